"""From tallies of days to weeks and months, in numpy: 100,000 entries are a few thousand days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from operator import attrgetter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from leader_journal.core.periods import Period, add_months, month_start
from leader_journal.core.tallies import DayTally
from leader_journal.insight.counts import SeriesCounts

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

_KINDS = ("shown", "partly", "missed", "not_relevant", "unmarked")
_EPOCH = dt.date(1970, 1, 1).toordinal()


class Days(Struct, frozen=True):
    """The days of one series as columns: `ordinals` ascending, `kinds` of shape (5, days), ordered as SeriesCounts."""

    ordinals: Counts
    kinds: Counts

    @classmethod
    def of(cls, tallies: Sequence[DayTally]) -> Days:
        """Turn tallies, oldest first, into columns."""
        size = len(tallies)
        ordinals = np.fromiter(map(dt.date.toordinal, map(attrgetter("day"), tallies)), np.int64, size)
        kinds = np.empty((len(_KINDS), size), np.int64)
        for row, name in enumerate(_KINDS):
            kinds[row] = np.fromiter(map(attrgetter(name), tallies), np.int64, size)
        return cls(ordinals, kinds)

    @property
    def shown(self) -> Counts:
        """Entries that showed it, a day."""
        row: Counts = self.kinds[0]
        return row

    @property
    def rated(self) -> Counts:
        """Entries that count, a day."""
        counted: Counts = self.kinds[:3].sum(axis=0)
        return counted

    @property
    def entries(self) -> Counts:
        """All entries, a day."""
        counted: Counts = self.kinds.sum(axis=0)
        return counted

    @property
    def first(self) -> dt.date | None:
        """The first day with an entry."""
        return dt.date.fromordinal(int(self.ordinals[0])) if self.ordinals.size else None

    @property
    def last(self) -> dt.date | None:
        """The last day with an entry."""
        return dt.date.fromordinal(int(self.ordinals[-1])) if self.ordinals.size else None

    def within(self, period: Period) -> Days:
        begin = 0 if period.first is None else int(np.searchsorted(self.ordinals, period.first.toordinal()))
        end = len(self.ordinals)
        if period.last is not None:
            end = int(np.searchsorted(self.ordinals, period.last.toordinal(), side="right"))
        return Days(self.ordinals[begin:end], self.kinds[:, begin:end])

    def total(self) -> SeriesCounts:
        """Sum all days."""
        return SeriesCounts(*map(int, self.kinds.sum(axis=1)))

    def by_month(self, months: Sequence[dt.date]) -> tuple[SeriesCounts, ...]:
        """Sum the days of each month; `months` are consecutive first days, and other days are left out."""
        if not months:
            return ()
        index = _months_since_epoch(self.ordinals) - (months[0].year * 12 + months[0].month)
        inside = (index >= 0) & (index < len(months))
        sums = [np.bincount(index[inside], row[inside], len(months)) for row in self.kinds]
        return tuple(SeriesCounts(*map(int, column)) for column in np.stack(sums, axis=1))

    def by_quarter(self) -> Iterator[tuple[dt.date, int, int]]:
        """Return the calendar quarters that have days, oldest first: the first day of each, shown and rated."""
        quarters, at = quarters_of(self.ordinals)
        sums = (np.bincount(at, counts, len(quarters)).astype(np.int64).tolist() for counts in (self.shown, self.rated))
        return zip(quarters, *sums, strict=True)

    def by_week(self, first_monday: dt.date, weeks: int) -> tuple[Counts, Counts]:
        """Return shown and rated of `weeks` weeks from a Monday on; other days are left out."""
        index = (self.ordinals - first_monday.toordinal()) // 7
        inside = (index >= 0) & (index < weeks)
        shown = np.bincount(index[inside], self.shown[inside], weeks).astype(np.int64)
        return shown, np.bincount(index[inside], self.rated[inside], weeks).astype(np.int64)


def months_between(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return the first days of all months from the one of `first` to the one of `last`."""
    begin = month_start(first)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(add_months(begin, ahead) for ahead in range(count))


def quarters_of(ordinals: Counts) -> tuple[tuple[dt.date, ...], Counts]:
    """Return the calendar quarters in which days lie, by their first days, and in which of them each day lies."""
    found, at = np.unique((_months_since_epoch(ordinals) - 1) // 3, return_inverse=True)
    return tuple(dt.date(of // 4, of % 4 * 3 + 1, 1) for of in found.tolist()), at


def _months_since_epoch(ordinals: Counts) -> Counts:
    """Return year * 12 + month (1-12) of each day."""
    days = (ordinals - _EPOCH).astype("datetime64[D]")
    return days.astype("datetime64[M]").astype(np.int64) + 1970 * 12 + 1


def month_axis(history: Sequence[Days], period: Period, last: dt.date) -> tuple[dt.date, ...]:
    """Return the months of the time axis: those of the period, but none before the first entry of all."""
    starts = [days.first for days in history if days.first is not None and days.first <= last]
    if not starts:
        return ()
    first = min(starts) if period.first is None else max(min(starts), period.first)
    return months_between(first, last) if first <= last else ()
