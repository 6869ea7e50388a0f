"""The widget that shows figures: pointing, walking with the keyboard, opening, resizing, and what is read aloud."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from tests.ui.showing import wait_until

from leader_journal.charts.entries.build import build_entries
from leader_journal.charts.findings import describe
from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import last_months
from leader_journal.core.tallies import DayTally, RatedEntry
from leader_journal.core.terms import Mark, Series
from leader_journal.figures.chart import FigureMark
from leader_journal.ui.figures.figure_canvas import QUIET, FigureCanvas
from leader_journal.ui.look.theme import Theme
from leader_journal.wording.catalogue import Language, language

TODAY = dt.date(2026, 11, 24)
MONTHS = 6
NO_KEY = Qt.KeyboardModifier.NoModifier


def days() -> tuple[DayTally, ...]:
    first = TODAY - dt.timedelta(days=150)
    return tuple(
        DayTally(first + dt.timedelta(days=3 * at), shown=at % 2, partly=0, missed=1 - at % 2) for at in range(50)
    )


def progress() -> Finding:
    return build_progress(dict.fromkeys(Series, days()), last_months(TODAY, MONTHS), EVERYTHING, TODAY)


def entries() -> Finding:
    period = last_months(TODAY, MONTHS)
    rated = [RatedEntry(str(d.day), d.day, Mark.SHOWN if d.shown else Mark.MISSED) for d in days()]
    return build_entries(days(), rated, Series.ROOM, period, EVERYTHING, TODAY)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def canvas(qtbot: QtBot, theme: Theme) -> Iterator[FigureCanvas]:
    widget = FigureCanvas(theme)
    qtbot.addWidget(widget)
    show(widget, progress())
    widget.resize(840, widget.heightForWidth(840))
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: bool(widget.marks()))
    yield widget
    QToolTip.hideText()


def show(widget: FigureCanvas, finding: Finding) -> None:
    widget.show_finding(finding, describe(finding))


def place_of(mark: FigureMark) -> QPoint:
    return QPoint(round(mark.x), round(mark.y))


def pixels(widget: FigureCanvas) -> bytes:
    image = widget.grab().toImage()
    return bytes(image.constBits())


def test_the_pointer_finds_the_nearest_mark_within_reach(qtbot: QtBot, canvas: FigureCanvas) -> None:
    mark = canvas.marks()[3]
    with qtbot.waitSignal(canvas.mark_hovered) as hovered:
        QTest.mouseMove(canvas, place_of(mark) + QPoint(3, 2))
    assert hovered.args == [mark]
    with qtbot.waitSignal(canvas.mark_hovered) as hovered:
        QTest.mouseMove(canvas, QPoint(2, 2))
    assert hovered.args == [None]


def test_the_mark_that_is_pointed_at_gets_a_ring_and_a_label(qtbot: QtBot, canvas: FigureCanvas) -> None:
    before = pixels(canvas)
    QTest.mouseMove(canvas, place_of(canvas.marks()[3]))
    pointed = pixels(canvas)
    assert pointed != before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert pixels(canvas) == before


def test_a_click_opens_a_mark(qtbot: QtBot, canvas: FigureCanvas) -> None:
    mark = canvas.marks()[2]
    with qtbot.waitSignal(canvas.mark_activated) as opened:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NO_KEY, place_of(mark))
    assert opened.args == [mark]


def test_a_click_beside_the_marks_opens_nothing(qtbot: QtBot, canvas: FigureCanvas) -> None:
    with qtbot.assertNotEmitted(canvas.mark_activated):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NO_KEY, QPoint(2, 2))
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NO_KEY, QPoint(2, 2))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NO_KEY, place_of(canvas.marks()[0]))


def test_the_arrows_walk_through_the_marks_in_reading_order(qtbot: QtBot, canvas: FigureCanvas) -> None:
    walked: list[FigureMark | None] = []
    canvas.mark_hovered.connect(walked.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(canvas, key)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    marks = canvas.marks()
    assert walked == [marks[0], marks[1], marks[-1], marks[-2], marks[0]]


def test_enter_opens_the_current_mark_and_escape_lets_go(qtbot: QtBot, canvas: FigureCanvas) -> None:
    with qtbot.assertNotEmitted(canvas.mark_activated):
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(canvas.mark_activated) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == [canvas.marks()[0]]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.current_mark() is None


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_tooltip_says_the_sentence_of_the_mark(qtbot: QtBot, canvas: FigureCanvas) -> None:
    mark = canvas.marks()[1]
    QTest.mouseMove(canvas, place_of(mark))
    place = place_of(mark)
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, place, canvas.mapToGlobal(place)))
    assert QToolTip.text().startswith(mark.sentence)


def test_a_screen_reader_learns_finding_words_and_current_mark(qtbot: QtBot, canvas: FigureCanvas) -> None:
    text = describe(progress())
    assert canvas.accessibleName() == text.title
    assert canvas.accessibleDescription() == text.in_words
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Value) == ""
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert interface.text(QAccessible.Text.Value) == canvas.marks()[0].sentence


def test_a_resize_shows_the_old_picture_stretched_then_a_new_one(qtbot: QtBot, canvas: FigureCanvas) -> None:
    before = canvas.marks()
    canvas.resize(720, canvas.heightForWidth(720))
    canvas.grab()
    assert canvas.marks() is before, "not drawn while it moves"
    with qtbot.assertNotEmitted(canvas.mark_hovered):
        QTest.mouseMove(canvas, place_of(before[-1]))
    qtbot.waitUntil(lambda: canvas.marks() is not before, timeout=QUIET + 4000)
    assert max(mark.x for mark in canvas.marks()) < 720


def test_a_figure_whose_room_is_made_after_it_was_drawn_is_never_seen_at_the_size_before(canvas: FigureCanvas) -> None:
    """On a busy machine a page may take longer than the canvas waits for it; the lower part was cut off until then."""
    canvas.setFixedHeight(canvas.height())
    wait_until(lambda: not canvas._stale)
    for height in (canvas.height() + 40, canvas.height()):
        canvas.setFixedHeight(height)
        canvas.grab()
        assert canvas._picture is not None
        assert canvas._picture.deviceIndependentSize().toSize() == canvas.size()


def test_a_figure_is_not_seen_while_it_has_less_room_than_its_marks_need(canvas: FigureCanvas) -> None:
    canvas.setFixedHeight(24)
    QTest.qWait(2 * QUIET)
    assert len(set(pixels(canvas))) <= 4, "more than the colour of paper and its opacity is seen"
    canvas.setFixedHeight(canvas.heightForWidth(canvas.width()))
    assert len(set(pixels(canvas))) > 4


def test_a_narrow_figure_is_a_high_one(canvas: FigureCanvas) -> None:
    assert canvas.hasHeightForWidth()
    assert canvas.heightForWidth(480) > 1.5 * canvas.heightForWidth(840)


def test_theme_size_and_language_are_followed(theme: Theme, canvas: FigureCanvas) -> None:
    light, low = pixels(canvas), canvas.heightForWidth(840)
    theme.set_mode("dark")
    dark = pixels(canvas)
    assert dark != light
    theme.set_scale(150)
    assert canvas.heightForWidth(840) > low
    theme.set_scale(100)
    theme.set_mode("light")
    assert pixels(canvas) == light
    with language(Language.DANISH):
        before = canvas.marks()
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.LanguageChange))
        canvas.grab()
        assert canvas.marks() is not before, "drawn again, with the words of now"


def test_another_finding_has_other_marks(canvas: FigureCanvas) -> None:
    before = canvas.marks()
    show(canvas, entries())
    assert canvas.marks() == (), "none of the one before can be opened while this one is not painted yet"
    canvas.resize(840, canvas.heightForWidth(840))
    wait_until(lambda: bool(canvas.marks()))
    assert len(canvas.marks()) == len(days())
    assert canvas.current_mark() is None
    show(canvas, entries())
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.current_mark() == canvas.marks()[0]
    assert canvas.marks() != before, "what is pressed before it is painted is meant for it"


def test_a_canvas_without_a_finding_is_empty(qtbot: QtBot, theme: Theme) -> None:
    widget = FigureCanvas(theme)
    qtbot.addWidget(widget)
    assert widget.heightForWidth(600) == 0
    widget.resize(100, 50)
    widget.grab()
    assert widget.marks() == ()
    QTest.keyClick(widget, Qt.Key.Key_Right)
    assert widget.current_mark() is None
