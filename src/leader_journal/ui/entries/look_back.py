"""Looks back: kind and date at once; the text only when asked for, since others may see the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal

from leader_journal.core.rows import EntryRow
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.inline_marks import InlineMarks
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.themed import Words
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _


class _FoldedText(View):
    """A head, a line that says what it is and when, and the text folded away."""

    opened = Signal(str)
    """The reader wants the whole of it; its id."""

    def __init__(self, context: UiContext, opens: Words) -> None:
        """`opens` are the words of the button that leads to the whole of it."""
        super().__init__(context)
        theme = context.theme
        self._id = ""
        self._stored = ""
        self._head = TextLabel(theme, "section")
        self._meta = TextLabel(theme, "small", "muted")
        self._text = TextLabel(theme, TextStyle.PROSE, wrap=True)
        self._show = TextButton(theme, lambda: _("Show the text"), small=True)
        self._open = TextButton(theme, opens, small=True)
        self._build()
        self._show.clicked.connect(self._unfold)
        self._open.clicked.connect(self._open_whole)

    def _build(self) -> None:
        self._meta_row, buttons = self.row(10), self.row(6)
        self._meta_row.add(self._meta, STRETCH)
        buttons.add(self._show, self._open, STRETCH)
        self.column(self, spacing=6).add(self._head, self._text, self._meta_row, buttons)

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

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, lambda: _("Open the entry"))

    def show_row(self, head: str, row: EntryRow, meta: str) -> None:
        """Show kind and date of this entry, its text folded away."""
        self._row = row
        self._marks.set_marks(row.marks)
        self._fold(row.id, head, row.facts, meta)

    def _build(self) -> None:
        super()._build()
        self._marks = InlineMarks(self.theme)
        self._meta_row.layout.insertWidget(1, self._marks)


class ClosingLineView(_FoldedText):
    """The closing line of the last meeting with somebody, folded away as well."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, lambda: _("Open the one-on-one"))

    def show_line(self, meeting: str, head: str, closing_line: str, meta: str) -> None:
        """Show whose meeting it was, and when."""
        self._fold(meeting, head, closing_line, meta)

    def _words(self) -> str:
        return _("“{words}”").format(words=super()._words())
