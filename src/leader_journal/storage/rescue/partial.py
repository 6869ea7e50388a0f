"""An entry whose revisions could not be read, made again of what the lists say of it: its line, people, marks."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from msgspec.structs import replace

from leader_journal.core.ids import made_at
from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Kind, Mark, Tone
from leader_journal.storage.codes import MARK_OF_CODE
from leader_journal.storage.rescue.cells import Value
from leader_journal.storage.rescue.sieve import ListedEntry

_HUMILITY, _QUESTIONS, _ROOM = 1, 2, 3
_KIND, _TONE, _SETTING, _AGREEMENT = 5, 6, 7, 8
"""Where they stand among the facets of an entry (`storage.entry_projection.facets`, its key aside)."""

T = TypeVar("T", Kind, Tone)


def entry_of(listed: ListedEntry, facets: tuple[Value, ...] | None) -> Entry:
    """Return what is known of an entry; it is marked to be deepened, so that the leader sees what is gone."""
    written = made_at(listed.uid) or listed.happened
    entry = Entry(
        id=listed.uid,
        happened=listed.happened,
        written=written.astimezone(listed.happened.tzinfo),
        facts=listed.facts,
        people=listed.people,
        deepen_later=True,
    )
    return entry if facets is None else _with_facets(entry, facets)


def _with_facets(entry: Entry, facets: tuple[Value, ...]) -> Entry:
    return replace(
        entry,
        kind=_term(Kind, facets[_KIND]),
        tone=_term(Tone, facets[_TONE]),
        marks=Marks(humility=_mark(facets[_HUMILITY]), questions=_mark(facets[_QUESTIONS]), room=_mark(facets[_ROOM])),
        setting=_text(facets[_SETTING]),
        agreement=_text(facets[_AGREEMENT]),
    )


def day_of(listed: ListedEntry | None, subject: str) -> dt.date | None:
    """Return the day of a record: of an entry when it happened, else when it was made; None if nobody knows."""
    if listed is not None:
        return listed.happened.date()
    made = made_at(subject)
    return None if made is None else made.astimezone().date()


def _mark(value: Value) -> Mark:
    return MARK_OF_CODE.get(value, Mark.UNMARKED) if isinstance(value, int | None) else Mark.UNMARKED


def _term(terms: type[T], value: Value) -> T | None:
    return terms(value) if value in set(terms) else None


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
