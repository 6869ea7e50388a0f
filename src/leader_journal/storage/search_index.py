"""Keeps the folded text of entries in step with the records; triggers keep the index in step with that text.

FTS5's `secure-delete` is off, in every journal and for ever: a file that was written in both modes goes out of step
without an error (docs/decisions/0020). Tokens of texts that were replaced stay in the index until `build_anew`, which
follows every erasure; until then the log of revisions holds the same words anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.mentions import mentioned
from leader_journal.core.records import Entry
from leader_journal.storage.search import searchable

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.revisions import RevisionSource

_EACH = 1
"""More texts than these are indexed together rather than by a trigger each."""
_PAGES_A_STEP = 40
"""With fewer, segments gather until FTS5 joins sixteen of them at once (`benchmarks/slices.py`)."""
_AUTOMERGE = 4
"""FTS5's own."""
_UPSERT_TEXT = (
    # leaves the row alone where nothing changed, and its triggers then do nothing either
    "INSERT INTO entry_text (key, folded) VALUES (?, ?)"
    " ON CONFLICT (key) DO UPDATE SET folded = excluded.folded WHERE folded IS NOT excluded.folded"
)


class SearchIndex:
    """Entries whose text may have changed are noted during a change, and indexed once, at its end."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source
        self._stale: dict[str, None] = {}
        self._gone: dict[int, None] = {}

    def note(self, uid: str) -> None:
        """Note that the text of an entry may have changed."""
        self._stale[uid] = None

    def note_person(self, person: str) -> None:
        """Note every entry that holds or mentions a person."""
        rows = self._source.connection.execute(
            "SELECT uid FROM entry_row WHERE key IN (SELECT entry FROM entry_person WHERE person = ?1"
            " UNION SELECT entry FROM entry_mention WHERE person = ?1)",
            (person,),
        )
        self._stale.update((uid, None) for (uid,) in rows.fetchall())

    def note_gone(self, key: int) -> None:
        """Note that no entry stands at a key any more (one that comes to stand there is noted besides)."""
        self._gone[key] = None

    def forget(self) -> None:
        """Drop what was noted: the change has ended, one way or the other."""
        self._stale.clear()
        self._gone.clear()

    def update(self) -> None:
        """Index what was noted. Entries that are in the trash are left out. Inside the transaction, at its end."""
        connection = self._source.connection
        if not self._stale:
            connection.executemany("DELETE FROM entry_text WHERE key = ?", [(key,) for key in self._gone])
            return
        alias_of = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
        texts = sorted(_texts(connection, list(self._stale), alias_of))
        write = _write_many if len(texts) + len(self._gone) > _EACH else _write_each
        write(connection, list(self._gone), texts)

    def update_and_build_anew(self) -> None:
        """Index what was noted, so that no token of another text is left. Inside the transaction of an erasure."""
        self.update()
        build_anew(self._source.connection)


def build_anew(connection: Connection) -> None:
    """Make the index from the texts that are there: no token of another is left in it. Inside a transaction."""
    connection.execute("INSERT INTO entry_text_fts (entry_text_fts) VALUES ('rebuild')")


@contextmanager
def merged_in_steps(connection: Connection) -> Iterator[None]:
    """Let the index join its segments by some pages now, rather than by hundreds in one of some dozen changes.

    FTS5 does that by itself after every 64 pages that it wrote, in the change that happens to write the last of them,
    which then takes ten times as long. For small changes that follow each other while somebody writes. Inside a
    transaction.
    """
    _command(connection, "automerge", 0)
    yield
    _command(connection, "merge", _PAGES_A_STEP)
    _command(connection, "automerge", _AUTOMERGE)


def _command(connection: Connection, name: str, value: int) -> None:
    connection.execute("INSERT INTO entry_text_fts (entry_text_fts, rank) VALUES (?, ?)", (name, value)).close()


@contextmanager
def built_at_end(connection: Connection) -> Iterator[None]:
    """Let texts be written without indexing each; the index is built anew at the end. Inside a transaction."""
    with _without_triggers(connection):
        yield
        build_anew(connection)


@contextmanager
def _without_triggers(connection: Connection) -> Iterator[None]:
    """Let the text be written and the index stand still. Inside a transaction: what fails brings the triggers back."""
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry_text'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in triggers:
        connection.execute(sql)


def only_mentioned(entry: Entry, promises: list[str]) -> tuple[str, ...]:
    """Return the people whom the texts of an entry name although it does not list them."""
    texts = (entry.facts, *(text for answer in entry.answers for text in answer.texts), *promises)
    named = dict.fromkeys(person for text in texts for person in mentioned(text))
    return tuple(person for person in named if person not in entry.people)


_Text = tuple[int, str, tuple[str, ...]]
"""Where an entry stands, its folded text, and whom it names without listing them."""


def _texts(connection: Connection, uids: list[str], alias_of: dict[str, str]) -> Iterator[_Text]:
    """Yield the texts of those entries that are not in the trash."""
    wanted = json.dumps(uids)
    promises: dict[str, list[str]] = {}
    for uid, text in connection.execute(
        "SELECT entry, text FROM promise WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY uid", (wanted,)
    ).fetchall():
        promises.setdefault(uid, []).append(text)
    for key, uid, payload in connection.execute(
        "SELECT entry_row.key, uid, payload FROM json_each(?) JOIN entry_row ON uid = json_each.value"
        " JOIN revision USING (seq)",
        (wanted,),
    ).fetchall():
        entry, promised = decode(payload, Entry), promises.get(uid, [])
        yield key, searchable(entry, alias_of, promised), only_mentioned(entry, promised)


def _write_each(connection: Connection, gone: list[int], texts: list[_Text]) -> None:
    """Write one: a trigger indexes it."""
    connection.executemany("DELETE FROM entry_text WHERE key = ?", [(key,) for key in gone])
    connection.executemany(_UPSERT_TEXT, [(key, folded) for key, folded, _people in texts])
    _write_mentions(connection, texts)


def _write_many(connection: Connection, gone: list[int], texts: list[_Text]) -> None:
    """Write several, and index them past the triggers.

    A trigger opens a savepoint for each row, at which the index writes what it has gathered, a segment each time
    (findings/savepoint.sh): half a millisecond an entry, and as many pages to be written and moved.
    """
    touched = json.dumps([*gone, *(key for key, _folded, _people in texts)])
    before = dict(
        connection.execute(
            "SELECT key, folded FROM entry_text WHERE key IN (SELECT value FROM json_each(?))", (touched,)
        ).fetchall()
    )
    after = {key: folded for key, folded, _people in texts}
    changed = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    with _without_triggers(connection):
        connection.executemany(
            "INSERT INTO entry_text_fts (entry_text_fts, rowid, folded) VALUES ('delete', ?, ?)",
            [(key, before[key]) for key in changed if key in before],
        )
        connection.executemany("DELETE FROM entry_text WHERE key = ?", [(key,) for key in changed if key not in after])
        connection.executemany(_UPSERT_TEXT, [(key, after[key]) for key in changed if key in after])
        connection.executemany(
            "INSERT INTO entry_text_fts (rowid, folded) VALUES (?, ?)",
            [(key, after[key]) for key in changed if key in after],
        )
    _write_mentions(connection, texts)


def _write_mentions(connection: Connection, texts: list[_Text]) -> None:
    connection.executemany("DELETE FROM entry_mention WHERE entry = ?", [(key,) for key, _folded, _people in texts])
    connection.executemany(
        "INSERT INTO entry_mention (person, entry) VALUES (?, ?)",
        [(person, key) for key, _folded, people in texts for person in people],
    )
