"""The list of the journal: what was begun, how many there are, and the entries of a filter, read as one scrolls."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal

from leader_journal.core.filters import EntryFilter
from leader_journal.core.folding import search_terms
from leader_journal.core.rows import EntryRow
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.draft_rows import DraftRows
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.pages.journal.list_head import ListHead
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, counted, ngettext

MORE_ROWS = 40
"""Rows read while scrolling: three screens, and within a frame."""
MOST_ROWS = 1_000
"""The most that are read again after a change."""
_COUNT_JOB, _COUNT_AFTER_MS = "journal.count", 50
"""A job that begins while rows are laid out takes Python from them: they are painted first, and counted then."""


class ListedEntries(View):
    """Keeps what is chosen where the filter lets it; the view itself says what is chosen and asked for."""

    draft_opened = Signal(str)
    """A draft, by its slot, is to go on in the capture window."""

    def __init__(self, context: UiContext, chosen: EntryFilter) -> None:
        super().__init__(context)
        self._filter = chosen
        self._drafts = DraftRows(context)
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(_COUNT_AFTER_MS)
        self._painted.timeout.connect(self._count)
        self._head = ListHead(context.theme)
        self._model = EntryListModel(
            context.services.people.alias_of, lambda: context.clock.now().date(), self._more_rows, self
        )
        self.view = EntryListView(context.theme, self._model)
        self.say(self.view.setAccessibleName, lambda: _("Entries"))
        column = self.column(self)
        column.add(self._drafts, self._head)
        column.fill(self.view)
        self._drafts.opened.connect(self.draft_opened)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show, not even what was begun."""
        return self._model.rowCount() == 0 and (self._filter.narrows or not self._drafts.count)

    def current(self) -> EntryRow | None:
        return self.view.current_entry()

    def show_filter(self, chosen: EntryFilter) -> None:
        """List the entries of a filter, the first chosen."""
        self._filter = chosen
        self._load(self.view.rows_in_sight())
        self.view.choose_first()

    def load(self) -> None:
        """List them anew, as they are now; what is chosen stays chosen."""
        kept = self.current()
        self._drafts.reload()
        self._load(max(self.view.rows_in_sight(), min(len(self._model.entries()), MOST_ROWS)))
        if kept is None or not self.view.choose(kept.id):
            self.view.choose_first()

    def forget_people(self) -> None:
        """Names are not what they were."""
        self._model.refresh()

    def look_for(self, entry: str) -> None:
        """Choose an entry, however far down in the list it is."""
        while not self.view.choose(entry) and self._model.canFetchMore():
            self._model.fetchMore()

    def neighbour_of(self, row: EntryRow) -> str | None:
        """The next older entry, or the next newer one at the end: where the eye goes on."""
        rows = self._model.entries()
        place = next((place for place, held in enumerate(rows) if held.id == row.id), None)
        if place is None or len(rows) < 2:
            return None
        return rows[place + 1].id if place + 1 < len(rows) else rows[place - 1].id

    def reload_drafts(self) -> None:
        """Show what was begun, as it is now."""
        self._drafts.reload()

    def retranslate(self) -> None:
        super().retranslate()
        self._say_count(None)
        self._count()

    def _load(self, limit: int) -> None:
        """List the first of them: each letter of a search waits for no more than can be seen."""
        self.view.set_terms(search_terms(self._filter.text))
        rows = self._context.services.entries.rows(self._filter, limit=limit)
        self._model.set_rows(rows, complete=len(rows) < limit)
        self._painted.start()

    def _more_rows(self, before: int) -> tuple[EntryRow, ...]:
        return self._context.services.entries.rows(self._filter, before=before, limit=MORE_ROWS)

    def _count(self) -> None:
        """The rows are there at once; how many there are comes after, in a job."""
        count = partial(self._context.services.entries.count_in_job, self._filter)
        self._context.jobs.start(_COUNT_JOB, count, self._say_count)

    def _say_count(self, count: int | None) -> None:
        words = ""
        if count is not None:
            words = ngettext("{count} entry, newest first", "{count} entries, newest first", count).format(
                count=counted(count)
            )
        self._head.set_words(words)
