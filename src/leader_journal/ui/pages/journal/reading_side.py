"""The entry that is read beside the list: a moment after it was chosen, so that the list comes first."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from leader_journal.core.folding import search_terms
from leader_journal.core.rows import EntryRow
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.journal.reading_pane import ReadingPane

READ_AFTER_MS = 50
"""While a key is held down, or letters are typed, the pane waits until the choice stands."""


class ReadingSide(QStackedWidget):
    """The pane, or nothing. `searched` are the words that are marked in it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._row: EntryRow | None = None
        self.searched = ""
        self._sought = ("", "")
        services = context.services
        self.pane = ReadingPane(context.theme, services.people.shown, services.people.alias_of)
        self.addWidget(self.pane)
        self.addWidget(QWidget())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(READ_AFTER_MS)
        self._soon.timeout.connect(self._read)

    def sought_in(self, entry: str, words: str) -> None:
        """Mark other words in one entry, which a search over everything led to."""
        self._sought = (entry, words)

    @property
    def waits(self) -> bool:
        """Whether an entry is shown in a moment."""
        return self._soon.isActive()

    def show_soon(self, row: EntryRow | None) -> None:
        """Show an entry once the choice stands; nothing, at once."""
        self._row = row
        if row is None:
            self._read()
        else:
            self._soon.start()

    def show_now(self, row: EntryRow | None) -> None:
        """Show an entry, or nothing."""
        self._row = row
        self._read()

    def _read(self) -> None:
        self._soon.stop()
        row, services = self._row, self._context.services
        if row is None:
            self.setCurrentIndex(1)
            return
        entry, today = services.entries.get(row.id), self._context.clock.now().date()
        of, words = self._sought
        terms = search_terms((words if of == row.id else "") or self.searched)
        self.pane.show_entry(entry, services.entries.promises_of(row.id), today, terms)
        self.pane.set_written_twice(row.id if services.written_twice.of(row.id) is not None else None)
        self.setCurrentIndex(0)
