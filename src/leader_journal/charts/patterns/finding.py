"""Chart 4: where a series is shown more or less often than elsewhere, and what became of what was flagged."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor, RatedEntry, in_level
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import Direction, Evidence, Rate, SeriesCounts
from leader_journal.insight.reach import rated_in
from leader_journal.insight.standing import STANDS_OUT, Standing

if TYPE_CHECKING:
    from leader_journal.insight.patterns import FlagOutcome, Overlap
    from leader_journal.insight.pooling import Pooled
    from leader_journal.insight.replay import ReplayedFlag


class PatternRow(Struct, frozen=True):
    """One level against the rest, within the period. `pooled` is what to draw; None where there is too little.

    `flag` is the scan that flagged it, if one did; its test may lie outside the period.
    """

    factor: Factor
    level: str
    inside: Rate
    elsewhere: Rate | None
    pooled: Pooled | None
    standing: Standing
    flag: ReplayedFlag[Series] | None = None
    overlap: Overlap | None = None

    @property
    def key(self) -> tuple[Factor, str]:
        """What its entries are grouped by."""
        return self.factor, self.level

    @property
    def plain(self) -> Direction | None:
        """Which way a row stands out; None where it does not."""
        return self.flag.direction if self.flag is not None and self.standing in STANDS_OUT else None


class PersonFlag(Struct, frozen=True):
    """When a scan flagged the entries with somebody, which way, and what `new` marked entries have said since."""

    scanned: dt.date
    direction: Direction
    outcome: FlagOutcome
    new: int
    earlier: tuple[dt.date, ...] = ()


class PersonRow(Struct, frozen=True):
    """The entries with one person, against the rest: how many are marked, and where that stands.

    It holds no number of shown ones and no rate, so that nothing made of it can give a person a rate or rank people
    (docs/decisions/0010). `marks` are the marked entries themselves, oldest first, of a row that stands out.
    """

    person: str
    alias: str
    marked: int
    standing: Standing
    flag: PersonFlag | None = None
    overlap: Overlap | None = None
    marks: tuple[RatedEntry, ...] = ()

    @property
    def key(self) -> tuple[Factor, str]:
        """What its entries are grouped by."""
        return Factor.PERSON, self.person

    @property
    def plain(self) -> Direction | None:
        """Which way a row stands out; None where it does not."""
        return self.flag.direction if self.flag is not None and self.standing in STANDS_OUT else None


Row = PatternRow | PersonRow


class PatternsFinding(Struct, frozen=True):
    """Chart 4 of one series. `rows` stand factor by factor, the highest estimate first; `people` by alias.

    `scanned` is the day of the last scan that could be made by the end of the period, over the whole history and all
    series, with `comparisons` in it. `asked` is the one factor of a question that was asked alone: nothing else was
    compared then. `left_out` counts the levels of a factor that are too few to have a row.
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
    asked: Factor | None = None
    people: tuple[PersonRow, ...] = ()
    left_out: tuple[tuple[Factor, int], ...] = ()

    @property
    def factors(self) -> tuple[Factor, ...]:
        """The factors that have rows with an estimate, in their order."""
        return tuple(dict.fromkeys(row.factor for row in self.rows))

    @property
    def everything(self) -> tuple[Row, ...]:
        """All rows, those of people last."""
        rows: list[Row] = [*self.rows, *self.people]
        return tuple(rows)

    @property
    def flagged(self) -> tuple[Row, ...]:
        """The rows that stand out."""
        return tuple(row for row in self.everything if row.standing in STANDS_OUT)

    def of(self, factor: Factor) -> tuple[PatternRow, ...]:
        return tuple(row for row in self.rows if row.factor is factor)

    def entries_filter(self) -> EntryFilter:
        """Return the filter of the entries that are compared; of all of the period where none counts."""
        chosen = self.filter.within(self.period)
        return rated_in(chosen, self.series) if self.counts.rated else chosen

    def series_filter(self, rating: Mark | None = None) -> EntryFilter:
        """Return the filter of the entries that count."""
        return rated_in(self.entries_filter(), self.series, rating)

    def row_filter(self, row: Row) -> EntryFilter:
        """Return the filter of the entries behind a row."""
        return in_level(self.series_filter(), *row.key)
