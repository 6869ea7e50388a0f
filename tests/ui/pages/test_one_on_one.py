"""The page of a one-on-one in the window: lines by mouse and keyboard, its paper, the note, and how it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from tests.ui.pages.desk import Desk, focused, press, type_text, visible

from leader_journal.core.afterwards import Afterwards
from leader_journal.core.as_if_read import Decision, Verdict
from leader_journal.core.errors import DiskFull
from leader_journal.core.one_on_ones import Block, MeetingState, OneOnOne, PageBlock
from leader_journal.core.terms import Kind, Reaction
from leader_journal.ui.dialogs.meeting_dialog import MeetingDialog
from leader_journal.ui.dialogs.paper_out import Way
from leader_journal.ui.page_stack import Place
from leader_journal.ui.pages.one_on_one.after import AfterForm
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.people import PeoplePage
from leader_journal.ui.widgets.buttons import IconButton, TextButton
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.line_field import LineField
from leader_journal.ui.widgets.page_block import PageBlockView
from leader_journal.ui.widgets.page_line import PageLineView
from leader_journal.ui.widgets.toggles import Switch
from leader_journal.wording.catalogue import Language

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TODAY = dt.date(2026, 11, 24)
_Widget = TypeVar("_Widget", bound=QWidget)


@pytest.fixture
def page(desk: Desk) -> OneOnOnePage:
    """The page that prepares a meeting with Maria, who raised a doubt; an idea before that was met with explaining."""
    desk.add("@Maria had an idea for the form", Kind.IDEA, reactions=(Reaction.EXPLAINED,))
    desk.add("@Maria asked whether the rota is fair", Kind.DOUBT)
    desk.workspace.prepare_one_on_one(maria(desk))
    desk.settle()
    return shown(desk)


def shown(desk: Desk) -> OneOnOnePage:
    current = desk.workspace._stack.current
    assert isinstance(current, OneOnOnePage)
    return current


def maria(desk: Desk) -> str:
    return desk.workspace.services.people.ids_by_alias()["Maria"]


def meeting(desk: Desk) -> OneOnOne:
    return desk.workspace.services.one_on_ones.prepare(maria(desk))


def saved(desk: Desk) -> tuple[OneOnOne, ...]:
    return desk.workspace.services.journal.one_on_ones.all()


def block(page: QWidget, wanted: Block) -> PageBlockView:
    views = (view for view in page.findChildren(PageBlockView) if view.block and view.block.block is wanted)
    return next(views)


def all_of(page: QWidget, kind: type[_Widget]) -> list[_Widget]:
    QApplication.processEvents()  # what is new has its place
    return [widget for widget in visible(page, kind) if isinstance(widget, kind)]


def lines(page: QWidget, wanted: Block) -> list[str]:
    return [line.words for line in all_of(block(page, wanted), PageLineView)]


def line(page: QWidget, wanted: Block, place: int = 0) -> PageLineView:
    return all_of(block(page, wanted), PageLineView)[place]


def words(page: QWidget) -> list[str]:
    return [label.text() for label in all_of(page, TextLabel)]


def button(page: QWidget, text: str) -> TextButton:
    (found,) = [one for one in all_of(page, TextButton) if one.text() == text]
    return found


def icon(page: QWidget, name: str) -> IconButton:
    (found,) = [one for one in all_of(page, IconButton) if one.accessibleName() == name]
    return found


def choose(page: QWidget, text: str) -> None:
    """Choose from the menu that is open."""
    (menu,) = [found for found in page.findChildren(QMenu) if found.isVisible()]
    (action,) = [found for found in menu.actions() if found.text() == text]
    menu.close()
    action.trigger()


def dialog(desk: Desk) -> MeetingDialog:
    (found,) = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
    assert isinstance(found, MeetingDialog)
    return found


# the page


def test_it_is_made_in_one_click_from_the_page_of_a_person(desk: Desk) -> None:
    desk.add("@Maria asked whether the rota is fair")
    people = desk.show(Place.PEOPLE)

    QTest.mouseClick(
        next(one for one in visible(people, QWidget) if one.accessibleName() == "Prepare one-on-one"),
        Qt.MouseButton.LeftButton,
    )
    desk.settle()

    assert "One-on-one with Maria" in words(shown(desk))
    assert saved(desk) == ()
    assert focused().accessibleName() == "Doubt, 24 Nov. Maria asked whether the rota is fair"


def test_it_shows_blocks_with_lines_and_those_that_ask_for_one(page: OneOnOnePage) -> None:
    heads = [view.accessibleName() for view in all_of(page, PageBlockView)]

    assert heads == [
        "Maria raised",
        "How I reacted",
        "Thank for",
        "Three questions",
        "One thing I can share",
        "Room",
    ]
    assert lines(page, Block.SHARE) == ["A mistake or a doubt of my own"]
    assert "No day yet. The first one noted here." in words(page)


def test_back_leads_to_the_person(desk: Desk, page: OneOnOnePage) -> None:
    button(page, "Maria").click()

    people = desk.workspace._stack.current
    assert isinstance(people, PeoplePage)
    assert "I owe Maria" in words(people)


def test_the_page_follows_the_journal(desk: Desk, page: OneOnOnePage) -> None:
    desk.add("@Maria told of a mistake", Kind.MISTAKE)

    assert lines(page, Block.RAISED)[0] == "Mistake, 24 Nov. Maria told of a mistake"


# lines


def test_a_click_edits_a_line_where_it_stands_and_enter_keeps_it(desk: Desk, page: OneOnOnePage) -> None:
    QTest.mouseClick(line(page, Block.QUESTIONS), Qt.MouseButton.LeftButton)
    field = focused()
    assert isinstance(field, LineField)
    field.selectAll()
    type_text("How are you?")
    press(Qt.Key.Key_Return)

    assert lines(page, Block.QUESTIONS)[0] == "How are you?"
    assert focused() is line(page, Block.QUESTIONS)
    assert len(saved(desk)) == 1
    press(Qt.Key.Key_Z, CTRL)
    assert lines(page, Block.QUESTIONS)[0] != "How are you?"
    assert saved(desk) == ()


def test_esc_leaves_a_line_as_it_was(desk: Desk, page: OneOnOnePage) -> None:
    before = lines(page, Block.QUESTIONS)
    line(page, Block.QUESTIONS).setFocus()
    press(Qt.Key.Key_Return)
    type_text("x")
    press(Qt.Key.Key_Escape)

    assert lines(page, Block.QUESTIONS) == before
    assert desk.workspace.services.one_on_ones.line_draft(maria(desk)) is None
    assert saved(desk) == ()


def test_leaving_a_line_keeps_it_and_a_name_becomes_a_mention(desk: Desk, page: OneOnOnePage) -> None:
    line(page, Block.SHARE).setFocus()
    press(Qt.Key.Key_Return)
    type_text("What @Maria told me")
    desk.workspace.go(Place.TODAY)

    desk.workspace.prepare_one_on_one(maria(desk))
    assert lines(page, Block.SHARE) == ["What Maria told me"]
    person = desk.workspace.services.people_book.get(maria(desk))
    desk.workspace.saved(desk.workspace.services.people_book.rename(person, "Mia"), "")
    assert lines(page, Block.SHARE) == ["What Mia told me"]


def test_lines_are_walked_moved_and_left_out_by_keys(desk: Desk, page: OneOnOnePage) -> None:
    first, second, third = lines(page, Block.QUESTIONS)
    line(page, Block.QUESTIONS).setFocus()

    press(Qt.Key.Key_Down, ALT)
    assert lines(page, Block.QUESTIONS) == [second, first, third]
    assert focused() is line(page, Block.QUESTIONS, 1)
    press(Qt.Key.Key_Down)
    assert focused() is line(page, Block.QUESTIONS, 2)
    press(Qt.Key.Key_Down)
    assert focused() is line(page, Block.SHARE)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Delete)
    assert lines(page, Block.QUESTIONS) == [second, first]
    assert desk.messages.told[-1].sentence == "Line left out"

    button(block(page, Block.QUESTIONS), "Bring back 1 line").click()
    assert lines(page, Block.QUESTIONS) == [second, first, third]


def test_a_line_of_ones_own_is_added_below(page: OneOnOnePage) -> None:
    line(page, Block.ROOM, 1).setFocus()
    press(Qt.Key.Key_Plus)
    type_text("Tea")
    press(Qt.Key.Key_Return)

    assert lines(page, Block.ROOM)[2] == "Tea"
    assert focused() is line(page, Block.ROOM, 2)


def test_a_line_without_words_is_left_out(page: OneOnOnePage) -> None:
    before = lines(page, Block.ROOM)
    line(page, Block.ROOM).setFocus()
    press(Qt.Key.Key_Return)
    field = focused()
    assert isinstance(field, LineField)
    field.selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)

    assert lines(page, Block.ROOM) == before[1:]


def test_the_menu_offers_another_question_and_the_words_of_the_app(desk: Desk, page: OneOnOnePage) -> None:
    before = lines(page, Block.QUESTIONS)
    line(page, Block.QUESTIONS, 1).menu_wanted.emit(page.mapToGlobal(page.rect().center()))
    choose(page, "Another question")
    now = lines(page, Block.QUESTIONS)
    assert now[0] == before[0]
    assert now[1] not in before

    room = lines(page, Block.ROOM)
    changed = desk.workspace.services.one_on_ones.rewrite(meeting(desk), _room(desk), 2, "She begins")
    desk.workspace.saved(changed, "")
    assert lines(page, Block.ROOM)[2] == "She begins"
    line(page, Block.ROOM, 2).menu_wanted.emit(page.mapToGlobal(page.rect().center()))
    choose(page, "As the app worded it")
    assert lines(page, Block.ROOM) == room


def _room(desk: Desk) -> PageBlock:
    return desk.workspace.services.one_on_ones.page(meeting(desk)).of(Block.ROOM)


def test_a_block_without_lines_is_added_to_by_its_name(page: OneOnOnePage) -> None:
    button(page, "Add to another block").click()
    choose(page, "I owe")
    type_text("An answer")
    press(Qt.Key.Key_Return)

    assert lines(page, Block.OWE) == ["An answer"]


def test_what_is_being_written_stays_while_the_journal_changes(desk: Desk, page: OneOnOnePage) -> None:
    line(page, Block.RAISED, 1).setFocus()
    press(Qt.Key.Key_Return)
    type_text(" and why")
    desk.add("@Maria told of a mistake", Kind.MISTAKE)
    type_text(" not")
    press(Qt.Key.Key_Return)

    assert lines(page, Block.RAISED) == [
        "Mistake, 24 Nov. Maria told of a mistake",
        "Doubt, 24 Nov. Maria asked whether the rota is fair",
        "Idea, 24 Nov. Maria had an idea for the form and why not",
    ]


def test_a_line_that_was_being_written_when_the_app_ended_is_gone_on_with(desk: Desk, page: OneOnOnePage) -> None:
    line(page, Block.ROOM, 1).setFocus()
    press(Qt.Key.Key_Return)
    field = focused()
    assert isinstance(field, LineField)
    field.selectAll()
    type_text("In the gar")
    page._column._blocks._keep_draft()
    draft = desk.workspace.services.one_on_ones.line_draft(maria(desk))

    fresh = OneOnOnePage(desk.workspace._context)
    fresh.resize(1000, 800)
    fresh.show()
    fresh.prepare(maria(desk))

    assert draft is not None
    assert [one.text() for one in fresh.findChildren(LineField)] == ["In the gar"]
    fresh.deleteLater()


def test_a_failure_to_save_keeps_the_words_in_the_field(
    desk: Desk, page: OneOnOnePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull(Path("Mine.ljournal"))

    line(page, Block.SHARE).setFocus()
    press(Qt.Key.Key_Return)
    type_text("I forgot it")
    monkeypatch.setattr(desk.workspace.services.one_on_ones, "add_line", full)
    press(Qt.Key.Key_Return)

    assert len(desk.messages.failures) == 1
    assert [one.text() for one in page.findChildren(LineField) if one.isVisible()] == ["I forgot it"]
    with pytest.raises(DiskFull):
        page.keep()
    monkeypatch.undo()
    page.keep()
    assert lines(page, Block.SHARE) == ["I forgot it"]


# paper


def test_blocks_go_on_paper_or_stay_off_it(desk: Desk, page: OneOnOnePage) -> None:
    def heads() -> list[str]:
        sheet = desk.workspace.services.one_on_ones.sheet(meeting(desk))
        return [part.head for part in sheet.in_words(desk.workspace.services.people.shown).parts]

    assert "How I reacted" not in heads()
    icon(page, "Include “How I reacted” in print").click()
    icon(page, "Keep “Room” off the paper").click()
    assert "How I reacted" in heads()
    assert "Room" not in heads()
    icon(page, "Include “Room” in print").click()
    assert "Room" in heads()


def test_names_are_hidden_in_the_preview_and_on_the_way_out(desk: Desk, page: OneOnOnePage) -> None:
    QTest.qWait(20)
    preview = page._pane._preview
    assert preview.paper.document is not None
    assert preview.paper.document.sheet.title == "Maria"
    (names,) = all_of(page._pane, Switch)
    names.click()
    QTest.qWait(250)
    assert preview.paper.document.sheet.title == "A"

    paper, sheet = desk.workspace.services.paper, desk.workspace.services.one_on_ones.sheet(meeting(desk))
    for sentence in paper.undecided(page._pane._page, sheet):
        paper.decide(page._pane._page, sentence, Decision(Verdict.STAND_BY))
    page._pane.send(Way.COPY)
    assert QGuiApplication.clipboard().text().startswith("# A\n")


def test_below_1040_the_preview_waits_behind_its_word(desk: Desk, page: OneOnOnePage) -> None:
    desk.window.resize(900, 700)
    desk.settle()
    assert page._pane.isHidden()

    button(page, "Preview").click()
    desk.settle()
    assert page._column.isHidden()
    assert page._pane._preview.paper.document is not None
    press(Qt.Key.Key_Escape)
    assert page._pane.isHidden()
    assert not page._column.isHidden()


# when


def test_a_meeting_is_planned_moved_and_cancelled(desk: Desk, page: OneOnOnePage) -> None:
    button(page, "Plan it").click()
    asked = dialog(desk)
    day, time = asked._day.findChildren(QLineEdit)[0], asked._time
    QTest.keyClicks(day, "friday")
    QTest.keyClicks(time, "quarter past")
    asked.accept()
    assert asked.isVisible()
    time.setText("10.15")
    asked.accept()
    assert "Friday 27 November, 10:15. The first one noted here." in words(page)
    assert meeting(desk).day == TODAY + dt.timedelta(days=3)

    button(page, "Move or cancel").click()
    button(dialog(desk), "Cancel the meeting").click()
    assert "No day yet. The first one noted here." in words(page)
    assert [one.state for one in saved(desk)] == [MeetingState.CANCELLED]
    desk.messages.take_back()
    assert "Friday 27 November, 10:15. The first one noted here." in words(page)


# afterwards


def after(page: OneOnOnePage) -> AfterForm:
    form = page._column._after
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
    (promise,) = desk.workspace.services.promise_book.view(maria(desk)).open
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
    desk.workspace.go(Place.TODAY)
    desk.workspace.prepare_one_on_one(maria(desk))
    assert page._column._after._brought.text() == "Half a sen"

    fresh = OneOnOnePage(desk.workspace._context)
    fresh.prepare(maria(desk))
    assert fresh._column._after._brought.text() == "Half a sen"
    fresh.deleteLater()


def test_a_held_meeting_is_read_and_its_note_can_be_mended(desk: Desk, page: OneOnOnePage) -> None:
    care = desk.workspace.services.aftercare
    changes = care.note(meeting(desk), Afterwards(held_on=TODAY, closing_line="By"))
    desk.workspace.saved(changes, "")
    desk.workspace.show_one_on_one(changes.ids[0])
    desk.settle()

    assert all_of(page, PageBlockView) == []
    assert "Doubt" in words(page)
    assert "Closing line" in words(page)
    page._column.open_note()
    page._column._after._closing.set_text("Bye")
    page._column._after.save()
    assert [one.closing_line for one in saved(desk)] == ["Bye"]


def test_the_last_time_stands_on_the_next_page(desk: Desk, page: OneOnOnePage) -> None:
    note = Afterwards(held_on=TODAY - dt.timedelta(days=15), closing_line="Tell me earlier")
    desk.workspace.saved(desk.workspace.services.aftercare.note(meeting(desk), note), "")
    desk.workspace.prepare_one_on_one(maria(desk))
    desk.settle()

    assert "“Tell me earlier”" in words(page)
    assert "Closing line last time, 9 November" in words(page)
    assert "No day yet. Last one 15 days ago." in words(page)


# the others


def test_danish_and_back(desk: Desk, page: OneOnOnePage) -> None:
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert "Én-til-én med Maria" in words(page)
    assert "Hvad fylder mest hos dig lige nu?" in lines(page, Block.QUESTIONS)

    desk.interpreter.speak(Language.ENGLISH)
    desk.settle()
    assert "One-on-one with Maria" in words(page)


def test_somebody_merged_away_is_the_other_on_the_page(desk: Desk, page: OneOnOnePage) -> None:
    desk.add("@Mia asked")
    services = desk.workspace.services
    mia = services.people.ids_by_alias()["Mia"]
    desk.workspace.prepare_one_on_one(mia)
    book = services.people_book

    desk.workspace.saved(book.merge(book.get(mia), book.get(maria(desk))), "")

    assert "One-on-one with Maria" in words(page)


def test_f1_names_the_keys(page: OneOnOnePage) -> None:
    keys = dict(page.keys())
    assert keys["Del"] == "leave a line out"


def test_a_person_lists_meetings_and_plans_the_next(desk: Desk, page: OneOnOnePage) -> None:
    services = desk.workspace.services
    services.people_book.set_cadence(services.people_book.get(maria(desk)), 2)
    services.aftercare.note(meeting(desk), Afterwards(held_on=TODAY - dt.timedelta(days=7), closing_line="Bye"))
    people = desk.show(Place.PEOPLE)

    assert "by your rhythm Tue 1 Dec" in words(people)
    assert "“Bye”" in words(people)
    assert "Last 17 November: “Bye”" in words(people)
    button(people, "Plan it").click()
    dialog(desk).accept()
    assert meeting(desk).day == TODAY + dt.timedelta(days=7)
    assert "Next Tue 1 Dec. Last 17 November: “Bye”" in words(people)


def test_today_shows_the_next_one_and_looks_back_on_a_click(desk: Desk, page: OneOnOnePage) -> None:
    services = desk.workspace.services
    services.aftercare.note(meeting(desk), Afterwards(held_on=TODAY, closing_line="Bye"))
    tomorrow = TODAY + dt.timedelta(days=1)
    desk.workspace.saved(services.one_on_ones.plan(meeting(desk), tomorrow, dt.time(10)), "")
    today = desk.show(Place.TODAY)

    assert "One-on-one with Maria" in words(today)
    assert "tomorrow 10:00" in words(today)
    assert "Last time with Maria" in words(today)
    assert "“Bye”" not in words(today)
    (show,) = [one for one in all_of(today._closing_line, TextButton) if one.text() == "Show the text"]  # type: ignore[attr-defined]
    show.click()
    assert "“Bye”" in words(today)
    button(today, "Prepare").click()
    assert "Tomorrow, Wednesday 25 November, 10:00. Last one today." in words(shown(desk))
