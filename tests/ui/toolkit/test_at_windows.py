"""The door of the app sees touches and keys of every window, and none of what goes on within them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show

from leader_journal.ui.toolkit.at_windows import at_windows

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod)


class Watcher(QObject):
    """Notes each touch, and takes those that it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QEvent.Type] = []
        self.others = 0
        self.takes = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it."""
        if event.type() in _TOUCHES:
            self.seen.append(event.type())
            return self.takes
        self.others += 1
        return False


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    watcher = Watcher()
    at_windows().watch(watcher, frozenset(QEvent.Type))
    yield watcher
    at_windows().leave(watcher)


def test_it_sees_keys_where_they_are_typed(show: Show, watcher: Watcher) -> None:
    line = QLineEdit()
    show(line, QLineEdit())
    line.setFocus()
    QTest.keyClicks(line, "a")
    assert QEvent.Type.KeyPress in watcher.seen


def test_it_sees_what_an_input_method_writes(show: Show, watcher: Watcher) -> None:
    line = QLineEdit()
    show(line)
    line.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("å")
    QApplication.sendEvent(line, event)
    assert watcher.seen == [QEvent.Type.InputMethod]


def test_it_sees_a_dialog_and_a_menu_that_came_later(show: Show, watcher: Watcher, qtbot: QtBot) -> None:
    window = show(QPushButton("one"))
    dialog = QDialog(window)
    button = QPushButton("two", dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.mousePress(dialog.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    assert QEvent.Type.MouseButtonPress in watcher.seen

    menu = QMenu(button)
    menu.addAction("three")
    menu.popup(QPoint(30, 30))
    QApplication.processEvents()
    watcher.seen.clear()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    menu.close()
    assert QEvent.Type.KeyPress in watcher.seen


def test_it_sees_the_list_of_a_choice(show: Show, watcher: Watcher) -> None:
    choice = QComboBox()
    choice.addItems(["one", "two"])
    show(choice)
    choice.showPopup()
    QApplication.processEvents()
    watcher.seen.clear()
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    choice.hidePopup()
    assert QEvent.Type.KeyPress in watcher.seen


def test_what_is_taken_reaches_nobody(show: Show, watcher: Watcher) -> None:
    line = QLineEdit()
    show(line)
    line.setFocus()
    watcher.takes = True
    QTest.keyClicks(line, "a")
    assert line.text() == ""


def test_a_watcher_is_asked_about_what_it_named(show: Show, watcher: Watcher) -> None:
    """The one that came last first, whatever came before it; what it did not name is not its own."""
    line = QLineEdit()
    show(line)
    line.setFocus()
    other = Watcher()
    other.takes = True
    at_windows().watch(other, frozenset({QEvent.Type.InputMethod}))
    QTest.keyClicks(line, "a")
    event = QInputMethodEvent()
    event.setCommitString("å")
    QApplication.sendEvent(line, event)
    at_windows().leave(other)
    assert (other.seen, other.others) == ([QEvent.Type.InputMethod], 0)
    assert watcher.seen == [QEvent.Type.KeyPress]
    assert line.text() == "a"


def test_a_page_is_built_without_a_word_to_it(show: Show, watcher: Watcher) -> None:
    """A filter on the application heard 20 events of every widget that was made."""
    window = show(QLineEdit())
    QApplication.processEvents()
    before = watcher.others
    holder = QWidget()
    for _number in range(50):
        QLineEdit(holder)
    holder.setParent(window)
    QApplication.processEvents()
    assert watcher.others - before < 20


def test_a_watcher_that_went_is_not_asked(show: Show, watcher: Watcher) -> None:
    line = QLineEdit()
    window = show(line)
    gone = Watcher()
    gone.setParent(window)
    at_windows().watch(gone, frozenset(_TOUCHES))
    line.setFocus()
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClicks(line, "a")
    assert line.text() == "a"


def test_windows_that_stayed_are_seen_again_once_nobody_watched(show: Show) -> None:
    line = QLineEdit()
    show(line)
    line.setFocus()
    for _turn in range(2):
        watcher = Watcher()
        at_windows().watch(watcher, frozenset(QEvent.Type))
        QTest.mouseClick(line.window().windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
        at_windows().leave(watcher)
        assert QEvent.Type.MouseButtonPress in watcher.seen
