"""What we rely on the toolkit for, where a release has failed us before."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

REPAINTS = 200


class Empty(QWidget):
    """Overrides one virtual method that returns nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing."""


def test_a_called_override_leaves_the_references_to_none_alone(qtbot: QtBot) -> None:
    """PySide 6.12.0 lost one reference with each call, until Python 3.11 aborted (docs/decisions/0006)."""
    widget = Empty()
    qtbot.addWidget(widget)
    widget.show()
    before = sys.getrefcount(None)
    for _ in range(REPAINTS):
        widget.repaint()
    assert sys.getrefcount(None) > before - REPAINTS // 2
