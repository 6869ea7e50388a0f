"""Parts of a window that come a turn after its first frame: in that stands what one waits for, and the keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from leader_journal.ui.toolkit.first_paint import FirstPaint

_TYPED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.InputMethod)


class HeldBack(QObject):
    """Holds parts back that have their places, each in the room that it has: nothing moves when they come.

    Whoever types in `line` before that has them at once: Tab, Enter and letters find all that they go to.
    """

    def __init__(self, window: QWidget, line: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[QWidget] = []
        self._turn = 0
        line.installEventFilter(self)

    def hold(self, *parts: QWidget) -> None:
        """Hide them until the window is painted after `begin`; what is hidden anyway stays so."""
        self._turn += 1
        for part in parts:
            if not part.isHidden():
                policy = part.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                part.setSizePolicy(policy)
                part.hide()
                self._held.append(part)

    def begin(self) -> None:
        """The window is being shown: they come when that is painted."""
        self._turn += 1
        FirstPaint(self._window, partial(self._painted, self._turn))

    def release(self) -> None:
        """Show them now."""
        held, self._held = self._held, []
        for part in held:
            part.show()
        if held:  # what became larger since, or is said in another language, has its place before it is painted
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        if event.type() in _TYPED and self._held and self._window.isVisible():
            self.release()
        return False

    def _painted(self, turn: int) -> None:
        """It may have been closed since, and be waiting for the next time or for the first frame of that."""
        if turn == self._turn:
            self.release()
