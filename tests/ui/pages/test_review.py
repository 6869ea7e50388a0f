"""The page of reviews: begun, written in, left, and gone on with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, press, type_text, visible
from tests.ui.pages.reviewing import (
    at_step,
    button,
    buttons,
    close_a_review,
    later,
    open_review,
    page_of,
    question,
    type_into,
    words,
)
from tests.ui.pages.test_full_disk import no_room

from leader_journal.composition import Services
from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal
from leader_journal.ui.pages.review.page import ReviewSide
from leader_journal.ui.places import PageName, ShowToday
from leader_journal.ui.toolkit.focus_ring import FocusRing
from leader_journal.wording.catalogue import Language

ARRIVED = "What do I take with me from this period?"
CTRL = Qt.KeyboardModifier.ControlModifier


# where it starts


def test_an_empty_journal_says_what_a_review_is_and_begins_none(desk: Desk) -> None:
    page = page_of(desk)
    assert "No review yet" in words(page)
    assert buttons(page) == []
    assert desk.workspace.services.reviews.open() is None


def test_no_ring_goes_round_a_page_with_nothing_to_do(desk: Desk) -> None:
    press(Qt.Key.Key_3, CTRL)
    press(Qt.Key.Key_4, CTRL)
    desk.settle()
    assert visible(desk.window, FocusRing) == []

    press(Qt.Key.Key_2, CTRL)
    desk.settle()
    assert focused().accessibleName() == "New entry"


def test_ctrl_4_comes_here_and_looking_begins_nothing(month: Desk) -> None:
    press(Qt.Key.Key_4, CTRL)
    month.settle()
    assert month.workspace.place.page is PageName.REVIEW
    page = page_of(month)
    assert page.side is ReviewSide.START
    assert "November review" in words(page)
    assert month.workspace.services.reviews.open() is None


def test_one_that_was_begun_is_what_the_page_opens_with(month: Desk) -> None:
    button(page_of(month), "Begin").click()
    month.show(ShowToday())
    page = page_of(month)
    assert page.side is ReviewSide.RUNNING
    assert "Step 1 of 8" in words(page)


def test_continue_later_leads_to_the_list_and_continue_back_to_the_step(month: Desk) -> None:
    at_step(month, ReviewStep.VOICES)
    page = page_of(month)
    button(page, "Continue later").click()
    month.settle()
    assert page.side is ReviewSide.START
    assert "Step 6 of 8, Voices" in " ".join(words(page))
    month.show(ShowToday())
    assert page_of(month).side is ReviewSide.START, "whoever said later is not led back into it"
    button(page, "Continue").click()
    assert "Step 6 of 8" in words(page)


def test_one_that_was_begun_by_mistake_is_taken_out_and_brought_back(month: Desk) -> None:
    at_step(month, ReviewStep.ARRIVE)
    page = page_of(month)
    button(page, "Continue later").click()
    button(page, "Remove it").click()
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
    button(page, "Include the days up to today").click()
    assert open_review(month).last == month.clock.now().date()


def test_what_was_reviewed_today_says_so(month: Desk) -> None:
    close_a_review(month)
    page = page_of(month)
    assert "Your last review already covers today. The next one begins tomorrow." in words(page)
    assert "Begin" not in buttons(page)


# writing


def test_what_is_written_is_kept_within_two_seconds_also_while_typing_goes_on(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    assert not [said for said in words(page_of(month)) if said.startswith("Saved")]
    question(step, ARRIVED).take_focus()
    for letter in "a long sentence without a pause":
        QTest.keyClicks(focused(), letter)
        QTest.qWait(60)  # altogether longer than the throttle waits
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
    review = Services(journal, month.clock).reviews.open()
    journal.close()
    assert review is not None
    assert (review.step, review.worked) == (ReviewStep.GOOD_ONES, "words that were on no disk a moment ago")


def test_it_goes_on_at_the_same_step_after_locking(month: Desk) -> None:
    step = at_step(month, ReviewStep.VOICES)
    type_into(month, step, "One change in the way we work", "Invoices on Tuesdays")
    month.window.locking.lock()
    month.window.show_journal(Journal.open(month.path, PASSPHRASE, month.clock))
    month.settle()
    page = page_of(month)
    assert "Step 6 of 8" in words(page)
    assert question(page, "One change in the way we work").text() == "Invoices on Tuesdays"


def test_after_unlocking_the_key_of_the_review_leads_into_the_field_that_was_written_in(month: Desk) -> None:
    step = at_step(month, ReviewStep.GOOD_ONES)
    type_into(month, step, "What worked?", "I asked")
    month.workspace.go(ShowToday())
    month.window.locking.lock()
    month.window.show_journal(Journal.open(month.path, PASSPHRASE, month.clock))
    month.settle()
    press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    month.settle()
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(", twice")
    assert question(page_of(month), "What worked?").text() == "I asked, twice"


def test_locking_with_the_caret_on_what_is_seen_reads_nothing_of_a_closed_journal(month: Desk) -> None:
    step = at_step(month, ReviewStep.PATTERNS)
    type_into(month, step, "What do you see?", "They talk")
    month.window.locking.lock()
    month.window.show_journal(Journal.open(month.path, PASSPHRASE, month.clock))
    month.settle()
    assert open_review(month).look("month").saw == "They talk"


def test_leaving_the_page_keeps_what_was_typed_last(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    type_into(month, step, ARRIVED, "typed and left at once")
    month.show(ShowToday())
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
    month.workspace.undoing.saved(changes, "")
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
    month.workspace.undoing.saved(services.people_book.rename(maria, "Marie"), "")
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
    month.workspace.undoing.undo()
    month.settle()
    assert page.side is ReviewSide.START
    month.workspace.undoing.redo()
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
