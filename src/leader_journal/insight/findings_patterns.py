"""Chart 4: where a series is shown more or less often than elsewhere, and what became of what was flagged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind, Mark, Series
from leader_journal.insight.counts import Direction, Evidence, Rate, SeriesCounts
from leader_journal.insight.patterns import Overlap
from leader_journal.insight.pooling import Pooled
from leader_journal.insight.reach import rated_in
from leader_journal.insight.replay import Flag

PRESSED = "yes"
"""The one level of the factor time pressure: entries without the flag are not known to be without pressure."""


class Standing(StrEnum):
    """What may be said of a row."""

    TOO_FEW = "too_few"
    NO_DIFFERENCE = "no_clear_difference"
    WORTH_A_LOOK = "worth_a_look"
    HELD_UP = "held_up"
    DID_NOT_SHOW = "did_not_show"


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One level against the rest, within the period. `pooled` is what to draw; None where there is too little.

    `flag` is the scan that flagged it, if one did; its test may lie outside the period. `entries` are the ids of a
    level that no filter names.
    """

    factor: Factor
    level: str
    inside: Rate
    elsewhere: Rate | None
    pooled: Pooled | None
    standing: Standing
    flag: Flag[Series] | None = None
    overlap: Overlap | None = None
    entries: frozenset[str] | None = None

    @property
    def plain(self) -> Direction | None:
        """Which way the counts of the period point, for a row that stands out the same way; else None."""
        if self.flag is None or self.elsewhere is None or self.standing not in STANDS_OUT:
            return None
        difference = self.inside.share - self.elsewhere.share
        if difference == 0 or (difference > 0) is not (self.flag.direction is Direction.MORE):
            return None
        return self.flag.direction


STANDS_OUT = frozenset({Standing.WORTH_A_LOOK, Standing.HELD_UP})


@dataclass(frozen=True, slots=True)
class PatternsFinding:
    """Chart 4 of one series. `rows` stand factor by factor, the highest estimate first.

    `scanned` is the day of the last scan that could be made by the end of the period, over the whole history and all
    series, with `comparisons` in it.
    """

    series: Series
    period: Period
    filter: EntryFilter
    counts: SeriesCounts
    rate: Rate | None
    evidence: Evidence
    rows: tuple[PatternRow, ...]
    scanned: dt.date | None
    comparisons: int

    @property
    def factors(self) -> tuple[Factor, ...]:
        """The factors that have rows, in their order."""
        return tuple(dict.fromkeys(row.factor for row in self.rows))

    def of(self, factor: Factor) -> tuple[PatternRow, ...]:
        """Return the rows of one factor."""
        return tuple(row for row in self.rows if row.factor is factor)

    def entries_filter(self) -> EntryFilter:
        """Return the filter of all entries of the period, rated or not."""
        return self.filter.within(self.period)

    def series_filter(self, rating: Mark | None = None) -> EntryFilter:
        """Return the filter of the entries that count."""
        return rated_in(self.entries_filter(), self.series, rating)

    def row_filter(self, row: PatternRow) -> EntryFilter:
        """Return the filter of the entries behind a row."""
        chosen = self.series_filter()
        match row.factor:
            case Factor.KIND:
                return replace(chosen, kinds=frozenset({Kind(row.level)}))
            case Factor.SETTING:
                return replace(chosen, settings=frozenset({row.level}))
            case _:
                return replace(chosen, ids=row.entries)
