"""When what is being written is kept: a moment after it was begun, however fast it goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer


class Throttle(QTimer):
    """Goes off so long after the first touch. More do not put it off: nothing unkept is ever older than that."""

    def __init__(self, after_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(after_ms)

    def touch(self) -> None:
        """Something was written."""
        if not self.isActive():
            self.start()
