"""The computer sleeps only once the pages are covered: login1 waits a moment for whoever asks it to.

Without it the signal that announces sleep and sleep itself race each other, and the page may be on the screen when the
computer wakes. login1 waits some seconds at most, so a lock that hangs keeps nobody's computer awake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

_NAME, _PATH, _MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"


class SleepDelay(QObject):
    """Held from `take` to `release`; the system takes it back with the process. Without a login1 nothing is held."""

    def __init__(self, bus: QDBusConnection, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._held: QDBusUnixFileDescriptor | None = None

    @property
    def held(self) -> bool:
        """Whether sleep waits for us."""
        return self._held is not None

    def take(self) -> None:
        """Ask for it; the answer comes when it comes."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        asked = QDBusMessage.createMethodCall(_NAME, _PATH, _MANAGER, "Inhibit")
        asked.setAutoStartService(False)
        asked.setArguments(["sleep", _("Leader Journal"), _("The journal is locked first"), "delay"])
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(asked), self)
        watcher.finished.connect(self._answered)

    def release(self) -> None:
        """Let the computer sleep."""
        self._held = None

    @Slot("QDBusPendingCallWatcher*")
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        from PySide6.QtDBus import QDBusUnixFileDescriptor

        given = watcher.reply().arguments() if not watcher.isError() else []
        if given and isinstance(given[0], QDBusUnixFileDescriptor) and given[0].isValid():
            self._held = given[0]
        watcher.deleteLater()
