"""What is counted as told, and as come back to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.charts.desk import ago
from tests.charts.narrow_entries import made, narrow_entries, seen

from leader_journal.charts.loops.build import build_loops, build_repair
from leader_journal.charts.loops.finding import DAY_BINS
from leader_journal.core.follow_up import loop_open
from leader_journal.core.terms import Loop, Outcome, Quality, Reaction, Repair, Tone


def test_told_of_those_with_something_to_tell() -> None:
    finding = build_loops(
        seen(
            [
                made(ago(30), 1, loop=Loop.NOT_YET),
                made(ago(20), 2, loop=Loop.TOLD, told_on=ago(17)),
                made(ago(10), 3, loop=Loop.TOLD, told_on=ago(10)),
                made(ago(9), 4, loop=Loop.TOLD),
                made(ago(8), 5, loop=Loop.NOTHING_TO_TELL),
                made(ago(7), 6),
                made(ago(6), 7, outcome=Outcome.POSTPONED),
                made(ago(5), 8, loop=Loop.NOT_YET),
                made(ago(4), 9, loop=Loop.NOTHING_TO_TELL, outcome=Outcome.POSTPONED),
                made(ago(0), 10, loop=Loop.NOT_YET),
            ]
        )
    )
    assert finding.rate is not None
    assert (finding.rate.shown, finding.rate.rated, finding.nothing_to_tell) == (3, 6, 2), "today is not counted yet"
    assert [one.days for one in finding.done] == [3, 0, None]
    assert [one.days for one in finding.open] == [30, 6, 5, 0], "oldest first, with the days since"
    assert finding.dated == 2


def test_what_is_open_is_open_by_the_rule_of_the_journal() -> None:
    for one in narrow_entries(300, seed=4):
        finding = build_loops(seen([one]))
        assert bool(finding.open) is loop_open(one)


def test_the_quick_ones_alone_do_not_make_the_median() -> None:
    told = [made(ago(40 - at), at, loop=Loop.TOLD, told_on=ago(39 - at)) for at in range(4)]
    waiting = [made(ago(30 - at), 10 + at, loop=Loop.NOT_YET) for at in range(5)]
    assert build_loops(seen(told)).median_days == 1
    assert build_loops(seen([*told, *waiting])).median_days is None
    assert build_loops(seen([*told, *waiting[:3]])).median_days == 1


def test_told_before_it_happened_is_told_the_same_day() -> None:
    finding = build_loops(seen([made(ago(5), loop=Loop.TOLD, told_on=ago(6))]))
    assert [one.days for one in finding.done] == [0]


def test_sharp_and_closing_reactions_are_what_there_is_to_repair() -> None:
    finding = build_repair(
        seen(
            [
                made(ago(9), 1, tone=Tone.SHARP, reactions=(Reaction.THANKED,)),
                made(ago(8), 2, reactions=(Reaction.DEFENDED,), came_back_on=ago(4)),
                made(ago(7), 3, reactions=(Reaction.THANKED, Reaction.DEFENDED), came_back_on=ago(4)),
                made(ago(6), 4, reactions=(Reaction.DEFENDED,), quality_overruled=Quality.CONSTRUCTIVE),
                made(ago(5), 5, tone=Tone.CALM, came_back_on=ago(1)),
                made(ago(4), 6, tone=Tone.SHARP, repair=Repair.NOT_YET),
                made(ago(3), 7, tone=Tone.SHARP, repair=Repair.NOTHING),
                made(ago(0), 8, tone=Tone.SHARP, repair=Repair.NOT_YET),
            ]
        )
    )
    assert [(one.id[-1], one.days) for one in finding.done] == [("2", 4)]
    assert [(one.id[-1], one.days) for one in finding.open] == [("6", 4), ("8", 0)]
    assert [one.id[-1] for one in finding.unanswered] == ["1"]
    assert finding.nothing_to_come_back_to == 1
    assert finding.rate is not None
    assert (finding.rate.shown, finding.rate.rated) == (1, 2), "neither silence nor today is in the denominator"


def test_honest_silence_is_not_punished() -> None:
    silent = build_repair(seen([made(ago(at + 1), at, tone=Tone.SHARP) for at in range(322)]))
    assert silent.rate is None
    assert len(silent.unanswered) == 322


@given(st.integers(0, 4000))
def test_every_number_of_days_is_in_one_column(days: int) -> None:
    assert sum(days in span for span in DAY_BINS) == 1
