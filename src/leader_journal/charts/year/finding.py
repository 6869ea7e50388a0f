"""Chart 6: the days of twelve months, by how many entries they have or by how the reactions went."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import DayTally, DayView
from leader_journal.core.terms import Kind
from leader_journal.insight.counts import Evidence, SeriesCounts

if TYPE_CHECKING:
    from leader_journal.insight.change import Certainty


class DayReactions(StrEnum):
    """How the reactions of one day went. No order: a day is no score."""

    CONSTRUCTIVE = "constructive"
    """Every rated reaction was constructive."""
    BOTH = "both"
    NOT_CONSTRUCTIVE = "not_constructive"
    """Every rated reaction was mixed or closing."""
    NOT_RATED = "not_rated"


class ToldMore(Struct, frozen=True):
    """So many entries of a kind in three months that are over (`months`), more than in the three before.

    That is no failing.
    """

    months: Period
    kind: Kind
    before: int
    since: int
    certainty: Certainty


class YearFinding(Struct, frozen=True):
    """Chart 6. `days` are those with entries, oldest first, counted in the constructive series.

    A day falls into one of three steps by its entries; `steps` are the numbers from which the second and the third
    begin.
    """

    period: Period
    filter: EntryFilter
    view: DayView
    evidence: Evidence
    counts: SeriesCounts
    days: tuple[DayTally, ...]
    steps: tuple[int, int]
    told_more: tuple[ToldMore, ...] = ()

    def reactions_of(self, day: DayTally) -> DayReactions:
        """Return how the reactions of a day went."""
        if not day.rated:
            return DayReactions.NOT_RATED
        if day.shown == day.rated:
            return DayReactions.CONSTRUCTIVE
        return DayReactions.BOTH if day.shown else DayReactions.NOT_CONSTRUCTIVE

    def step_of(self, day: DayTally) -> int:
        """Return the step of a day's number of entries: 0, 1 or 2."""
        return sum(day.entries >= begin for begin in self.steps)

    def entries_filter(self) -> EntryFilter:
        return self.filter.within(self.period)

    def day_filter(self, day: dt.date) -> EntryFilter:
        return self.filter.within(Period(day, day))
