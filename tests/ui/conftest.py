"""A theme that dresses the application, as the app's own does, and a window to show widgets in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show

from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import Theme, ThemeMode


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %, without animation."""
    theme = Theme(ThemeMode.LIGHT)
    theme.motion.set_mode(Animation.OFF)
    theme.apply(qapp)
    return theme


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Iterator[Show]:
    """Show widgets in a window that lives as long as the test."""
    windows: list[QWidget] = []

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        theme.dress(window)
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        window.resize(640, 480)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield shown
    windows.clear()
