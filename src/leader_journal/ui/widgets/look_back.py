"""A look back: kind and date at once; the text only when asked for, since others may see the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.rows import EntryRow
from leader_journal.ui.theme import TextStyle, Theme
from leader_journal.ui.widgets.buttons import TextButton
from leader_journal.ui.widgets.inline_marks import InlineMarks
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.themed import Themed
from leader_journal.wording.catalogue import _


class LookBackView(Themed, QWidget):
    """One entry from before. `shown` gives a stored text as it is read."""

    opened = Signal(str)
    """The reader wants the whole entry; its id."""

    def __init__(self, theme: Theme, shown: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._row: EntryRow | None = None
        self._head = TextLabel(theme, "section")
        self._meta = TextLabel(theme, "small", "muted")
        self._marks = InlineMarks(theme)
        self._text = TextLabel(theme, TextStyle.PROSE, wrap=True)
        self._show, self._open = TextButton(theme, small=True), TextButton(theme, small=True)
        self._follow(theme)
        self._build()
        self._show.clicked.connect(self._unfold)
        self._open.clicked.connect(self._open_entry)
        self.retranslate()
        self.restyle()

    def show_row(self, head: str, row: EntryRow, meta: str) -> None:
        """Show kind and date of this entry, its text folded away; of the one that is shown it stays as it was."""
        again, self._row = self._row is not None and self._row.id == row.id, row
        self._head.setText(head)
        self._meta.setText(meta)
        self._marks.set_marks(row.marks)
        if again and not self._text.isHidden():
            self._unfold()
        else:
            self._fold()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._show.setText(_("Show the text"))
        self._open.setText(_("Open the entry"))

    def restyle(self) -> None:
        """Measure again."""
        self._column.setSpacing(self.theme.px(6))
        super().restyle()

    def _build(self) -> None:
        meta = QHBoxLayout()
        meta.setSpacing(self.theme.px(10))
        meta.addWidget(self._meta)
        meta.addWidget(self._marks)
        meta.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._show)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self._column.addWidget(self._text)
        self._column.addLayout(meta)
        self._column.addLayout(buttons)

    def _fold(self) -> None:
        self._text.hide()
        self._open.hide()
        self._show.show()

    def _unfold(self) -> None:
        if self._row is not None:
            self._text.setText(self._shown(self._row.facts))
            self._text.show()
            self._open.show()
            self._show.hide()

    def _open_entry(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row.id)
