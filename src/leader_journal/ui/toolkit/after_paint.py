"""What lies below the edge of a window is made a moment after the page: by then what one came for is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

LATER_MS = 150
"""After which a page that was made is painted, and what stands in it by a job too."""


class AfterPaint(QObject):
    """Does something a moment after `begin`, once for all that were begun meanwhile; or at once, by `now`.

    For a part that is not seen any more (its page was left, or the journal is being locked) nothing is made, and it
    waits on: whoever shows it again begins again.
    """

    def __init__(self, part: QWidget, make: Callable[[], None]) -> None:
        super().__init__(part)
        self._part, self._make = part, make
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._come)
        self.waits = False
        """Whether it is still to be done."""

    def begin(self) -> None:
        """Do it in a moment, counted from now."""
        self.waits = True
        self._timer.start(LATER_MS)

    def now(self) -> None:
        """Do it at once, if it is still to be done."""
        if self.waits:
            self.drop()
            self._make()

    def drop(self) -> None:
        """Leave it undone."""
        self._timer.stop()
        self.waits = False

    def _come(self) -> None:
        if self._part.isVisible():
            self.now()
