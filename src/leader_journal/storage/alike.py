"""Entries that have words in common with another: found by the search index, the closest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.storage.search import any_of, phrase

if TYPE_CHECKING:
    from leader_journal.core.terms import Kind
    from leader_journal.storage.revisions import RevisionSource


class Likeness(Struct, frozen=True):
    """An entry that has words in common: its id, its folded text, and whether it carries one of the themes too."""

    entry: str
    day: int
    folded: str
    shares_theme: bool


class Alike:
    """Asks the search index about folded words of three letters and more."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    def occurrences(self, word: str, at_most: int) -> int:
        """Return how many entries hold a word, as part of others too; it counts no further than `at_most`."""
        found = self._source.connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM entry_text_fts WHERE entry_text_fts MATCH ? LIMIT ?)",
            (phrase(word), at_most),
        ).fetchone()
        return int(found[0])

    def closest(
        self, words: Sequence[str], kind: Kind, themes: Iterable[str], before_day: int, limit: int
    ) -> tuple[Likeness, ...]:
        """Return entries of a kind from before a day that hold any of the words, in the order of the index's rank."""
        rows = self._source.connection.execute(
            "SELECT e.uid, e.day, t.folded, e.key IN"
            " (SELECT entry FROM entry_theme WHERE theme IN (SELECT value FROM json_each(?)))"
            " FROM entry_text_fts CROSS JOIN entry e ON e.key = entry_text_fts.rowid"
            " JOIN entry_text t ON t.key = e.key"
            " WHERE entry_text_fts MATCH ? AND e.kind = ? AND e.day < ?"
            " ORDER BY entry_text_fts.rank LIMIT ?",
            (json.dumps(sorted(themes)), any_of(words), kind.value, before_day, limit),
        ).fetchall()
        return tuple(Likeness(uid, day, folded, bool(shares)) for uid, day, folded, shares in rows)
