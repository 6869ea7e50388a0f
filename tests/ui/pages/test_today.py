"""Today: an entry by keys alone, a draft that nothing takes away, and what waits."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.pages.desk import Desk, focused, press, type_text, visible, words

from leader_journal.core.errors import DiskFull
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.help import HelpTopic
from leader_journal.core.records import Marks
from leader_journal.core.terms import Kind, Mark, PromiseState, Reaction, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.ui.entries.failure_strip import FailureStrip
from leader_journal.ui.pages.today.page import SLOT, TodayPage
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import PageName, ShowHelp, ShowToday
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.errors import sentence

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk) -> TodayPage:
    page = desk.workspace.go(ShowToday())
    assert isinstance(page, TodayPage)
    return page


def test_an_entry_is_captured_by_keys_alone(desk: Desk, page: TodayPage) -> None:
    type_text("2Peter says the date cannot hold")
    press(Qt.Key.Key_Return)
    type_text("la")
    press(Qt.Key.Key_Tab)
    type_text("t")
    press(Qt.Key.Key_Return)
    type_text("132")
    press(Qt.Key.Key_Return, CTRL)
    (row,) = desk.workspace.services.entries.rows(EVERYTHING)
    entry = desk.workspace.services.entries.get(row.id)
    assert (entry.kind, entry.facts) == (Kind.DISAGREEMENT, "Peter says the date cannot hold")
    assert entry.reactions == (Reaction.LISTENED, Reaction.ASKED)
    assert entry.tone is Tone.TENSE
    assert entry.marks == Marks(humility=Mark.SHOWN, questions=Mark.MISSED, room=Mark.PARTLY)
    assert entry.happened == desk.clock.now()
    assert desk.messages.told[-1].sentence == "Entry saved"
    assert page.form.empty
    assert isinstance(focused(), FactsField), "ready for the next one"


def test_undo_takes_the_entry_back(desk: Desk, page: TodayPage) -> None:
    type_text("Something")
    press(Qt.Key.Key_Return, CTRL)
    desk.messages.take_back()
    assert desk.workspace.services.entries.rows(EVERYTHING) == ()


def test_the_draft_survives_escape_and_a_new_page(desk: Desk, page: TodayPage) -> None:
    type_text("3Is it")
    press(Qt.Key.Key_Escape)
    assert not isinstance(focused(), FactsField), "Esc leaves the form"
    again = TodayPage(page._context)
    again.opened()
    kept = again.form.captured()
    assert (kept.kind, kept.facts) == (Kind.DOUBT, "Is it")
    assert page.form.captured() == kept, "and what was written stays in sight"


def test_what_is_typed_is_kept_without_asking(desk: Desk, page: TodayPage) -> None:
    type_text("Half a sen")
    page._throttle.timeout.emit()
    assert desk.workspace.services.capture.draft(SLOT) == Captured(facts="Half a sen")


def test_saving_clears_the_draft(desk: Desk, page: TodayPage) -> None:
    type_text("All of it")
    page.keep()
    press(Qt.Key.Key_Return, CTRL)
    assert desk.workspace.services.capture.draft(SLOT) is None
    again = TodayPage(page._context)
    again.opened()
    assert again.form.empty


def test_a_full_disk_takes_no_word(desk: Desk, page: TodayPage, monkeypatch: pytest.MonkeyPatch) -> None:
    type_text("Not to be lost")
    page.keep()

    def full(*_args: object, **_kwargs: object) -> None:
        raise DiskFull(desk.path)

    monkeypatch.setattr(type(desk.workspace.services.capture), "save", full)
    press(Qt.Key.Key_Return, CTRL)
    (strip,) = visible(page, FailureStrip)
    assert strip.findChildren(TextLabel)[0].text() == sentence(DiskFull(desk.path))
    assert page.form.captured().facts == "Not to be lost"
    draft = desk.workspace.services.capture.draft(SLOT)
    assert draft is not None
    assert draft.facts == "Not to be lost"


def test_taking_a_clearing_back_takes_no_word_of_what_was_begun_since(
    desk: Desk, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where what was begun could not be put aside, it was shown no more, and kept nowhere."""
    type_text("On second thoughts")
    next(b for b in visible(page, TextButton) if b.text() == "Clear").click()
    type_text("Begun since")

    def full(*_args: object, **_kwargs: object) -> None:
        raise DiskFull(desk.path)

    with monkeypatch.context() as disk:
        disk.setattr(type(desk.workspace.services.capture), "put_aside", full)
        desk.messages.take_back()
    assert page.form.captured().facts == "Begun since"
    desk.messages.take_back()
    assert page.form.captured().facts == "On second thoughts"
    assert [draft.captured.facts for draft in desk.workspace.services.capture.drafts()][-1:] == ["Begun since"]


