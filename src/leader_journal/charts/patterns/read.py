"""What goes with what, from the counts of storage: all factors together, or one question asked alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from leader_journal.charts.patterns.build import (
    Levels,
    build_patterns,
    with_marks,
    with_overlaps,
)
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.shared.levels import CountedLevels
from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.errors import PeopleNotCompared
from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor, RatedEntry
from leader_journal.insight.replay import replay
from leader_journal.insight.scans import TOGETHER


def read_patterns(source: ChartSource, request: ChartRequest, today: dt.date) -> PatternsFinding:
    """Return chart 4.

    Raises PeopleNotCompared for a question about people while the leader has not switched them on.
    """
    chosen, period, asked = request.filter, request.period, request.ask
    levels = CountedLevels(source)
    if asked is Factor.PERSON and not levels.by_person:
        raise PeopleNotCompared
    everything = (*TOGETHER, Factor.PERSON)
    factors = everything if asked is None else (asked,)
    so_far = chosen.within(Period(None, period.last or today))
    known = Levels(
        levels.of(factors, so_far),
        levels.of(factors, so_far, period.first),
        levels.days_of(so_far),
        levels.aliases,
        levels.replay(so_far) if asked is None else replay,
    )
    finding = build_patterns(
        history(source, chosen, period, today), known, request.series, period, chosen, today, asked=asked
    )
    return with_overlaps(
        with_marks(finding, _marks(source, finding)), _common(levels, finding, everything), levels.aliases
    )


def _marks(source: ChartSource, finding: PatternsFinding) -> dict[str, tuple[RatedEntry, ...]]:
    """Return the marked entries of the people who stand out."""
    return {
        row.person: source.entries.rated_entries(finding.series, finding.row_filter(row), row.marked)
        for row in finding.people
        if row in finding.flagged
    }


def _common(
    levels: CountedLevels, finding: PatternsFinding, factors: Iterable[Factor]
) -> dict[tuple[Factor, str], dict[tuple[Factor, str], int]]:
    """Return of each row that stands out how many of its entries are in which other level."""
    return {row.key: levels.counts(factors, finding.series, finding.row_filter(row)) for row in finding.flagged}
