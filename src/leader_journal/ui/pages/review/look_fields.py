"""What the leader sees in a chart, and the app's own reading, folded until something is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Fold
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import _

_FIELD_GAP = 28


class LookFields(Themed, QWidget):
    """The reading unfolds when the leader leaves the line with something on it, and folds when all of it is gone."""

    edited = Signal()
    revealed = Signal()
    """The reading was unfolded or folded."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._follow(context.theme)
        complete = context.services.people.complete
        self._saw = QuestionField(context.theme, lambda: _("What do you see?"), complete, min_lines=4)
        self._surprised = QuestionField(
            context.theme, lambda: _("Did anything surprise you?"), complete, hint=lambda: _("Optional")
        )
        self._fold = Fold(context.theme, lambda: _("How the app reads it"))
        self._reading = TextLabel(context.theme, "body", wrap=True)
        self._fold.set_content(self._reading)
        column = self.column(self)
        for widget in (self._saw, self._surprised, self._fold):
            column.add(widget, _FIELD_GAP)
        self.setFocusProxy(self._saw)
        self._saw.edited.connect(self._saw_edited)
        self._surprised.edited.connect(self.edited)
        self._saw.left.connect(self._saw_left)
        self._fold.toggled.connect(self.revealed)
        self.retranslate()

    @property
    def open(self) -> bool:
        """Whether the app may say what it reads in the chart."""
        return self._fold.is_open()

    def take_focus(self) -> None:
        """Put the caret after what was seen."""
        self._saw.take_focus()

    def texts(self) -> tuple[str, str]:
        """Return what was seen, and what surprised."""
        return self._saw.text(), self._surprised.text()

    def show_look(self, saw: str, surprised: str) -> None:
        """Show what was written about a chart; where something was, the reading may be seen."""
        self._saw.set_text(saw)
        self._surprised.set_text(surprised)
        self._allow()
        self._fold.set_open(bool(saw.strip()) and not self._saw.has_focus())

    def set_reading(self, words: str) -> None:
        """Have the app's reading ready."""
        self._reading.setText(words)

    def retranslate(self) -> None:
        self._allow()

    def _saw_edited(self) -> None:
        self._allow()
        if not self._saw.text().strip():
            self._fold.set_open(False)
        self.edited.emit()

    def _saw_left(self) -> None:
        if self._saw.text().strip():
            self._fold.set_open(True)

    def _allow(self) -> None:
        allowed = bool(self._saw.text().strip())
        self._fold.head.setEnabled(allowed)
        set_tip(self._fold.head, "" if allowed else _("Unfolds once you have written what you see"))
        self._fold.head.setAccessibleDescription(self._fold.head.toolTip())
