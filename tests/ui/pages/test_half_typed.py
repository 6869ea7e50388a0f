"""A day that is half typed is as safe as any word: in every line for days, through a lock, and with an undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, click_button, edited, press, type_text, visible
from tests.ui.pages.meeting_page import block
from tests.ui.pages.reviewing import write_a_month

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.one_on_ones import Block
from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import Kind, Tone
from leader_journal.storage.journal import Journal
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.days.spoken_line import SpokenLine
from leader_journal.ui.days.time_line import TimeLine
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.pages.agreements.page import AgreementsPage
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.places import PrepareOneOnOne, ShowAgreements, ShowReviews, ShowToday
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.toggles import CheckRow

WORDS = "next tuseday"
CTRL = Qt.KeyboardModifier.ControlModifier
Find = Callable[[Desk], QLineEdit]


def only(root: QWidget, kind: type[SpokenLine] = DayLine) -> QLineEdit:
    (found,) = visible(root, kind)
    return found.line


def in_the_capture_window(desk: Desk) -> QLineEdit:
    desk.workspace.capture.bring_up()
    form = desk.workspace.capture.window().form
    press(Qt.Key.Key_D, CTRL)
    return form._moment.line


def on_today(desk: Desk) -> QLineEdit:
    form = desk.show(ShowToday()).form  # type: ignore[attr-defined] # the page of today
    form.ask_when()
    line: QLineEdit = form._moment.line
    return line


def the_moment_of_an_entry(desk: Desk) -> QLineEdit:
    entry = desk.workspace.services.entries.rows(EVERYTHING)[0]
    page = edited(desk, desk.workspace.services.entries.get(entry.id))
    line: QLineEdit = page._side._more._more._moment.line
    return line


def the_day_they_were_told(desk: Desk) -> QLineEdit:
    """One that was sharp is asked about: the leader came back to it."""
    services = desk.workspace.services
    sharp = next(row for row in services.entries.rows(EVERYTHING) if services.entries.get(row.id).tone is Tone.SHARP)
    page = edited(desk, services.entries.get(sharp.id))
    while not (chips := [one for one in visible(page, Chip) if one.text() == "I came back to it"]):
        page._prompts.step_on()
    if not chips[0].isChecked():
        chips[0].click()
    return only(chips[0].parentWidget().parentWidget())


def the_next_one_on_one(desk: Desk) -> QLineEdit:
    return one_on_one(desk)._column._note._next.line  # type: ignore[no-any-return, attr-defined] # inner parts


def the_time_of_the_next(desk: Desk) -> QLineEdit:
    (line,) = one_on_one(desk).findChildren(TimeLine)
    return line


def one_on_one(desk: Desk) -> OneOnOnePage:
    page = desk.show(PrepareOneOnOne(desk.workspace.services.people.ids_by_alias()["Maria"]))
    assert isinstance(page, OneOnOnePage)
    return page


def the_day_of_an_agreement(desk: Desk) -> QLineEdit:
    page = desk.show(ShowAgreements())
    assert isinstance(page, AgreementsPage)
    if not visible(page, CheckRow):
        page.add()
        visible(page, CheckRow)[0].click()
    return only(page)


def a_review(desk: Desk, step: ReviewStep) -> ReviewPage:
    reviews = desk.workspace.services.reviews
    if reviews.open() is None:
        reviews.start()
    review = reviews.open()
    assert review is not None
    if review.step is not step:
        reviews.leave(review, step)
    page = desk.show(ShowReviews())
    assert isinstance(page, ReviewPage)
    return page


def the_frame_of_a_review(desk: Desk) -> QLineEdit:
    return only(a_review(desk, ReviewStep.FRAMES))


def the_new_day_of_a_debt(desk: Desk) -> QLineEdit:
    page = a_review(desk, ReviewStep.DEBTS)
    if not visible(page, DayLine):
        click_button(page, "New date")
    return only(page)


def the_day_of_a_promise(desk: Desk) -> QLineEdit:
    dialog = PromiseDialog(desk.workspace._context, None, None, desk.window)
    dialog.open()
    return only(dialog)


def meeting_dialog(desk: Desk) -> OneOnOneDialog:
    maria = desk.workspace.services.people.ids_by_alias()["Maria"]
    meeting = desk.workspace.services.one_on_ones.prepare(maria)
    dialog = OneOnOneDialog(desk.workspace._context, meeting, desk.window, planned=False)
    dialog.open()
    return dialog


def the_day_of_a_meeting(desk: Desk) -> QLineEdit:
    return only(meeting_dialog(desk))


def the_time_of_a_meeting(desk: Desk) -> QLineEdit:
    (line,) = meeting_dialog(desk).findChildren(TimeLine)
    return line


LINES: dict[str, Find] = {
    find.__name__: find
    for find in (
        in_the_capture_window,
        on_today,
        the_moment_of_an_entry,
        the_day_they_were_told,
        the_next_one_on_one,
        the_time_of_the_next,
        the_day_of_an_agreement,
        the_frame_of_a_review,
        the_new_day_of_a_debt,
        the_day_of_a_promise,
        the_day_of_a_meeting,
        the_time_of_a_meeting,
    )
}


@pytest.fixture
def month(desk: Desk) -> Desk:
    write_a_month(desk)
    return desk


@pytest.fixture(params=sorted(LINES))
def find(request: pytest.FixtureRequest) -> Find:
    found: Find = LINES[request.param]
    return found


def typed(desk: Desk, find: Find, words: str = WORDS) -> None:
    line = find(desk)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    assert line.text() == words


def lock_and_unlock(desk: Desk) -> None:
    desk.window.locking.lock()
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    desk.settle()


def test_a_lock_in_the_middle_of_a_day_loses_no_letter(month: Desk, find: Find) -> None:
    typed(month, find)
    lock_and_unlock(month)
    line = find(month)
    assert line.text() == WORDS
    assert line.isVisible() or find is the_moment_of_an_entry, "that stands under “More”"


def test_what_became_a_day_is_no_longer_kept_half_typed(month: Desk, find: Find) -> None:
    typed(month, find)
    lock_and_unlock(month)
    typed(month, find, "14" if "time" in find.__name__ else "3 Dec")
    lock_and_unlock(month)
    assert find(month).text() != WORDS
