"""A small form over the window: fields with their names, a line that says what they come to, Cancel and Save."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.errors import UserError
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.body import DialogBody
from leader_journal.ui.dialogs.last_row import last_row
from leader_journal.ui.dialogs.remembered_size import room_for
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence


class FormDialog(QDialog):
    """What cannot be saved stays in front; `said` is the line under the fields. Gone once it is closed."""

    def __init__(self, context: UiContext, title: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(room_for(self, context.theme.px(width)))
        self._context = context
        self._said = TextLabel(context.theme, "small", "muted", wrap=True, aloud=True)

    def showEvent(self, event: QShowEvent) -> None:
        """A line that is longer than its field shows where it begins."""
        super().showEvent(event)
        for line in self.findChildren(QLineEdit):
            if line.hasSelectedText():
                line.setSelection(len(line.text()), -len(line.text()))
            elif not line.hasFocus():
                line.setCursorPosition(0)

    def _lay_out(
        self, fields: Sequence[tuple[str, QWidget]], others: Sequence[tuple[str, Callable[[], None]]] = ()
    ) -> None:
        """Put the fields under one another; `others` are what can be done instead of saving."""
        theme, px = self._context.theme, self._context.theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        for row, (words, field) in enumerate(fields):
            field.setAccessibleName(words)
            grid.addWidget(TextLabel(theme, "body", text=words), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._said, len(fields), 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(20))
        column.addWidget(DialogBody(theme, grid), 1)
        column.addLayout(self._buttons(others))

    def _buttons(self, others: Sequence[tuple[str, Callable[[], None]]]) -> QLayout:
        theme, left = self._context.theme, []
        for words, act in others:
            left.append(TextButton(theme, words, small=True))
            left[-1].clicked.connect(act)
        return last_row(self, theme, _("Save"), left=left)[0]

    def _close_with(self, write: Callable[[], Changes], said: str) -> None:
        """Write and close; after a failure the form is still there, and says why: a box over it would take the keys."""
        try:
            changes = write()
        except UserError as error:
            self._said.setText(sentence(error))
            return
        self._context.saved(changes, said)
        super().accept()
