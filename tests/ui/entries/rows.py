"""Rows for lists, made of a key: the higher, the later."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.records import Marks
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Kind, Mark, Quality

TODAY = dt.date(2026, 11, 24)
PETER = "0190f3a0-0000-7000-8000-000000000001"
_ZONE = dt.timezone(dt.timedelta(hours=1))


def alias_of(person: str) -> str:
    """Return Peter's alias; there is nobody else."""
    assert person == PETER
    return "Peter"


def row(
    key: int,
    *,
    day: int = 0,
    entry: str = "",
    kind: Kind | None = Kind.MISTAKE,
    facts: str = "Two invoices went out.",
    marks: tuple[Mark, Mark] = (Mark.UNMARKED, Mark.UNMARKED),
) -> EntryRow:
    """Return a row of today, or `day` days from it, at ten o'clock and `key` minutes (up to 13 hours on)."""
    happened = dt.datetime.combine(TODAY, dt.time(10), _ZONE) + dt.timedelta(days=day, minutes=key % 800)
    return EntryRow(
        key=key,
        id=entry or str(key),
        happened=happened,
        kind=kind,
        facts=facts,
        people=(PETER,),
        marks=Marks(humility=marks[0], questions=marks[1]),
        tone=None,
        quality=Quality.NOT_RATED,
        setting=None,
        deepen_later=False,
        imported=False,
    )


def rows(count: int) -> list[EntryRow]:
    """Return so many rows, newest first, three a day."""
    return [row(count - place, day=-(place // 3), facts=_facts(place)) for place in range(count)]


def _facts(place: int) -> str:
    short = "Suggested that support sits with us."
    return short if place % 2 else "Said in planning that the March date cannot hold with two people away, and why."
