"""Keeps the folded text of entries in step with the records; triggers keep the index in step with that text.

FTS5's `secure-delete` is off, in every journal and for ever: a file that was written in both modes goes out of step
without an error (docs/decisions/0020). Tokens of texts that were replaced stay in the index until `build_anew`, which
follows every erasure; until then the log of revisions holds the same words anyway.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.mentions import REFERENCE_SIGN, mentioned
from leader_journal.core.records import Entry
from leader_journal.storage.search import searchable

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.revisions import RevisionSource

_EACH = 1
"""More texts than these are indexed together rather than by a trigger each."""
_A_STEP = 32
"""More texts than these are no small change, for which somebody waits."""
_PAGES_A_TEXT, _LETTERS_A_PAGE, _PAGES_AT_MOST = 8, 50, 40
"""With fewer, segments gather until FTS5 joins sixteen of them at once (`benchmarks/slices.py`)."""
_AUTOMERGE, _CRISIS, _HASH_BYTES = 4, 16, 1024 * 1024
"""FTS5's own: from four segments on they may be joined, and from sixteen on they are, all of them in one save."""
_UNJOINED, _HASH_BYTES_BUILT = 2000, 4 * 1024 * 1024
"""While a whole index is made its segments are left alone, and joined once at the end (docs/decisions/0068)."""
_PAGES_A_STEP = 500
"""So many pages are joined at a time; those of before are free then, for the next step to write on."""
_LEAF_BYTES = 3960
"""A leaf that one page of the file holds. FTS5's own, 4050, lies on two: the cipher takes 80 bytes of each page
(findings/ftsleaf.sh)."""
_Standing = tuple[int, Entry]
"""Where an entry stands in the tables, and what it is."""
_UPSERT_TEXT = (
    # leaves the row alone where nothing changed, and its triggers then do nothing either
    "INSERT INTO entry_text (key, folded) VALUES (?, ?)"
    " ON CONFLICT (key) DO UPDATE SET folded = excluded.folded WHERE folded IS NOT excluded.folded"
)


