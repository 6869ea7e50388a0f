"""A journal that stands open over midnight, or on a computer that sleeps, tells of the day that has begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from tests.ui.pages.desk import Desk, type_text, words
from tests.ui.pages.every_window import write_everywhere

from leader_journal.core.filters import EVERYTHING
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import Place, ShowEntries, ShowReviews, ShowToday

DAY = dt.timedelta(days=1)


def gone_back_to() -> None:
    """As the system says it of an app that comes to the front again."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def a_day_passes(desk: Desk) -> None:
    desk.window.locking.idle.watch(0)
    desk.clock.advance(DAY)
    gone_back_to()
    desk.settle()


@pytest.mark.parametrize("place_of", [lambda _id: ShowToday(), lambda _id: ShowReviews()])
def test_the_page_in_front_says_what_it_would_say_if_it_was_gone_to(
    desk: Desk, place_of: Callable[[str], Place]
) -> None:
    place = place_of(write_everywhere(desk, "Maria-Louise").id)
    page = desk.show(place)
    before = words(page)
    a_day_passes(desk)
    said = words(page)
    desk.show(ShowEntries(EVERYTHING))
    assert said == words(desk.show(place)) != before


def test_what_was_written_today_was_written_yesterday(desk: Desk) -> None:
    desk.add("Maria asked who decided it")
    page = desk.show(ShowEntries(EVERYTHING))
    assert isinstance(page, JournalPage)

    def heads() -> list[str]:
        model = page._view.model()
        assert isinstance(model, EntryListModel)
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    assert "Today" in str(heads())
    a_day_passes(desk)
    assert "Today" not in str(heads())
    assert "Yesterday" in str(heads())


def test_a_line_that_is_being_written_stays(desk: Desk) -> None:
    page = desk.show(ShowToday())
    assert isinstance(page, TodayPage)
    page.form.focus_line()
    type_text("Half a sen")
    a_day_passes(desk)
    assert page.form.captured().facts == "Half a sen"
