"""The notice at the tray: its sentence, its menu, and that it goes without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from leader_journal.ui.desktop.tray import Tray
from leader_journal.ui.messages import QtMessages


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_it_says_its_sentence_and_nothing_else_and_its_menu_does_what_it_says(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    tray = Tray(
        "Something to look at", lambda: done.append("opened"), [("In an hour", lambda: done.append("hour"))], window
    )
    (icon,) = tray.findChildren(QSystemTrayIcon)
    assert icon.toolTip() == "Something to look at"
    assert not icon.icon().isNull()
    menu = icon.contextMenu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Open", "In an hour"]
    for action in menu.actions():
        action.trigger()
    icon.messageClicked.emit()
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)  # that opens the menu
    assert done == ["opened", "hour", "opened", "opened"]
    tray.end()
    assert not icon.isVisible()


def test_where_there_is_no_tray_nothing_is_said_outside_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    messages = QtMessages(window, lambda *_told: None)
    assert not Tray.available()
    messages.notify("Something to look at", lambda: None, [])
    messages.end_notice()
    assert not window.findChildren(Tray)
