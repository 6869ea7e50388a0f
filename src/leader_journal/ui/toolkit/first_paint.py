"""Tells when something was painted for the first time: what the reader does not wait for begins then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_AT_LATEST_MS = 1000


class FirstPaint(QObject):
    """Calls `after` once, when the first paint of a widget is done; one that starts minimised is not painted at all."""

    def __init__(self, widget: QWidget, after: Callable[[], None]) -> None:
        super().__init__(widget)
        self._after = after
        self._widget = widget
        self._done = False
        widget.installEventFilter(self)
        QTimer.singleShot(_AT_LATEST_MS, self, self._painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """See the first paint coming; it is done when the loop is reached again."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        if self._done:
            return
        self._done = True
        self._widget.removeEventFilter(self)
        self.deleteLater()
        self._after()
