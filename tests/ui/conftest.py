"""A theme that dresses the application, as the app's own does, a window for widgets, and a guard for all of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show

from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import Theme, ThemeMode


@pytest.fixture(autouse=True, scope="session")
def emptied_for_good() -> Iterator[None]:
    """Let no line be emptied so that Ctrl+Z brings back what stood in it, for whoever sits there next."""

    def clear(_line: QWidget) -> None:
        raise AssertionError('Undo brings back what `clear` takes away: setText("") leaves nothing')

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QLineEdit, "clear", clear)
        patched.setattr(QComboBox, "clearEditText", clear)
        yield


@pytest.fixture(autouse=True)
def taken_apart_where_the_app_does_it() -> Iterator[None]:
    """Take apart what holds each other in this thread alone, as `ui/collector.py` does in the app.

    Left to itself Python does it in whichever thread makes an object next, and PySide destroys a timer there: now and
    then a run ended in a crash, in a part that had nothing to do with it.
    """
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


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
