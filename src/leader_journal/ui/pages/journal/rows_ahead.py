"""What the next key of a list would wait for, done while nobody waits: rows are read, and what they say is laid out.

In pieces of a millisecond or two, so that a key that is pressed meanwhile does not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_AT_ONCE = 2
"""Rows that are laid out between two looks at what else is to be done."""
_A_TURN_LATER_MS = 1
"""What was painted is handed to the desktop at the end of the turn in which it was painted."""


class RowsAhead:
    """`fetch` reads more rows where there will soon be too few, and says whether it did; `beside` yields the rows next
    to what is seen, the likeliest first, and `lay_out` lays one of them out.
    """

    def __init__(
        self,
        view: QWidget,
        fetch: Callable[[], bool],
        beside: Callable[[], Iterator[int]],
        lay_out: Callable[[int], None],
    ) -> None:
        self._view = view
        self._fetch, self._beside, self._lay_out = fetch, beside, lay_out
        self._rows: Iterator[int] = iter(())
        self._idle = QTimer(view)
        self._idle.setSingleShot(True)  # what fails is not tried again in every idle moment
        self._idle.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Begin anew: what is seen has changed."""
        self._rows = self._beside()
        self._idle.start(_A_TURN_LATER_MS)

    def _go_on(self) -> None:
        if not self._view.isVisible():  # the page was left, or the journal locked
            return
        for _row in range(_AT_ONCE):
            row = next(self._rows, None)
            if row is None:
                if not self._fetch():
                    return
                self._rows = self._beside()  # those that were read now may stand there
                break
            self._lay_out(row)
        self._idle.start(0)
