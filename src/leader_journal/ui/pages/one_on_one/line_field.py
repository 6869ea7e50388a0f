"""The field in the place of a line that is edited: Enter and leaving it keep the words, Esc does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.people.people_offer import Complete
from leader_journal.ui.toolkit.themed import ENTER_KEYS

_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The completions, a menu or another window have the focus: the line is still being written."""


class LineField(FactsField):
    """`done` is sent once, with the words; `cancelled` instead, by Esc."""

    done = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, complete: Complete, parent: QWidget | None = None) -> None:
        self._ended = False
        super().__init__(theme, TextStyle.BODY, complete, parent, under=2)

    def finish(self) -> None:
        """End the editing, and send the words."""
        if not self._ended:
            self._ended = True
            self.done.emit(" ".join(self.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends, Esc takes back."""
        if self.completing():
            super().keyPressEvent(event)
        elif event.key() in ENTER_KEYS:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._ended = True
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line keeps it."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.finish()
