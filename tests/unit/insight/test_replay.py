"""The scans of a history replayed: what is flagged when, what becomes of it, and that the future plays no part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from tests.unit.insight.levels import LevelDay, levels_of

from leader_journal.charts.patterns.build import build_patterns
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS
from leader_journal.core.tallies import DayTally, Factor, Tallies
from leader_journal.core.terms import Kind, Series
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Direction, Evidence
from leader_journal.insight.patterns import FlagOutcome
from leader_journal.insight.replay import Replay
from leader_journal.insight.replay import replay as replay_of

Q1, Q2, Q3, Q4 = (dt.date(2026, month, 1) for month in (1, 4, 7, 10))
LAST = dt.date(2026, 12, 31)
ROOM = Series.ROOM


def made(*quarters: tuple[dt.date, int, int, int, int]) -> tuple[list[LevelDay], Tallies]:
    """Quarters on two days each: first day, breaches shown and rated, ideas shown and rated."""
    levels: list[LevelDay] = []
    days: list[DayTally] = []
    for first, shown, rated, other_shown, other_rated in quarters:
        for offset, kind, k, n in ((0, Kind.BREACH, shown, rated), (1, Kind.IDEA, other_shown, other_rated)):
            if n:
                day = first + dt.timedelta(days=offset)
                levels.append(LevelDay(Factor.KIND, kind.value, ROOM, day, k, n))
                days.append(DayTally(day, shown=k, missed=n - k))
    return levels, {series: tuple(days) if series is ROOM else () for series in Series}


def replay(levels: list[LevelDay], tallies: Tallies, today: dt.date) -> Replay[Series]:
    known = levels_of(levels)
    return replay_of(known.history, {series: Days.of(days) for series, days in tallies.items()}, known.days_of, today)


RARE = (Q1, 0, 12, 20, 28)


def test_a_pattern_is_flagged_when_its_quarter_has_closed() -> None:
    levels, tallies = made(RARE)
    assert replay(levels, tallies, Q2 - dt.timedelta(days=1)).flags == ()
    played = replay(levels, tallies, Q2)
    assert {(flag.level, flag.scanned, flag.direction) for flag in played.flags} == {
        ("breach", Q2, Direction.LESS),
        ("idea", Q2, Direction.MORE),
    }
    assert (played.scanned, played.comparisons) == (Q2, 2)
    assert {flag.confirmation.outcome for flag in played.flags} == {FlagOutcome.WAITING}


@pytest.mark.parametrize(("shown", "outcome"), [(1, FlagOutcome.HELD_UP), (6, FlagOutcome.DID_NOT_SHOW)])
def test_it_is_tested_on_what_came_after(shown: int, outcome: FlagOutcome) -> None:
    levels, tallies = made(RARE, (Q2, shown, 10, 14, 22))
    breach = next(flag for flag in replay(levels, tallies, Q2 + dt.timedelta(days=5)).flags if flag.level == "breach")
    assert (breach.scanned, breach.confirmation.outcome) == (Q2, outcome)
    assert (breach.confirmation.shown, breach.confirmation.rated) == (shown, 10)


def test_what_comes_later_alters_neither_the_day_nor_the_outcome() -> None:
    levels, tallies = made(RARE, (Q2, 1, 10, 14, 22))
    then = replay(levels, tallies, Q3)
    levels, tallies = made(RARE, (Q2, 1, 10, 14, 22), (Q3, 30, 30, 5, 30))
    assert {(f.level, f.scanned, f.direction, f.confirmation) for f in replay(levels, tallies, Q4).flags} >= {
        (f.level, f.scanned, f.direction, f.confirmation) for f in then.flags
    }


def test_what_did_not_show_is_flagged_again_by_later_quarters_alone() -> None:
    fell_back = (RARE, (Q2, 6, 10, 12, 22))
    levels, tallies = made(*fell_back)
    assert next(f for f in replay(levels, tallies, LAST).flags if f.level == "breach").scanned == Q2
    levels, tallies = made(*fell_back, (Q3, 0, 12, 20, 28))
    again = next(f for f in replay(levels, tallies, Q4).flags if f.level == "breach")
    assert (again.scanned, again.confirmation.outcome) == (Q4, FlagOutcome.WAITING)
    levels, tallies = made(*fell_back, (Q3, 4, 12, 12, 28))  # with the entries of the first it would stand out still
    assert next(f for f in replay(levels, tallies, Q4).flags if f.level == "breach").scanned == Q2


def test_nothing_to_scan() -> None:
    levels, tallies = made()
    assert (replay(levels, tallies, LAST).flags, replay(levels, tallies, LAST).scanned) == ((), None)


@pytest.mark.parametrize(
    ("days", "evidence"),
    [((), Evidence.NONE), ((DayTally(Q1, unmarked=2),), Evidence.UNRATED), ((DayTally(Q1, shown=4),), Evidence.FEW)],
)
def test_without_enough_there_are_no_rows(days: Sequence[DayTally], evidence: Evidence) -> None:
    levels = [LevelDay(Factor.KIND, "idea", ROOM, day.day, day.shown, day.rated) for day in days if day.rated]
    finding = build_patterns(dict.fromkeys(Series, tuple(days)), levels_of(levels), ROOM, ALWAYS, EVERYTHING, Q3)
    assert (finding.evidence, finding.rows) == (evidence, ())


def test_a_filter_that_leaves_nothing_is_no_empty_journal() -> None:
    ideas = EntryFilter(kinds=frozenset({Kind.IDEA}))
    finding = build_patterns(dict.fromkeys(Series, ()), levels_of([]), ROOM, ALWAYS, ideas, Q3)
    assert finding.evidence is Evidence.NO_MATCH
