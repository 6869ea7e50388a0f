"""Counting who brought what: grouped in SQL, no entry is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Kind
from leader_journal.core.voices import Brought
from leader_journal.storage.codes import NOBODYS_VOICE
from leader_journal.storage.driver import Connection
from leader_journal.storage.filter_sql import counting


def brought_by_people(connection: Connection, chosen: EntryFilter) -> tuple[Brought, ...]:
    """Return what each person brought among the chosen entries: not what another raised, or the leader noticed."""
    return _of_people(connection, chosen, "(e.voice IS NULL OR e.voice = p.person)")


def written_of_people(connection: Connection, chosen: EntryFilter) -> tuple[Brought, ...]:
    """Return of which kinds the chosen entries of each person are, whoever raised it."""
    return _of_people(connection, chosen, "1")


def brought_by_anybody(connection: Connection, chosen: EntryFilter) -> tuple[Brought, ...]:
    """Return what anybody brought among the chosen entries, those without a person too."""
    query = counting(chosen, needs_entries=True)
    query.narrow("e.voice IS NOT ?", NOBODYS_VOICE)
    rows = connection.execute(
        f"SELECT NULL, e.kind, count(*), max(e.day) FROM {query.tables}{query.where} GROUP BY e.kind",
        query.parameters,
    ).fetchall()
    return _rows(rows)


def _of_people(connection: Connection, chosen: EntryFilter, condition: str) -> tuple[Brought, ...]:
    query = counting(chosen, needs_entries=True)
    query.narrow(condition)
    rows = connection.execute(
        f"SELECT p.person, e.kind, count(*), max(e.day) FROM {query.tables}"
        f" CROSS JOIN entry_person p ON p.entry = e.key{query.where} GROUP BY p.person, e.kind",
        query.parameters,
    ).fetchall()
    return _rows(rows)


def _rows(rows: Iterable[tuple[str | None, str | None, int, int]]) -> tuple[Brought, ...]:
    return tuple(
        Brought(person, None if kind is None else Kind(kind), entries, dt.date.fromordinal(last))
        for person, kind, entries, last in rows
    )
