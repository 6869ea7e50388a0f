"""Parts of a window that come a turn after its first frame: in that stands what one waits for, and the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_AT_LATEST_MS = 1000
"""After which they come to a window that is not painted: it began minimised, or its line is scrolled away."""
_TYPED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.InputMethod)


class HeldBack(QObject):
    """Holds parts back that have their places, each in the room that it has: nothing moves when they come.

    Whoever types in `line` before that has them at once: Tab, Enter and letters find all that they go to.
    """

    def __init__(self, window: QWidget, line: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[QWidget] = []
        self._begun, self._turn = False, 0
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._latest.setInterval(_AT_LATEST_MS)
        self._latest.timeout.connect(self.release)
        line.installEventFilter(self)

    def hold(self, *parts: QWidget) -> None:
        """Hide them until the line is painted after `begin`; what is hidden anyway stays so."""
        self._end()
        for part in parts:
            if not part.isHidden():
                policy = part.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                part.setSizePolicy(policy)
                part.hide()
                self._held.append(part)
        self._find_places(parts)

    def begin(self) -> None:
        """The window is being shown: they come when its line is painted."""
        self._begun = True
        self._turn += 1
        self._latest.start()

    def release(self) -> None:
        """Show them now."""
        self._end()
        held, self._held = self._held, []
        for part in held:
            part.show()
        if held:
            self._find_places(held)  # what became larger since, or is said in another language, before it is painted

    def _painted(self, turn: int) -> None:
        """It may have been closed since, and be waiting for the next time or for the first frame of that."""
        if self._begun and turn == self._turn:
            self.release()

    def _end(self) -> None:
        self._begun = False
        self._latest.stop()

    def _find_places(self, parts: Iterable[QWidget]) -> None:
        """Lay out now what these stand in: left to Qt, it is done between the window's next showing and its frame."""
        for part in parts:
            above: QWidget | None = part.parentWidget()
            while above is not None:
                if (layout := above.layout()) is not None:
                    layout.activate()
                above = None if above is self._window else above.parentWidget()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # a ground that scrolls has no layout

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        kind = event.type()
        if kind == QEvent.Type.Paint and self._begun:
            QTimer.singleShot(0, self, partial(self._painted, self._turn))  # when that frame is on the screen
        elif kind in _TYPED and self._held and self._window.isVisible():
            self.release()
        return False
