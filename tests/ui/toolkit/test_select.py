"""A drop-down list is as wide as its longest line, however large the text is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.select import Select


@pytest.mark.parametrize("percent", [80, 100, 130, 150, 170, 200])
@pytest.mark.parametrize("longest", ["200 %", "Whoever is named with @"])
def test_its_longest_line_has_room(qapp: QApplication, qtbot: QtBot, percent: int, longest: str) -> None:
    theme = Theme("light", percent)
    theme.apply(qapp)
    window, select = QWidget(), Select(theme)
    theme.dress(window)
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(select)
    select.addItems(["80 %", longest])
    select.setCurrentText(longest)
    window.show()
    select.resize(select.sizeHint())
    option = QStyleOptionComboBox()
    select.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = select.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, select).width()

    assert select.fontMetrics().horizontalAdvance(longest) <= room
