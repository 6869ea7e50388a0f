"""Counting who brought what: grouped in SQL over the days that are asked for, and no entry is opened."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from leader_journal.core.terms import Kind
from leader_journal.core.voices import VOICED, Brought
from leader_journal.storage.codes import NOBODYS_VOICE
from leader_journal.storage.filter_sql import counting, listing

if TYPE_CHECKING:
    from leader_journal.core.filters import EntryFilter
    from leader_journal.storage.driver import Connection

_EVERY_VOICE = frozenset(VOICED)


def brought_by_people(connection: Connection, chosen: EntryFilter) -> tuple[Brought, ...]:
    """Return what each person brought among the chosen entries: not what another raised, or the leader noticed."""
    return _of_people(connection, chosen, "(e.voice IS NULL OR e.voice = p.person)")


def written_of_people(connection: Connection, chosen: EntryFilter) -> tuple[Brought, ...]:
    """Return of which kinds the chosen entries of each person are, whoever raised it."""
    return _of_people(connection, chosen, "1")


def last_brought(connection: Connection, chosen: EntryFilter, person: str) -> dict[Kind | None, dt.date]:
    """Return the day on which a person last brought something, of each kind: newest first, until every voice was met.

    Of somebody with thousands of entries, a few dozen are read.
    """
    query = listing(replace(chosen, people=frozenset({person})))
    query.narrow("(e.voice IS NULL OR e.voice = ?)", person)
    rows = connection.execute(
        f"SELECT e.kind, e.day FROM {query.tables}{query.where} ORDER BY {query.order} DESC", query.parameters
    )
    found: dict[Kind | None, dt.date] = {}
    for kind, day in rows:
        found.setdefault(None if kind is None else Kind(kind), dt.date.fromordinal(day))
        if found.keys() >= _EVERY_VOICE:
            rows.close()
            break
    return found


def last_heard(connection: Connection, chosen: EntryFilter, person: str | None = None) -> dt.date | None:
    """Return the day of the latest chosen entry that somebody brought: anybody, or one of the filter's people."""
    query = listing(chosen)
    if person is None:
        query.narrow("e.voice IS NOT ?", NOBODYS_VOICE)
    else:
        query.narrow("(e.voice IS NULL OR e.voice = ?)", person)
    found = connection.execute(
        f"SELECT e.day FROM {query.tables}{query.where} ORDER BY {query.order} DESC LIMIT 1", query.parameters
    ).fetchone()
    return None if found is None else dt.date.fromordinal(found[0])


def _of_people(connection: Connection, chosen: EntryFilter, condition: str) -> tuple[Brought, ...]:
    query = counting(chosen, needs_entries=True)
    query.narrow(condition)
    rows = connection.execute(
        f"SELECT p.person, e.kind, count(*), max(e.day) FROM {query.tables}"
        f" CROSS JOIN entry_person p ON p.entry = e.key{query.where} GROUP BY p.person, e.kind",
        query.parameters,
    ).fetchall()
    return tuple(
        Brought(person, None if kind is None else Kind(kind), entries, dt.date.fromordinal(last))
        for person, kind, entries, last in rows
    )
