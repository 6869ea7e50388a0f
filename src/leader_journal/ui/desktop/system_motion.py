"""Hears from the desktop's portal whether little is to move; Qt tells it from 6.12 on.

Two settings say it: `reduced-motion` of the portal's own, and GNOME's older `enable-animations`, which several desktops
pass on. A desktop that has neither wishes nothing. It is asked once the portal has met us (docs/decisions/0055), and
tells every change by itself. A slot of the wrong type would connect and never be called: it takes the whole message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from leader_journal.ui.desktop.portal import PORTAL, PORTAL_PATH, PORTAL_SETTINGS

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_REDUCED = ("org.freedesktop.appearance", "reduced-motion")
_ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
_STILL: dict[tuple[str, str], object] = {_REDUCED: 1, _ANIMATIONS: False}
"""The value of each that wishes stillness."""


class SystemMotion(QObject):
    """Emits what the desktop wishes, at first and after every change."""

    reduced = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._still: dict[tuple[str, str], bool] = {}
        self._asked: dict[QDBusPendingCallWatcher, tuple[str, str]] = {}

    def ask(self, bus: QDBusConnection) -> None:
        """Listen, and ask for what is chosen now; the answers come when they come."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        slot = SLOT("_changed(QDBusMessage)")
        bus.connect(PORTAL, PORTAL_PATH, PORTAL_SETTINGS, "SettingChanged", self, slot)  # type: ignore[call-overload] # its stub asks for bytes, SLOT gives str
        for setting in _STILL:
            question = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, PORTAL_SETTINGS, "Read")
            question.setArguments(list(setting))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question), self)
            self._asked[watcher] = setting
            watcher.finished.connect(self._answered)  # not a partial: what that holds would be taken down with it

    @Slot("QDBusMessage")
    def _changed(self, message: QDBusMessage) -> None:
        match message.arguments():
            case [str() as group, str() as name, value]:
                self._take((group, name), value)

    @Slot("QDBusPendingCallWatcher*")
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        setting = self._asked.pop(watcher)
        given = watcher.reply().arguments() if not watcher.isError() else []
        if given and setting not in self._still:  # a change that came meanwhile is newer
            self._take(setting, given[0])
        watcher.deleteLater()

    def _take(self, setting: tuple[str, str], value: object) -> None:
        if setting not in _STILL:
            return
        from PySide6.QtDBus import QDBusVariant

        while isinstance(value, QDBusVariant):  # `Read` wraps it twice
            value = value.variant()
        self._still[setting] = value == _STILL[setting] and isinstance(value, int)
        self.reduced.emit(any(self._still.values()))
