"""How terms stand in the columns that filters and statistics look at, and how moments stand in text columns.

Marks and quality share one scale of small integers, so that all four series are counted by the same expression.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Element, Mark, Quality, RaisedHow, Reaction, Series

MARK_CODE: dict[Mark, int | None] = {
    Mark.UNMARKED: None,
    Mark.NOT_RELEVANT: -1,
    Mark.MISSED: 0,
    Mark.PARTLY: 1,
    Mark.SHOWN: 2,
}
MARK_OF_CODE: dict[int | None, Mark] = {code: mark for mark, code in MARK_CODE.items()}

QUALITY_CODE: dict[Quality, int | None] = {
    Quality.NOT_RATED: None,
    Quality.CLOSING: 0,
    Quality.MIXED: 1,
    Quality.CONSTRUCTIVE: 2,
}
QUALITY_OF_CODE: dict[int | None, Quality] = {code: quality for quality, code in QUALITY_CODE.items()}

ELEMENT_COLUMN: dict[Element, str] = {
    Element.HUMILITY: "humility",
    Element.QUESTIONS: "questions",
    Element.ROOM: "room",
}
SERIES_COLUMN: dict[Series, str] = {
    Series.HUMILITY: "humility",
    Series.QUESTIONS: "questions",
    Series.ROOM: "room",
    Series.CONSTRUCTIVE: "quality",
}

REACTION_BIT: dict[Reaction, int] = {reaction: 1 << at for at, reaction in enumerate(Reaction)}
"""A set of first reactions stands as one number: as words they were a sixth of the table that every chart reads."""

NOBODYS_VOICE = ""
"""Whose voice an entry is, where the leader noticed it; NULL where nobody says that one of its people raised it."""


def marks_of_codes(humility: int | None, questions: int | None, room: int | None) -> Marks:
    """Return the marks that stand in the three columns of an entry."""
    return Marks(humility=MARK_OF_CODE[humility], questions=MARK_OF_CODE[questions], room=MARK_OF_CODE[room])


class Dates(dict[int, dt.date]):
    """The days of many entries, by their proleptic ordinals: each is made once."""

    def __missing__(self, ordinal: int) -> dt.date:
        self[ordinal] = day = dt.date.fromordinal(ordinal)
        return day


_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECOND = dt.timedelta(milliseconds=1)
_KEY_BITS = 20
PER_MOMENT = 1 << _KEY_BITS
"""So many keys there are for the entries of one millisecond."""
_LAST_MILLISECOND = (1 << 43) - 1
"""What 63 bits leave room for: moments before 1691 and after 2248 are ordered as if they were these."""
LAST_KEY = _LAST_MILLISECOND << _KEY_BITS
"""The lowest key of everything after 2248; its negative is that of everything before 1691."""


def first_key(moment: dt.datetime) -> int:
    """Return the lowest key that an entry which happened at `moment` can have."""
    return _first_key((moment - _EPOCH) // _MILLISECOND)


def first_key_of_day(ordinal: int) -> int:
    """Return the lowest key of a day (proleptic ordinal) that begins at midnight UTC."""
    return _first_key((ordinal - _EPOCH.toordinal()) * 86_400_000)


def first_key_of(key: int) -> int:
    """Return the lowest key of the millisecond that `key` belongs to."""
    return key >> _KEY_BITS << _KEY_BITS


def key_of(moment: dt.datetime, uid: str) -> int:
    """Return the key of an entry, as long as no other of its moment is in the way (`storage.places`)."""
    return first_key(moment) | place_in_moment(uid)


def place_in_moment(uid: str) -> int:
    """Return the low bits of the key of an entry: its place among those of its moment.

    They are the UUIDv7's counter below its lowest eight bits of milliseconds, so that entries written down together
    with one time (a day without an hour, imported) seldom are in each other's way.
    """
    digits = uid.replace("-", "")
    return int(digits[10:12] + digits[13:16], 16)


def _first_key(milliseconds: int) -> int:
    return max(-_LAST_MILLISECOND, min(_LAST_MILLISECOND, milliseconds)) << _KEY_BITS


def voice_of(entry: Entry) -> str | None:
    """Return whose voice an entry is: one person's, everybody's whom it lists (None), or nobody's."""
    return NOBODYS_VOICE if entry.raised_how is RaisedHow.I_NOTICED else entry.raised_by


def bits_of(reactions: Iterable[Reaction]) -> int:
    """Return a set of first reactions as one number."""
    return sum(REACTION_BIT[reaction] for reaction in set(reactions))


@cache
def reactions_of(bits: int) -> frozenset[Reaction]:
    """Return the set of first reactions that such a number holds."""
    return frozenset(reaction for reaction, bit in REACTION_BIT.items() if bits & bit)


def text_of(moment: dt.datetime) -> str:
    """Return a moment as text, with its offset."""
    return moment.isoformat()


def moment_of(text: str) -> dt.datetime:
    """Return the moment that such a text holds."""
    return dt.datetime.fromisoformat(text)
