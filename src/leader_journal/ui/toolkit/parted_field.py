"""A writing field with the way to what stands above it, where a text as long as a book is edited piece by piece."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.wording.catalogue import _


class PartedField(Themed, QWidget):
    """Takes the field's place in a layout; of a text that is not long nothing of it is seen."""

    def __init__(self, theme: Theme, field: WritingField) -> None:
        super().__init__()
        self._follow(theme)
        self._field = field
        self._before = TextButton(theme, lambda: _("Show what comes before"), small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._before, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(field)
        self.setFocusProxy(field)
        field.let_part()
        self._before.clicked.connect(self._show_above)
        field.parted.connect(self._offer)
        self._offer()

    def _show_above(self) -> None:
        self._field.show_above()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        self._before.setVisible(bool(self._field.above()))
