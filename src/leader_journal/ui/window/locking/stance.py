"""How a window stands on the desktop, handed from the process that locks to the one that takes its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_WITH_A_PILE = frozenset({"xcb", "windows", "cocoa"})
"""Where an app may say how its windows lie; elsewhere the compositor alone does."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a window was and in what state, and whether it or a window of its app had the keyboard."""

    geometry: str
    """Size, place, maximised or not, as Qt packs them, in Base64."""
    minimised: bool
    active: bool

    @classmethod
    def of(cls, window: QWidget, *, active: bool) -> Self:
        """Return how a window stands now; `active` says whether its app has the keyboard."""
        geometry = bytes(window.saveGeometry().toBase64().data()).decode()
        return cls(geometry, window.isMinimized(), active)

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

    @property
    def _packed(self) -> QByteArray:
        return QByteArray.fromBase64(self.geometry.encode())

    def settle(self, window: QWidget) -> None:
        """Give a window that is shown the keyboard, where the other one had it; where not, let it cover nothing.

        The place between two others cannot be had: window managers raise and lower on request, and no more.
        """
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)  # noqa: FBT003 - Qt takes it by place
        if self.minimised:
            window.installEventFilter(_PlacedOnceBack(self._packed, window))
        elif self.active:
            window.activateWindow()
        elif QGuiApplication.platformName() in _WITH_A_PILE:
            window.lower()


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
