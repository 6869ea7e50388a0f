"""What locks or hides the pages besides a key: the desktop's signals, another app in front; and pictures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.settings import SettingsStore
from leader_journal.ui.desktop.screen_capture import can_be_kept_out, keep_out
from leader_journal.ui.desktop.system_locks import SystemLocks


class Protection(QObject):
    """Follows the settings: what happens while a switch is off has no consequence."""

    lock_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, settings: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.system = SystemLocks(self)
        self.system.sleeping.connect(self._sleeping)
        self.system.left.connect(self._left)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)
            if can_be_kept_out():
                application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep every window that shows itself out of pictures."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            keep_out(watched, self._settings.current.out_of_pictures)
        return False

    def follow(self) -> None:
        """A switch was turned: let the windows that stand follow it."""
        if can_be_kept_out():
            for window in QApplication.topLevelWidgets():
                if window.isVisible():
                    keep_out(window, self._settings.current.out_of_pictures)

    def _sleeping(self) -> None:
        if self._settings.current.lock_on_sleep:
            self.lock_wanted.emit()

    def _left(self) -> None:
        if self._settings.current.lock_on_screen_lock:
            self.lock_wanted.emit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive and self._settings.current.hide_when_left:
            self.hide_wanted.emit()
