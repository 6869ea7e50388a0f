"""Keys on their way to a window that has not the keyboard yet reach it, in their order, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leader_journal.ui.toolkit.early_keys import EarlyKeys


class Two:
    """A window with a field and a shortcut of one letter, and a new window with a field."""

    def __init__(self, qtbot: QtBot) -> None:
        self.before, self.new = QWidget(), QWidget()
        self.old_line, self.line = QLineEdit(self.before), QLineEdit()
        column = QVBoxLayout(self.new)
        column.addWidget(self.line)
        column.addWidget(QLineEdit())
        self.heard: list[str] = []
        QShortcut(QKeySequence("E"), self.before).activated.connect(self._opens)
        QShortcut(QKeySequence("Ctrl+Return"), self.new).activated.connect(self._saves)
        self.keys = EarlyKeys(self.new, self.before)
        for widget in (self.new, self.before):
            qtbot.addWidget(widget)
            widget.show()
        self.before.activateWindow()
        qtbot.waitUntil(self.before.isActiveWindow)
        self.line.setFocus()
        self.keys.begin()

    def _opens(self) -> None:
        self.heard.append("opened")

    def _saves(self) -> None:
        self.heard.append("saved")


@pytest.fixture
def two(qtbot: QtBot) -> Two:
    return Two(qtbot)


def test_what_is_typed_too_early_reaches_the_new_window(two: Two) -> None:
    QTest.keyClicks(two.old_line, "Else sagde")
    QTest.keyClick(two.before.windowHandle(), Qt.Key.Key_Backspace)
    assert two.line.text() == "Else sagd"
    assert two.old_line.text() == ""
    assert two.heard == []


def test_tab_moves_in_the_new_window_and_its_shortcuts_are_done(two: Two) -> None:
    QTest.keyClick(two.before.windowHandle(), Qt.Key.Key_Tab)
    assert two.new.focusWidget() is not two.line
    QTest.keyClick(two.before.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert two.heard == ["saved"]


def test_once_the_new_window_has_the_keyboard_each_has_its_own_keys(qtbot: QtBot, two: Two) -> None:
    two.new.activateWindow()
    qtbot.waitUntil(two.new.isActiveWindow)
    two.before.activateWindow()
    qtbot.waitUntil(two.before.isActiveWindow)
    QTest.keyClicks(two.old_line, "a")
    assert (two.old_line.text(), two.line.text()) == ("a", "")


def test_a_click_takes_the_keys_back(two: Two) -> None:
    QTest.mouseClick(two.old_line, Qt.MouseButton.LeftButton)
    QTest.keyClicks(two.old_line, "a")
    assert (two.old_line.text(), two.line.text()) == ("a", "")
