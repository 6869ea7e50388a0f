"""The quarterly scans of a history, replayed: what was flagged when, and what became of it on the entries since.

Nothing about patterns is stored. Each quarter's end is visited in turn with the entries up to it, as if it were that
day; what a scan flags is frozen with its direction and tested on what came after (docs/decisions/0009).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Generic

from leader_journal.core.periods import add_months, quarter_of
from leader_journal.core.tallies import DayTally, Factor, Group, LevelTally
from leader_journal.insight.counts import Direction
from leader_journal.insight.exact import Expected, Stratum, false_discovery
from leader_journal.insight.patterns import Confirmation, NewDay, Outcome, confirm, stands_out
from leader_journal.insight.thresholds import MIN_LEVEL, MIN_SIDE

Key = tuple[Factor, str, Group]
DaysOf = Callable[[Factor, str], Mapping[Group, Sequence[DayTally]]]
"""Gives the days of one level; asked for what was flagged only."""


@dataclass(frozen=True, slots=True)
class Flag(Generic[Group]):
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

    flags: tuple[Flag[Group], ...] = ()
    scanned: dt.date | None = None
    comparisons: int = 0


@dataclass(slots=True)
class _Sum:
    """Shown and rated entries up to a quarter."""

    shown: int = 0
    rated: int = 0

    def add(self, shown: int, rated: int) -> None:
        self.shown += shown
        self.rated += rated


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
    scans, days_since = _Scans(levels, tallies), _Since(tallies, days_of)
    latest: dict[Key[Group], Flag[Group]] = {}
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
                latest[key] = Flag(*key, closed, direction, tested, earlier)
                settled.add(key)
        for key in [key for key in settled if _set_aside(latest[key].confirmation, closed)]:
            scans.begin_anew(key)
            settled.discard(key)
    return Replay(tuple(latest.values()), scanned, comparisons)


def _set_aside(tested: Confirmation, day: dt.date) -> bool:
    """Return whether a pattern had been tested by a day, and had not shown."""
    return tested.outcome is Outcome.DID_NOT_SHOW and tested.on is not None and tested.on < day


@dataclass(slots=True)
class _History:
    """What a level's scans know: its entries, all entries of the same quarters, and what was to be expected."""

    inside: _Sum = field(default_factory=_Sum)
    every: _Sum = field(default_factory=_Sum)
    expected: Expected = field(default_factory=Expected.nothing)

    @property
    def comparable(self) -> bool:
        """Whether there are enough entries in the level and elsewhere."""
        return self.inside.rated >= MIN_LEVEL and self.every.rated - self.inside.rated >= MIN_SIDE

    @property
    def difference(self) -> float:
        """The share in the level less that elsewhere."""
        inside, every = self.inside, self.every
        return inside.shown / inside.rated - (every.shown - inside.shown) / (every.rated - inside.rated)


class _Scans(Generic[Group]):
    """Goes through a history quarter by quarter; each scan knows what came before it and nothing else."""

    def __init__(self, levels: Sequence[LevelTally[Group]], tallies: Mapping[Group, Sequence[DayTally]]) -> None:
        self._levels = _by_quarter(levels)
        self._totals: dict[tuple[Group, dt.date], _Sum] = defaultdict(_Sum)
        for series, days in tallies.items():
            for day in days:
                self._totals[series, quarter_of(day.day)].add(day.shown, day.rated)
        keys = dict.fromkeys(map(_key, levels))
        # a level that begins late is compared with all that came before it, too
        self._histories = {key: _History() for key in keys}

    def begin_anew(self, key: Key[Group]) -> None:
        """Forget what is known of a level."""
        self._histories[key] = _History()

    def close(self, quarter: dt.date) -> None:
        """Take the entries of a quarter in."""
        parts = self._levels.get(quarter, {})
        for key, history in self._histories.items():
            total = self._totals[key[2], quarter]
            history.every.add(total.shown, total.rated)
            part = parts.get(key)
            if part is not None and part.rated:
                history.inside.add(part.shown, part.rated)
                history.expected = history.expected.plus(Stratum(part.shown, part.rated, total.shown, total.rated))

    def scan(self) -> tuple[dict[Key[Group], Direction], int]:
        """Return what stands out, and how many comparisons that was out of."""
        compared = {key: history for key, history in self._histories.items() if history.comparable}
        surprises = [history.expected.tails() for history in compared.values()]
        adjusted = false_discovery([surprise.two_sided for surprise in surprises])
        flagged = {
            key: surprise.direction
            for (key, history), surprise, q in zip(compared.items(), surprises, adjusted, strict=True)
            if stands_out(q, surprise.direction, history.difference)
        }
        return flagged, len(compared)


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


def _key(tally: LevelTally[Group]) -> Key[Group]:
    return tally.factor, tally.level, tally.series


def _by_quarter(levels: Sequence[LevelTally[Group]]) -> Mapping[dt.date, Mapping[Key[Group], _Sum]]:
    quarters: dict[dt.date, dict[Key[Group], _Sum]] = defaultdict(lambda: defaultdict(_Sum))
    for tally in levels:
        quarters[tally.quarter][_key(tally)].add(tally.shown, tally.rated)
    return quarters
