"""Keeps the folded text of entries in step with the records; triggers keep the index in step with that text.

FTS5's `secure-delete` overwrites the tokens of a text that is replaced, which costs some 50 ms a text. A change of very
many texts (a person renamed, an import undone) is written without it, and leaves tokens behind that `sweep` clears
away when something is erased for good; until then the log of revisions holds the same words anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from leader_journal.core.codec import decode
from leader_journal.core.mentions import mentioned
from leader_journal.core.records import Entry
from leader_journal.storage.driver import Connection
from leader_journal.storage.revisions import Source
from leader_journal.storage.search import searchable

_VERY_MANY = 16
_LEFTOVERS = "search_leftovers"


class SearchIndex:
    """Entries whose text may have changed are noted during a change, and indexed once, at its end."""

    def __init__(self, source: Source) -> None:
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
        if len(self._stale) + len(self._gone) > _VERY_MANY:
            with _leaving_tokens(connection):
                self._update(connection)
        else:
            self._update(connection)

    def _update(self, connection: Connection) -> None:
        connection.executemany("DELETE FROM entry_text WHERE key = ?", [(key,) for key in self._gone])
        if not self._stale:
            return
        alias_of = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
        for uid in self._stale:
            _index(connection, uid, alias_of)


def sweep(connection: Connection) -> None:
    """Clear the index of tokens that belong to no text any more. Inside a transaction."""
    if connection.execute("DELETE FROM meta WHERE name = ?", (_LEFTOVERS,)).rowcount:
        connection.execute("INSERT INTO entry_text_fts (entry_text_fts) VALUES ('optimize')")


@contextmanager
def built_at_end(connection: Connection) -> Iterator[None]:
    """Let texts be written without indexing each; the index is built anew at the end. Inside a transaction."""
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry_text'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    connection.execute("INSERT INTO entry_text_fts (entry_text_fts) VALUES ('rebuild')")
    for _name, sql in triggers:
        connection.execute(sql)
    connection.execute("DELETE FROM meta WHERE name = ?", (_LEFTOVERS,))


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


@contextmanager
def _leaving_tokens(connection: Connection) -> Iterator[None]:
    connection.execute("INSERT INTO meta (name, value) VALUES (?, '1') ON CONFLICT (name) DO NOTHING", (_LEFTOVERS,))
    _secure_delete(connection, on=False)
    try:
        yield
    finally:
        # before a rollback too: SQLite keeps this setting in memory besides, and does not roll that back
        _secure_delete(connection, on=True)


def _secure_delete(connection: Connection, *, on: bool) -> None:
    connection.execute("INSERT INTO entry_text_fts (entry_text_fts, rank) VALUES ('secure-delete', ?)", (int(on),))
