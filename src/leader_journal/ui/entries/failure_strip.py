"""What could not be saved, said beside the words that it concerns, with the one thing that helps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.errors import FileError, JournalMoved, NoAccess, ReadingOnly, UserError
from leader_journal.paths import as_journal
from leader_journal.services.journals import place_elsewhere
from leader_journal.ui.context import UiContext
from leader_journal.ui.messages import journals_pattern
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

_GONE = (JournalMoved, NoAccess, ReadingOnly)
"""Trying again at the same place does not help."""


class FailureStrip(Strip):
    """Hidden while all goes well. `again` asks for another try, at the old place or at the new one."""

    again = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._elsewhere = False
        self._button = self.add_button()
        self._button.clicked.connect(self._help)
        self.fit(self._row.layout.setContentsMargins, 26, 10, 20, 10)
        self.hide()

    def show_failure(self, error: UserError) -> None:
        """Say what happened, and offer what helps."""
        self._elsewhere = isinstance(error, _GONE)
        self.set_words(sentence(error))
        self._button.setText(_("Save somewhere else") if self._elsewhere else _("Try again"))
        self._button.setVisible(isinstance(error, FileError))
        self.show()

    def _help(self) -> None:
        if not self._elsewhere or _save_elsewhere(self._context):
            self.again.emit()


def _save_elsewhere(context: UiContext) -> bool:
    """Ask where the journal may go on, and go on there; return whether it does. What fails is said.

    The way out where its place is gone, full or for reading only.
    """
    journal = context.services.journal
    pattern = journals_pattern()
    chosen = context.messages.ask_save_file(_("Save somewhere else"), place_elsewhere(journal.path), pattern)
    if chosen is None:
        return False
    target = as_journal(chosen)
    if not context.attempt(lambda: journal.continue_at(target)):
        return False
    context.settings.add_recent(target)
    context.messages.tell(_("The journal continues in {name}. Nothing was lost.").format(name=target.name))
    return True
