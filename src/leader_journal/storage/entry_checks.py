"""Holds the tables of entries against the log: what each row should say is made as a write makes it, and compared.

The rows of some hundred entries are asked for together, from one key to another, so that each table is gone through
once, and what stands between two entries and belongs to neither is met as well.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

from leader_journal.core.checks import ProblemKind
from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.records import Entry
from leader_journal.storage.check import at_one_moment
from leader_journal.storage.codes import first_key, first_key_of
from leader_journal.storage.driver import Connection
from leader_journal.storage.entry_projection import facets, people_rows, shown_row, theme_rows
from leader_journal.storage.search import searchable

_AT_A_TIME = 500
_LISTED = (
    "SELECT v.payload, r.key, r.uid, r.seq, r.happened, r.facts, r.people"
    " FROM entry_row r LEFT JOIN revision v ON v.seq = r.seq ORDER BY r.key"
)
_ENTRIES = "SELECT * FROM entry WHERE key > ? AND key <= ? ORDER BY key"
_TEXTS = "SELECT key, folded FROM entry_text WHERE key > ? AND key <= ?"
_LINKED = {
    people_rows: "SELECT person, entry FROM entry_person WHERE entry > ? AND entry <= ?",
    theme_rows: "SELECT theme, entry FROM entry_theme WHERE entry > ? AND entry <= ?",
}
_FIRST_KEY, _LAST_KEY = -sys.maxsize - 1, sys.maxsize
_Row = tuple[Any, ...]


def stale_entries(connection: Connection) -> Counter[ProblemKind]:
    """Count entries whose rows do not say what their revision says, and those whose text is not of their words."""
    with at_one_moment(connection):
        words_of = _IndexedWords(connection)
        found, behind = Counter[ProblemKind](), _FIRST_KEY
        listed = connection.execute(_LISTED)
        while rows := listed.fetchmany(_AT_A_TIME):
            last = rows[-1][1]
            found += _stale_in(connection, (behind, last), rows, words_of)
            behind = last
        return found + _stale_in(connection, (behind, _LAST_KEY), (), words_of)


class _IndexedWords:
    """Says the folded text of an entry, as it is indexed."""

    def __init__(self, connection: Connection) -> None:
        self._alias_of = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
        self._promised: dict[str, list[str]] = {}
        asked = "SELECT entry, text FROM promise WHERE entry IS NOT NULL ORDER BY uid"
        for entry, text in connection.execute(asked):
            self._promised.setdefault(entry, []).append(text)

    def __call__(self, entry: Entry) -> str:
        return searchable(entry, self._alias_of, self._promised.get(entry.id, ()))


def _stale_in(
    connection: Connection, bounds: tuple[int, int], listed: Sequence[_Row], words_of: _IndexedWords
) -> Counter[ProblemKind]:
    """Look at the rows that lists show of some entries, and at all that other tables hold between these keys."""
    known, undecodable, unknown = _decoded(listed)
    entries = [(row[0], entry) for row, entry in known]
    placed = connection.execute(_ENTRIES, bounds).fetchall()
    wrong = {key for key, entry in entries if first_key_of(key) != first_key(entry.happened)}
    wrong |= _apart([row for row, _entry in known], [shown_row(row[0], entry, row[2]) for row, entry in known])
    wrong |= _apart(placed, [facets(*one) for one in entries])
    for rows_of, query in _LINKED.items():
        said = {row for one in entries for row in rows_of(*one)}
        wrong |= {key for _name, key in said.symmetric_difference(connection.execute(query, bounds).fetchall())}
    texts = dict(connection.execute(_TEXTS, bounds).fetchall())
    stale = len(texts.keys() ^ {row[0] for row in placed})
    stale += sum(key in texts and texts[key] != words_of(entry) for key, entry in entries)
    return Counter({ProblemKind.REFERENCES: len(wrong - unknown | undecodable), ProblemKind.SEARCH_INDEX: stale})


def _decoded(listed: Sequence[_Row]) -> tuple[list[tuple[_Row, Entry]], set[int], set[int]]:
    """Return the rows with what their revisions say, the keys of those that say nothing, and of those that have none.

    What has no revision is counted by whoever looks at the log.
    """
    known, undecodable, unknown = list[tuple[_Row, Entry]](), set[int](), set[int]()
    for payload, *row in listed:
        if payload is None:
            unknown.add(row[0])
            continue
        try:
            known.append((tuple(row), decode(payload, Entry)))
        except Undecodable:
            undecodable.add(row[0])
    return known, undecodable, unknown


def _apart(found: list[_Row], said: list[_Row]) -> set[int]:
    """Return the keys of the rows that are there and not said, or said and not there: as a rule none."""
    return set() if found == said else {row[0] for row in {*found} ^ {*said}}
