"""The two minutes after a one-on-one, and how it was."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from tests.ui.pages.desk import Desk, focused, press, type_text
from tests.ui.pages.meeting_page import CTRL, TODAY, all_of, maria, meeting, saved, words

from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import MeetingState
from leader_journal.ui.pages.one_on_one.note_form import NoteForm
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.one_on_one.page_block import PageBlockView
from leader_journal.ui.places import PageName, PrepareOneOnOne, ShowOneOnOne, ShowToday


@pytest.fixture
def page(meeting_page: OneOnOnePage) -> OneOnOnePage:
    """The page that prepares a meeting with Maria."""
    return meeting_page


def after(page: OneOnOnePage) -> NoteForm:
    page._column.open_note()
    form = page._column.note()
    assert form.isVisible()
    return form


def test_the_note_is_written_by_keyboard_and_writes_everything_back(desk: Desk, page: OneOnOnePage) -> None:
    form = after(page)
    form.focus_first()
    type_text("The rota")
    press(Qt.Key.Key_Tab)
    type_text("Ask the director by friday")
    assert "By: 27 Nov" in words(form)
    press(Qt.Key.Key_Tab)
    type_text("Saying it")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_text("Tell me earlier")
    press(Qt.Key.Key_Tab)
    type_text("next week")
    press(Qt.Key.Key_Return, CTRL)
    desk.settle()

    held, following = saved(desk)
    assert (held.state, held.brought, held.thanked, held.closing_line) == (
        MeetingState.HELD,
        "The rota",
        "Saying it",
        "Tell me earlier",
    )
    assert (held.asked_first, held.they_spoke_more) == (True, None)
    assert following.day == TODAY + dt.timedelta(days=6)
    (promise,) = desk.workspace.services.promises.view(maria(desk)).open
    assert promise.due == TODAY + dt.timedelta(days=3)
    assert desk.messages.told[-1].sentence == "One-on-one noted"
    assert "Held Tuesday 24 November." in words(page)
    assert "Ask the director by friday" in words(page)

    desk.messages.take_back()
    assert saved(desk) == ()
    assert "One-on-one with Maria" in words(page)


def test_a_note_that_is_not_finished_is_there_again(desk: Desk, page: OneOnOnePage) -> None:
    after(page).focus_first()
    type_text("Half a sen")
    desk.workspace.go(ShowToday())
    desk.workspace.go(PrepareOneOnOne(maria(desk)))
    assert page._column.note()._brought.text() == "Half a sen"

    fresh = OneOnOnePage(desk.workspace._context)
    fresh.coming(PrepareOneOnOne(maria(desk)))
    fresh.arrive(PrepareOneOnOne(maria(desk)))
    assert fresh._column.note()._brought.text() == "Half a sen"
    fresh.deleteLater()


def test_a_held_meeting_is_read_and_its_note_can_be_mended(desk: Desk, page: OneOnOnePage) -> None:
    notes = desk.workspace.services.one_on_one_notes
    changes = notes.note(meeting(desk), OneOnOneNote(held_on=TODAY, closing_line="By"))
    desk.workspace.undoing.saved(changes, "")
    desk.workspace.go(ShowOneOnOne(changes.ids[0]))
    desk.settle()

    assert all_of(page, PageBlockView) == []
    assert "Doubt" in words(page)
    assert "Closing line" in words(page)
    page._column.open_note()
    page._column.note()._closing.set_text("Bye")
    page._column.note().save()
    assert [one.closing_line for one in saved(desk)] == ["Bye"]


def test_the_last_time_stands_on_the_next_page(desk: Desk, page: OneOnOnePage) -> None:
    note = OneOnOneNote(held_on=TODAY - dt.timedelta(days=15), closing_line="Tell me earlier")
    desk.workspace.undoing.saved(desk.workspace.services.one_on_one_notes.note(meeting(desk), note), "")
    desk.workspace.go(PrepareOneOnOne(maria(desk)))
    desk.settle()

    assert "“Tell me earlier”" in words(page)
    assert "Closing line last time, 9 November" in words(page)
    assert "No day yet. Last one 15 days ago." in words(page)


def test_of_a_meeting_whose_day_has_passed_the_note_waits(desk: Desk, page: OneOnOnePage) -> None:
    plan = desk.workspace.services.one_on_ones.plan
    desk.workspace.undoing.saved(plan(meeting(desk), TODAY - dt.timedelta(days=2)), "")

    desk.workspace.go(PrepareOneOnOne(maria(desk)))

    assert focused() is page._column.note()._brought
    page._column.save_note()
    assert [one.held_on for one in saved(desk)] == [TODAY - dt.timedelta(days=2)]


def test_back_after_undo_does_not_fail(desk: Desk, page: OneOnOnePage) -> None:
    changes = desk.workspace.services.one_on_one_notes.note(meeting(desk), OneOnOneNote(held_on=TODAY))
    desk.workspace.undoing.saved(changes, "One-on-one noted")
    desk.workspace.go(ShowOneOnOne(changes.ids[0]))
    desk.workspace.go(ShowToday())
    desk.workspace.undoing.undo()

    desk.workspace.pages.back()

    assert saved(desk) == ()
    assert desk.workspace.place.page is not PageName.ONE_ON_ONE


def test_undo_opens_the_note_again_with_its_words(desk: Desk, page: OneOnOnePage) -> None:
    form = after(page)
    form.focus_first()
    type_text("The rota")
    press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert saved(desk)[0].state is MeetingState.HELD

    desk.messages.take_back()
    desk.settle()

    assert after(page)._written() is not None
    assert after(page)._brought.text() == "The rota"


def test_a_next_day_that_is_not_understood_is_said_and_the_note_waits(desk: Desk, page: OneOnOnePage) -> None:
    form = after(page)
    form._next.setFocus()
    type_text("next tuxday")
    press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert desk.messages.failures == ["The app does not recognise that date. Try “Friday”, “next week” or “3 Dec”."]
    assert [one.state for one in saved(desk)].count(MeetingState.HELD) == 0


def test_whoever_unfolds_the_note_writes_at_once(desk: Desk, page: OneOnOnePage) -> None:
    """What was typed pressed the head that unfolds it, at every space."""
    page._column._fold.head.setFocus()
    press(Qt.Key.Key_Space)
    type_text("The rota is too tight")
    assert page._column.note()._brought.text() == "The rota is too tight"
