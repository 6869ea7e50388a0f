"""The ring goes where the keyboard is, and is not drawn for the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from tests.ui.showing import Show

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.focus_ring import FocusRing
from leader_journal.ui.toolkit.writing_field import WritingField


@pytest.fixture
def first(theme: Theme) -> DefaultButton:
    return DefaultButton(theme, "First")


@pytest.fixture
def second(theme: Theme) -> DefaultButton:
    return DefaultButton(theme, "Second")


def _goes_round(ring: FocusRing, widget: QWidget) -> bool:
    inner = widget.rect().translated(widget.mapTo(ring.window(), widget.rect().topLeft()))
    return ring.isVisible() and ring.geometry() == inner.adjusted(-5, -5, 5, 5)


def test_tab_brings_it(theme: Theme, show: Show, first: DefaultButton, second: DefaultButton) -> None:
    ring = FocusRing(theme, show(first, second))
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert _goes_round(ring, second)


def test_it_follows_what_moves_and_hides_with_it(
    theme: Theme, show: Show, first: DefaultButton, second: DefaultButton
) -> None:
    ring = FocusRing(theme, show(first, second))
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    second.move(second.x() + 30, second.y() + 10)
    assert _goes_round(ring, second)
    second.hide()
    assert _goes_round(ring, first), "Qt hands the focus on"
    first.hide()
    assert not ring.isVisible()


def test_a_text_field_always_has_it(theme: Theme, show: Show) -> None:
    line = QLineEdit()
    ring = FocusRing(theme, show(line))
    line.setFocus(Qt.FocusReason.MouseFocusReason)
    assert _goes_round(ring, line)


def test_the_writing_line_shows_focus_itself(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    ring = FocusRing(theme, show(field))
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()


def test_it_is_cut_where_the_widget_scrolls_out_of_sight(theme: Theme, show: Show) -> None:
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    lines = [QLineEdit() for _number in range(40)]
    for line in lines:
        column.addWidget(line)
    area.setWidget(inside)
    ring = FocusRing(theme, show(area))
    lines[0].setFocus()
    assert ring.isVisible()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ring.isVisible()


def test_it_never_takes_a_click(theme: Theme, show: Show, first: DefaultButton) -> None:
    window = show(first)
    FocusRing(theme, window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_A)
    assert window.childAt(first.geometry().center()) is first
