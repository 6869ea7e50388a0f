"""Whom the leader answered, and how: counts by person and day, and single entries as marks. No entry is opened."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.core.tallies import AnsweredDay, AnsweredEntry, KindedEntry
from leader_journal.core.terms import Kind, Mark
from leader_journal.storage.codes import MARK_CODE, MARK_OF_CODE, NOBODYS_VOICE
from leader_journal.storage.filter_sql import Query, counting, listing

if TYPE_CHECKING:
    from leader_journal.core.filters import EntryFilter
    from leader_journal.storage.driver import Connection

_ANSWERED = "(e.voice IS NULL OR e.voice = ? OR e.voice = p.person)"
"""Who raised it was answered; where nobody says who did, or the leader noticed it, everybody whom the entry lists."""
_PEOPLE = " CROSS JOIN entry_person p ON p.entry = e.key"
_COUNTS = f"count(*) FILTER (WHERE e.quality = {MARK_CODE[Mark.SHOWN]}), count(*)"


def answered_days(connection: Connection, chosen: EntryFilter) -> tuple[AnsweredDay, ...]:
    """Return how the rated reactions of the chosen entries count for each person, by kind and day, oldest first."""
    query = _rated(counting(chosen, needs_entries=True))
    query.narrow(_ANSWERED, NOBODYS_VOICE)
    return _days(connection, query, "p.person", _PEOPLE)


def answered_totals(connection: Connection, chosen: EntryFilter) -> tuple[AnsweredDay, ...]:
    """Return the same of everybody together, each entry once."""
    query = _rated(counting(chosen, needs_entries=True))
    query.narrow(f"EXISTS (SELECT 1 FROM entry_person p WHERE p.entry = e.key AND {_ANSWERED})", NOBODYS_VOICE)
    return _days(connection, query, "NULL", "")


def _days(connection: Connection, query: Query, person: str, links: str) -> tuple[AnsweredDay, ...]:
    rows = connection.execute(
        f"SELECT {person} AS person, e.kind, e.day, {_COUNTS} FROM {query.tables}{links}{query.where}"
        " GROUP BY e.day, e.kind, person ORDER BY e.day, e.kind, person",
        query.parameters,
    ).fetchall()
    kinds = {kind.value: kind for kind in Kind}
    return tuple(
        AnsweredDay(person, kinds[kind], dt.date.fromordinal(day), shown, rated)
        for person, kind, day, shown, rated in rows
    )


def answered_entries(connection: Connection, chosen: EntryFilter) -> tuple[AnsweredEntry, ...]:
    """Return the chosen entries with a rated reaction, once for each person who was answered; oldest first."""
    query = _rated(listing(chosen))
    query.narrow(_ANSWERED, NOBODYS_VOICE)
    rows = connection.execute(
        f"SELECT p.person, e.uid, e.day, e.quality FROM {query.tables}{_PEOPLE}{query.where} ORDER BY {query.order}",
        query.parameters,
    ).fetchall()
    return tuple(
        AnsweredEntry(person, uid, dt.date.fromordinal(day), MARK_OF_CODE[code]) for person, uid, day, code in rows
    )


def kinded_entries(connection: Connection, chosen: EntryFilter, limit: int) -> tuple[KindedEntry, ...]:
    """Return the latest `limit` chosen entries with their kind and how the reaction counts; oldest first."""
    query = listing(chosen)
    rows = connection.execute(
        f"SELECT e.uid, e.day, e.kind, e.quality FROM {query.tables}{query.where} ORDER BY {query.order} DESC LIMIT ?",
        [*query.parameters, limit],
    ).fetchall()
    return tuple(
        KindedEntry(uid, dt.date.fromordinal(day), None if kind is None else Kind(kind), MARK_OF_CODE[code])
        for uid, day, kind, code in reversed(rows)
    )


def _rated(query: Query) -> Query:
    query.narrow("e.quality IS NOT NULL")
    query.narrow("e.kind IS NOT NULL")
    return query
