"""Looks back: kind and date at once; the text only when asked for, since others may see the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from leader_journal.core.rows import EntryRow
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.inline_marks import InlineMarks
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _


class _FoldedText(View):
    """A head, a line that says what it is and when, and the text folded away."""

    opened = Signal(str)
    """The reader wants the whole of it; its id."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._id = ""
        self._stored = ""
        self._head = TextLabel(theme, "section")
        self._meta = TextLabel(theme, "small", "muted")
        self._text = TextLabel(theme, TextStyle.PROSE, wrap=True)
        self._show = TextButton(theme, lambda: _("Show the text"), small=True)
        self._open = TextButton(theme, small=True)
        self._build()
        self._show.clicked.connect(self._unfold)
        self._open.clicked.connect(self._open_whole)

    def _build(self) -> None:
        self._meta_row = QHBoxLayout()
        self._meta_row.setSpacing(self.theme.px(10))
        self._meta_row.addWidget(self._meta)
        self._meta_row.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._show)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, 6)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self._column.addWidget(self._text)
        self._column.addLayout(self._meta_row)
        self._column.addLayout(buttons)

    def _fold(self, uid: str, head: str, stored: str, meta: str) -> None:
        """Show what it is, its text folded away; of the one that is shown already it stays as it was."""
        again, self._id, self._stored = uid == self._id, uid, stored
        self._head.setText(head)
        self._meta.setText(meta)
        if again and not self._text.isHidden():
            self._unfold()
            return
        self._text.hide()
        self._open.hide()
        self._show.show()

    def _words(self) -> str:
        return self._context.services.people.shown(self._stored)

    def _unfold(self) -> None:
        self._text.setText(self._words())
        self._text.show()
        self._open.show()
        self._show.hide()

    def _open_whole(self) -> None:
        if self._id:
            self.opened.emit(self._id)


class LookBackView(_FoldedText):
    """One entry from before."""

    _row: EntryRow | None = None

    def show_row(self, head: str, row: EntryRow, meta: str) -> None:
        """Show kind and date of this entry, its text folded away."""
        self._row = row
        self._marks.set_marks(row.marks)
        self._fold(row.id, head, row.facts, meta)

    def retranslate(self) -> None:
        super().retranslate()
        self._open.setText(_("Open the entry"))

    def _build(self) -> None:
        super()._build()
        self._marks = InlineMarks(self.theme)
        self._meta_row.insertWidget(1, self._marks)


class ClosingLineView(_FoldedText):
    """The closing line of the last meeting with somebody, folded away as well."""

    def show_line(self, meeting: str, head: str, closing_line: str, meta: str) -> None:
        """Show whose meeting it was, and when."""
        self._fold(meeting, head, closing_line, meta)

    def retranslate(self) -> None:
        super().retranslate()
        self._open.setText(_("Open the one-on-one"))

    def _words(self) -> str:
        return _("“{words}”").format(words=super()._words())
