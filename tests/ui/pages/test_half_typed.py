"""A day that is half typed is as safe as any word: in every line for days, through a lock, and with an undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, click_button, edited, press, type_text, visible
from tests.ui.pages.meeting_page import line, lines
from tests.ui.pages.reviewing import write_a_month

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.one_on_ones import Block
from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.days.spoken_line import SpokenLine
from leader_journal.ui.days.time_line import TimeLine
from leader_journal.ui.entries.draft_rows import DraftRows
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.pages.agreements.page import AgreementsPage
from leader_journal.ui.pages.one_on_one.note_form import NoteForm
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import PrepareOneOnOne, ShowAgreements, ShowEntries, ShowReviews, ShowToday
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.toggles import CheckRow

WORDS = "next tuxday"
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
    for _step in range(4):
        desk.settle()
        chips = [one for one in visible(page, Chip) if one.text() == "I came back to it"]
        if chips:
            break
        page._prompts.step_on()
    if not chips[0].isChecked():
        chips[0].click()
    desk.settle()
    return next(line.line for line in visible(page, DayLine) if line.part == "came back on")


def the_next_one_on_one(desk: Desk) -> QLineEdit:
    return the_note(desk)._next.line


def the_time_of_the_next(desk: Desk) -> QLineEdit:
    return the_note(desk)._time


def the_note(desk: Desk) -> NoteForm:
    page = desk.show(PrepareOneOnOne(desk.workspace.services.people.ids_by_alias()["Maria"]))
    assert isinstance(page, OneOnOnePage)
    page._column.open_note()
    return page._column.note()


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


def test_what_is_put_aside_takes_its_half_typed_day_along(month: Desk) -> None:
    line = in_the_capture_window(month)
    window = month.workspace.capture.window()
    QTest.keyClicks(line, WORDS)
    QTest.keyClicks(window.form._facts, "Something")
    window.close()
    month.workspace.capture.bring_up()
    window._begin_afresh()
    assert line.text() == ""

    (aside,) = [one.slot for one in month.workspace.services.capture.drafts() if one.slot.startswith("capture:")]
    window.go_on_with(aside)
    assert line.text() == WORDS


def test_esc_in_a_line_of_a_page_can_be_undone(month: Desk) -> None:
    """As Esc in a small dialog: a new day for a debt, and a line of the page of a one-on-one."""
    typed(month, the_new_day_of_a_debt)
    press(Qt.Key.Key_Escape)
    assert not visible(month.window, DayLine)
    month.messages.take_back()
    month.settle()
    assert only(month.window).text() == WORDS

    page = month.show(PrepareOneOnOne(month.workspace.services.people.ids_by_alias()["Maria"]))
    before = lines(page, Block.QUESTIONS)
    line(page, Block.QUESTIONS).setFocus()
    press(Qt.Key.Key_Return)
    type_text(" And then?")
    press(Qt.Key.Key_Escape)
    assert lines(page, Block.QUESTIONS) == before
    month.messages.take_back()
    press(Qt.Key.Key_Return)
    assert lines(page, Block.QUESTIONS)[0] == f"{before[0]} And then?"


def test_esc_where_nothing_was_typed_says_nothing(month: Desk) -> None:
    the_new_day_of_a_debt(month).setFocus()
    press(Qt.Key.Key_Escape)
    assert [told.sentence for told in month.messages.told if "thrown away" in told.sentence] == []


def aside(desk: Desk) -> list[str]:
    return [one.captured.facts for one in desk.workspace.services.capture.drafts() if one.slot.startswith("capture:")]


def test_a_draft_that_is_thrown_away_comes_back_with_its_half_typed_day(month: Desk) -> None:
    line = in_the_capture_window(month)
    window = month.workspace.capture.window()
    QTest.keyClicks(line, WORDS)
    QTest.keyClicks(window.form._facts, "Something")
    window.close()
    (rows,) = month.show(ShowEntries()).findChildren(DraftRows)
    (draft,) = month.workspace.services.capture.drafts()
    rows._throw_away(draft)
    assert not month.workspace.services.capture.drafts()
    month.messages.take_back()
    month.workspace.capture.bring_up()
    form = month.workspace.capture.window().form
    assert (form._moment.line.text(), form.captured().facts) == (WORDS, "Something")


def test_what_was_begun_meanwhile_is_not_lost_to_an_undo(month: Desk) -> None:
    """Of a draft in a list, of the line on Today, of an agreement."""
    capture = month.workspace.services.capture
    capture.save_draft("capture", Captured(facts="The first"))
    (rows,) = month.show(ShowEntries()).findChildren(DraftRows)
    rows._throw_away(capture.drafts()[0])
    capture.save_draft("capture", Captured(facts="The second"))
    month.messages.take_back()
    assert sorted(one.captured.facts for one in capture.drafts()) == ["The first", "The second"]

    line = on_today(month)
    page = month.show(ShowToday())
    assert isinstance(page, TodayPage)
    QTest.keyClicks(line, WORDS)
    QTest.keyClicks(page.form._facts, "On Today")
    click_button(page, "Clear")
    undo = month.messages.told[-1].act
    QTest.keyClicks(page.form._facts, "Then this")
    assert undo is not None
    undo()
    assert (line.text(), page.form.captured().facts) == (WORDS, "On Today")
    assert "Then this" in aside(month)

    agreements = month.show(ShowAgreements())
    assert isinstance(agreements, AgreementsPage)
    for words in ("We begin on time", "We end on time"):
        agreements.add()
        type_text(words)
        if words.startswith("We begin"):
            press(Qt.Key.Key_Escape)
            undo = month.messages.told[-1].act
    assert undo is not None
    undo()
    shown = agreements._made_form()
    assert shown._what.text() == "We begin on time"
    month.messages.take_back()
    assert shown._what.text() == "We end on time"
