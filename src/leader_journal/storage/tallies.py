"""Counting for charts: one pass over a narrow index gives all four series, day by day."""

from __future__ import annotations

import datetime as dt
import json

from leader_journal.core.filters import EntryFilter
from leader_journal.core.tallies import DayTally, Factor, LevelDay, RatedEntry, ReactionTally, Tallies
from leader_journal.core.terms import Mark, Reaction, Series
from leader_journal.storage.codes import MARK_CODE, MARK_OF_CODE, SERIES_COLUMN
from leader_journal.storage.driver import Connection
from leader_journal.storage.filter_sql import counting, listing

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
        f"SELECT r.uid, e.day, e.{column} FROM {query.tables} CROSS JOIN entry_row r ON r.key = e.key{query.where}"
        f" ORDER BY {query.order} LIMIT ?",
        [*query.parameters, limit],
    ).fetchall()
    return tuple(RatedEntry(uid, dt.date.fromordinal(day), MARK_OF_CODE[code]) for uid, day, code in rows)


def reaction_tallies(connection: Connection, chosen: EntryFilter) -> tuple[ReactionTally, ...]:
    """Return which first reactions the chosen entries with a rated reaction hold, in the order of `Reaction`.

    Reactions stand in no narrow table: the log is asked, so `chosen` should be months rather than years.
    """
    query = counting(chosen, needs_entries=True)
    query.narrow("e.quality IS NOT NULL")
    rows = connection.execute(
        f"SELECT held.value, json_group_array(DISTINCT r.uid) FROM {query.tables}"
        " CROSS JOIN entry_row r ON r.key = e.key CROSS JOIN revision v ON v.seq = r.seq"
        f" CROSS JOIN json_each(v.payload, '$.reactions') held{query.where} GROUP BY held.value",
        query.parameters,
    ).fetchall()
    found = {value: frozenset[str](json.loads(uids)) for value, uids in rows}
    return tuple(ReactionTally(reaction, found[reaction]) for reaction in Reaction if reaction in found)


_LEVEL_COLUMN = {Factor.KIND: "kind", Factor.SETTING: "setting"}
_SHOWN_AND_RATED = ", ".join(
    f"count(*) FILTER (WHERE e.{SERIES_COLUMN[series]} = {MARK_CODE[Mark.SHOWN]}), "
    f"count(*) FILTER (WHERE e.{SERIES_COLUMN[series]} >= 0)"
    for series in Series
)


def level_days(connection: Connection, factor: Factor, chosen: EntryFilter) -> tuple[LevelDay[Series], ...]:
    """Return how the chosen entries of each level count in each series, by local day, oldest first; rated ones only.

    Raises KeyError for a factor that is no column: those are counted by `tallies` with the ids of their entries.
    """
    column = f"e.{_LEVEL_COLUMN[factor]}"
    query = counting(chosen, needs_entries=True)
    query.narrow(f"{column} IS NOT NULL")
    rows = connection.execute(
        f"SELECT e.day, {column}, {_SHOWN_AND_RATED} FROM {query.tables}{query.where}"
        f" GROUP BY e.day, {column} ORDER BY e.day, {column}",
        query.parameters,
    ).fetchall()
    return tuple(
        LevelDay(factor, row[1], series, dt.date.fromordinal(row[0]), row[2 + 2 * at], row[3 + 2 * at])
        for row in rows
        for at, series in enumerate(Series)
        if row[3 + 2 * at]
    )


def under_pressure(connection: Connection, chosen: EntryFilter) -> frozenset[str]:
    """Return the ids of the chosen entries that happened under time pressure, which no narrow table holds."""
    query = counting(chosen, needs_entries=True)
    query.narrow("json_extract(v.payload, '$.under_pressure') = 1")
    rows = connection.execute(
        f"SELECT r.uid FROM {query.tables} CROSS JOIN entry_row r ON r.key = e.key"
        f" CROSS JOIN revision v ON v.seq = r.seq{query.where}",
        query.parameters,
    ).fetchall()
    return frozenset(uid for (uid,) in rows)
