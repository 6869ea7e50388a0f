"""What looks hovered once a menu is closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.ui.showing import Show

from leader_journal.ui.toolkit.menus import pop_up

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


class Line(QWidget):
    """A line with a menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(60)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Edit")
        pop_up(menu, event.globalPos())


@pytest.mark.parametrize("stays", [False, True])
def test_after_its_menu_only_the_line_under_the_pointer_looks_hovered(show: Show, *, stays: bool) -> None:
    line, other = Line(), Line()
    show(line, other)
    at = QPoint(100, 30)
    QCursor.setPos(line.mapToGlobal(at))
    QTest.qWait(1)
    assert line.underMouse()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at))
    QApplication.sendEvent(line, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    if not stays:
        QCursor.setPos(other.mapToGlobal(QPoint(300, 50)))
    QTest.qWait(1)
    line.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # so Qt leaves it on a real screen: the button is down to it
    menu.close()
    QTest.qWait(5)
    assert line.underMouse() is stays
