"""Lets the desktop's portal see who we are, once, before our memory is closed to everybody.

The portal (file dialogs, dark or light, printing, global shortcuts) looks into /proc of whoever asks it, and refuses a
process that keeps its memory to itself, unless the user is root: "Unable to open /proc/.../root". It looks once for a
connection to the bus, and remembers. So it is asked something at once, and memory is closed when it has answered. What
Qt asks later goes by the same connection.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

_PATIENCE_MS = 2000
_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_APPEARANCE = "org.freedesktop.appearance"


class Portal(QObject):
    """Calls `close` as soon as the portal knows us, at once where there is none, and once in any case."""

    def __init__(self, close: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._close = close

    def meet(self) -> None:
        """Ask the portal something harmless; returns before it answers."""
        if not sys.platform.startswith("linux") or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            self._close()
            return
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # the system lacks libdbus
            self._close()
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            self._close()
            return
        question = QDBusMessage.createMethodCall(_NAME, _PATH, "org.freedesktop.portal.Settings", "ReadAll")
        question.setArguments([[_APPEARANCE]])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE_MS), self)
        watcher.finished.connect(self._answered)

    def _answered(self) -> None:
        """Whatever it said, it has looked."""
        self._close()
