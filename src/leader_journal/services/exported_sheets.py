"""The chosen entries of one export as sheets: one after the other, or all on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from leader_journal.core.exports import ExportFormat, ExportRequest
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry
from leader_journal.core.sheets import Sheet
from leader_journal.services.entries_apart import EntriesApart, PromisesOf
from leader_journal.services.exported_words import LeavingSheets
from leader_journal.storage.journal import Journal
from leader_journal.storage.repositories import Repositories
from leader_journal.wording import exports as words


class ChosenSheets:
    """Entries as they were when `reader` was opened, on sheets."""

    def __init__(self, reader: Repositories, request: ExportRequest) -> None:
        self.apart = EntriesApart(reader, request.filter)
        self._narrows = request.filter.narrows
        self._exact = request.format is ExportFormat.MARKDOWN

    @property
    def head(self) -> Sheet:
        """What stands round them on a page."""
        total = self.apart.total
        title = words.chosen_entries_title(total) if self._narrows else words.all_entries_title()
        return words.entries_head(title, self.apart.days)

    def each(self, progress: Progress = no_progress) -> Iterator[Sheet]:
        """Yield sheets with some entries each. Raises Cancelled, as `progress` does."""
        return (self._sheet(some, promises) for some, promises in self.apart.some(progress))

    def page(self, progress: Progress = no_progress) -> Sheet:
        """Return all on one sheet."""
        return replace(self.head, parts=tuple(part for sheet in self.each(progress) for part in sheet.parts))

    def looked_at(self, leaving: LeavingSheets, progress: Progress = no_progress) -> Iterator[Entry]:
        """Yield entries that leave in another form, each after its sentences were counted."""
        if not leaving.counted:
            yield from self.apart.each(progress)
            return
        for some, promises in self.apart.some(progress):
            leaving.look_at(self._sheet(some, promises))
            yield from some

    def _sheet(self, entries: Sequence[Entry], promises: PromisesOf) -> Sheet:
        return words.entries_sheet("", entries, promises.__getitem__, exact=self._exact)


@contextmanager
def chosen_sheets(journal: Journal, request: ExportRequest) -> Iterator[ChosenSheets]:
    """Give the sheets of what a journal holds now, whatever is written meanwhile."""
    with journal.reader(once=True) as reader:
        yield ChosenSheets(reader, request)
