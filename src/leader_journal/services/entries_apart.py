"""The chosen entries where not all of them are held at once: a journal may be larger than the memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from leader_journal.core.filters import EntryFilter
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry, Promise
from leader_journal.storage.repositories import Repositories

_AT_ONCE = 1000
_PER_STEP = 200

PromisesOf = Mapping[str, Sequence[Promise]]
"""What was promised on each occasion, by the id of its entry."""


class EntriesApart:
    """They are read again each time, from a reader as they were when it was opened; `total` is how many there are."""

    def __init__(self, reader: Repositories, chosen: EntryFilter) -> None:
        self.reader = reader
        self.total = reader.entries.count(chosen)
        self._chosen = chosen

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The days of the first and of the last."""
        return self.reader.entries.days(self._chosen)

    def each(self, progress: Progress = no_progress) -> Iterator[Entry]:
        """Yield them, oldest first. Raises Cancelled, as `progress` does."""
        for number, entry in enumerate(self.reader.entries.all(self._chosen)):
            if number % _PER_STEP == 0:
                progress(number / max(1, self.total))
            yield entry

    def who_and_when(self) -> Iterator[tuple[dt.date, Sequence[str]]]:
        """Yield the day and the people of each, oldest first; no entry is opened for it."""
        return self.reader.entries.who_and_when(self._chosen)

    def facts(self) -> Iterator[str]:
        """Yield what happened, oldest first; no entry is opened for it."""
        return self.reader.entries.facts(self._chosen)

    def some(self, progress: Progress = no_progress) -> Iterator[tuple[Sequence[Entry], PromisesOf]]:
        """Yield them with what was promised then, so many at a time as are held, oldest first."""
        left = self.each(progress)
        while some := tuple(islice(left, _AT_ONCE)):
            yield some, self.reader.promises.of_entries(entry.id for entry in some)
