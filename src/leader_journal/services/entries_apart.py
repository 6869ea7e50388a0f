"""The chosen entries where not all of them are held at once: a journal may be larger than the memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from leader_journal.core.filters import EntryFilter
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry, Promise
from leader_journal.core.sheets import Sheet
from leader_journal.storage.repositories import Repositories

_AT_ONCE = 1000
_PER_STEP = 200

PromisesOf = Mapping[str, Sequence[Promise]]
"""What was promised on each occasion, by the id of its entry."""
SheetMaker = Callable[[Sequence[Entry], PromisesOf], Sheet]


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

    def facts(self) -> Iterator[str]:
        """Yield what happened, oldest first; no entry is opened for it."""
        return self.reader.entries.facts(self._chosen)

    def some(self, progress: Progress = no_progress) -> Iterator[tuple[Sequence[Entry], PromisesOf]]:
        """Yield them with what was promised then, some at a time, oldest first."""
        return with_promises(self.reader, self.each(progress))

    def sheets(self, made_of: SheetMaker, progress: Progress = no_progress) -> Iterator[Sheet]:
        """Yield them on sheets, some on each."""
        return (made_of(some, promises) for some, promises in self.some(progress))


def with_promises(reader: Repositories, entries: Iterable[Entry]) -> Iterator[tuple[Sequence[Entry], PromisesOf]]:
    """Yield entries with what was promised then, so many at a time as are held."""
    left = iter(entries)
    while some := tuple(islice(left, _AT_ONCE)):
        yield some, reader.promises.of_entries(entry.id for entry in some)
