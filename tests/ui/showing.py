"""The type of the `show` fixture, what has the focus, and waiting for what comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtTest import QTest
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


def wait_until(so: Callable[[], bool], turns: int = 4_000) -> None:
    """Let events come until it is so, however slow the machine, or so many turns have passed."""
    while not so() and (turns := turns - 1):
        QTest.qWait(5)
