"""What the next key of a list would wait for, done while nobody waits: rows are read, and what they say is laid out.

In pieces of a millisecond or two, so that a key that is pressed meanwhile does not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView

from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.row_geometry import RowGeometry

_AT_ONCE = 2
"""Rows that are laid out between two looks at what else is to be done."""
_A_TURN_LATER_MS = 1
"""What was painted is handed to the desktop at the end of the turn in which it was painted."""
_NEAR = 2
"""Viewports below the last row that is wanted from which more are read at once."""
_EARLY = 5
"""Viewports below the last seen row from which they are read while nothing else is to be done."""


class RowsAhead:
    """Reads more of `entries` where `view` will soon have too few, and has the rows next to what is seen laid out.

    `rows` is where the rows of the view are; `lay_out` lays one of them out.
    """

    def __init__(
        self, view: QAbstractItemView, entries: EntryListModel, rows: RowGeometry, lay_out: Callable[[int], None]
    ) -> None:
        self._view, self._entries, self._rows, self._lay_out = view, entries, rows, lay_out
        self._asked_at = -1
        """How many rows there were when more were read that nobody waited for."""
        self._beside: Iterator[int] = iter(())
        self._idle = QTimer(view)
        self._idle.setSingleShot(True)  # what fails is not tried again in every idle moment
        self._idle.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Begin anew: what is seen has changed."""
        self._beside = self._beside_what_is_seen()
        self._idle.start(_A_TURN_LATER_MS)

    def rows_went(self) -> None:
        """What follows a list that grew shorter was not asked for yet."""
        self._asked_at = -1

    def read_for(self, row: int | None) -> None:
        """Read more at once where what is seen, or the row where a key leads, comes near the last one."""
        _top, bottom, height = self._seen()
        reached = max(bottom, self._rows.top(row) if row is not None and row < len(self._rows) else 0)
        if self._rows.total - reached < _NEAR * height and self._entries.canFetchMore():
            self._entries.fetchMore()

    def _go_on(self) -> None:
        if not self._view.isVisible():  # the page was left, or the journal locked
            return
        for _row in range(_AT_ONCE):
            row = next(self._beside, None)
            if row is None:
                if not self._read_early():
                    return
                self._beside = self._beside_what_is_seen()  # those that were read now may stand there
                break
            if row < len(self._rows):  # there may be fewer by now
                self._lay_out(row)
        self._idle.start(0)

    def _read_early(self) -> bool:
        """Read more where they will be needed soon; return whether that was done.

        Once: what fails is said, and said again only to somebody who goes there, not whenever that is painted over.
        """
        _top, bottom, height = self._seen()
        if self._rows.total - bottom >= _EARLY * height or len(self._rows) == self._asked_at:
            return False
        if not self._entries.canFetchMore():
            return False
        self._asked_at = len(self._rows)
        self._entries.fetchMore()
        return True

    def _beside_what_is_seen(self) -> Iterator[int]:
        """Yield the rows of the page below what is seen, and then of the page above."""
        top, bottom, height = self._seen()
        yield from self._rows.between(bottom, bottom + height)
        yield from reversed(self._rows.between(top - height, top))

    def _seen(self) -> tuple[int, int, int]:
        """Return where what is seen begins and ends among all rows, and its height, in pixels."""
        top, height = self._view.verticalScrollBar().value(), self._view.viewport().height()
        return top, top + height, height
