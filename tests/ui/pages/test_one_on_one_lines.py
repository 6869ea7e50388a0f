"""The lines of a one-on-one: by mouse and by keyboard, and what is being written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.pages.desk import Desk, focused, press, type_text
from tests.ui.pages.meeting_page import ALT, CTRL, block, button, choose, line, lines, maria, meeting, room, saved

from leader_journal.core.errors import DiskFull
from leader_journal.core.one_on_ones import Block
from leader_journal.core.terms import Kind, Tone
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.one_on_one.page_block import LineField
from leader_journal.ui.places import PageName, PrepareOneOnOne, ShowToday


@pytest.fixture
def page(meeting_page: OneOnOnePage) -> OneOnOnePage:
    """The page that prepares a meeting with Maria."""
    return meeting_page


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
    desk.workspace.go(ShowToday())

    desk.workspace.go(PrepareOneOnOne(maria(desk)))
    assert lines(page, Block.SHARE) == ["What Maria told me"]
    person = desk.workspace.services.people_book.get(maria(desk))
    desk.workspace.undoing.saved(desk.workspace.services.people_book.rename(person, "Mia"), "")
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


def test_undo_leaves_the_keyboard_in_the_lines(desk: Desk, page: OneOnOnePage) -> None:
    before = lines(page, Block.QUESTIONS)
    line(page, Block.QUESTIONS, 1).setFocus()
    press(Qt.Key.Key_Delete)
    assert focused() is line(page, Block.QUESTIONS, 1)
    press(Qt.Key.Key_Z, CTRL)
    assert lines(page, Block.QUESTIONS) == before
    assert focused() is line(page, Block.QUESTIONS, 2)
    press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert focused() is line(page, Block.QUESTIONS, 1)


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

    before = lines(page, Block.ROOM)
    changed = desk.workspace.services.one_on_ones.rewrite(meeting(desk), room(desk), 2, "She begins")
    desk.workspace.undoing.saved(changed, "")
    assert lines(page, Block.ROOM)[2] == "She begins"
    line(page, Block.ROOM, 2).menu_wanted.emit(page.mapToGlobal(page.rect().center()))
    choose(page, "As the app worded it")
    assert lines(page, Block.ROOM) == before


def test_what_a_line_stands_on_is_settled_from_its_menu(desk: Desk, page: OneOnOnePage) -> None:
    services = desk.workspace.services
    desk.workspace.undoing.saved(services.promises.add("Ring Bo", to=maria(desk)), "")
    desk.add("@Maria was stopped short", Kind.DOUBT, tone=Tone.SHARP)
    assert lines(page, Block.OWE) == ["Ring Bo"]
    assert lines(page, Block.COME_BACK) == ["24 Nov: Maria was stopped short · sharp"]

    for wanted, act in ((Block.OWE, "Kept"), (Block.COME_BACK, "Came back to it today")):
        line(page, wanted).menu_wanted.emit(page.mapToGlobal(page.rect().center()))
        choose(page, act)
        assert block(page, wanted).isHidden()
    desk.messages.take_back()
    assert lines(page, Block.COME_BACK) == ["24 Nov: Maria was stopped short · sharp"]

    line(page, Block.RAISED).menu_wanted.emit(page.mapToGlobal(page.rect().center()))
    choose(page, "Open the entry")
    assert desk.workspace.place.page is PageName.JOURNAL


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
    fresh.coming(PrepareOneOnOne(maria(desk)))
    fresh.arrive(PrepareOneOnOne(maria(desk)))

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
