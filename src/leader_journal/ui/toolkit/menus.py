"""Menus, opened so that what was under the pointer looks hovered no longer than it is.

Where a press opens a menu, the release is the menu's, and Qt goes on to believe that the button is down: whatever was
pressed is told nothing when the pointer leaves it, and would look hovered until the pointer has been there again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid


def pop_up(menu: QMenu, where: QPoint) -> None:
    """Open a menu at a place on the screen; once it is closed, only what the pointer is over looks so."""
    hovered = tuple(_under_pointer())
    menu.aboutToHide.connect(partial(QTimer.singleShot, 0, partial(_let_go, hovered)))
    menu.popup(where)


def _under_pointer() -> Iterable[QWidget]:
    """Yield what the pointer is over, from the innermost out."""
    widget: QWidget | None = QApplication.widgetAt(QCursor.pos())
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _let_go(hovered: Iterable[QWidget]) -> None:
    """Tell those that the pointer has left."""
    still = set(_under_pointer())
    for widget in hovered:
        if isValid(widget) and widget not in still and widget.underMouse():
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
            widget.update()
