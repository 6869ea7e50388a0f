"""When it happened is written as one says it, said back, and never saved as something that nobody understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from tests.ui.pages.desk import Desk, focused, press, type_text

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.local_time import at_local
from leader_journal.ui.entries.capture_window import CaptureWindow

CTRL = Qt.KeyboardModifier.ControlModifier
BUDGET = 15  # key presses that one event of yesterday may cost beyond an event of now


@pytest.fixture
def window(desk: Desk) -> Iterator[CaptureWindow]:
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    yield window
    desk.workspace.capture.window().close()


def happened(desk: Desk) -> list[dt.datetime]:
    return [row.happened for row in desk.workspace.services.entries.rows(EVERYTHING)]


def yesterday(desk: Desk) -> dt.date:
    return desk.clock.now().date() - dt.timedelta(days=1)


@pytest.mark.parametrize("said", ["i går kl 14", "yesterday 14"])
def test_an_event_of_yesterday_costs_few_keys_more(desk: Desk, window: CaptureWindow, said: str) -> None:
    type_text("@Peter had a doubt")
    press(Qt.Key.Key_D, CTRL)
    type_text(said)
    assert "14:00" in window.form._moment._said.text(), "what was understood is said back"
    assert "yesterday" in window._when.text(), "the footer tells the day, too"
    press(Qt.Key.Key_Return)
    assert focused() is window.form._facts
    press(Qt.Key.Key_Return, CTRL)

    assert happened(desk) == [at_local(yesterday(desk), dt.time(14))]
    assert 1 + len(said) + 1 <= BUDGET


def test_what_nobody_understood_is_not_saved(desk: Desk, window: CaptureWindow) -> None:
    type_text("Something")
    press(Qt.Key.Key_D, CTRL)
    type_text("the other day")
    press(Qt.Key.Key_Return, CTRL)

    assert happened(desk) == []
    assert window.isVisible()
    assert focused() is window.form._moment._field


def test_a_weekday_that_is_not_that_date_is_asked_about(desk: Desk, window: CaptureWindow) -> None:
    type_text("Something")
    press(Qt.Key.Key_D, CTRL)
    other = yesterday(desk) - dt.timedelta(days=1)
    type_text(f"{yesterday(desk):%A} {other.day}/{other.month}/{other.year}")
    press(Qt.Key.Key_Return, CTRL)

    assert happened(desk) == []
    assert "disagree" in window.form._moment._said.text()


def test_a_day_to_come_is_asked_about_once(desk: Desk, window: CaptureWindow) -> None:
    type_text("Something")
    press(Qt.Key.Key_D, CTRL)
    type_text("tomorrow 9")
    press(Qt.Key.Key_Return, CTRL)
    assert happened(desk) == []
    assert "still to come" in window.form._moment._said.text()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)

    assert happened(desk) == [at_local(desk.clock.now().date() + dt.timedelta(days=1), dt.time(9))]


def test_a_draft_keeps_when_it_happened(desk: Desk, window: CaptureWindow) -> None:
    type_text("Something")
    press(Qt.Key.Key_D, CTRL)
    type_text("yesterday 14")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    desk.workspace.capture.bring_up()
    form = desk.workspace.capture.window().form

    assert form.happened() == at_local(yesterday(desk), dt.time(14))
    assert form._moment.isVisible()


def test_a_day_of_the_calendar_keeps_the_clock(desk: Desk, window: CaptureWindow) -> None:
    type_text("Something")
    press(Qt.Key.Key_D, CTRL)
    type_text("yesterday 14")
    day = yesterday(desk) - dt.timedelta(days=30)
    window.form._moment._chosen(QDate(day.year, day.month, day.day))

    assert window.form.happened() == at_local(day, dt.time(14))


def test_emptied_again_it_is_now(desk: Desk, window: CaptureWindow) -> None:
    type_text("Something")
    press(Qt.Key.Key_D, CTRL)
    type_text("yesterday")
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return, CTRL)

    assert happened(desk) == [desk.clock.now()]


def test_what_was_only_chosen_begins_with_its_first_word(desk: Desk, window: CaptureWindow) -> None:
    """A kind that was chosen weeks ago, and nothing said: what is written now happened now."""
    clock = desk.clock
    desk.window.locking.idle.watch(0)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Escape)
    clock.advance(dt.timedelta(days=20))
    desk.workspace.capture.bring_up()
    form = desk.workspace.capture.window().form
    assert form.captured().kind is not None
    QTest.keyClicks(form._facts, "Only now")
    assert form._draft.isHidden(), "it is no draft of that day any more"
    form.save(another=False)
    assert happened(desk) == [clock.now()]
