"""Spelling while one writes: what is underlined, what is offered, and that no letter moves by itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QProcess, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.ui.pages.desk import Desk
from tests.ui.showing import wait_until

from leader_journal.core.filters import EVERYTHING
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.spelling.spelled import REACH, Spelled
from leader_journal.ui.toolkit.writing_field import WritingField

SHARE = Path(__file__).parents[2] / "spelling/share"


@pytest.fixture(autouse=True)
def _dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the journal opens: the tiny dictionaries are those of the system."""
    monkeypatch.setenv("XDG_DATA_DIRS", str(SHARE))


@pytest.fixture
def capture(desk: Desk) -> Iterator[CaptureWindow]:
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    wait_until(lambda: window.form._facts.hasFocus())
    assert window.form._facts.hasFocus()
    yield window
    if desk.window.workspace is not None:
        desk.workspace.capture.window().close()


def spelled(widget: QWidget) -> Spelled:
    found = widget.findChild(Spelled)
    assert isinstance(found, Spelled)
    return found


def underlined(widget: QWidget) -> list[str]:
    return [one.words for one in spelled(widget).wrong]


def until(widget: QWidget, words: list[str]) -> None:
    """Wait until these are underlined."""
    wait_until(lambda: underlined(widget) == words)
    assert underlined(widget) == words


def menu_of(widget: QWidget) -> QMenu:
    """The menu that stands, once suggestions are in it."""

    def menus() -> list[QMenu]:
        return [menu for menu in widget.findChildren(QMenu) if menu.isVisible()]

    wait_until(lambda: bool(menus()))
    (menu,) = menus()
    wait_until(lambda: "Looking for suggestions …" not in offered(menu))
    return menu


def offered(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


def take(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_what_no_dictionary_has_is_underlined_after_a_pause_and_a_name_never(
    desk: Desk, capture: CaptureWindow
) -> None:
    desk.workspace.undoing.saved(desk.workspace.services.people.add("Xerxes"), "")
    field = capture.form._facts
    QTest.keyClicks(field, "Xerxes glemte Xerxes' samtle i ")
    until(field, ["samtle"])
    assert field.text() == "Xerxes glemte Xerxes' samtle i "
    assert not field.document().isUndoAvailable() or field.letters() == "Xerxes glemte Xerxes' samtle i "


def test_the_word_that_is_being_written_is_let_be(capture: CaptureWindow) -> None:
    field = capture.form._facts
    QTest.keyClicks(field, "samtle i samtl")
    until(field, ["samtle"])
    QTest.keyClicks(field, " ")
    until(field, ["samtle", "samtl"])


def test_typing_asks_nothing_until_it_pauses_and_each_paragraph_once(desk: Desk, capture: CaptureWindow) -> None:
    field = capture.form._facts
    process = desk.workspace.spelling._process
    field.insertPlainText("samtle\n" * 3 + "jeg ")
    until(field, ["samtle"] * 3)
    asked = process.asked
    for letter in "glemte en samtle og en kunde":
        QTest.keyClicks(field, letter)
        spelled(field)._pause.start(400)  # however slow this machine types
    assert process.asked == asked
    until(field, ["samtle"] * 4)
    assert process.asked == asked + 1


def test_of_a_text_as_long_as_a_book_only_what_is_near_is_asked(desk: Desk, capture: CaptureWindow) -> None:
    field = capture.form._facts
    field.setPlainText("jeg glemte samtle " * 20_000)
    wait_until(lambda: bool(spelled(field).wrong))
    assert spelled(field).wrong
    assert desk.workspace.spelling._process.asked <= REACH // 1_000


def test_the_menu_offers_others_and_one_of_them_can_be_taken_back(capture: CaptureWindow) -> None:
    field = capture.form._facts
    QTest.keyClicks(field, "Hun bad om en samtle i ")
    until(field, ["samtle"])
    QTest.keyClick(field, Qt.Key.Key_F8)
    take(menu_of(field), "samtale")
    assert field.text() == "Hun bad om en samtale i "
    field.undo()
    assert field.text() == "Hun bad om en samtle i "


def test_a_right_click_offers_the_same_above_the_fields_own_menu(capture: CaptureWindow) -> None:
    field = capture.form._facts
    QTest.keyClicks(field, "samtle i ")
    until(field, ["samtle"])
    place = QPoint(10, field.height() // 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.viewport().mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), event)
    menu = menu_of(field)
    assert offered(menu)[:3] == ["samtale", "Add to my words", "Leave it until the journal locks"]
    assert len(offered(menu)) > 5
    menu.close()


def test_a_word_of_ones_own_is_kept_in_the_journal_and_shown_in_settings(desk: Desk, capture: CaptureWindow) -> None:
    field = capture.form._facts
    QTest.keyClicks(field, "samtle i samtle i ")
    until(field, ["samtle", "samtle"])
    QTest.keyClick(field, Qt.Key.Key_F8)
    take(menu_of(field), "Add to my words")
    until(field, [])
    assert desk.workspace.services.spelling.own_words == ("samtle",)
    assert desk.messages.told[-1].sentence == "“samtle” is one of your words now"
    desk.workspace.undoing.undo()
    until(field, ["samtle", "samtle"])


def test_a_compound_that_was_written_apart_is_offered_as_one_word(capture: CaptureWindow) -> None:
    field = capture.form._facts
    QTest.keyClicks(field, "Vi holdt en medarbejder samtale i ")
    until(field, ["medarbejder samtale"])
    QTest.keyClick(field, Qt.Key.Key_F8)
    menu = menu_of(field)
    assert offered(menu)[:2] == ["medarbejdersamtale", "Two words: leave them"]
    take(menu, "medarbejdersamtale")
    assert field.text() == "Vi holdt en medarbejdersamtale i "


def test_one_line_is_looked_at_as_well(desk: Desk, capture: CaptureWindow) -> None:
    line = next(line for line in capture.findChildren(MentionLine) if not line.names_alone)
    line.show()
    line.setFocus()
    QApplication.processEvents()
    line.window().activateWindow()
    desk.workspace.spelling._focus_changed(None, line)
    line.insert("samtle i ")
    until(line, ["samtle"])
    line.setCursorPosition(2)
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2)))
    take(menu_of(line), "samtale")
    assert line.text() == "samtale i "


