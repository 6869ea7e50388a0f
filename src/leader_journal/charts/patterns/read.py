"""What goes with what, from the counts of storage: all factors together, or one question asked alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from leader_journal.charts.patterns.build import (
    Levels,
    build_patterns,
    count_levels,
    with_marks,
    with_overlaps,
)
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.shared.read import Source, history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.core.errors import PeopleNotCompared
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor, LevelTally, RatedEntry, in_level
from leader_journal.core.terms import Series
from leader_journal.insight.scans import TOGETHER


def read_patterns(source: Source, request: ChartRequest, today: dt.date) -> PatternsFinding:
    """Return chart 4.

    Raises PeopleNotCompared for a question about people while the leader has not switched them on.
    """
    chosen, period, asked = request.filter, request.period, request.ask
    counted = _Counted(source, by_person=source.settings.current().by_person)
    if asked is Factor.PERSON and not counted.by_person:
        raise PeopleNotCompared
    everything = (*TOGETHER, Factor.PERSON)
    factors = everything if asked is None else (asked,)
    so_far = chosen.within(Period(None, period.last or today))
    levels = Levels(
        counted.levels(factors, so_far),
        counted.levels(factors, chosen.within(period)),
        lambda factor, level: source.entries.tallies(in_level(so_far, factor, level)),
        counted.aliases,
    )
    finding = build_patterns(
        history(source, chosen, period, today), levels, request.series, period, chosen, today, asked=asked
    )
    return with_overlaps(
        with_marks(finding, counted.marks(finding)), counted.common(finding, everything), counted.aliases
    )


class _Counted:
    """What storage counts by level; people only if they are switched on, and only those who are known."""

    def __init__(self, source: Source, *, by_person: bool) -> None:
        self._source = source
        self.by_person = by_person
        self.aliases = {person.id: person.alias for person in source.people.all()} if by_person else {}

    def levels(self, factors: Iterable[Factor], chosen: EntryFilter) -> tuple[LevelTally[Series], ...]:
        return tuple(
            tally
            for factor in factors
            if factor is not Factor.PERSON or self.by_person
            for tally in self._source.entries.level_tallies(factor, chosen)
            if factor is not Factor.PERSON or tally.level in self.aliases
        )

    def marks(self, finding: PatternsFinding) -> dict[str, tuple[RatedEntry, ...]]:
        """Return the marked entries of the people who stand out."""
        return {
            row.person: self._source.entries.rated_entries(finding.series, finding.row_filter(row), row.marked)
            for row in finding.people
            if row in finding.flagged
        }

    def common(
        self, finding: PatternsFinding, factors: Iterable[Factor]
    ) -> dict[tuple[Factor, str], dict[tuple[Factor, str], int]]:
        """Return of each row that stands out how many of its entries are in which other level."""
        return {
            row.key: count_levels(self.levels(factors, finding.row_filter(row)), finding.series)
            for row in finding.flagged
        }
