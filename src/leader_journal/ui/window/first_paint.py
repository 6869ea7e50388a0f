"""Tells when something was painted for the first time: what the reader does not wait for begins then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `after` once, when the first paint of a widget is done."""

    def __init__(self, widget: QWidget, after: Callable[[], None]) -> None:
        super().__init__(widget)
        self._after = after
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first paint coming; it is done when the loop is reached again."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        self._after()
        self.deleteLater()
