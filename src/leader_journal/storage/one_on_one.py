"""What a one-on-one asks of the entries: looked up in narrow indexes, and no more is opened than is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode_all
from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Kind
from leader_journal.storage.codes import NOBODYS_VOICE, first_key_of_day, marks_of_codes

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection

_ROWS = " CROSS JOIN entry_row r ON r.key = e.key"
_PAYLOADS = " CROSS JOIN revision v ON v.seq = r.seq"


def latest_with(connection: Connection, person: str, since: dt.date, limit: int) -> tuple[Entry, ...]:
    """Return those of the latest `limit` entries that list a person which are of a day or later; newest first."""
    found = _whole(
        connection,
        f"SELECT v.payload FROM entry_person p CROSS JOIN entry_row r ON r.key = p.entry{_PAYLOADS}"
        " WHERE p.person = ? AND p.entry >= ? ORDER BY p.entry DESC LIMIT ?",
        (person, _near(since), limit),
    )
    return tuple(entry for entry in found if entry.day >= since)


def latest_marks_with(connection: Connection, person: str, limit: int) -> tuple[Marks, ...]:
    """Return the marks of the latest entries that list a person, newest first; none is opened."""
    found = connection.execute(
        "SELECT e.humility, e.questions, e.room FROM entry_person p CROSS JOIN entry e ON e.key = p.entry"
        " WHERE p.person = ? ORDER BY p.entry DESC LIMIT ?",
        (person, limit),
    ).fetchall()
    return tuple(marks_of_codes(*codes) for codes in found)


def loops_open(connection: Connection, person: str, limit: int) -> tuple[Entry, ...]:
    """Return the entries with a person of which somebody is still to be told, oldest first."""
    return _whole(
        connection,
        "SELECT v.payload FROM entry_person p"
        " CROSS JOIN entry e INDEXED BY entry_loop_open ON e.key = p.entry AND e.loop_open = 1"
        f"{_ROWS}{_PAYLOADS} WHERE p.person = ? ORDER BY p.entry LIMIT ?",
        (person, limit),
    )


def unrepaired(connection: Connection, person: str, since: dt.date, limit: int) -> tuple[str, ...]:
    """Return the ids of the entries with a person, of a day or later, to which the leader should come back.

    Not those that somebody else came with. Newest first; none is opened.
    """
    found = connection.execute(
        "SELECT e.uid FROM entry_person p"
        " CROSS JOIN entry u INDEXED BY entry_unrepaired ON u.key = p.entry AND u.unrepaired = 1"
        " CROSS JOIN entry e ON e.key = u.key WHERE p.person = ?1 AND p.entry >= ?2 AND e.day >= ?3"
        " AND coalesce(nullif(e.voice, ?4), e.raised_by, ?1) = ?1 ORDER BY p.entry DESC LIMIT ?5",
        (person, _near(since), since.toordinal(), NOBODYS_VOICE, limit),
    ).fetchall()
    return tuple(uid for (uid,) in found)


def of_my_own(connection: Connection, since: dt.date, limit: int) -> tuple[Entry, ...]:
    """Return where the leader shared something of their own, or noted a mistake without people; newest first."""
    return _whole(
        connection,
        f"SELECT v.payload FROM entry e{_ROWS}{_PAYLOADS} WHERE e.key IN ("
        " SELECT * FROM (SELECT key FROM entry WHERE shared_own = 1 AND key >= ?1 ORDER BY key DESC LIMIT ?2)"
        " UNION SELECT * FROM (SELECT key FROM entry NOT INDEXED WHERE kind = ?3 AND key >= ?1 AND NOT EXISTS"
        " (SELECT 1 FROM entry_person p WHERE p.entry = entry.key) ORDER BY key DESC LIMIT ?2)"
        ") ORDER BY e.key DESC LIMIT ?2",
        (first_key_of_day(since.toordinal()), limit, Kind.MISTAKE.value),
    )


def _whole(connection: Connection, select: str, parameters: Sequence[str | int]) -> tuple[Entry, ...]:
    found = connection.execute(select, parameters).fetchall()
    return tuple(decode_all([payload for (payload,) in found], Entry))


def _near(day: dt.date) -> int:
    """Return a key below those of a local day, and of all later ones: keys are of days in UTC."""
    return first_key_of_day(day.toordinal() - 1)
