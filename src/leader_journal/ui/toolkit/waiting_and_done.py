"""Rows that wait, the way to add one, and those that are done, folded under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.folded_list import FoldedList
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.toolkit.themed import Themed


class WaitingAndDone(Themed, QWidget):
    """The head stands there without a row, too: over the way to add one."""

    add_requested = Signal()

    def __init__(
        self, theme: Theme, head: Callable[[], str], add: Callable[[], str], done_head: Callable[[], str]
    ) -> None:
        super().__init__()
        self._follow(theme)
        self._waiting = Section(theme, head)
        self._add = TextButton(theme, add, icon="plus")
        self._add.clicked.connect(self.add_requested)
        self._done_head = done_head
        self._done: FoldedList | None = None
        self._column = self.column(self)
        self._column.add(self._waiting)
        self._column.left(self._add)
        self.setFocusProxy(self._add)

    def set_rows(self, waiting: Sequence[QWidget], done: int, make_done: Callable[[int], QWidget]) -> None:
        """Show these rows, and none of those before; `make_done` makes one of so many that are done, by its number."""
        self._waiting.set_rows(list(waiting))
        self._waiting.show()
        self._waiting.retranslate()
        if self._done is None and done:
            self._done = FoldedList(self.theme, self._done_head)
            self._column.add(self._done)
        if self._done is not None:
            self._done.set_rows(done, make_done)

    def fold(self) -> None:
        if self._done is not None:
            self._done.set_open(False)
