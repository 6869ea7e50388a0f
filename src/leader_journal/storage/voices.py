"""Counting who brought what: grouped in SQL over the days that are asked for, and no entry is opened."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Kind
from leader_journal.core.voices import VOICED, Brought
from leader_journal.storage.codes import NOBODYS_VOICE
from leader_journal.storage.filter_sql import counting, listing

if TYPE_CHECKING:
    from leader_journal.core.periods import Period
    from leader_journal.storage.driver import Connection


def brought_by_people(connection: Connection, chosen: EntryFilter) -> tuple[Brought, ...]:
    """Return what each person brought among the chosen entries: not what another raised, or the leader noticed."""
    return _of_people(connection, chosen, "(e.voice IS NULL OR e.voice = p.person)")


def written_of_people(connection: Connection, chosen: EntryFilter) -> tuple[Brought, ...]:
    """Return of which kinds the chosen entries of each person are, whoever raised it."""
    return _of_people(connection, chosen, "1")


def last_brought(connection: Connection, period: Period, person: str) -> dict[Kind | None, dt.date]:
    """Return the day on which a person last brought something: of each voice, and of the kind that came last of all.

    Looked up by kind and voice (`m0009_voices`), theirs alone and everybody's whom an entry lists: of somebody who
    seldom raises doubts all entries would be read else.
    """
    query = counting(EntryFilter(period=period))
    within = "".join(f" AND {condition}" for condition in query.conditions)
    # BETWEEN: by the table's own order, in which the links of one person lie together; by entries they are all over it
    theirs = "EXISTS (SELECT 1 FROM entry_person p WHERE p.person = ? AND p.entry BETWEEN e.key AND e.key)"
    rows = connection.execute(
        "SELECT asked.value, (SELECT e.day FROM entry e WHERE e.kind = asked.value AND e.voice IS said_by.value"
        f" AND {theirs}{within} ORDER BY e.day DESC LIMIT 1) AS day"
        " FROM json_each(?) asked CROSS JOIN json_each(?) said_by"
        " UNION ALL SELECT * FROM (SELECT e.kind, e.day FROM entry_person p CROSS JOIN entry e ON e.key = p.entry"
        f" WHERE p.person = ? AND (e.voice IS NULL OR e.voice = ?){within} ORDER BY p.entry DESC LIMIT 1)"
        " ORDER BY day DESC",
        (person, *query.parameters, json.dumps(VOICED), json.dumps((None, person)), person, person, *query.parameters),
    ).fetchall()
    return _latest(row for row in rows if row[1] is not None)


def last_brought_by_others(connection: Connection, period: Period, person: str) -> dict[Kind | None, dt.date]:
    """Return the day on which anybody but this person last brought something, of each voice.

    Each is looked for from the newest entry on, in SQL: somebody brought it not long ago, as a rule.
    """
    query = listing(EntryFilter(period=period))
    query.narrow(
        "EXISTS (SELECT 1 FROM entry_person p"
        " WHERE p.entry = e.key AND p.person <> ? AND (e.voice IS NULL OR e.voice = p.person))",
        person,
    )
    query.narrow("e.kind = asked.value")
    rows = connection.execute(
        "SELECT kind, day FROM entry WHERE key IN (SELECT"
        f" (SELECT e.key FROM {query.tables}{query.where} ORDER BY {query.order} DESC LIMIT 1)"
        " FROM json_each(?) asked) ORDER BY key DESC",
        (*query.parameters, json.dumps(VOICED)),
    ).fetchall()
    return _latest(rows)


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


def _latest(rows: Iterable[tuple[str | None, int]]) -> dict[Kind | None, dt.date]:
    """Return the first day of each kind, of rows that begin with the latest."""
    found: dict[Kind | None, dt.date] = {}
    for kind, day in rows:
        found.setdefault(None if kind is None else Kind(kind), dt.date.fromordinal(day))
    return found


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
