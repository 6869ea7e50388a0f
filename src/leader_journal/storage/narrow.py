"""Entries as narrowly as charts look at them, from the columns of the table: no entry is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar

from leader_journal.core.breaches import Breach
from leader_journal.core.filters import EntryFilter
from leader_journal.core.narrow_entry import NarrowEntry, Noted, ThemedEntry
from leader_journal.core.terms import (
    CameWithMore,
    Kind,
    KnownFor,
    Loop,
    Outcome,
    Quality,
    Reaction,
    Repair,
    Tone,
)
from leader_journal.storage.codes import (
    NOBODYS_VOICE,
    QUALITY_CODE,
    QUALITY_OF_CODE,
    REACTION_BIT,
    Dates,
    reactions_of,
)
from leader_journal.storage.driver import Connection
from leader_journal.storage.filter_sql import listing

_Term = TypeVar("_Term", Kind, Tone, Outcome, KnownFor, Loop, Repair, CameWithMore)

_THANKED = REACTION_BIT[Reaction.THANKED]
_NOTED = {
    Noted.LOOP: "(e.loop IS NOT NULL OR e.loop_open = 1)",
    Noted.HARD: f"(e.tone = '{Tone.SHARP}' OR e.quality = {QUALITY_CODE[Quality.CLOSING]})",
    Noted.OUTCOME: "e.outcome IS NOT NULL",
    Noted.KNOWN_FOR: "e.known_for IS NOT NULL",
    Noted.CAME_WITH_MORE: "e.came_with_more IS NOT NULL",
    Noted.SHARED_OWN: "e.shared_own = 1",
}
_COLUMNS = (
    "e.uid, e.day, e.kind, e.tone, e.quality, e.reactions, e.outcome, e.known_for, e.shared_own, e.loop, e.told_on,"
    " e.came_back_on, e.repair, e.came_with_more"
)
_BREACH_COLUMNS = (
    "e.uid, e.day, (SELECT group_concat(person, ' ') FROM entry_person p WHERE p.entry = e.key),"
    f" CASE e.voice WHEN '{NOBODYS_VOICE}' THEN e.raised_by ELSE e.voice END,"
    " e.reactions, e.tone, e.agreement, e.consequence_known, e.carried_out_calmly, e.destructive"
)


def narrow_entries(connection: Connection, noted: Noted, chosen: EntryFilter) -> tuple[NarrowEntry, ...]:
    """Return the chosen entries that say something of what is asked for, oldest first."""
    query = listing(chosen)
    query.narrow(_NOTED[noted])
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM {query.tables}{query.where} ORDER BY {query.order}", query.parameters
    ).fetchall()
    return tuple(map(partial(_narrow, Dates()), rows))


def themed_entries(connection: Connection, chosen: EntryFilter) -> tuple[ThemedEntry, ...]:
    """Return each theme of each of the chosen entries, entries oldest first."""
    query = listing(chosen)
    rows = connection.execute(
        f"SELECT held.theme, e.uid, e.day FROM {query.tables} CROSS JOIN entry_theme held ON held.entry = e.key"
        f"{query.where} ORDER BY {query.order}",
        query.parameters,
    ).fetchall()
    dates = Dates()
    return tuple(ThemedEntry(theme, uid, dates[day]) for theme, uid, day in rows)


def breaches(connection: Connection, chosen: EntryFilter) -> tuple[Breach, ...]:
    """Return the chosen entries as the four boxes look at them, oldest first; `chosen` leaves breaches alone."""
    query = listing(chosen)
    rows = connection.execute(
        f"SELECT {_BREACH_COLUMNS} FROM {query.tables}{query.where} ORDER BY {query.order}", query.parameters
    ).fetchall()
    return tuple(map(_breach, rows))


def _terms(kind: type[_Term]) -> Mapping[str | None, _Term | None]:
    return {None: None, **{one.value: one for one in kind}}


_KIND, _TONE, _OUTCOME, _KNOWN_FOR = _terms(Kind), _terms(Tone), _terms(Outcome), _terms(KnownFor)
_LOOP, _REPAIR, _CAME = _terms(Loop), _terms(Repair), _terms(CameWithMore)


def _narrow(dates: Dates, row: tuple[Any, ...]) -> NarrowEntry:
    uid, day, kind, tone, quality, reactions, outcome, known_for, own, loop, told_on, back_on, repair, came = row
    return NarrowEntry(
        id=uid,
        day=dates[day],
        kind=_KIND[kind],
        tone=_TONE[tone],
        quality=QUALITY_OF_CODE[quality],
        thanked=bool(reactions & _THANKED),
        outcome=_OUTCOME[outcome],
        known_for=_KNOWN_FOR[known_for],
        shared_own=bool(own),
        loop=_LOOP[loop],
        told_on=_day(told_on),
        came_back_on=_day(back_on),
        repair=_REPAIR[repair],
        came_with_more=_CAME[came],
    )


def _breach(row: tuple[Any, ...]) -> Breach:
    uid, day, people, raised_by, reactions, tone, agreement, known, carried_out, destructive = row
    return Breach(
        id=uid,
        day=dt.date.fromordinal(day),
        people=frozenset((people or "").split()),
        raised_by=raised_by,
        reactions=reactions_of(reactions),
        tone=_TONE[tone],
        agreement=agreement,
        consequence_known=_answer(known),
        carried_out_calmly=_answer(carried_out),
        destructive=bool(destructive),
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _answer(code: int | None) -> bool | None:
    return None if code is None else bool(code)
