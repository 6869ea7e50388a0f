"""Reading promises."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState

if TYPE_CHECKING:
    from leader_journal.storage.revisions import RevisionSource

_PROMISES = "SELECT payload FROM promise JOIN revision USING (seq)"


class Promises:
    """What the leader told people they would do."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    def all(self) -> tuple[Promise, ...]:
        """Return all promises, in the order in which they were written down."""
        return self._read(f"{_PROMISES} ORDER BY uid")

    def of_entry(self, entry: str) -> tuple[Promise, ...]:
        """Return the promises made on one occasion, in the order in which they were written down."""
        return self._read(f"{_PROMISES} WHERE entry = ? ORDER BY uid", entry)

    def of_entries(self, entries: Iterable[str]) -> Mapping[str, Sequence[Promise]]:
        """Return the same of each of some entries, by one question; none of an entry without any."""
        made: dict[str, list[Promise]] = {entry: [] for entry in entries}
        chosen = json.dumps(list(made))
        for promise in self._read(f"{_PROMISES} WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY uid", chosen):
            if promise.entry is not None:
                made[promise.entry].append(promise)
        return made

    def open(self) -> tuple[Promise, ...]:
        """Return the open promises, the earliest due first, those without a day last."""
        return self._read(f"{_PROMISES} WHERE state = ? ORDER BY due IS NULL, due, uid", PromiseState.OPEN.value)

    def _read(self, query: str, *parameters: str) -> tuple[Promise, ...]:
        rows = self._source.connection.execute(query, parameters).fetchall()
        return tuple(decode(payload, Promise) for (payload,) in rows)
