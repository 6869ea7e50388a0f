"""Meetings and promises leave for a calendar: by the button of the promises, or by Ctrl+E."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from tests.ui.pages.desk import Desk, press, visible

from leader_journal.ui.pages.people.page import PeoplePage, PeopleSide
from leader_journal.ui.places import ShowPeople
from leader_journal.ui.toolkit.buttons import TextButton


@pytest.fixture
def page(desk: Desk) -> PeoplePage:
    """The promises, of which one is due tomorrow."""
    day = desk.clock.now().date() + dt.timedelta(days=1)
    desk.workspace.undoing.saved(desk.workspace.services.promises.add("Send the rota", to=None, due=day), "")
    page = desk.show(ShowPeople())
    assert isinstance(page, PeoplePage)
    page.show_side(PeopleSide.PROMISES)
    desk.settle()
    return page


def titles(path: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_the_button_saves_a_calendar(desk: Desk, page: PeoplePage, tmp_path: Path) -> None:
    desk.messages.path = tmp_path / "mine"
    (button,) = [one for one in visible(page, TextButton) if one.accessibleName() == "Save to a calendar file"]

    button.click()

    assert titles(tmp_path / "mine.ics") == ["A promise is due"]
    assert desk.messages.told[-1].sentence.startswith("Calendar saved.")


def test_ctrl_e_does_the_same(desk: Desk, page: PeoplePage, tmp_path: Path) -> None:
    desk.messages.path = tmp_path / "mine.ics"

    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    assert titles(tmp_path / "mine.ics") == ["A promise is due"]


def test_a_place_that_cannot_be_written_is_one_sentence(desk: Desk, page: PeoplePage, tmp_path: Path) -> None:
    desk.messages.path = tmp_path / "missing" / "mine.ics"

    page.export()

    assert len(desk.messages.failures) == 1


def test_without_a_promise_that_comes_there_is_no_button(desk: Desk) -> None:
    page = desk.show(ShowPeople())
    assert isinstance(page, PeoplePage)
    page.show_side(PeopleSide.PROMISES)

    assert not [one for one in visible(page, TextButton) if one.accessibleName() == "Save to a calendar file"]
