"""What lies below the edge of a window is made a moment after the page: by then what one came for is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LATER_MS = 150
"""After which a page that was made is painted, and what stands in it by a job too."""


def all_now(part: QWidget) -> None:
    """Make at once whatever waits in a part: the keyboard is to come to rest in what may still be missing."""
    for waiting in part.findChildren(AfterPaint):
        waiting.now()


class AfterPaint(QObject):
    """Does something a moment after `begin`, once for all that were begun meanwhile; or at once, by `now`.

    For a part that is not seen (its page was left, its pane is turned away, the journal is being locked) nothing is
    made: it waits on, and begins again when it is shown.
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
        if self._part.isVisible():
            self._timer.start(LATER_MS)
        else:
            self._part.installEventFilter(self)

    def now(self) -> None:
        """Do it at once, if it is still to be done."""
        if self.waits:
            self.drop()
            self._make()

    def drop(self) -> None:
        """Leave it undone."""
        self._timer.stop()
        self.waits = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the part is shown."""
        if watched is self._part and event.type() == QEvent.Type.Show:
            self._part.removeEventFilter(self)
            if self.waits:
                self.begin()
        return False

    def _come(self) -> None:
        if self._part.isVisible():
            self.now()
        else:
            self.begin()
