"""The type of the `show` fixture, and what has the focus."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget


class Show(Protocol):
    """Shows widgets one under the other in an active window of 640 × 480."""

    def __call__(self, *widgets: QWidget) -> QWidget:
        """Return the window."""
        ...


def focused() -> QWidget:
    """Return what has the focus; a test that asks expects something to have it."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
