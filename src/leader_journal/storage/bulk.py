"""Loading very many new entries at once: rows in batches, and the search index built once at the end.

What stands in the file afterwards is what as many calls of `Writer.put` would have left there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct, field

from leader_journal.core.codec import decode, encode
from leader_journal.core.progress import Progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry
from leader_journal.storage.driver import Connection
from leader_journal.storage.entry_projection import (
    INSERT_ENTRY,
    INSERT_ORIGIN,
    INSERT_PERSON,
    INSERT_ROW,
    INSERT_THEME,
    facets,
    people_rows,
    shown_row,
    theme_rows,
)
from leader_journal.storage.places import LoadedKeys
from leader_journal.storage.search import searchable
from leader_journal.storage.search_index import built_at_end, only_mentioned

_KIND = RecordKind.ENTRY.value
_BATCH = 1000
_MENDED = "\ufffd"
_SHARE_OF_LOADING = 0.6
"""The rest is the search index, which cannot tell how far it is."""

_INSERT_REVISION = (
    "INSERT INTO revision (seq, rev, change, kind, subject, parent, device, saved_at, deleted, payload)"
    " VALUES (?, ?, ?, ?, ?, NULL, ?, ?, 0, ?)"
)
_INSERT_HEAD = "INSERT INTO head (subject, kind, seq) VALUES (?, ?, ?)"
_INSERT_TEXT = "INSERT INTO entry_text (key, folded) VALUES (?, ?)"
_INSERT_MENTION = "INSERT INTO entry_mention (person, entry) VALUES (?, ?)"
_STATEMENTS = (
    _INSERT_REVISION,
    _INSERT_HEAD,
    INSERT_ENTRY,
    INSERT_ROW,
    INSERT_PERSON,
    INSERT_THEME,
    _INSERT_TEXT,
    _INSERT_MENTION,
    INSERT_ORIGIN,
)


class Stamp(Struct, frozen=True):
    """What all revisions of one load have in common, and where their own names come from."""

    change: str
    device: str
    saved_at: str
    new_rev: Callable[[], str]


class _BatchRows(Struct):
    """The rows of one batch, by the statement that inserts them; parents before what refers to them."""

    of: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {one: [] for one in _STATEMENTS})

    def write(self, connection: Connection) -> None:
        for statement, rows in self.of.items():
            connection.insert_many(statement, rows)
            rows.clear()


class Loaded(Struct, frozen=True):
    """How many came in, and the moments (their first keys) of which the entries do not stand in their order yet."""

    count: int
    mixed: frozenset[int]


def load(connection: Connection, entries: Iterable[Entry], total: int, stamp: Stamp, progress: Progress) -> Loaded:
    """Insert entries that the journal does not hold yet. Inside a transaction.

    `total` is how many are expected, for `progress`, which may raise Cancelled. People come first, by `Writer.put`.
    """
    loader = _Loader(connection, stamp)
    rows = _BatchRows()
    with built_at_end(connection):
        for number, entry in enumerate(entries, start=1):
            loader.add(rows, entry)
            if number % _BATCH == 0:
                rows.write(connection)
                progress(_SHARE_OF_LOADING * min(1.0, number / max(total, 1)))
        rows.write(connection)
        progress(_SHARE_OF_LOADING)
    progress(1.0)
    return Loaded(loader.count, frozenset(loader.keys.mixed))


class _Loader:
    """Turns entries into rows; knows which keys and places in the log are taken."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self.count = 0
        self._stamp = stamp
        self._alias_of: dict[str, str] = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
        self.keys = LoadedKeys(connection)
        self._seq: int = connection.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()[0]

    def add(self, rows: _BatchRows, entry: Entry) -> None:
        """Add to `rows` what each table holds of an entry, under the next key and at the next place in the log."""
        payload = encode(entry).decode()
        if _MENDED in payload:
            entry = decode(payload, Entry)  # half a character was mended: the tables hold what the log holds
        key = self.keys.take(entry)
        self._seq += 1
        self.count += 1
        stamp = self._stamp
        of = rows.of
        of[_INSERT_REVISION].append(
            (self._seq, stamp.new_rev(), stamp.change, _KIND, entry.id, stamp.device, stamp.saved_at, payload)
        )
        of[_INSERT_HEAD].append((entry.id, _KIND, self._seq))
        of[INSERT_ENTRY].append(facets(key, entry))
        of[INSERT_ROW].append(shown_row(key, entry, self._seq))
        of[INSERT_PERSON] += people_rows(key, entry)
        of[INSERT_THEME] += theme_rows(key, entry)
        of[_INSERT_TEXT].append((key, searchable(entry, self._alias_of, ())))
        of[_INSERT_MENTION] += [(person, key) for person in only_mentioned(entry, [])]
        if entry.origin is not None:
            of[INSERT_ORIGIN].append((entry.id, entry.origin.source, entry.origin.key))