class SearchIndex:
    """Entries whose text may have changed are noted during a change, and indexed once, at its end."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source
        self._stale: dict[str, _Standing | None] = {}
        self._gone: dict[int, None] = {}

    def note(self, uid: str, standing: _Standing | None = None) -> None:
        """Note that the text of an entry may have changed; `standing` where it was just put in, and is known."""
        self._stale[uid] = standing

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
        """Drop what was noted: it is indexed, or the change has ended."""
        self._stale.clear()
        self._gone.clear()

    def update(self) -> None:
        """Index what was noted. Entries that are in the trash are left out. Inside the transaction, at its end."""
        if not self._stale and not self._gone:
            return
        connection = self._source.connection
        texts, gone = self._texts(), list(self._gone)
        self.forget()
        touched = len(texts) + len(gone)
        write = _write_many if touched > _EACH else _write_each
        if touched > _A_STEP:
            write(connection, gone, texts)
            return
        letters = sum(len(folded) for _key, folded, _people in texts)
        pages = max(_PAGES_A_TEXT * touched, letters // _LETTERS_A_PAGE)
        with _merged_in_steps(connection, min(pages, _PAGES_AT_MOST)):
            write(connection, gone, texts)

    def write_texts(self) -> None:
        """Write the texts of what was noted alone; the index is built anew at the end (`built_at_end`)."""
        _write_each(self._source.connection, list(self._gone), self._texts())
        self.forget()

    def _texts(self) -> list[_Text]:
        if not self._stale:
            return []
        connection = self._source.connection
        alias_of = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
        return sorted(_texts(connection, self._found(), alias_of))

    def _found(self) -> Iterator[_Standing]:
        """Yield where the entries that were noted stand, and what they are; none of those in the trash."""
        asked = list[str]()
        for uid, standing in self._stale.items():
            if standing is None or standing[0] in self._gone:
                asked.append(uid)
            else:
                yield standing
        if asked:
            rows = self._source.connection.execute(
                "SELECT entry_row.key, payload FROM json_each(?) JOIN entry_row ON uid = json_each.value"
                " JOIN revision USING (seq)",
                (json.dumps(asked),),
            )
            yield from ((key, decode(payload, Entry)) for key, payload in rows.fetchall())

    def update_and_build_anew(self) -> None:
        """Index what was noted, so that no token of another text is left. Inside the transaction of an erasure."""
        self.update()
        build_anew(self._source.connection)


def build_anew(connection: Connection) -> None:
    """Make the index from the texts that are there, as one segment: no token of another is left in it.

    Inside a transaction. Several large segments would be joined with those of the next saves, in the one of these that
    made them sixteen: it took as long as the whole build, and the file kept the room of both (findings/ftscrisis.sh).
    """
    _command(connection, "pgsz", _LEAF_BYTES)
    _command(connection, "automerge", 0)
    _command(connection, "crisismerge", _UNJOINED)
    _command(connection, "hashsize", _HASH_BYTES_BUILT)
    connection.execute("INSERT INTO entry_text_fts (entry_text_fts) VALUES ('rebuild')")
    _join(connection)
    _command(connection, "automerge", _AUTOMERGE)
    _command(connection, "crisismerge", _CRISIS)
    _command(connection, "hashsize", _HASH_BYTES)


def _join(connection: Connection) -> None:
    """Join all segments of the index into one."""
    pages = -_PAGES_A_STEP  # a negative number chooses all segments, whatever their sizes; then they are gone on with
    joined = True
    while joined:
        before = connection.total_changes
        _command(connection, "merge", pages)
        pages = _PAGES_A_STEP
        joined = connection.total_changes - before > 1  # FTS5's own sign: the command itself counts as one


@contextmanager
def _merged_in_steps(connection: Connection, pages: int) -> Iterator[None]:
    """Let the index join its segments by some pages now, rather than by hundreds in one of some dozen changes.

    FTS5 does that by itself after every 64 pages that it wrote, in the change that happens to write the last of them,
    which then takes ten times as long. Inside a transaction.
    """
    _command(connection, "automerge", 0)
    yield
    _command(connection, "merge", pages)
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
    named = dict.fromkeys(person for text in texts if REFERENCE_SIGN in text for person in mentioned(text))
    return tuple(person for person in named if person not in entry.people)


_Text = tuple[int, str, tuple[str, ...]]
"""Where an entry stands, its folded text, and whom it names without listing them."""


def _texts(connection: Connection, standing: Iterable[_Standing], alias_of: dict[str, str]) -> Iterator[_Text]:
    """Yield the texts of entries."""
    found = tuple(standing)
    promises: dict[str, list[str]] = {}
    for uid, text in connection.execute(
        "SELECT entry, text FROM promise WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY uid",
        (json.dumps([entry.id for _key, entry in found]),),
    ).fetchall():
        promises.setdefault(uid, []).append(text)
    for key, entry in found:
        promised = promises.get(entry.id, [])
        yield key, searchable(entry, alias_of, promised), only_mentioned(entry, promised)


def _write_each(connection: Connection, gone: list[int], texts: list[_Text]) -> None:
    """Write them: a trigger, where there is one, indexes each."""
    connection.insert_many("DELETE FROM entry_text WHERE key = ?", [(key,) for key in gone])
    connection.insert_many(_UPSERT_TEXT, [(key, folded) for key, folded, _people in texts])
    _write_mentions(connection, texts, [key for key, _folded, _people in texts])


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
        connection.insert_many(
            "INSERT INTO entry_text_fts (entry_text_fts, rowid, folded) VALUES ('delete', ?, ?)",
            [(key, before[key]) for key in changed if key in before],
        )
        connection.insert_many("DELETE FROM entry_text WHERE key = ?", [(key,) for key in changed if key not in after])
        connection.insert_many(_UPSERT_TEXT, [(key, after[key]) for key in changed if key in after])
        connection.insert_many(
            "INSERT INTO entry_text_fts (rowid, folded) VALUES (?, ?)",
            [(key, after[key]) for key in changed if key in after],
        )
    _write_mentions(connection, texts, before)


def _write_mentions(connection: Connection, texts: list[_Text], before: Collection[int]) -> None:
    """Write whom texts name; `before` are the places at which a text stood before."""
    connection.insert_many("DELETE FROM entry_mention WHERE entry = ?", [(key,) for key in before])
    connection.insert_many(
        "INSERT INTO entry_mention (person, entry) VALUES (?, ?)",
        [(person, key) for key, _folded, people in texts for person in people],
    )
