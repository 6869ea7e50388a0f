"""Lets the desktop's portal see who we are, once, before our memory is closed to everybody.

The portal (file dialogs, dark or light, printing, global shortcuts) looks into /proc of whoever asks it, and refuses a
process that keeps its memory to itself, unless the user is root: "Unable to open /proc/.../root". It looks once for a
connection to the bus, and remembers. So it is asked something first, and memory is closed when it has answered. What
Qt asks later goes by the same connection (docs/decisions/0055).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
_PATIENCE_MS = 500
_APPEARANCE = "org.freedesktop.appearance"


class Portal(QObject):
    """Calls `close` as soon as the portal knows us, and at once where there is none."""

    def __init__(self, close: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._close = close
        self._asked: QDBusPendingCallWatcher | None = None
        self._met = False
        self._bus: QDBusConnection | None = None
        self._waiting: list[Callable[[QDBusConnection], None]] = []

    def meet(self) -> None:
        """Ask the portal something harmless; returns before it answers."""
        if self._met or self._asked is not None:
            return
        self._asked = self._ask()
        if self._asked is None:
            self._done()
        else:
            self._asked.finished.connect(self._done)

    def meet_and_close(self) -> None:
        """Something is about to be unlocked: wait a moment for the answer, and close in any case."""
        self.meet()
        if not self._met and self._asked is not None:
            self._asked.waitForFinished()  # half a second at most
        self._done()

    def when_met(self, ask: Callable[[QDBusConnection], None]) -> None:
        """Let it be asked more, on the bus by which it knows us by then; never where there is none."""
        self._waiting.append(ask)
        if self._met:
            self._let_ask()

    def _done(self) -> None:
        """Whatever it said, it has looked."""
        if not self._met:
            self._met = True
            self._close()
            self._let_ask()

    def _let_ask(self) -> None:
        waiting, self._waiting = self._waiting, []
        if self._bus is not None:
            for ask in waiting:
                ask(self._bus)

    def _ask(self) -> QDBusPendingCallWatcher | None:
        if not sys.platform.startswith("linux") or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return None
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # the system lacks libdbus
            return None
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return None
        self._bus = bus
        question = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, PORTAL_SETTINGS, "ReadAll")
        question.setArguments([[_APPEARANCE]])
        return QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE_MS), self)
