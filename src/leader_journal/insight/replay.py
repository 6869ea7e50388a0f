"""The quarterly scans of a history, replayed: what was flagged when, and what became of it on the entries since.

Nothing about patterns is stored. Each quarter's end is visited in turn with the entries up to it, as if it were that
day; what a scan flags is frozen with its direction and tested on what came after (docs/decisions/0009).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic

import numpy as np
from msgspec import Struct

from leader_journal.core.periods import add_months
from leader_journal.core.tallies import Factor, Group, LevelTally
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Direction
from leader_journal.insight.patterns import Confirmation, FlagOutcome, NewDay, confirm
from leader_journal.insight.scans import Key, Scans
from leader_journal.insight.standing import Standing
from leader_journal.insight.thresholds import HELD_UP_MONTHS

DaysOf = Callable[[Factor, str], Mapping[Group, Days]]
"""Gives the days of one level; asked for what was flagged only."""


class Since(Struct, frozen=True):
    """The marked entries since a pattern was flagged: those of the level, and those elsewhere."""

    shown: int
    rated: int
    other_shown: int
    other_rated: int

    @property
    def elsewhere(self) -> tuple[int, int]:
        """Shown and marked elsewhere."""
        return self.other_shown, self.other_rated


class ReplayedFlag(Struct, Generic[Group], frozen=True):
    """A pattern that the scan of the quarter before `scanned` flagged, and what the entries since say.

    `since` counts all entries after the scan, none of which helped to flag it. `lapsed` is the day from which a pattern
    that held up is no longer told, None while it is.
    """

    factor: Factor
    level: str
    series: Group
    scanned: dt.date
    direction: Direction
    confirmation: Confirmation
    earlier: tuple[dt.date, ...] = ()
    """The scans that had flagged it before, and it did not show then; oldest first."""
    since: Since = Since(0, 0, 0, 0)
    lapsed: dt.date | None = None


class Replay(Struct, Generic[Group], frozen=True):
    """The latest flag of every pattern that was ever flagged; the day of the last scan, and its comparisons."""

    flags: tuple[ReplayedFlag[Group], ...] = ()
    scanned: dt.date | None = None
    comparisons: int = 0


_STANDING = {
    FlagOutcome.WAITING: Standing.WORTH_A_LOOK,
    FlagOutcome.HELD_UP: Standing.HELD_UP,
    FlagOutcome.DID_NOT_SHOW: Standing.DID_NOT_SHOW,
}


def standing_of(flag: ReplayedFlag[Group]) -> Standing:
    """Return where something stands that a scan flagged, whatever is counted in the period."""
    return Standing.LAPSED if flag.lapsed is not None else _STANDING[flag.confirmation.outcome]


def replay(
    levels: Sequence[LevelTally[Group]],
    totals: Mapping[Group, Days],
    days_of: DaysOf[Group],
    today: dt.date,
) -> Replay[Group]:
    """Return what the scans at the end of every quarter up to `today` found, each with what was known then.

    `levels` are the quarters of every level, `totals` the days of all entries, both by series (or by
    another group that is compared by itself). A pattern is tested once. Where it did not show, it may be flagged again,
    but only on entries of the quarters after: those that flagged it before would flag it for ever. What held up is told
    for two years, and may be found anew after that.
    """
    scans, days_since = Scans(levels, totals), _Since(totals, days_of)
    latest: dict[Key[Group], ReplayedFlag[Group]] = {}
    settled: set[Key[Group]] = set()
    scanned, comparisons = None, 0
    for quarter in scans.quarters:
        closed = add_months(quarter, 3)
        if closed > today:
            break
        scans.close(quarter)
        flagged, comparisons = scans.scan()
        scanned = closed
        for key, direction in flagged.items():
            if key not in settled:
                latest[key] = _flag(key, closed, direction, days_since, latest.get(key), today)
                settled.add(key)
        for key in [key for key in settled if _over(latest[key], closed)]:
            scans.begin_anew(key)
            settled.discard(key)
    return Replay(tuple(latest.values()), scanned, comparisons)


def _flag(
    key: Key[Group],
    scanned: dt.date,
    direction: Direction,
    days_since: _Since[Group],
    before: ReplayedFlag[Group] | None,
    today: dt.date,
) -> ReplayedFlag[Group]:
    """Return what a scan flagged, with what became of it by `today`."""
    tested = confirm(direction, days_since.days(key, scanned))
    earlier: tuple[dt.date, ...] = ()
    if before is not None:
        did_not_show = before.confirmation.outcome is FlagOutcome.DID_NOT_SHOW
        earlier = (*before.earlier, before.scanned) if did_not_show else before.earlier
    lapses = None
    if tested.outcome is FlagOutcome.HELD_UP and tested.on is not None:
        lapses = add_months(tested.on, HELD_UP_MONTHS)
    lapsed = lapses if lapses is not None and lapses <= today else None
    return ReplayedFlag(*key, scanned, direction, tested, earlier, days_since.counted(key, scanned), lapsed)


def _over(flag: ReplayedFlag[Group], day: dt.date) -> bool:
    """Return whether a pattern may be looked for anew on a day: it had not shown, or had held up too long ago."""
    tested = flag.confirmation
    if tested.outcome is FlagOutcome.DID_NOT_SHOW:
        return tested.on is not None and tested.on < day
    return flag.lapsed is not None and flag.lapsed < day


class _Since(Generic[Group]):
    """The entries of a level from a day on, beside all entries: day by day until they suffice, and summed up."""

    def __init__(self, totals: Mapping[Group, Days], days_of: DaysOf[Group]) -> None:
        self._every = {series: _Rated(days) for series, days in totals.items()}
        self._days_of = days_of
        self._known: dict[tuple[Factor, str], dict[Group, _Rated]] = {}

    def days(self, key: Key[Group], since: dt.date) -> Iterator[NewDay]:
        """Yield the days with rated entries from a day on, oldest first."""
        held = self._held(key).by_day
        for day, all_shown, all_rated in self._every[key[2]].since(since):
            shown, rated = held.get(day, (0, 0))
            yield NewDay(dt.date.fromordinal(day), shown, rated, all_shown, all_rated)

    def counted(self, key: Key[Group], since: dt.date) -> Since:
        """Return the counts from a day on."""
        shown, rated = self._held(key).counted(since)
        all_shown, all_rated = self._every[key[2]].counted(since)
        return Since(shown, rated, all_shown - shown, all_rated - rated)

    def _held(self, key: Key[Group]) -> _Rated:
        factor, level, series = key
        if (factor, level) not in self._known:
            found = self._days_of(factor, level)
            self._known[factor, level] = {one: _Rated(days) for one, days in found.items()}
        return self._known[factor, level][series]


class _Rated:
    """The days of a series that have rated entries, oldest first, as ordinals."""

    def __init__(self, days: Days) -> None:
        held = days.rated > 0
        self._days, self._shown, self._rated = (of[held] for of in (days.ordinals, days.shown, days.rated))

    @cached_property
    def by_day(self) -> Mapping[int, tuple[int, int]]:
        """Shown and rated of each day."""
        return {day: (shown, rated) for day, shown, rated in self._from(0)}

    def since(self, day: dt.date) -> Iterator[tuple[int, int, int]]:
        """Return the days from one on: which, shown and rated."""
        return self._from(self._at(day))

    def counted(self, since: dt.date) -> tuple[int, int]:
        """Return how many were shown and rated from a day on."""
        at = self._at(since)
        return int(self._shown[at:].sum()), int(self._rated[at:].sum())

    def _from(self, at: int) -> Iterator[tuple[int, int, int]]:
        columns = (of[at:].tolist() for of in (self._days, self._shown, self._rated))
        return zip(*columns, strict=True)

    def _at(self, day: dt.date) -> int:
        return int(np.searchsorted(self._days, day.toordinal()))