def test_clearing_the_form_can_be_taken_back(desk: Desk, page: TodayPage) -> None:
    type_text("On second thoughts")
    next(b for b in visible(page, TextButton) if b.text() == "Clear").click()
    assert page.form.empty
    assert desk.workspace.services.capture.draft(SLOT) is None
    desk.messages.take_back()
    assert page.form.captured().facts == "On second thoughts"


def test_the_line_alone_shows_no_more_fields_until_something_is_written(desk: Desk, page: TodayPage) -> None:
    assert not visible(page, PrimaryButton)
    type_text("x")
    assert [b.text() for b in visible(page, PrimaryButton)] == ["Save"]


def test_a_name_without_a_sign_is_offered_and_mentioned_by_a_key(desk: Desk, page: TodayPage) -> None:
    desk.workspace.services.people.add("Peter")
    type_text("Peters idea")
    assert "Do you mean Peter?" in [b.text() for b in visible(page, TextButton)]
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert page.form.captured().facts == "@Peters idea"
    assert not page.form._name_hint.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    (row,) = desk.workspace.services.entries.rows(EVERYTHING)
    (person,) = desk.workspace.services.people.all()
    assert row.people == (person.id,)


def test_tab_goes_on_past_a_name_that_is_asked_about(desk: Desk, page: TodayPage) -> None:
    desk.workspace.services.people.add("Peter")
    type_text("Peter said so")
    hint = page.form._name_hint
    assert hint.isVisible()
    press(Qt.Key.Key_Tab)
    assert not hint.isAncestorOf(focused())


def test_a_name_may_be_left_alone(desk: Desk, page: TodayPage) -> None:
    desk.workspace.services.people.add("Peter")
    type_text("Peter")
    page.form._name_hint._leave.click()
    type_text(" said it")
    assert not page.form._name_hint.isVisible()
    assert page.form.captured().facts == "Peter said it"


def test_what_stands_below_a_name_that_is_asked_about_goes_from_under_no_pointer(desk: Desk, page: TodayPage) -> None:
    """It went up by 40 pixels as the question was answered, and down and up again by a letter."""
    desk.workspace.services.people.add("Peter")
    kinds, hint = page.form._kinds, page.form._name_hint

    def place() -> int:
        desk.settle()
        return kinds.mapTo(page, QPoint()).y()

    type_text("Pete")
    before = place()
    type_text("r")
    asked = place()
    assert hint.isVisible()
    assert asked > before
    type_text("so")
    assert (hint.isVisible(), place()) == (False, asked)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    hint._leave.click()
    assert (hint.isVisible(), place()) == (False, asked)
    for _letter in "Peter":
        press(Qt.Key.Key_Backspace)
    assert place() < asked  # nothing is written any more


def test_a_name_is_left_alone_by_a_key(desk: Desk, page: TodayPage) -> None:
    desk.workspace.services.people.add("Peter")
    type_text("Peter")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    type_text(" said it")
    assert not page.form._name_hint.isVisible()
    assert page.form.captured().facts == "Peter said it"


