"""Keeps the folded text of entries in step with the records; triggers keep the index in step with that text.

FTS5's `secure-delete` is off, in every journal and for ever: a file that was written in both modes goes out of step
without an error (docs/decisions/0020). Tokens of texts that were replaced stay in the index until `build_anew`, which
follows every erasure; until then the log of revisions holds the same words anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from leader_journal.core.codec import decode
from leader_journal.core.mentions import mentioned
from leader_journal.core.records import Entry
from leader_journal.storage.driver import Connection
from leader_journal.storage.revisions import RevisionSource
from leader_journal.storage.search import searchable


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
        connection.executemany("DELETE FROM entry_text WHERE key = ?", [(key,) for key in self._gone])
        if not self._stale:
            return
        alias_of = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
        for uid in self._stale:
            _index(connection, uid, alias_of)


def build_anew(connection: Connection) -> None:
    """Make the index from the texts that are there: no token of another is left in it. Inside a transaction."""
    connection.execute("INSERT INTO entry_text_fts (entry_text_fts) VALUES ('rebuild')")


@contextmanager
def built_at_end(connection: Connection) -> Iterator[None]:
    """Let texts be written without indexing each; the index is built anew at the end. Inside a transaction."""
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry_text'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    build_anew(connection)
    for _name, sql in triggers:
        connection.execute(sql)


def only_mentioned(entry: Entry, promises: list[str]) -> tuple[str, ...]:
    """Return the people whom the texts of an entry name although it does not list them."""
    texts = (entry.facts, *(text for answer in entry.answers for text in answer.texts), *promises)
    named = dict.fromkeys(person for text in texts for person in mentioned(text))
    return tuple(person for person in named if person not in entry.people)


def _index(connection: Connection, uid: str, alias_of: dict[str, str]) -> None:
    found = connection.execute(
        "SELECT key, payload FROM entry_row JOIN revision USING (seq) WHERE uid = ?", (uid,)
    ).fetchone()
    if found is None:
        return
    key, payload = found
    entry = decode(payload, Entry)
    rows = connection.execute("SELECT text FROM promise WHERE entry = ? ORDER BY uid", (uid,)).fetchall()
    promises = [text for (text,) in rows]
    # an upsert leaves the row alone where nothing changed, and its triggers then do nothing either
    connection.execute(
        "INSERT INTO entry_text (key, folded) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET folded = excluded.folded WHERE folded IS NOT excluded.folded",
        (key, searchable(entry, alias_of, promises)),
    )
    connection.execute("DELETE FROM entry_mention WHERE entry = ?", (key,))
    connection.executemany(
        "INSERT INTO entry_mention (person, entry) VALUES (?, ?)",
        [(person, key) for person in only_mentioned(entry, promises)],
    )
