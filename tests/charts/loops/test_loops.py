"""What is counted as told, and as come back to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.charts.narrow_entries import ago, made, seen

from leader_journal.charts.loops.build import build_loops, build_repair
from leader_journal.charts.loops.finding import DAY_BINS
from leader_journal.core.terms import Loop, Quality, Reaction, Tone


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
                made(ago(5), 7, loop=Loop.NOT_YET),
            ]
        )
    )
    assert finding.rate is not None
    assert (finding.rate.shown, finding.rate.rated, finding.nothing_to_tell) == (3, 5, 1)
    assert [one.days for one in finding.done] == [3, 0, None]
    assert [one.days for one in finding.open] == [30, 5], "oldest first, with the days since"
    assert (finding.median_days, finding.dated) == (0, 2)


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
            ]
        )
    )
    assert [(one.id[-1], one.days) for one in finding.done] == [("2", 4)]
    assert [(one.id[-1], one.days) for one in finding.open] == [("1", 9)]


@given(st.integers(0, 4000))
def test_every_number_of_days_is_in_one_column(days: int) -> None:
    assert sum(days in span for span in DAY_BINS) == 1
