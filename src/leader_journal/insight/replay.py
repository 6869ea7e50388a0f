"""The quarterly scans of a history, replayed: what was flagged when, and what became of it on the entries since.

Nothing about patterns is stored. Each quarter's end is visited in turn with the entries up to it, as if it were that
day; what a scan flags is frozen with its direction and tested on what came after (docs/decisions/0009).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic

from leader_journal.core.periods import add_months, quarter_of
from leader_journal.core.tallies import DayTally, Factor, Group, LevelTally
from leader_journal.insight.counts import Direction
from leader_journal.insight.patterns import Confirmation, FlagOutcome, NewDay, confirm
from leader_journal.insight.scans import Key, Scans

DaysOf = Callable[[Factor, str], Mapping[Group, Sequence[DayTally]]]
"""Gives the days of one level; asked for what was flagged only."""


@dataclass(frozen=True, slots=True)
class ReplayedFlag(Generic[Group]):
    """A pattern that the scan of the quarter before `scanned` flagged, and what the entries since say."""

    factor: Factor
    level: str
    series: Group
    scanned: dt.date
    direction: Direction
    confirmation: Confirmation
    earlier: tuple[dt.date, ...] = ()
    """The scans that had flagged it before, and it did not show then; oldest first."""


@dataclass(frozen=True, slots=True)
class Replay(Generic[Group]):
    """The latest flag of every pattern that was ever flagged; the day of the last scan, and its comparisons."""

    flags: tuple[ReplayedFlag[Group], ...] = ()
    scanned: dt.date | None = None
    comparisons: int = 0


def replay(
    levels: Sequence[LevelTally[Group]],
    tallies: Mapping[Group, Sequence[DayTally]],
    days_of: DaysOf[Group],
    today: dt.date,
) -> Replay[Group]:
    """Return what the scans at the end of every quarter up to `today` found, each with what was known then.

    `levels` are the quarters of every level, `tallies` the days of all entries, oldest first, both by series (or by
    another group that is compared by itself). A pattern is tested once. Where it did not show, it may be flagged again,
    but only on entries of the quarters after: those that flagged it before would flag it for ever.
    """
    quarters = sorted({quarter_of(day.day) for days in tallies.values() for day in days if day.rated})
    scans, days_since = Scans(levels, tallies), _Since(tallies, days_of)
    latest: dict[Key[Group], ReplayedFlag[Group]] = {}
    settled: set[Key[Group]] = set()
    scanned, comparisons = None, 0
    for quarter in quarters:
        closed = add_months(quarter, 3)
        if closed > today:
            break
        scans.close(quarter)
        flagged, comparisons = scans.scan()
        scanned = closed
        for key, direction in flagged.items():
            if key not in settled:
                tested = confirm(direction, days_since(key, closed))
                before = latest.get(key)
                earlier = () if before is None else (*before.earlier, before.scanned)
                latest[key] = ReplayedFlag(*key, closed, direction, tested, earlier)
                settled.add(key)
        for key in [key for key in settled if _set_aside(latest[key].confirmation, closed)]:
            scans.begin_anew(key)
            settled.discard(key)
    return Replay(tuple(latest.values()), scanned, comparisons)


def _set_aside(tested: Confirmation, day: dt.date) -> bool:
    """Return whether a pattern had been tested by a day, and had not shown."""
    return tested.outcome is FlagOutcome.DID_NOT_SHOW and tested.on is not None and tested.on < day


class _Since(Generic[Group]):
    """The days of a level from a day on, beside those of all entries."""

    def __init__(self, tallies: Mapping[Group, Sequence[DayTally]], days_of: DaysOf[Group]) -> None:
        self._tallies = tallies
        self._days_of = days_of
        self._known: dict[tuple[Factor, str], Mapping[Group, Mapping[dt.date, DayTally]]] = {}

    def __call__(self, key: Key[Group], since: dt.date) -> Iterator[NewDay]:
        factor, level, series = key
        if (factor, level) not in self._known:
            found = self._days_of(factor, level)
            self._known[factor, level] = {one: {day.day: day for day in days} for one, days in found.items()}
        held, every = self._known[factor, level][series], self._tallies[series]
        for day in every[bisect_left(every, since, key=attrgetter("day")) :]:
            if day.rated:
                part = held.get(day.day)
                shown, rated = (part.shown, part.rated) if part is not None else (0, 0)
                yield NewDay(day.day, shown, rated, day.shown, day.rated)
