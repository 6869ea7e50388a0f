"""Rows of a list that may be long: as many as are seen at once, and more when the reader comes to their end.

A row is made of widgets, and a thousand of them held the page up for half a minute.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.after_paint import AfterPaint
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.tab_order import first_stop
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _

AT_ONCE = 10
"""Rows that are made at once, and again each time that more are wanted: what fits into a window."""


class LongList(Themed, QWidget):
    """`spacing` is that between two rows, at 100 %. What was shown of a list stays shown when it is read again."""

    def __init__(self, theme: Theme, *, spacing: float = 0) -> None:
        super().__init__()
        self._follow(theme)
        self._count, self._made = 0, 0
        self._soon = AfterPaint(self, self._make_the_others)
        self._make: Callable[[int], QWidget] | None = None
        self._scroll: QScrollArea | None = None
        self._rows = self.column(spacing=spacing)
        self._more: TextButton | None = None
        self._column = self.column(self)
        self._column.add(self._rows)

    def set_rows(self, count: int, make: Callable[[int], QWidget], first: int = AT_ONCE) -> None:
        """Show a list of so many rows; `make` makes the one of a number, counted from 0.

        Only the `first` are waited for: those that the window shows, where rows are high.
        """
        wanted = max(first, self._made)
        clear(self._rows.layout)
        self._count, self._make, self._made = count, make, 0
        if wanted < min(AT_ONCE, count):
            self._soon.begin()
        else:
            self._soon.drop()
        self._grow(wanted)

    @property
    def count(self) -> int:
        """How many rows the whole list has."""
        return self._count

    def showEvent(self, event: QShowEvent) -> None:
        """Grow by itself where it is scrolled."""
        super().showEvent(event)
        if self._scroll is None:
            above = self.parentWidget()
            while above is not None and not isinstance(above, QScrollArea):
                above = above.parentWidget()
            if isinstance(above, QScrollArea):
                self._scroll = above
                above.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _grow(self, by: int) -> QWidget | None:
        """Make so many more rows; return the first of them."""
        first: QWidget | None = None
        if self._make is not None:
            for number in range(self._made, min(self._count, self._made + by)):
                row = self._make(number)
                self._rows.add(row)
                if not self.isVisible():
                    row.show()  # in the height that is asked for before it is seen: Qt shows it only then
                first = first or row
                self._made += 1
        self._offer_more(offered=self._made < self._count and not self._soon.waits)
        return first

    def _make_the_others(self) -> None:
        self._grow(AT_ONCE - self._made)

    def _offer_more(self, *, offered: bool) -> None:
        if self._more is None and offered:
            self._more = TextButton(self.theme, lambda: _("Show more"), small=True)
            self._more.clicked.connect(self._asked_for_more)
            self._column.left(self._more)
        if self._more is not None:
            self._more.setVisible(offered)

    def _asked_for_more(self) -> None:
        """Go on with the keyboard where the reader was: at the first of the new rows."""
        first = self._grow(AT_ONCE)
        if first is not None:
            first.show()  # Qt shows it a moment later, and what is hidden takes no focus
            stop = first_stop(first)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolled(self) -> None:
        """Have the next rows before the last one is reached."""
        scroll, more = self._scroll, self._more
        if scroll is None or more is None or not more.isVisible():
            return
        viewport = scroll.viewport()
        if more.mapTo(viewport, more.rect().topLeft()).y() < 2 * viewport.height():
            self._grow(AT_ONCE)
