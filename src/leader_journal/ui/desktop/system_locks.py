"""Hears from the desktop that the screen is locked, the session left, or the computer about to sleep.

By D-Bus: the screen saver's signal of every desktop, GNOME's own, and login1's. A slot of the wrong type would connect
and never be called, so most take the whole message. Without a bus, without
the library, or where there is no D-Bus, nothing is heard, and nothing is said about it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from leader_journal.ui.desktop.sleep_delay import SleepDelay

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_SESSION = "org.freedesktop.login1.Session"
_SESSIONS = "/org/freedesktop/login1/session/"


class SystemLocks(QObject):
    """Emits when the journal had better be locked; whether it is belongs to the settings."""

    sleeping = Signal()
    """The computer is about to sleep, also because its lid was closed."""
    left = Signal()
    """The screen was locked, or another user has taken over."""

    delay: SleepDelay | None = None
    """What sleep waits for; None where nothing is heard from login1."""

    def listen(self) -> None:
        """Listen on the buses of this session and of the system, where there are any."""
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # the system lacks libdbus
            return
        if _has_session_bus():
            self.listen_to_session(QDBusConnection.sessionBus())
        self.listen_to_system(QDBusConnection.systemBus())

    def listen_to_session(self, bus: QDBusConnection) -> None:
        """Hear the screen savers."""
        if bus.isConnected():
            for saver in _SAVERS:
                _connect(bus, saver, "ActiveChanged", self, "_saver(QDBusMessage)")

    def listen_to_system(self, bus: QDBusConnection) -> None:
        """Hear login1, and have it wait with sleep until the pages are covered."""
        if bus.isConnected():
            self.delay = SleepDelay(bus, self)
            self.delay.take()
            _connect(bus, "org.freedesktop.login1.Manager", "PrepareForSleep", self, "_sleep(QDBusMessage)")
            _connect(bus, _SESSION, "Lock", self, "_session_lock(QDBusMessage)")
            properties = "org.freedesktop.DBus.Properties"
            _connect(
                bus,
                properties,
                "PropertiesChanged",
                self,
                "_session_changed(QString,QVariantMap,QStringList,QDBusMessage)",
            )

    @Slot("QDBusMessage")
    def _saver(self, message: QDBusMessage) -> None:
        if message.arguments()[:1] == [True]:
            self.left.emit()

    @Slot("QDBusMessage")
    def _sleep(self, message: QDBusMessage) -> None:
        if message.arguments()[:1] == [True]:
            self.sleeping.emit()  # whoever hears it has covered the pages when it comes back
            if self.delay is not None:
                self.delay.release()
        elif self.delay is not None:
            self.delay.take()

    @Slot("QDBusMessage")
    def _session_lock(self, message: QDBusMessage) -> None:
        if self._is_ours(message):
            self.left.emit()

    @Slot(str, "QVariantMap", "QStringList", "QDBusMessage")
    def _session_changed(
        self, interface: str, changed: dict[str, object], _gone: list[str], message: QDBusMessage
    ) -> None:
        # a map comes through as such only where the slot names it; in a message alone nobody can look into it
        if interface == _SESSION and changed.get("Active") is False and self._is_ours(message):
            self.left.emit()

    @staticmethod
    def _is_ours(message: QDBusMessage) -> bool:
        return is_ours(message.path(), os.environ.get("XDG_SESSION_ID", ""))


def is_ours(path: str, session: str) -> bool:
    """Whether a signal is about this session; where this one is not known, every session's is heard."""
    return not session or path == _SESSIONS + _escaped(session)


def _escaped(session: str) -> str:
    """As login1 writes a session's id in a path: a digit at the beginning, and all that is no letter, by its code."""
    return re.sub(r"^[0-9]|[^A-Za-z0-9]", lambda found: f"_{ord(found.group()):02x}", session)


def _has_session_bus() -> bool:
    """Whether there is one to ask: asked for one that is not there, Qt's library starts a bus of its own under X11."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    known = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    return bool(known) or (runtime is not None and Path(runtime, "bus").exists())


def _connect(bus: QDBusConnection, interface: str, signal: str, receiver: QObject, slot: str) -> None:
    """Hear a signal from whoever sends it, at whatever path: each desktop has its own."""
    bus.connect("", "", interface, signal, receiver, SLOT(slot))  # type: ignore[call-overload] # its stub asks for bytes, SLOT gives str