def test_what_is_saved_is_what_was_typed(desk: Desk, capture: CaptureWindow) -> None:
    field = capture.form._facts
    QTest.keyClicks(field, "Vi holdt en medarbejder samtale, samtle i går")
    until(field, ["medarbejder samtale", "samtle"])
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)] == [
        "Vi holdt en medarbejder samtale, samtle i går"
    ]


def test_switched_off_nothing_is_asked_and_nothing_runs(desk: Desk, capture: CaptureWindow) -> None:
    field = capture.form._facts
    QTest.keyClicks(field, "samtle i ")
    until(field, ["samtle"])
    desk.workspace.undoing.saved(desk.workspace.services.spelling.turn(on=False), "")
    until(field, [])


def test_the_process_ends_when_the_journal_locks(desk: Desk, capture: CaptureWindow) -> None:
    QTest.keyClicks(capture.form._facts, "samtle i ")
    until(capture.form._facts, ["samtle"])
    process = desk.workspace.spelling._process._process
    assert process is not None
    number = process.processId()
    desk.window.locking.lock()
    assert process.state() is QProcess.ProcessState.NotRunning
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_process_that_breaks_costs_nothing_and_is_started_again(
    desk: Desk, capture: CaptureWindow, expect_log: Callable[[str], None]
) -> None:
    expect_log("the spelling process ended by itself")
    field = capture.form._facts
    QTest.keyClicks(field, "samtle i ")
    until(field, ["samtle"])
    spelling = desk.workspace.spelling._process
    assert spelling._process is not None
    spelling._process.kill()
    wait_until(lambda: spelling._process is None)
    QTest.keyClicks(field, "kundr i ")
    until(field, ["samtle", "kundr"])


def test_after_it_broke_too_often_it_is_said_and_nothing_is_claimed(
    desk: Desk, capture: CaptureWindow, expect_log: Callable[[str], None]
) -> None:
    expect_log("the spelling process ended by itself")
    stopped = "Spelling has stopped; it is back when you unlock"
    field = capture.form._facts
    spelling = desk.workspace.spelling._process
    QTest.keyClicks(field, "samtle i ")
    until(field, ["samtle"])
    for _time in range(4):
        assert desk.messages.told == []
        spelling._ask({"text": "og", "splits": False}, lambda _answer: None, lambda: None)
        assert spelling._process is not None
        spelling._process.kill()
        wait_until(lambda: spelling._process is None)
    assert [told.sentence for told in desk.messages.told] == [stopped]
    QTest.keyClicks(field, "kundr i ")
    spelled(field).look()
    assert not any("kundr" in piece for piece in spelled(field)._asked)
    QTest.keyClick(field, Qt.Key.Key_F8)
    wait_until(lambda: len(desk.messages.told) > 1)
    assert [told.sentence for told in desk.messages.told] == [stopped, stopped]


def test_what_was_asked_when_it_broke_is_asked_again(
    desk: Desk, capture: CaptureWindow, expect_log: Callable[[str], None]
) -> None:
    expect_log("the spelling process ended by itself")
    field = capture.form._facts
    QTest.keyClicks(field, "samtle i ")
    spelled(field).look()
    spelling = desk.workspace.spelling._process
    assert spelling._process is not None
    spelling._process.kill()
    wait_until(lambda: spelling._process is None)
    spelled(field).look()
    until(field, ["samtle"])


def test_every_field_for_sentences_is_looked_at(desk: Desk, theme_field: WritingField) -> None:
    desk.workspace.spelling._focus_changed(None, theme_field)
    assert spelled(theme_field) is not None


@pytest.fixture
def theme_field(desk: Desk) -> Iterator[WritingField]:
    field = WritingField(desk.theme)
    yield field
    field.deleteLater()
