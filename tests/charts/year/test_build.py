"""Chart 6: twelve months of days, by number of entries or by how the reactions went."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.charts.year.build import build_year, told_periods
from leader_journal.charts.year.finding import DayReactions, ToldMore
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Kind
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence

TODAY = dt.date(2026, 11, 24)
_TOLD = Period(dt.date(2026, 8, 1), dt.date(2026, 10, 31))


def test_it_holds_twelve_months_and_only_days_with_entries() -> None:
    first, before = dt.date(2025, 11, 25), dt.date(2025, 11, 24)
    days = [DayTally(before, shown=1), DayTally(first, shown=1), DayTally(TODAY, unmarked=2)]
    finding = build_year(days, EVERYTHING, TODAY)
    assert finding.period == Period(first, TODAY)
    assert [day.day for day in finding.days] == [first, TODAY]
    assert finding.counts.entries == 3
    assert finding.day_filter(first) == EntryFilter(period=Period(first, first))


@pytest.mark.parametrize(
    ("day", "reactions"),
    [
        (DayTally(TODAY, shown=2), DayReactions.CONSTRUCTIVE),
        (DayTally(TODAY, shown=1, partly=1), DayReactions.BOTH),
        (DayTally(TODAY, shown=1, missed=1, unmarked=1), DayReactions.BOTH),
        (DayTally(TODAY, partly=1, missed=1), DayReactions.NOT_CONSTRUCTIVE),
        (DayTally(TODAY, unmarked=1), DayReactions.NOT_RATED),
    ],
)
def test_how_the_reactions_of_a_day_went(day: DayTally, reactions: DayReactions) -> None:
    assert build_year([day], EVERYTHING, TODAY).reactions_of(day) is reactions


@pytest.mark.parametrize(("most", "steps"), [(1, (2, 3)), (3, (2, 3)), (4, (3, 5)), (9, (4, 7)), (100, (35, 69))])
def test_three_steps_reach_up_to_the_busiest_day(most: int, steps: tuple[int, int]) -> None:
    busiest = DayTally(TODAY, unmarked=most)
    finding = build_year([DayTally(TODAY - dt.timedelta(days=1), shown=1), busiest], EVERYTHING, TODAY)
    assert finding.steps == steps
    assert finding.step_of(finding.days[0]) == 0
    assert finding.step_of(busiest) == (0 if most == 1 else 2 if most > 1 and most >= steps[1] else 1)


def test_nothing_written_is_told_apart_from_nothing_in_the_year() -> None:
    assert build_year([], EVERYTHING, TODAY).evidence is Evidence.NONE
    assert build_year([DayTally(dt.date(2020, 1, 1), shown=1)], EVERYTHING, TODAY).evidence is Evidence.NO_MATCH
    assert build_year([], EntryFilter(kinds=frozenset({Kind.IDEA})), TODAY).evidence is Evidence.NO_MATCH
    assert build_year([DayTally(TODAY, unmarked=1)], EVERYTHING, TODAY).evidence is Evidence.UNRATED


@pytest.mark.parametrize(
    ("before", "since", "told"),
    [
        (9, 14, ()),
        (5, 20, (ToldMore(_TOLD, Kind.MISTAKE, 5, 20, Certainty.POSSIBLE),)),
        (5, 30, (ToldMore(_TOLD, Kind.MISTAKE, 5, 30, Certainty.CLEAR),)),
        (20, 5, ()),
        (30, 5, ()),
        (1, 1, ()),
    ],
)
def test_clearly_more_mistakes_told_is_said_and_fewer_is_not(
    before: int, since: int, told: tuple[ToldMore, ...]
) -> None:
    days = [DayTally(TODAY - dt.timedelta(days=300), shown=1), DayTally(TODAY, shown=1)]
    assert build_year(days, EVERYTHING, TODAY, told={Kind.MISTAKE: (before, since)}).told_more == told


def test_a_journal_that_was_just_begun_tells_of_no_more() -> None:
    days = [DayTally(TODAY - dt.timedelta(days=100), shown=1), DayTally(TODAY, shown=1)]
    assert build_year(days, EVERYTHING, TODAY, told={Kind.MISTAKE: (2, 30)}).told_more == ()


def test_the_two_quarters_touch() -> None:
    before, since = told_periods(TODAY)
    assert before.last is not None
    assert since.first is not None
    assert (before.first, since.last) == (dt.date(2026, 5, 1), dt.date(2026, 10, 31)), "months that are over"
    assert (since.first - before.last).days == 1
    assert before.common(since) is None
