"""The tables of entries: what lists, filters, statistics and the trash read."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.records import Entry
from leader_journal.storage.codes import (
    MARK_CODE,
    NOBODYS_VOICE,
    PER_MOMENT,
    QUALITY_CODE,
    bits_of,
    first_key,
    first_key_of,
    moment_of,
    text_of,
    voice_of,
)
from leader_journal.storage.places import evenly, free_key, free_keys

if TYPE_CHECKING:
    from leader_journal.core.revision import Revision
    from leader_journal.storage.revisions import Head, RevisionSource
    from leader_journal.storage.search_index import SearchIndex

INSERT_ENTRY = (
    "INSERT INTO entry (key, day, humility, questions, room, quality, kind, tone, setting, agreement,"
    " rated, deepen_later, imported, plan, plan_done, voice, loop_open, unrepaired, shared_own, pressed, outcome,"
    " known_for, loop, told_on, came_back_on, repair, came_with_more, raised_by, consequence_known, carried_out_calmly,"
    " destructive, reactions, uid)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_ROW = "INSERT INTO entry_row (key, uid, seq, happened, facts, people) VALUES (?, ?, ?, ?, ?, ?)"
INSERT_PERSON = "INSERT INTO entry_person (person, entry) VALUES (?, ?)"
INSERT_THEME = "INSERT INTO entry_theme (theme, entry) VALUES (?, ?)"
INSERT_ORIGIN = "INSERT INTO origin (uid, source, key) VALUES (?, ?, ?)"


def facets(key: int, entry: Entry) -> tuple[object, ...]:
    """Return the row of table `entry`: terms are words and answers numbers already, for SQLite and where compared.

    A question's answer is NULL where it is not answered.
    """
    marks, voice = entry.marks, voice_of(entry)
    return (
        key,
        entry.happened.toordinal(),
        MARK_CODE[marks.humility],
        MARK_CODE[marks.questions],
        MARK_CODE[marks.room],
        QUALITY_CODE[entry.quality],
        entry.kind,
        entry.tone,
        entry.setting,
        entry.agreement,
        marks.any_rated,
        entry.deepen_later,
        entry.origin is not None,
        entry.plan,
        entry.plan_done,
        voice,
        entry.loop_open,
        entry.unrepaired,
        entry.shared_own,
        entry.under_pressure,
        entry.outcome,
        entry.known_for,
        entry.loop,
        _day(entry.told_on),
        _day(entry.came_back_on),
        entry.repair,
        entry.came_with_more,
        entry.raised_by if voice == NOBODYS_VOICE else None,
        entry.consequence_known,
        entry.carried_out_calmly,
        entry.destructive,
        bits_of(entry.reactions),
        entry.id,
    )


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def shown_row(key: int, entry: Entry, seq: int) -> tuple[object, ...]:
    """Return the row of table `entry_row`."""
    return (key, entry.id, seq, text_of(entry.happened), entry.facts, " ".join(entry.people))


def people_rows(key: int, entry: Entry) -> list[tuple[str, int]]:
    """Return the rows of table `entry_person`."""
    return [(person, key) for person in dict.fromkeys(entry.people)]


def theme_rows(key: int, entry: Entry) -> list[tuple[str, int]]:
    """Return the rows of table `entry_theme`."""
    return [(theme, key) for theme in dict.fromkeys(entry.themes)]


class EntryProjection:
    """Tables `entry`, `entry_row`, their links, `origin` and `trash`; the search index is told what to look at."""

    def __init__(self, source: RevisionSource, index: SearchIndex) -> None:
        self._source = source
        self._index = index

    def put(self, revision: Revision, seq: int, *, new: bool) -> None:
        """Put an entry in, at the place of the time it happened; out of the trash if it was there."""
        entry = decode(revision.payload, Entry)
        key = None if new else self._take_out(entry.id, keep_text_at=entry.happened)
        if key is None:
            key = self._free_key(entry)
        self._insert([(key, entry, seq)])
        if not new:
            self._source.connection.execute("DELETE FROM trash WHERE uid = ?", (entry.id,))
        self._know_origin(entry, new=new)
        self._index.note(entry.id, (key, entry))

    def put_new(self, heads: Sequence[Head]) -> frozenset[str]:
        """Put in those entries that stand in none of the tables, statement by statement; return which they are."""
        connection = self._source.connection
        wanted = json.dumps([one.revision.subject for one in heads])
        known = {
            uid
            for (uid,) in connection.execute(
                "SELECT uid FROM json_each(?1) JOIN entry_row ON uid = json_each.value"
                " UNION ALL SELECT uid FROM json_each(?1) JOIN trash ON uid = json_each.value"
                " UNION ALL SELECT uid FROM json_each(?1) JOIN origin ON uid = json_each.value",
                (wanted,),
            ).fetchall()
        }
        new = [one for one in heads if one.revision.subject not in known]
        entries = [decode(one.revision.payload, Entry) for one in new]
        keys = free_keys(connection, entries)
        placed = [(key, entry, one.seq) for key, entry, one in zip(keys, entries, new, strict=True) if key is not None]
        self._insert(placed)
        connection.insert_many(
            INSERT_ORIGIN,
            [(one.id, one.origin.source, one.origin.key) for _key, one, _seq in placed if one.origin is not None],
        )
        for key, entry, _seq in placed:
            self._index.note(entry.id, (key, entry))
        return frozenset(entry.id for _key, entry, _seq in placed)

    def put_in_order(self, first: int) -> None:
        """Let the entries of the moment that begins at a key stand in the order of their ids, with room between."""
        connection = self._source.connection
        rows = connection.execute(
            "SELECT entry_row.key, seq, payload FROM entry_row JOIN revision USING (seq) WHERE key BETWEEN ? AND ?",
            (first, first + PER_MOMENT - 1),
        ).fetchall()
        entries = [(decode(payload, Entry), seq) for _key, seq, payload in rows]
        key_of_uid = evenly(first, [entry.id for entry, _seq in entries])
        for key, _seq, _payload in rows:
            self._index.note_gone(key)
            connection.execute("DELETE FROM entry WHERE key = ?", (key,))
        self._insert([(key_of_uid[entry.id], entry, seq) for entry, seq in entries])
        for entry, _seq in entries:
            self._index.note(entry.id)

    def _insert(self, placed: Sequence[tuple[int, Entry, int]]) -> None:
        """Insert the rows that lists, filters and statistics read."""
        rows: dict[str, list[tuple[object, ...]]] = {
            INSERT_ENTRY: [facets(key, entry) for key, entry, _seq in placed],
            INSERT_ROW: [shown_row(key, entry, seq) for key, entry, seq in placed],
            INSERT_PERSON: [row for key, entry, _seq in placed for row in people_rows(key, entry)],
            INSERT_THEME: [row for key, entry, _seq in placed for row in theme_rows(key, entry)],
        }
        for statement, values in rows.items():
            if values:
                self._source.connection.insert_many(statement, values)

    def remove(self, revision: Revision, seq: int) -> None:
        """Move an entry to the trash: out of lists, search and statistics. Its origin stays known."""
        connection = self._source.connection
        self._take_out(revision.subject, keep_text_at=None)
        connection.execute(
            "INSERT INTO trash (uid, seq, trashed_at) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET seq = excluded.seq, trashed_at = excluded.trashed_at",
            (revision.subject, seq, text_of(self._trashed_at(revision))),
        )
        self._know_origin(decode(revision.payload, Entry), new=False)

    def _know_origin(self, entry: Entry, *, new: bool) -> None:
        connection = self._source.connection
        if not new:
            connection.execute("DELETE FROM origin WHERE uid = ?", (entry.id,))
        if entry.origin is not None:
            connection.execute(INSERT_ORIGIN, (entry.id, entry.origin.source, entry.origin.key))

    def _take_out(self, uid: str, *, keep_text_at: dt.datetime | None) -> int | None:
        """Take an entry out of its tables; return its key if it will stand there again, its text untouched then."""
        connection = self._source.connection
        found = connection.execute("SELECT key FROM entry_row WHERE uid = ?", (uid,)).fetchone()
        if found is None:
            return None
        key: int = found[0]
        stays = keep_text_at is not None and first_key(keep_text_at) == first_key_of(key)
        if not stays:
            self._index.note_gone(key)
        connection.execute("DELETE FROM entry WHERE key = ?", (key,))
        return key if stays else None

    def _free_key(self, entry: Entry) -> int:
        connection = self._source.connection
        key = free_key(connection, entry)
        if key is None:
            self.put_in_order(first_key(entry.happened))
            key = free_key(connection, entry)
        assert key is not None, "a moment has room for a million entries"
        return key

    def _trashed_at(self, revision: Revision) -> dt.datetime:
        """A clock that was set back must not make the trash older than the text it holds: it would go too early."""
        if revision.parent is None:
            return revision.saved_at
        found = self._source.connection.execute(
            "SELECT saved_at FROM revision WHERE rev = ?", (revision.parent,)
        ).fetchone()
        return revision.saved_at if found is None else max(revision.saved_at, moment_of(found[0]))
