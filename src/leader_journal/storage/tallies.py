"""Counting for charts: one pass over a narrow index gives all four series, day by day."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from leader_journal.core.periods import quarter_of
from leader_journal.core.tallies import (
    PRESSED,
    DayTally,
    Factor,
    LevelTally,
    RatedEntry,
    ReactionTally,
    Tallies,
    in_level,
)
from leader_journal.core.terms import Mark, Series
from leader_journal.storage.codes import MARK_CODE, MARK_OF_CODE, REACTION_BIT, SERIES_COLUMN
from leader_journal.storage.filter_sql import Query, counting, listing

if TYPE_CHECKING:
    from leader_journal.core.filters import EntryFilter
    from leader_journal.storage.driver import Connection

_COUNTED = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.NOT_RELEVANT)
_COUNTS = ", ".join(
    f"count(*) FILTER (WHERE e.{SERIES_COLUMN[series]} = {MARK_CODE[mark]})" for series in Series for mark in _COUNTED
)


def tallies(connection: Connection, chosen: EntryFilter) -> Tallies:
    """Return how the chosen entries count in each series, by local day, oldest first."""
    query = counting(chosen, needs_entries=True)
    rows = connection.execute(
        f"SELECT e.day, count(*), {_COUNTS} FROM {query.tables}{query.where} GROUP BY e.day ORDER BY e.day",
        query.parameters,
    ).fetchall()
    days = [(dt.date.fromordinal(row[0]), row) for row in rows]
    return {
        series: tuple(_day_tally(day, row, 2 + index * len(_COUNTED)) for day, row in days)
        for index, series in enumerate(Series)
    }


def _day_tally(day: dt.date, row: tuple[int, ...], first: int) -> DayTally:
    shown, partly, missed, not_relevant = row[first : first + len(_COUNTED)]
    return DayTally(day, shown, partly, missed, not_relevant, row[1] - shown - partly - missed - not_relevant)


def rated_entries(connection: Connection, series: Series, chosen: EntryFilter, limit: int) -> tuple[RatedEntry, ...]:
    """Return the first `limit` chosen entries that count in a series, oldest first."""
    column = SERIES_COLUMN[series]
    query = listing(chosen)
    query.narrow(f"e.{column} >= 0")
    rows = connection.execute(
        f"SELECT e.uid, e.day, e.{column} FROM {query.tables}{query.where} ORDER BY {query.order} LIMIT ?",
        [*query.parameters, limit],
    ).fetchall()
    return tuple(RatedEntry(uid, dt.date.fromordinal(day), MARK_OF_CODE[code]) for uid, day, code in rows)


def reaction_tallies(connection: Connection, chosen: EntryFilter) -> tuple[ReactionTally, ...]:
    """Return which first reactions the chosen entries with a rated reaction hold, in the order of `Reaction`."""
    query = counting(chosen, needs_entries=True)
    query.narrow("e.quality IS NOT NULL")
    rows = connection.execute(
        f"SELECT e.uid, e.reactions FROM {query.tables}{query.where}", query.parameters
    ).fetchall()
    held = ((reaction, frozenset(uid for uid, bits in rows if bits & bit)) for reaction, bit in REACTION_BIT.items())
    return tuple(ReactionTally(reaction, entries) for reaction, entries in held if entries)


_LEVEL_COLUMN = {
    Factor.KIND: "e.kind",
    Factor.SETTING: "e.setting",
    Factor.THEME: "held.theme",
    Factor.PERSON: "held.person",
    Factor.PRESSURE: f"'{PRESSED}'",
}
_LEVEL_LINKS = {
    Factor.THEME: " CROSS JOIN entry_theme held ON held.entry = e.key",
    Factor.PERSON: " CROSS JOIN entry_person held ON held.entry = e.key",
}
_SHOWN_AND_RATED = ", ".join(
    f"count(*) FILTER (WHERE e.{SERIES_COLUMN[series]} = {MARK_CODE[Mark.SHOWN]}), "
    f"count(*) FILTER (WHERE e.{SERIES_COLUMN[series]} >= 0)"
    for series in Series
)


def level_tallies(connection: Connection, factor: Factor, chosen: EntryFilter) -> tuple[LevelTally[Series], ...]:
    """Return how the chosen entries of each level count in each series, by quarter, oldest first; rated ones only.

    Where themes or people are chosen, these are the only levels of their factor.
    """
    column, query = _LEVEL_COLUMN[factor], _of_levels(factor, chosen)
    rows = connection.execute(
        f"SELECT e.day, {column} AS level, {_SHOWN_AND_RATED} FROM {query.tables}{query.where}"
        " GROUP BY e.day, level ORDER BY e.day, level",
        query.parameters,
    ).fetchall()
    return _by_quarter(factor, rows)


def level_counts(connection: Connection, factor: Factor, series: Series, chosen: EntryFilter) -> dict[str, int]:
    """Return how many of the chosen entries of each level are rated in a series; levels without any are left out."""
    query = _of_levels(factor, chosen)
    query.narrow(f"e.{SERIES_COLUMN[series]} >= 0")
    rows = connection.execute(
        f"SELECT {_LEVEL_COLUMN[factor]} AS level, count(*) FROM {query.tables}{query.where} GROUP BY level",
        query.parameters,
    ).fetchall()
    return dict(rows)


def _of_levels(factor: Factor, chosen: EntryFilter) -> Query:
    column = _LEVEL_COLUMN[factor]
    query = counting(_pressed_only(chosen) if factor is Factor.PRESSURE else chosen, needs_entries=True)
    query.tables += _LEVEL_LINKS.get(factor, "")
    query.narrow(f"{column} IS NOT NULL")
    levels = {Factor.THEME: chosen.themes, Factor.PERSON: chosen.people}.get(factor)
    if levels:
        query.narrow(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(sorted(levels)))
    return query


def _pressed_only(chosen: EntryFilter) -> EntryFilter:
    return in_level(chosen, Factor.PRESSURE, PRESSED)


def _by_quarter(factor: Factor, rows: list[tuple[Any, ...]]) -> tuple[LevelTally[Series], ...]:
    """Add days up; thousands of them hold a dozen levels."""
    quarters: dict[int, dt.date] = {}
    sums: dict[tuple[dt.date, str], list[int]] = {}
    for day, level, *counts in rows:
        if day not in quarters:
            quarters[day] = quarter_of(dt.date.fromordinal(day))
        held = sums.setdefault((quarters[day], level), [0] * len(counts))
        for at, count in enumerate(counts):
            held[at] += count
    return tuple(
        LevelTally(factor, level, series, quarter, counts[2 * at], counts[2 * at + 1])
        for (quarter, level), counts in sums.items()
        for at, series in enumerate(Series)
        if counts[2 * at + 1]
    )
