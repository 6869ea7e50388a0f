"""The page of reviews: begun, gone on with, closed, read again, and gone through with the keyboard alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, press, type_text, visible
from tests.ui.pages.reviewing import (
    at_step,
    button,
    close_a_review,
    later,
    open_review,
    page_of,
    question,
    type_into,
    words,
    write_a_month,
)
from tests.ui.pages.test_full_disk import no_room

from leader_journal.composition import services_of
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import AgreementState, Kind
from leader_journal.services.capture import Captured
from leader_journal.storage.journal import Journal
from leader_journal.ui.page_stack import Place
from leader_journal.ui.pages.review.old_entries import ALL
from leader_journal.ui.pages.review.page import Side
from leader_journal.ui.widgets.chip import Chip
from leader_journal.ui.widgets.page_preview import PagePreview
from leader_journal.ui.widgets.rows import Row
from leader_journal.ui.widgets.sheet_view import SheetView
from leader_journal.wording.catalogue import Language

ARRIVED = "What do I bring with me from this time?"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def month(desk: Desk) -> Desk:
    """A month to look back on."""
    write_a_month(desk)
    return desk


# where it starts


def test_an_empty_journal_says_what_a_review_is_and_begins_none(desk: Desk) -> None:
    page = page_of(desk)
    assert "No review yet" in words(page)
    assert buttons(page) == []
    assert desk.workspace.services.reviews.open() is None


def test_ctrl_4_comes_here_and_looking_begins_nothing(month: Desk) -> None:
    press(Qt.Key.Key_4, CTRL)
    month.settle()
    assert month.workspace.place is Place.REVIEW
    page = page_of(month)
    assert page.side is Side.START
    assert "November review" in words(page)
    assert month.workspace.services.reviews.open() is None


def test_one_that_was_begun_is_what_the_page_opens_with(month: Desk) -> None:
    button(page_of(month), "Begin").click()
    month.show(Place.TODAY)
    page = page_of(month)
    assert page.side is Side.RUNNING
    assert "Step 1 of 8" in words(page)


def test_continue_later_leads_to_the_list_and_continue_back_to_the_step(month: Desk) -> None:
    at_step(month, ReviewStep.VOICES)
    page = page_of(month)
    button(page, "Continue later").click()
    month.settle()
    assert page.side is Side.START
    assert "Step 6 of 8, Voices" in " ".join(words(page))
    month.show(Place.TODAY)
    assert page_of(month).side is Side.START, "whoever said later is not led back into it"
    button(page, "Continue").click()
    assert "Step 6 of 8" in words(page)


def test_one_that_was_begun_by_mistake_is_taken_out_and_brought_back(month: Desk) -> None:
    at_step(month, ReviewStep.ARRIVE)
    page = page_of(month)
    button(page, "Continue later").click()
    button(page, "Take it out").click()
    month.settle()
    assert month.workspace.services.reviews.open() is None
    month.messages.take_back()
    month.settle()
    assert month.workspace.services.reviews.open() is not None
    assert "Continue" in buttons(page)


def test_the_days_since_it_was_begun_can_be_covered_too(month: Desk) -> None:
    at_step(month, ReviewStep.ARRIVE)
    page = page_of(month)
    button(page, "Continue later").click()
    later(month, 3)
    month.add("Something that came since")
    month.settle()
    button(page, "Cover the days up to today").click()
    assert open_review(month).last == month.clock.now().date()


def test_what_was_reviewed_today_says_so(month: Desk) -> None:
    close_a_review(month)
    page = page_of(month)
    assert "Your last review covers today already. The next one begins with tomorrow." in words(page)
    assert "Begin" not in buttons(page)


# writing


def test_what_is_written_is_kept_within_two_seconds_also_while_typing_goes_on(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    assert not [said for said in words(page_of(month)) if said.startswith("Saved")]
    question(step, ARRIVED).take_focus()
    for letter in "a long sentence without a pause":
        QTest.keyClicks(focused(), letter)
        QTest.qWait(60)  # altogether longer than the keeper waits
    assert open_review(month).arrived.startswith("a long")
    assert "Saved 10:38" in words(page_of(month))


def test_it_goes_on_at_the_same_step_with_every_word_after_a_kill(month: Desk, tmp_path: Path) -> None:
    at_step(month, ReviewStep.GOOD_ONES)
    page = page_of(month)
    type_into(month, page, "What worked?", "words that were on no disk a moment ago")
    page.keep()
    copy = tmp_path / "after a kill" / month.path.name
    copy.parent.mkdir()
    for file in month.path.parent.glob(f"{month.path.name}*"):
        if "lock" not in file.name:
            shutil.copy(file, copy.parent / file.name)
    journal = Journal.open(copy, PASSPHRASE, month.clock)
    review = services_of(journal, month.clock).reviews.open()
    journal.close()
    assert review is not None
    assert (review.step, review.worked) == (ReviewStep.GOOD_ONES, "words that were on no disk a moment ago")


def test_it_goes_on_at_the_same_step_after_locking(month: Desk) -> None:
    step = at_step(month, ReviewStep.VOICES)
    type_into(month, step, "One change in the way we work", "Invoices on Tuesdays")
    month.window.lock()
    month.window.show_journal(Journal.open(month.path, PASSPHRASE, month.clock))
    month.settle()
    page = page_of(month)
    assert "Step 6 of 8" in words(page)
    assert question(page, "One change in the way we work").text() == "Invoices on Tuesdays"


def test_leaving_the_page_keeps_what_was_typed_last(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    type_into(month, step, ARRIVED, "typed and left at once")
    month.show(Place.TODAY)
    assert open_review(month).arrived == "typed and left at once"


def test_moving_through_steps_without_a_word_makes_no_version(month: Desk) -> None:
    at_step(month, ReviewStep.ARRIVE)
    versions = len(month.workspace.services.journal.revisions.versions(open_review(month).id))
    for step in ReviewStep:
        at_step(month, step)
    assert len(month.workspace.services.journal.revisions.versions(open_review(month).id)) == versions


def test_an_entry_written_meanwhile_takes_no_word_away(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    type_into(month, step, ARRIVED, "half a sentence")
    changes = month.workspace.services.capture.save(Captured(kind=Kind.IDEA, facts="@Somebody new had an idea"))
    month.workspace.saved(changes, "")
    month.settle()
    assert question(step, ARRIVED).text() == "half a sentence"
    assert step.words() == "You look back on 24 November: 9 entries."


def test_a_person_with_another_name_is_called_so_in_what_was_written(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    type_into(month, step, ARRIVED, "@Maria was right ")
    page_of(month).keep()
    services = month.workspace.services
    maria = services.people.find("Maria")
    assert maria is not None
    month.workspace.saved(services.people_book.rename(maria, "Marie"), "")
    month.settle()
    assert question(step, ARRIVED).text() == "@Marie was right "


def test_a_full_disk_loses_nothing_and_says_so(month: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    page = page_of(month)
    type_into(month, step, ARRIVED, "there is no room")
    with no_room(monkeypatch):
        page._running.go(ReviewStep.REREAD)
        assert month.messages.failures
        assert "Step 1 of 8" in words(page)
        assert question(step, ARRIVED).text() == "there is no room"
    page._running.go(ReviewStep.REREAD)
    assert "Step 2 of 8" in words(page)
    assert open_review(month).arrived == "there is no room"


def test_a_long_paste_is_kept_whole(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    text = "fejl og uenighed 😀 " * 5_000
    QApplication.clipboard().setText(text)
    question(step, ARRIVED).take_focus()
    press(Qt.Key.Key_V, CTRL)
    page_of(month).keep()
    assert open_review(month).arrived == text


def test_undoing_the_begin_leads_back_to_the_start(month: Desk) -> None:
    at_step(month, ReviewStep.ARRIVE)
    page = page_of(month)
    month.workspace.undo()
    month.settle()
    assert page.side is Side.START
    month.workspace.redo()
    month.settle()
    assert month.workspace.services.reviews.open() is not None


def test_the_whole_page_speaks_the_other_language_and_keeps_every_word(month: Desk) -> None:
    step = at_step(month, ReviewStep.PATTERNS)
    type_into(month, step, "What do you see?", "They talk")
    month.interpreter.speak(Language.DANISH)
    month.settle()
    said = words(page_of(month))
    assert {"Trin 4 af 8", "Mønstre", "Gennemgang af november", "Figur 1 af 4"} <= set(said)
    assert question(step, "Hvad ser du?").text() == "They talk"


# closing


def test_closing_makes_one_page_that_stays_as_it_was(month: Desk) -> None:
    step = at_step(month, ReviewStep.GOOD_ONES)
    type_into(month, step, "What worked?", "I asked first")
    at_step(month, ReviewStep.NEXT)
    page = page_of(month)
    button(page, "Close the review").click()
    month.settle()
    assert page.side is Side.CLOSED
    assert month.messages.told[-1].sentence == "Review closed"
    said = words(page)
    assert {"November review", "I asked first", "Maria said the rota is unfair"} <= set(said)


def test_undoing_the_close_goes_on_at_the_last_step(month: Desk) -> None:
    at_step(month, ReviewStep.NEXT)
    page = page_of(month)
    button(page, "Close the review").click()
    month.settle()
    month.messages.take_back()
    month.settle()
    assert page.side is Side.RUNNING
    assert "Step 8 of 8" in words(page)


def test_after_closing_it_is_asked_how_long_entries_are_kept(month: Desk) -> None:
    later(month, 800)
    review = close_a_review(month)
    page = page_of(month)
    page.read(review.id)
    month.settle()
    assert {"Old entries", "Everything is kept."} <= set(words(page))
    old = page._closed._old
    assert old._years.value() == ALL
    old._years.toggle(2)
    assert "8 entries are older than that. The bin keeps them for 30 days." in words(page)
    button(page, "Move them to the bin").click()
    month.settle()
    assert month.workspace.services.entries.count_all() == 0
    month.messages.take_back()
    month.settle()
    assert month.workspace.services.entries.count_all() == 8


# earlier ones


def test_earlier_reviews_stand_with_their_plan_and_open_as_they_were(month: Desk) -> None:
    close_a_review(month, worked="I asked first")
    page = page_of(month)
    (row,) = [row for row in visible(page, Row) if isinstance(row, Row)]
    assert (row.accessibleName(), row.title) == ("November review", "When somebody disagrees, I ask first.")
    changes = month.workspace.services.entries.trash(
        [one.id for one in month.workspace.services.entries.rows(EVERYTHING)]
    )
    month.workspace.saved(changes, "")
    row.opened.emit()
    month.settle()
    assert {"I asked first", "Maria said the rota is unfair"} <= set(words(page))
    press(Qt.Key.Key_Escape)
    assert page.side is Side.START


def test_three_of_a_quarter_stand_side_by_side(desk: Desk) -> None:
    later(desk, 40)  # from the beginning of January on
    for number in range(3):
        desk.add(f"Something of month {number}")
        close_a_review(desk, worked=f"worked {number}")
        later(desk, 28)
    page = page_of(desk)
    button(page, "Side by side").click()
    desk.settle()
    sheets = visible(page, SheetView)
    tops = {sheet.mapTo(page, sheet.rect().topLeft()).y() for sheet in sheets}
    assert len(sheets) == 3
    assert len(tops) == 1, "they stand beside each other"
    assert {"worked 0", "worked 1", "worked 2"} <= set(words(page))
    button(page, "Read alone").click()
    assert page.side is Side.CLOSED


def test_back_comes_to_the_page_that_was_read(month: Desk) -> None:
    review = close_a_review(month)
    page = page_of(month)
    page.read(review.id)
    month.show(Place.TODAY)
    month.workspace.back()
    assert page.side is Side.CLOSED


def test_ctrl_e_saves_the_page_that_is_read(desk: Desk, tmp_path: Path) -> None:
    desk.add("Somebody asked who decided it")
    page = page_of(desk)
    page.read(close_a_review(desk, worked="I asked first").id)
    desk.settle()
    desk.messages.path = tmp_path / "november.md"
    press(Qt.Key.Key_E, CTRL)
    desk.settle()
    text = desk.messages.path.read_text(encoding="utf-8")
    assert "I asked first" in text
    assert "not encrypted" in desk.messages.told[-1].sentence


def test_where_there_is_no_room_for_both_the_paper_stands_behind_preview(month: Desk) -> None:
    month.window.resize(900, 600)
    page = page_of(month)
    page.read(close_a_review(month, worked="I asked first").id)
    month.settle()
    assert visible(page, PagePreview) == []
    button(page, "Preview").click()
    month.settle()
    assert len(visible(page, PagePreview)) == 1
    press(Qt.Key.Key_Escape)
    month.settle()
    assert visible(page, PagePreview) == []
    assert page.side is Side.CLOSED


# with the keyboard alone


def test_the_whole_review_is_gone_through_with_the_keyboard_alone(month: Desk) -> None:
    press(Qt.Key.Key_4, CTRL)
    month.settle()
    press(Qt.Key.Key_Space)  # Begin
    month.settle()
    type_text("A hard month")
    step_on(month)
    assert isinstance(focused(), Chip)
    press(Qt.Key.Key_Space)  # still stands
    press(Qt.Key.Key_Tab)
    type_text("It does")
    step_on(month)
    type_text("I asked first")
    press(Qt.Key.Key_Tab)
    type_text("One question")
    step_on(month)
    type_text("I listen to mistakes")
    step_on(month)
    type_text("Estimates come with a name")
    press(Qt.Key.Key_Tab)
    type_text("the whole team")
    step_on(month)
    type_text("Nora")
    step_on(month)
    press(Qt.Key.Key_Space)  # a promise is kept
    month.settle()
    step_on(month)
    press(Qt.Key.Key_Space)  # humility
    for _stop in range(3):
        press(Qt.Key.Key_Tab)
    type_text("somebody disagrees")
    press(Qt.Key.Key_Tab)
    type_text("ask first")
    step_on(month)  # closes it

    page = page_of(month)
    assert page.side is Side.CLOSED
    review = month.workspace.services.reviews.earlier()[0].review
    assert (review.arrived, review.worked, review.keep) == ("A hard month", "I asked first", "One question")
    assert review.reread[0].note == "It does"
    assert review.look("month").saw == "I listen to mistakes"
    plan = month.workspace.services.plans.in_force()
    assert plan is not None
    assert (plan.when, plan.then) == ("somebody disagrees", "ask first")
    (agreement,) = month.workspace.services.journal.agreements.all()
    assert agreement.state is AgreementState.SAY_AGAIN


def buttons(page: QWidget) -> list[str]:
    """The words of all buttons that can be pressed."""
    return [b.text() for b in visible(page, QAbstractButton) if isinstance(b, QAbstractButton) and b.isEnabled()]


def step_on(desk: Desk) -> None:
    """The next step, by its keys."""
    press(Qt.Key.Key_PageDown, ALT)
    desk.settle()


def test_alt_page_up_goes_back_and_f6_to_the_bars_where_any_step_is_chosen(month: Desk) -> None:
    at_step(month, ReviewStep.VOICES)
    page = page_of(month)
    press(Qt.Key.Key_PageUp, ALT)
    month.settle()
    assert "Step 5 of 8" in words(page)
    press(Qt.Key.Key_F6)
    assert focused().accessibleName() == "Step 5 of 8, Frames and breaches, current"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    month.settle()
    assert "Step 7 of 8" in words(page)
