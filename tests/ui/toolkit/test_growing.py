"""Texts take the room of all their lines, whenever they are shown and however narrow it is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from tests.ui.showing import Show, wait_until

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.prose import Prose

_LONG = "That passphrase does not open this journal. Nothing is lost. Try the one before, or your recovery sheet. " * 3


@pytest.mark.parametrize("beside", [0, 200, 400])
def test_a_text_that_is_said_or_shown_later_grows(theme: Theme, show: Show, beside: int) -> None:
    """In layouts within layouts, too."""
    label, holder, spare = TextLabel(theme, "body", wrap=True), QWidget(), QWidget()
    spare.setFixedWidth(beside)
    row = QHBoxLayout()
    row.addWidget(label, 1)
    row.addWidget(spare)
    column = QVBoxLayout(holder)
    column.addLayout(row)
    column.addStretch(1)
    label.hide()
    show(holder)
    label.setText("Short")
    label.show()
    QApplication.processEvents()
    label.setText(_LONG)
    QApplication.processEvents()
    assert label.height() >= label.heightForWidth(label.width()) > 2 * theme.line_height(TextStyle.BODY)
    label.hide()
    label.setText(_LONG * 2)
    label.show()
    QApplication.processEvents()
    assert label.height() >= label.heightForWidth(label.width())


def test_a_text_that_becomes_shorter_while_its_page_is_hidden_gives_the_room_back(theme: Theme, show: Show) -> None:
    window, page = QWidget(), QWidget()
    QVBoxLayout(window).addWidget(page)
    column, label = QVBoxLayout(page), TextLabel(theme, "body", wrap=True)
    column.addWidget(label)
    column.addStretch(1)
    label.setText(_LONG)
    show(window)
    QApplication.processEvents()
    page.hide()
    label.setText("Short")
    page.show()
    QApplication.processEvents()
    assert label.height() == label.heightForWidth(label.width())


def test_a_text_to_be_read_lets_the_wheel_through_and_keeps_its_first_line(theme: Theme, show: Show) -> None:
    """Also with the caret at its end, and after a selection was dragged beyond it."""
    content, scroll = QWidget(), PageScroll(theme)
    column = QVBoxLayout(content)
    texts = [Prose(theme, TextStyle.LEAD) for _number in range(6)]
    for text in texts:
        text.set_prose(_LONG * 3)
        column.addWidget(text)
    scroll.set_content(content)
    show(scroll)
    QApplication.processEvents()
    for text in texts:
        text.moveCursor(text.textCursor().MoveOperation.End)
        text.ensureCursorVisible()
        assert text.verticalScrollBar().value() == 0
    before = scroll.verticalScrollBar().value()
    QTest.wheelEvent(scroll.window().windowHandle(), QPointF(120, 120), QPoint(0, -120))
    wait_until(lambda: scroll.verticalScrollBar().value() > before)
    assert scroll.verticalScrollBar().value() > before
