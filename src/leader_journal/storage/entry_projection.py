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
    QUALITY_CODE,
    bits_of,
    first_key,
    first_key_of,
    key_of,
    moment_of,
    text_of,
    voice_of,
)

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
    """Return the row of table `entry`."""
    return (
        key,
        entry.day.toordinal(),
        MARK_CODE[entry.marks.humility],
        MARK_CODE[entry.marks.questions],
        MARK_CODE[entry.marks.room],
        QUALITY_CODE[entry.quality],
        None if entry.kind is None else entry.kind.value,
        None if entry.tone is None else entry.tone.value,
        entry.setting,
        entry.agreement,
        int(entry.marks.any_rated),
        int(entry.deepen_later),
        int(entry.origin is not None),
        entry.plan,
        _answer(entry.plan_done),
        voice_of(entry),
        int(entry.loop_open),
        int(entry.unrepaired),
        int(entry.shared_own),
        int(entry.under_pressure),
        *_what_became(entry),
        entry.raised_by if voice_of(entry) == NOBODYS_VOICE else None,
        _answer(entry.consequence_known),
        _answer(entry.carried_out_calmly),
        int(entry.destructive),
        bits_of(entry.reactions),
        entry.id,
    )


def _what_became(entry: Entry) -> tuple[str | None, ...]:
    return (
        None if entry.outcome is None else entry.outcome.value,
        None if entry.known_for is None else entry.known_for.value,
        None if entry.loop is None else entry.loop.value,
        None if entry.told_on is None else entry.told_on.isoformat(),
        None if entry.came_back_on is None else entry.came_back_on.isoformat(),
        None if entry.repair is None else entry.repair.value,
        None if entry.came_with_more is None else entry.came_with_more.value,
    )


def _answer(said: bool | None) -> int | None:
    """Return a question’s answer as a column holds it: NULL not answered, 0 no, 1 yes."""
    return None if said is None else int(said)


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

    def put(self, revision: Revision, seq: int) -> None:
        """Put an entry in, at the place of the time it happened; out of the trash if it was there."""
        entry = decode(revision.payload, Entry)
        connection = self._source.connection
        key = self._take_out(entry.id, keep_text_at=entry.happened)
        if key is None:
            key = self._free_key(entry)
        connection.execute(INSERT_ENTRY, facets(key, entry))
        connection.execute(INSERT_ROW, shown_row(key, entry, seq))
        connection.executemany(INSERT_PERSON, people_rows(key, entry))
        connection.executemany(INSERT_THEME, theme_rows(key, entry))
        connection.execute("DELETE FROM trash WHERE uid = ?", (entry.id,))
        self._know_origin(entry)
        self._index.note(entry.id)

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
        keys = self._free_keys(entries)
        both = list(zip(keys, entries, strict=True))
        rows: dict[str, list[tuple[object, ...]]] = {
            INSERT_ENTRY: [facets(key, entry) for key, entry in both],
            INSERT_ROW: [shown_row(key, entry, one.seq) for (key, entry), one in zip(both, new, strict=True)],
            INSERT_PERSON: [row for key, entry in both for row in people_rows(key, entry)],
            INSERT_THEME: [row for key, entry in both for row in theme_rows(key, entry)],
            INSERT_ORIGIN: [(one.id, one.origin.source, one.origin.key) for one in entries if one.origin is not None],
        }
        for statement, values in rows.items():
            connection.insert_many(statement, values)
        for key, entry in both:
            self._index.note(entry.id, (key, entry))
        return frozenset(entry.id for entry in entries)

    def _free_keys(self, entries: Sequence[Entry]) -> list[int]:
        """Return the keys that putting them in one after the other would give them."""
        wanted = [key_of(entry.happened, entry.id) for entry in entries]
        rows = self._source.connection.execute(
            "SELECT entry.key FROM json_each(?) JOIN entry ON entry.key = json_each.value", (json.dumps(wanted),)
        )
        taken, keys, asked = {key for (key,) in rows.fetchall()}, list[int](), frozenset(wanted)
        for key in wanted:
            while key in taken or (key not in asked and self._is_taken(key)):
                key += 1
            taken.add(key)
            keys.append(key)
        return keys

    def remove(self, revision: Revision, seq: int) -> None:
        """Move an entry to the trash: out of lists, search and statistics. Its origin stays known."""
        connection = self._source.connection
        self._take_out(revision.subject, keep_text_at=None)
        connection.execute(
            "INSERT INTO trash (uid, seq, trashed_at) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET seq = excluded.seq, trashed_at = excluded.trashed_at",
            (revision.subject, seq, text_of(self._trashed_at(revision))),
        )
        self._know_origin(decode(revision.payload, Entry))

    def _know_origin(self, entry: Entry) -> None:
        connection = self._source.connection
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
        key = key_of(entry.happened, entry.id)
        while self._is_taken(key):
            key += 1
        return key

    def _is_taken(self, key: int) -> bool:
        return self._source.connection.execute("SELECT 1 FROM entry WHERE key = ?", (key,)).fetchone() is not None

    def _trashed_at(self, revision: Revision) -> dt.datetime:
        """A clock that was set back must not make the trash older than the text it holds: it would go too early."""
        if revision.parent is None:
            return revision.saved_at
        found = self._source.connection.execute(
            "SELECT saved_at FROM revision WHERE rev = ?", (revision.parent,)
        ).fetchone()
        return revision.saved_at if found is None else max(revision.saved_at, moment_of(found[0]))
