"""How a window stands on the desktop, handed from the process that locks to the one that takes its place."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from leader_journal.ui.desktop.x11_pile import Pile

_LOWERS_AT_LEAST = frozenset({"windows", "cocoa"})
"""Where an app may say how its windows lie, but we cannot say where exactly."""
_TRIES, _LOOK_EVERY_S = 100, 0.005


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a window was and in what state, and whether it or a window of its app had the keyboard."""

    geometry: str
    """Size, place, maximised or not, as Qt packs them, in Base64."""
    minimised: bool
    active: bool
    window: int = 0
    """Its number on X11, else nothing. It is there until this was told that the new one stands."""
    desktop: int | None = None
    states: tuple[str, ...] = ()
    """What the window manager was asked for, on X11: kept above all others, say."""

    @classmethod
    def of(cls, window: QWidget, *, active: bool) -> Self:
        """Return how a window stands now; `active` says whether its app has the keyboard."""
        geometry = bytes(window.saveGeometry().toBase64().data()).decode()
        lies = _pile()
        if lies is None:
            return cls(geometry, window.isMinimized(), active)
        number = window.winId()
        return cls(geometry, window.isMinimized(), active, number, lies.desktop_of(number), lies.states_of(number))

    @classmethod
    def read(cls, words: str) -> Self | None:
        """Return what `written` wrote, or None for anything else."""
        if not words:
            return None
        from leader_journal.core.codec import Undecodable, decode  # after a lock only

        try:
            return decode(words.encode(), cls)
        except Undecodable:
            return None

    def written(self) -> str:
        """Return it as one word of a command line. It says nothing of a journal."""
        from leader_journal.core.codec import encode

        return encode(self).decode()

    def take(self, window: QWidget) -> None:
        """Let a window stand so, before it is shown: it comes to the front only where the other one was there."""
        window.restoreGeometry(self._packed)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not self.active)
        if self.minimised:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
        lies = _pile()
        if lies is not None:
            lies.begin_so(window.winId(), self.desktop, self.states)
            if not self.active:
                lies.leave_the_keyboard(window.winId())

    @property
    def _packed(self) -> QByteArray:
        return QByteArray.fromBase64(self.geometry.encode())

    def lie(self, window: QWidget) -> None:
        """Let a window that was shown a moment ago lie under the other one, before it is painted."""
        lies = _pile()
        if lies is None or self.active:
            return
        lies.leave_the_keyboard(window.winId())
        if self.window and not self.minimised:
            lies.lay_under(window.winId(), self.window)
            _wait_until_it_is_under(lies, window.winId(), self.window)
            _lie_directly_under(lies, window.winId(), self.window)

    def settle(self, window: QWidget) -> None:
        """Give a window that is shown the keyboard, where the other one had it; where not, its place in the pile."""
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)  # noqa: FBT003 - Qt takes it by place
        if self.minimised:
            window.installEventFilter(_PlacedOnceBack(self._packed, window))
        elif self.active:
            window.activateWindow()
        elif (lies := _pile()) is not None:
            lies.be_quiet(window.winId())
            _lie_directly_under(lies, window.winId(), self.window)
        elif QGuiApplication.platformName() in _LOWERS_AT_LEAST:
            window.lower()


def _pile() -> Pile | None:
    if QGuiApplication.platformName() != "xcb":
        return None
    from leader_journal.ui.desktop.x11_pile import pile  # brings ctypes: after a lock only

    return pile()


def _wait_until_it_is_under(lies: Pile, window: int, other: int) -> None:
    """Wait for the window manager, a moment at most: nothing of a window is painted over what is read there."""
    for _again in range(_TRIES):
        order = lies.windows()
        if window in order and other in order and order.index(window) < order.index(other):
            return
        time.sleep(_LOOK_EVERY_S)


def _lie_directly_under(lies: Pile, window: int, other: int) -> None:
    """Lie there, where the window manager has laid it somewhere else: not every one knows such places.

    What is lowered last lies lowest, so all that is under the other one follows it. Nothing is seen of that: it was
    under the other one before.
    """
    order = lies.windows()
    if (window, other) in pairwise(order):
        return
    others = [one for one in order if one != window]
    below = others[: others.index(other)] if other in others else []
    for one in (window, *reversed(below)):
        lies.lower(one)


class _PlacedOnceBack(QObject):
    """Puts a window that begins minimised where it belongs, once it comes back: window managers lay it elsewhere."""

    def __init__(self, geometry: QByteArray, window: QWidget) -> None:
        super().__init__(window)
        self._geometry = geometry
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange and not self._window.isMinimized():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._window, lambda: self._window.restoreGeometry(self._geometry))
        return False