def test_a_click_beside_a_field_stays_in_the_form(desk: Desk, page: TodayPage) -> None:
    """It went to the page, where Ctrl+Enter saves nothing and letters are lost."""
    type_text("The plan is late")
    desk.settle()
    QTest.mouseClick(page._card, Qt.MouseButton.LeftButton, pos=QPoint(page._card.width() // 2, 4))
    press(Qt.Key.Key_Return, CTRL)
    (row,) = desk.workspace.services.entries.rows(EVERYTHING)
    assert row.facts == "The plan is late"


@pytest.mark.parametrize("still_over_it", [True, False])
def test_the_hovered_ground_goes_along_with_its_row_or_away(
    desk: Desk, page: TodayPage, monkeypatch: pytest.MonkeyPatch, still_over_it: bool
) -> None:
    """It stayed behind as the form above grew."""
    desk.workspace.undoing.saved(desk.workspace.services.promises.add("Send it", due=desk.clock.now().date()), "")
    desk.settle()
    (row,) = visible(page._promises, Row)
    middle = QPointF(row.rect().center())
    QApplication.sendEvent(row, QEnterEvent(middle, middle, middle))
    ground = row._ground
    assert ground is not None
    pointer = partial(row.mapToGlobal, row.rect().center()) if still_over_it else partial(QPoint, -1, -1)
    monkeypatch.setattr(QCursor, "pos", pointer)
    type_text("The plan is late")
    desk.settle()
    assert ground.isVisible() is still_over_it
    assert not still_over_it or ground.mapToGlobal(QPoint(0, 0)).y() == row.mapToGlobal(QPoint(0, 0)).y()


def test_whoever_begins_is_shown_the_first_week(desk: Desk, page: TodayPage) -> None:
    """The help tells them to make a recovery sheet while they know the passphrase."""

    def offered() -> list[TextButton]:
        return [b for b in visible(page, TextButton) if b.text() == "The first week, step by step"]

    desk.settle()
    (week,) = offered()
    week.click()
    assert desk.workspace.place == ShowHelp(HelpTopic.FIRST_WEEK)
    desk.workspace.go(ShowToday())
    desk.add("A year ago", happened=desk.clock.now() - dt.timedelta(days=365))
    desk.settle()
    assert not desk.workspace.services.today.view().nothing_behind
    assert offered() == []


def test_nothing_waits_is_said_only_when_nothing_waits(desk: Desk, page: TodayPage) -> None:
    assert "Nothing is waiting" in words(page)
    desk.add("To be thought about", deepen_later=True)
    assert "Nothing is waiting" not in words(page)
    (row,) = visible(page, Row)
    row.opened.emit()
    assert desk.workspace.place.page is PageName.EDITOR


def test_a_promise_is_ticked_with_space_and_taken_back(desk: Desk, page: TodayPage) -> None:
    entry = desk.add("He asked", promise="Send the list", promise_due=desk.clock.now().date() - dt.timedelta(days=1))
    (row,) = visible(page, Row)
    row.setFocus()
    press(Qt.Key.Key_Space)
    (promise,) = desk.workspace.services.entries.promises_of(entry.id)
    assert promise.state is PromiseState.KEPT
    desk.messages.take_back()
    (promise,) = desk.workspace.services.entries.promises_of(entry.id)
    assert promise.state is PromiseState.OPEN


def test_a_look_back_shows_its_text_only_when_asked(desk: Desk, page: TodayPage) -> None:
    month_ago = desk.clock.now() - dt.timedelta(days=31)
    desk.add("Nobody else should read this", happened=month_ago)
    assert "A month ago" in words(page)
    assert not any("Nobody else" in word for word in words(page))
    next(b for b in visible(page, TextButton) if b.text() == "Show the text").click()
    assert any("Nobody else" in word for word in words(page))
    assert "Open the entry" in [button.text() for button in visible(page, TextButton)]


def test_what_was_written_today_brings_the_last_time_to_mind_before_the_calendar_does(
    desk: Desk, page: TodayPage
) -> None:
    now = desk.clock.now()
    desk.add("Quite another thing", happened=now - dt.timedelta(days=31))
    desk.add("The portal release slips, said with others listening", happened=now - dt.timedelta(days=420))
    desk.settle()
    assert "A month ago" in words(page)
    desk.add("The release of the portal slips once more")
    desk.settle()
    assert "Last time this happened" in words(page)
    assert "30 September 2025  ·  Doubt" in words(page)
    assert "A month ago" not in words(page)
    assert not any("others listening" in word for word in words(page))
    desk.workspace.undoing.undo()
    desk.settle()
    assert "A month ago" in words(page)
    assert "Last time this happened" not in words(page)


def test_the_text_of_a_look_back_stays_open_while_other_things_change(desk: Desk, page: TodayPage) -> None:
    desk.add("Nobody else should read this", happened=desk.clock.now() - dt.timedelta(days=31))
    next(b for b in visible(page, TextButton) if b.text() == "Show the text").click()
    desk.add("Another day", happened=desk.clock.now() - dt.timedelta(days=3), deepen_later=True)
    desk.settle()
    assert any("Nobody else" in word for word in words(page))


def test_ctrl_z_takes_back_what_was_done_last_where_nothing_was_typed(desk: Desk) -> None:
    """The caret stands in the line of Today from the start: its key must not be lost in it."""
    services = desk.workspace.services
    promise = services.promises.add("Send the plan")
    desk.workspace.undoing.saved(promise, "Promise noted")
    desk.window.activateWindow()
    desk.workspace.go(ShowToday())
    desk.settle()
    line = desk.workspace.pages.current.findChildren(FactsField)[0]
    line.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert services.promises.open() == ()

    desk.workspace.undoing.redo()
    type_text("Be")
    press(Qt.Key.Key_Z, CTRL)
    assert len(services.promises.open()) == 1, "what was typed is taken back first"
    assert line.text() == ""
    press(Qt.Key.Key_Z, CTRL)
    assert len(services.promises.open()) == 1, "and one press more takes nothing else by mistake"
