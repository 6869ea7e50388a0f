"""Hears what later starts of the app want of the one that runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from leader_journal.second_start import take_requests


class LaterStarts(QObject):
    """Watches the folder where later starts leave their wishes."""

    requested = Signal(object)
    """Request."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self.look)

    def stop(self) -> None:
        """Leave what comes from now on to another process."""
        self._watcher.directoryChanged.disconnect(self.look)

    def look(self) -> None:
        """Take what is there; called once by the app when its window stands, for a wish that came before."""
        for request in take_requests(self._folder):
            self.requested.emit(request)
