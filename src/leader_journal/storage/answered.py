"""Whom the leader answered, and how: columns to count, and single entries as marks. No entry is opened."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.core.columns import Answers
from leader_journal.core.tallies import AnsweredEntry, KindedEntry
from leader_journal.core.terms import Kind, Mark
from leader_journal.storage.codes import MARK_CODE, MARK_OF_CODE, NOBODYS_VOICE, Dates
from leader_journal.storage.columns import columns_of
from leader_journal.storage.filter_sql import Query, counting, listing

if TYPE_CHECKING:
    from leader_journal.core.filters import EntryFilter
    from leader_journal.storage.driver import Connection

_ANSWERED = "(e.voice IS NULL OR e.voice = ? OR e.voice = p.person)"
"""Who raised it was answered; where nobody says who did, or the leader noticed it, everybody whom the entry lists."""
_PEOPLE = " CROSS JOIN entry_person p ON p.entry = e.key"


def answers(connection: Connection, chosen: EntryFilter) -> Answers:
    """Return who was answered in the chosen entries with a rated reaction and a kind."""
    query = _rated(counting(chosen, needs_entries=True))
    query.narrow(_ANSWERED, NOBODYS_VOICE)
    found = connection.execute(
        f"SELECT e.key, e.day, e.quality = {MARK_CODE[Mark.SHOWN]}, e.kind, p.person"
        f" FROM {query.tables}{_PEOPLE}{query.where}",
        query.parameters,
    )
    (entries, days, shown), (kinds, people) = columns_of(found, 3, 2)
    return Answers(entries, days, shown, kinds, people)


def answered_entries(connection: Connection, chosen: EntryFilter) -> tuple[AnsweredEntry, ...]:
    """Return the chosen entries with a rated reaction, once for each person who was answered; oldest first."""
    query = _rated(listing(chosen))
    query.narrow(_ANSWERED, NOBODYS_VOICE)
    rows = connection.execute(
        f"SELECT p.person, e.uid, e.day, e.quality FROM {query.tables}{_PEOPLE}{query.where} ORDER BY {query.order}",
        query.parameters,
    ).fetchall()
    dates = Dates()
    return tuple(AnsweredEntry(person, uid, dates[day], MARK_OF_CODE[code]) for person, uid, day, code in rows)


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
    query.narrow("+e.kind IS NOT NULL")  # without the plus by the index of voices, which is all over the table
    return query
