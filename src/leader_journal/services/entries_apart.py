"""The chosen entries where not all of them are held at once: a journal may be larger than the memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from leader_journal.core.filters import EntryFilter
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry
from leader_journal.core.sheets import Sheet
from leader_journal.storage.reader import JournalReader

_AT_ONCE = 1000
_PER_STEP = 200


class EntriesApart:
    """They are read again each time, as they were when `reader` was opened; `total` is how many there are."""

    def __init__(self, reader: JournalReader, chosen: EntryFilter) -> None:
        self.reader = reader
        self.total = reader.entries.count(chosen)
        self._chosen = chosen

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The days of the first and of the last."""
        last = self.reader.entries.rows(self._chosen, limit=1)
        if not last:
            return None
        return next(self.each()).day, last[0].happened.date()

    def each(self, progress: Progress = no_progress) -> Iterator[Entry]:
        """Yield them, oldest first. Raises Cancelled, as `progress` does."""
        for number, entry in enumerate(self.reader.entries.all(self._chosen)):
            if number % _PER_STEP == 0:
                progress(number / max(1, self.total))
            yield entry

    def sheets(self, made_of: Callable[[Sequence[Entry]], Sheet], progress: Progress = no_progress) -> Iterator[Sheet]:
        """Yield them on sheets, some on each."""
        entries = self.each(progress)
        while some := list(islice(entries, _AT_ONCE)):
            yield made_of(some)
