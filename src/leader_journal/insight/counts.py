"""Counts, rates and how much they are worth: what every finding is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Mark
from leader_journal.insight.thresholds import MIN_PERCENT, MIN_TREND


class Direction(StrEnum):
    """Which way."""

    MORE = "more"
    LESS = "less"


class Evidence(StrEnum):
    """How much there is to go by, least first. It decides what may be said and drawn."""

    NONE = "none"
    """The journal has no entries yet."""
    NO_MATCH = "no_match"
    """The journal has entries, or may have, but the filter or the period leaves none."""
    UNRATED = "unrated"
    """Entries, but none that counts in this series."""
    FEW = "few"
    """1-4 rated entries: counts only, no percentage."""
    SOME = "some"
    """5-19 rated entries: a rate with its range, no level and no change."""
    ENOUGH = "enough"
    """20 rated entries or more: level over time, and change."""

    @property
    def rank(self) -> int:
        """Position in this order, 0 for the least."""
        return list(Evidence).index(self)


class Rate(Struct, frozen=True):
    """`shown` of `rated` (at least one), with the Wilson 95 % range `low`..`high`."""

    shown: int
    rated: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The observed share."""
        return self.shown / self.rated

    @property
    def tellable(self) -> bool:
        """Whether there are enough entries to say it as a percentage."""
        return self.rated >= MIN_PERCENT


class SeriesCounts(Struct, frozen=True):
    """How entries count in one series. For the reactions: constructive, mixed and closing as shown, partly, missed."""

    shown: int = 0
    partly: int = 0
    missed: int = 0
    not_relevant: int = 0
    unmarked: int = 0

    @classmethod
    def of(cls, days: Iterable[DayTally]) -> SeriesCounts:
        """Sum the tallies of some days."""
        total = [0, 0, 0, 0, 0]
        for day in days:
            for at, count in enumerate((day.shown, day.partly, day.missed, day.not_relevant, day.unmarked)):
                total[at] += count
        return cls(*total)

    @property
    def rated(self) -> int:
        """The denominator: entries that count."""
        return self.shown + self.partly + self.missed

    @property
    def entries(self) -> int:
        """All entries, those that do not count included."""
        return self.rated + self.not_relevant + self.unmarked

    def with_rating(self, mark: Mark) -> int:
        """Return how many entries have one mark."""
        return {
            Mark.SHOWN: self.shown,
            Mark.PARTLY: self.partly,
            Mark.MISSED: self.missed,
            Mark.NOT_RELEVANT: self.not_relevant,
            Mark.UNMARKED: self.unmarked,
        }[mark]


def evidence_of(counts: SeriesCounts, *, if_empty: Evidence = Evidence.NONE) -> Evidence:
    """Return how much there is to go by; without any entries, `if_empty` (NONE or NO_MATCH)."""
    if counts.entries == 0:
        return if_empty
    if counts.rated == 0:
        return Evidence.UNRATED
    if counts.rated < MIN_PERCENT:
        return Evidence.FEW
    return Evidence.SOME if counts.rated < MIN_TREND else Evidence.ENOUGH


def if_empty_of(filter: EntryFilter, period: Period, today: dt.date, *, any_history: bool) -> Evidence:  # noqa: A002 - as in findings
    """Return what it means that nothing is there: an empty journal, or a filter or period that leaves nothing.

    A history that was cut at a day before today may have gone on after it.
    """
    cut = period.last is not None and period.last < today
    return Evidence.NO_MATCH if filter.narrows or any_history or cut else Evidence.NONE
