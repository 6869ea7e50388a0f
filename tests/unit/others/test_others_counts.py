"""What is counted about how it goes with the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.others.narrow_entries import BUILDERS, ago, made, narrow_entries, seen

from leader_journal.charts.bad_news_age.build import build_bad_news_age
from leader_journal.charts.came_back.build import build_came_back
from leader_journal.charts.loops.build import build_loops, build_repair
from leader_journal.charts.loops.finding import DAY_BINS
from leader_journal.charts.shared_own.build import build_shared_own
from leader_journal.charts.themes.build import build_themes
from leader_journal.charts.tone_outcome.build import build_tone_outcome
from leader_journal.core.filters import EntryFilter
from leader_journal.core.follow_up import loop_open
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.periods import Period
from leader_journal.core.terms import CameWithMore, Kind, KnownFor, Loop, Outcome, Quality, Reaction, Repair, Tone
from leader_journal.insight.counts import Evidence


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


def test_a_yes_in_a_sharp_tone_and_a_no_without_thanks_stand_out() -> None:
    finding = build_tone_outcome(
        seen(
            [
                made(ago(9), 1, tone=Tone.SHARP, outcome=Outcome.ACCEPTED, reactions=(Reaction.THANKED,)),
                made(ago(8), 2, tone=Tone.CALM, outcome=Outcome.ACCEPTED),
                made(ago(7), 3, tone=Tone.CALM, outcome=Outcome.DECLINED, reactions=(Reaction.THANKED,)),
                made(ago(6), 4, outcome=Outcome.DECLINED, reactions=(Reaction.LISTENED,)),
                made(ago(5), 5, tone=Tone.SHARP, outcome=Outcome.POSTPONED),
                made(ago(4), 6, tone=Tone.SHARP),
            ]
        )
    )
    assert [one.id[-1] for one in finding.against(Outcome.ACCEPTED)] == ["1"]
    assert [one.id[-1] for one in finding.against(Outcome.DECLINED)] == ["4"]
    assert not finding.against(Outcome.POSTPONED)
    assert [one.id[-1] for one in finding.cell(None, Outcome.DECLINED)] == ["4"]
    assert len(finding.decisions) == 5


def heard(ages: str) -> list[NarrowEntry]:
    """Return mistakes, one a week, oldest first: `f` had been known for days, `o` for months."""
    return [
        made(
            ago(7 * (len(ages) - at)),
            at,
            kind=Kind.MISTAKE,
            known_for=KnownFor.DAYS if age == "f" else KnownFor.MONTHS,
        )
        for at, age in enumerate(ages)
    ]


def test_questions_and_ideas_are_no_bad_news() -> None:
    found = [made(ago(9 - at), at, kind=kind, known_for=KnownFor.WEEKS) for at, kind in enumerate(Kind)]
    finding = build_bad_news_age(seen(found))
    assert len(finding.heard) == 4
    assert sum(len(finding.cell(quarter, KnownFor.WEEKS)) for quarter in finding.quarters) == 4


def turn_of(ages: str) -> tuple[str, bool] | None:
    """How sure a turn is, and whether news comes sooner."""
    found = heard(ages)
    turn = build_bad_news_age(replace(seen(found), history=found)).turn
    return None if turn is None else (turn.certainty.value, turn.sooner)


def test_sooner_or_later_is_told_as_surely_as_any_other_change() -> None:
    assert turn_of("o" * 30 + "f" * 30) == ("clear", True)
    assert turn_of("f" * 30 + "o" * 30) == ("clear", False)
    assert turn_of("o" * 15 + "f" * 14) == ("possible", True)
    assert turn_of("o" * 10 + "f" * 9) is None, "fewer than twenty"
    assert turn_of("of" * 30) is None
    assert turn_of("ooooofffff" + "oooffffffff") is None


def test_a_turn_is_dated_by_what_changed_and_not_by_the_middle() -> None:
    found = heard("o" * 45 + "f" * 15)
    turn = build_bad_news_age(replace(seen(found), history=found)).turn
    assert turn is not None
    assert abs((turn.around - found[45].day).days) < 35
    assert (turn.before.shown, turn.since.shown) == (0, 15)


def test_a_turn_is_looked_for_in_all_history_and_told_of_what_is_shown() -> None:
    found = heard("o" * 30 + "f" * 30)
    shown = replace(seen(found[-5:], Period(found[-5].day, None)), history=found)
    finding = build_bad_news_age(shown)
    assert len(finding.heard) == 5
    assert finding.turn is not None
    assert finding.turn.before.rated + finding.turn.since.rated == 60


def test_what_cannot_be_told_yet_is_in_no_denominator() -> None:
    answers = (CameWithMore.YES, CameWithMore.NO, CameWithMore.CANNOT_TELL, CameWithMore.YES)
    finding = build_came_back(seen([made(ago(9 - at), at, came_with_more=one) for at, one in enumerate(answers)]))
    assert finding.rate is not None
    assert (finding.rate.shown, finding.rate.rated) == (2, 3)
    assert finding.evidence is Evidence.FEW
    unsure = build_came_back(seen([made(ago(3), came_with_more=CameWithMore.CANNOT_TELL)]))
    assert unsure.rate is None
    assert unsure.evidence is Evidence.UNRATED


def test_the_ledger_stands_by_month_gaps_included() -> None:
    found = [made(dt.date(2026, 8, 31), 1, shared_own=True), made(dt.date(2026, 10, 1), 2, shared_own=True)]
    finding = build_shared_own(seen(found))
    assert [month.month for month in finding.months] == [8, 9, 10, 11]
    assert [len(finding.of_month(month)) for month in finding.months] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    ("days", "together"),
    [
        ((89, 40, 0), [True, True, True]),
        ((90, 40, 0), None),
        ((300, 89, 40, 0), [False, True, True, True]),
        ((10, 10, 10), [True, True, True]),
        ((10, 0), None),
    ],
)
def test_three_times_in_ninety_days(days: tuple[int, ...], together: list[bool] | None) -> None:
    found = [made(ago(day), at, themes=("Tempo",)) for at, day in enumerate(days)]
    (theme,) = build_themes(seen(found)).returning or (None,)
    assert (None if theme is None else [one.together for one in theme.entries]) == together


def test_the_theme_that_came_most_often_stands_first() -> None:
    found = [made(ago(20 - at), at, themes=("b",) if at % 2 else ("a", "b", "b")) for at in range(8)]
    finding = build_themes(seen(found))
    assert [(theme.name, theme.most) for theme in finding.returning] == [("b", 8), ("a", 4)]
    assert finding.themes_in_all == 2


@pytest.mark.parametrize("chart", BUILDERS)
def test_an_empty_journal_is_told_from_a_period_without_entries(chart: str) -> None:
    build = BUILDERS[chart]
    assert build(seen([], history=False)).evidence is Evidence.NONE
    assert build(seen([])).evidence is Evidence.NO_MATCH
    assert build(seen([made(ago(1))])).evidence is Evidence.UNRATED


@pytest.mark.parametrize("chart", BUILDERS)
def test_where_nothing_is_drawn_the_entries_of_the_period_can_be_opened(chart: str) -> None:
    period = Period(ago(30), ago(2))
    assert BUILDERS[chart](seen([made(ago(3))], period)).entries_filter() == EntryFilter(period=period)


@given(st.integers(0, 4000))
def test_every_number_of_days_is_in_one_column(days: int) -> None:
    assert sum(days in span for span in DAY_BINS) == 1
