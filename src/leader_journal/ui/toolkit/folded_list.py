"""A list that may stay folded: few look at what is done or has ended, so its rows are made when it is unfolded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.long_list import AT_ONCE, LongList
from leader_journal.ui.toolkit.sections import Fold


class FoldedList(Fold):
    """Where the list is empty, it is not there. `spacing` and `first` are those of its `LongList`."""

    def __init__(self, theme: Theme, head: Callable[[], str], *, spacing: float = 0, first: int = AT_ONCE) -> None:
        self._count, self._first = 0, first
        self._make: Callable[[int], QWidget] | None = None
        super().__init__(theme, head)
        self._rows = LongList(theme, spacing=spacing)
        self.set_content(self._rows)

    def set_rows(self, count: int, make: Callable[[int], QWidget]) -> None:
        """Fold a list of so many rows instead of what was folded, and say the head anew."""
        self._count, self._make = count, make
        self._fill()
        self.retranslate()
        self.setVisible(count > 0)

    def _turn(self, opened: bool) -> None:
        """Have the rows before they come in sight: how far they slide follows from their height."""
        if opened:
            self._fill()
        super()._turn(opened)
        if not opened:
            self._fill()

    def _fill(self) -> None:
        if self._make is not None:
            self._rows.set_rows(self._count if self.is_open() else 0, self._make, self._first)
