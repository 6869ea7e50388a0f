"""Counting for charts: one pass over a narrow index gives all four series, day by day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.core.tallies import DayTally, RatedEntry, ReactionTally, Tallies
from leader_journal.core.terms import Mark, Series
from leader_journal.storage.codes import MARK_CODE, MARK_OF_CODE, REACTION_BIT, SERIES_COLUMN
from leader_journal.storage.filter_sql import counting, listing

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
