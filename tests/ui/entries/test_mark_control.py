"""The four-state control by keyboard, mouse and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leader_journal.core.terms import Mark
from leader_journal.ui.entries.mark_control import MarkControl
from leader_journal.ui.entries.mark_glyphs import paint_mark
from leader_journal.ui.look.theme import Theme


@pytest.fixture
def control(qtbot: QtBot, theme: Theme) -> MarkControl:
    control = MarkControl(theme, "Curious questions")
    qtbot.addWidget(control)
    control.show()
    return control


def test_nothing_is_marked_at_first(control: MarkControl) -> None:
    assert control.mark() is Mark.UNMARKED


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        (Qt.Key.Key_1, Mark.SHOWN),
        (Qt.Key.Key_2, Mark.PARTLY),
        (Qt.Key.Key_3, Mark.MISSED),
        (Qt.Key.Key_4, Mark.NOT_RELEVANT),
    ],
)
@pytest.mark.parametrize("clearing", [Qt.Key.Key_0, Qt.Key.Key_Backspace])
def test_digits_choose_and_clear(qtbot: QtBot, control: MarkControl, key: Qt.Key, mark: Mark, clearing: Qt.Key) -> None:
    with qtbot.waitSignals([control.mark_changed, control.digit_chosen]):
        QTest.keyClick(control, key)
    assert control.mark() is mark
    QTest.keyClick(control, clearing)
    assert control.mark() is Mark.UNMARKED


def test_arrows_move_and_stop_at_the_ends(control: MarkControl) -> None:
    QTest.keyClick(control, Qt.Key.Key_Right)
    assert control.mark() is Mark.SHOWN
    for _step in range(5):
        QTest.keyClick(control, Qt.Key.Key_Right)
    assert control.mark() is Mark.NOT_RELEVANT
    QTest.keyClick(control, Qt.Key.Key_Left)
    assert control.mark() is Mark.MISSED


def test_a_click_chooses_and_a_second_one_clears(control: MarkControl) -> None:
    third = QPoint(round(control.width() * 5 / 8), control.height() // 2)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=third)
    assert control.mark() is Mark.MISSED
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=third)
    assert control.mark() is Mark.UNMARKED


def test_showing_a_mark_is_silent(qtbot: QtBot, control: MarkControl) -> None:
    with qtbot.assertNotEmitted(control.mark_changed):
        control.set_mark(Mark.PARTLY)
    assert control.mark() is Mark.PARTLY


def test_its_size_is_that_of_the_design_at_every_scale(control: MarkControl, theme: Theme) -> None:
    assert (control.sizeHint().width(), control.sizeHint().height()) == (146, 32)
    theme.set_scale(200)
    assert (control.sizeHint().width(), control.sizeHint().height()) == (292, 64)


def test_a_screen_reader_hears_name_and_value(control: MarkControl) -> None:
    interface = QAccessible.queryAccessibleInterface(control)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Curious questions"
    assert interface.text(QAccessible.Text.Value) == "not marked"
    control.set_mark(Mark.MISSED)
    assert interface.text(QAccessible.Text.Value) == "missed, 3 of 4"


def _drawn(theme: Theme, mark: Mark, mono: QColor | None = None) -> QImage:
    image = QImage(28, 28, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, 28, 28), mark, theme, mono)
    painter.end()
    return image


def test_every_mark_has_a_shape_of_its_own_without_colour(theme: Theme) -> None:
    black = QColor("black")
    drawings = [bytes(_drawn(theme, mark, black).constBits()) for mark in Mark]
    assert len(set(drawings)) == len(Mark)


def test_shown_is_full_missed_is_open_and_partly_is_half(theme: Theme) -> None:
    centre, left, right = QPoint(14, 14), QPoint(10, 14), QPoint(18, 14)
    white = QColor("white")
    assert _drawn(theme, Mark.SHOWN).pixelColor(centre) == theme.color("mark.shown")
    assert _drawn(theme, Mark.MISSED).pixelColor(centre) == white
    partly = _drawn(theme, Mark.PARTLY)
    assert partly.pixelColor(left) == theme.color("mark.shown")
    assert partly.pixelColor(right) == white
