"""What storage counts by level: people only if they are switched on, and only those who are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.columns import read_with
from leader_journal.core.filters import EntryFilter
from leader_journal.core.tallies import Factor, LevelTally
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days
from leader_journal.insight.marked import Marked
from leader_journal.insight.replay import DaysOf, Replay, replay

Replayed = Callable[[Sequence[LevelTally[Series]], Mapping[Series, Days], DaysOf[Series], dt.date], Replay[Series]]
"""Replays scans: `insight.replay`, or what that found of the same entries before."""


class CountedLevels:
    """Levels and their scans, counted once for all charts that look at them: each replays the whole history."""

    def __init__(self, source: ChartSource) -> None:
        self._source = source
        self.by_person = source.settings.current().by_person
        self.aliases = {person.id: person.alias for person in source.people.all()} if self.by_person else {}

    def of(
        self, factors: Iterable[Factor], so_far: EntryFilter, since: dt.date | None = None
    ) -> tuple[LevelTally[Series], ...]:
        """Return how the entries of a filter, from a day on, count in each series, by level and quarter."""
        return tuple(
            tally
            for factor in factors
            if factor is not Factor.PERSON or self.by_person
            for tally in self._marked(factor, so_far).levels(factor, since)
            if factor is not Factor.PERSON or tally.level in self.aliases
        )

    def counts(self, factors: Iterable[Factor], series: Series, chosen: EntryFilter) -> dict[tuple[Factor, str], int]:
        """Return how many rated entries of one series each level holds among the chosen ones."""
        return {
            (factor, level): count
            for factor in factors
            if factor is not Factor.PERSON or self.by_person
            for level, count in self._source.entries.level_counts(factor, series, chosen).items()
            if factor is not Factor.PERSON or level in self.aliases
        }

    def days_of(self, so_far: EntryFilter) -> DaysOf[Series]:
        """Return what gives the days of one level among the entries of a filter."""
        return lambda factor, level: self._marked(factor, so_far).days(factor, level)

    def replay(self, so_far: EntryFilter) -> Replayed:
        """Return what replays the scans of all levels and all series among the entries of a filter, once."""

        def replayed(
            levels: Sequence[LevelTally[Series]],
            totals: Mapping[Series, Days],
            days_of: DaysOf[Series],
            today: dt.date,
        ) -> Replay[Series]:
            what = ("scans", so_far, self.by_person, today)
            return self._source.once(what, lambda: replay(levels, totals, days_of, today))

        return replayed

    def _marked(self, factor: Factor, so_far: EntryFilter) -> Marked:
        what = ("marked", read_with(factor), so_far)
        return self._source.once(what, lambda: Marked(self._source.entries.marked(factor, so_far)))
