"""The entries of a journal as charts would count them if each were opened: the other side of what storage counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from tests.storage import naive

from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.breaches import Breach
from leader_journal.core.filters import EntryFilter
from leader_journal.core.narrow_entry import NarrowEntry, Noted, ThemedEntry
from leader_journal.core.records import Entry
from leader_journal.core.tallies import PRESSED, DayTally, Factor, RatedEntry, ReactionTally, Tallies
from leader_journal.core.terms import Mark, Quality, Reaction, Series
from leader_journal.storage.journal import Journal

_RATED = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)


class SlowEntries:
    """Opens every entry for every question; what it does not know it asks the tables."""

    def __init__(self, journal: Journal) -> None:
        self._entries = journal.entries

    def __getattr__(self, name: str) -> Any:
        return getattr(self._entries, name)

    def narrow(self, noted: Noted, chosen: EntryFilter) -> tuple[NarrowEntry, ...]:
        return tuple(naive.narrow_of(one) for one in self._entries.all(chosen) if naive.notes(one, noted))

    def themed(self, chosen: EntryFilter) -> tuple[ThemedEntry, ...]:
        return tuple(theme for one in self._entries.all(chosen) for theme in naive.themed_of(one))

    def breaches(self, chosen: EntryFilter) -> tuple[Breach, ...]:
        return tuple(map(naive.breach_of, self._entries.all(chosen)))

    def extent(self, chosen: EntryFilter) -> tuple[int, dt.date | None]:
        days = [one.day for one in self._entries.all(chosen)]
        return len(days), min(days, default=None)

    def tallies(self, chosen: EntryFilter) -> Tallies:
        entries = list(self._entries.all(chosen))
        return {series: tuple(_tally(day, series, entries) for day in _days(entries)) for series in Series}

    def rated_entries(self, series: Series, chosen: EntryFilter, limit: int) -> tuple[RatedEntry, ...]:
        rated = (one for one in self._entries.all(chosen) if one.rating(series) in _RATED)
        return tuple(RatedEntry(one.id, one.day, one.rating(series)) for one in rated)[:limit]

    def reaction_tallies(self, chosen: EntryFilter) -> tuple[ReactionTally, ...]:
        rated = [one for one in self._entries.all(chosen) if one.quality is not Quality.NOT_RATED]
        held = ((reaction, frozenset(one.id for one in rated if reaction in one.reactions)) for reaction in Reaction)
        return tuple(ReactionTally(reaction, entries) for reaction, entries in held if entries)

    def level_counts(self, factor: Factor, series: Series, chosen: EntryFilter) -> dict[str, int]:
        rated = [one for one in self._entries.all(chosen) if one.rating(series) in _RATED]
        asked = {Factor.THEME: chosen.themes, Factor.PERSON: chosen.people}.get(factor)
        return dict(Counter(level for one in rated for level in _levels(factor, one) if not asked or level in asked))


def slow_source(journal: Journal) -> ChartSource:
    """Return a journal as charts read it, counted entry by entry and nothing remembered."""
    source = ChartSource(journal)
    source.entries = SlowEntries(journal)  # type: ignore[assignment]  # asked for the same
    return source


def _days(entries: Iterable[Entry]) -> list[dt.date]:
    return sorted({one.day for one in entries})


def _tally(day: dt.date, series: Series, entries: Iterable[Entry]) -> DayTally:
    marks = Counter(one.rating(series) for one in entries if one.day == day)
    return DayTally(
        day, marks[Mark.SHOWN], marks[Mark.PARTLY], marks[Mark.MISSED], marks[Mark.NOT_RELEVANT], marks[Mark.UNMARKED]
    )


def _levels(factor: Factor, entry: Entry) -> set[str]:
    match factor:
        case Factor.KIND:
            return {entry.kind.value} if entry.kind is not None else set()
        case Factor.SETTING:
            return {entry.setting} if entry.setting is not None else set()
        case Factor.THEME:
            return set(entry.themes)
        case Factor.PERSON:
            return set(entry.people)
        case Factor.PRESSURE:
            return {PRESSED} if entry.under_pressure else set()
