"""What is typed in a dialog is as safe as what is typed on a page; nothing of it stays on the screen or clipboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, type_text
from tests.ui.pages.test_full_disk import no_room

from leader_journal.composition import Services
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.plans import PlanWords
from leader_journal.storage.journal import Journal
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.pages.today.plan_dialog import PlanDialog
from leader_journal.ui.prompts.prompt_dialog import PromptDialog
from leader_journal.ui.toolkit.buttons import PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel

Make = Callable[[UiContext, QWidget], QDialog]
WORDS = "What would @Maria say first"


def new_prompt(context: UiContext, window: QWidget) -> QDialog:
    return PromptDialog(context, PromptPlace.DEEPEN, None, window)


def new_promise(context: UiContext, window: QWidget) -> QDialog:
    return PromiseDialog(context, None, None, window)


def a_plan(context: UiContext, window: QWidget) -> QDialog:
    plan = context.services.plans.in_force()
    assert plan is not None
    return PlanDialog(context, plan, window)


def a_place(context: UiContext, window: QWidget) -> QDialog:
    maria = context.services.people.ids_by_alias()["Maria"]
    return OneOnOneDialog(context, context.services.one_on_ones.prepare(maria), window, planned=False)


FORMS = {"prompt": (new_prompt, 0), "promise": (new_promise, 0), "plan": (a_plan, 1), "meeting": (a_place, -1)}


@pytest.fixture(params=sorted(FORMS))
def form(request: pytest.FixtureRequest) -> tuple[Make, int]:
    """A form over the window, and which of its lines is typed in."""
    found: tuple[Make, int] = FORMS[request.param]
    return found


@pytest.fixture
def written(desk: Desk) -> Desk:
    """A journal with Maria and a plan."""
    desk.add("@Maria asked")
    desk.workspace.undoing.saved(desk.workspace.services.plans.make(PlanWords(when="a doubt", then="ask first")), "")
    return desk


def opened(desk: Desk, make: Make) -> QDialog:
    dialog = make(desk.workspace._context, desk.window)
    dialog.open()
    return dialog


def line_of(dialog: QDialog, place: int) -> QLineEdit:
    lines = [line for line in dialog.findChildren(QLineEdit) if type(line).__name__ == "MentionLine"]
    return lines[place]


def unlock(desk: Desk) -> None:
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    desk.settle()


def test_a_lock_in_the_middle_loses_nothing(written: Desk, form: tuple[Make, int]) -> None:
    make, place = form
    line_of(opened(written, make), place).setText(WORDS)

    written.window.locking.lock()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    unlock(written)

    assert line_of(opened(written, make), place).text() == WORDS


def test_what_is_typed_goes_on_behind_what_was_found_again(written: Desk) -> None:
    """A form that opens with everything selected would lose it by the next letter."""
    line_of(opened(written, new_promise), 0).setText(WORDS)
    written.window.locking.lock()
    unlock(written)
    line = line_of(opened(written, new_promise), 0)
    # what Qt does as a dialog is shown, wherever the desktop gives it the keyboard a moment later
    QCoreApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert line.hasSelectedText()
    written.settle()
    assert focused() is line
    type_text(" and then")
    assert line.text() == WORDS + " and then"


def test_a_kill_loses_no_more_than_a_second(written: Desk, form: tuple[Make, int], qtbot: QtBot) -> None:
    make, place = form
    dialog = opened(written, make)
    line_of(dialog, place).setText(WORDS)

    def kept() -> bool:
        return line_of(make(written.workspace._context, written.window), place).text() == WORDS

    qtbot.waitUntil(kept, timeout=3000)


def test_without_room_it_locks_and_the_words_come_back(
    written: Desk, form: tuple[Make, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    make, place = form
    line_of(opened(written, make), place).setText(WORDS)
    with no_room(monkeypatch):
        written.window.locking.lock()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert len(written.restart.journals) == 1
    unlock(written)
    assert line_of(opened(written, make), place).text() == WORDS


def test_who_is_renamed_meanwhile_has_the_new_name(written: Desk) -> None:
    line_of(opened(written, new_prompt), 0).setText(WORDS)
    written.window.locking.lock()
    journal = Journal.open(written.path, PASSPHRASE, written.clock)
    services = Services(journal, written.clock)
    maria = services.people.find("Maria")
    assert maria is not None
    services.people_book.rename(maria, "Mia")
    journal.close()
    unlock(written)
    assert line_of(opened(written, new_prompt), 0).text() == "What would @Mia say first"


def test_what_was_deleted_again_does_not_come_back(written: Desk, form: tuple[Make, int]) -> None:
    make, place = form
    line = line_of(opened(written, make), place)
    before = line.text()
    line.setText(WORDS)
    written.workspace.keep()
    line.setText(before)
    written.window.locking.lock()
    unlock(written)
    assert line_of(opened(written, make), place).text() == before


@pytest.mark.parametrize("end", [QDialog.accept, QDialog.reject])
def test_what_was_saved_or_given_up_does_not_come_back(written: Desk, end: Callable[[QDialog], None]) -> None:
    dialog = opened(written, new_prompt)
    line_of(dialog, 0).setText(WORDS)
    written.workspace.services.forms.keep("prompt:deepen", (WORDS,))
    dialog.accept() if end is QDialog.accept else dialog.reject()
    assert line_of(opened(written, new_prompt), 0).text() == ""


def test_what_was_given_up_with_a_key_too_many_is_there_again_with_undo(written: Desk, form: tuple[Make, int]) -> None:
    make, place = form
    dialog = opened(written, make)
    line_of(dialog, place).setText(WORDS)
    dialog.reject()

    written.messages.take_back()

    assert line_of(opened(written, make), place).text() == WORDS


def test_given_up_without_a_word_nothing_is_said(written: Desk, form: tuple[Make, int]) -> None:
    told = len(written.messages.told)
    opened(written, form[0]).reject()
    assert len(written.messages.told) == told


def test_the_first_key_goes_on_with_what_was_kept(written: Desk, form: tuple[Make, int]) -> None:
    make, place = form
    line_of(opened(written, make), place).setText(WORDS)
    written.window.locking.lock()
    unlock(written)
    dialog = opened(written, make)
    written.settle()

    line = line_of(dialog, place)
    assert (line.selectedText(), line.cursorPosition()) == ("", len(WORDS))


def test_what_was_copied_is_gone_after_a_lock(written: Desk) -> None:
    clipboard.copy("nobody else's")
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == "nobody else's"
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"

    written.window.locking.lock()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize(("key", "days"), [(Qt.Key.Key_Return, [dt.date(2026, 11, 27)]), (Qt.Key.Key_Escape, [])])
def test_in_the_day_of_a_meeting_enter_plans_it_and_esc_leaves(written: Desk, key: Qt.Key, days: list[dt.date]) -> None:
    """As in every other line of a form."""
    dialog = opened(written, a_place)
    line = dialog.findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "friday")
    QTest.keyClick(line, key)
    assert not dialog.isVisible()
    assert [meeting.day for meeting in written.workspace.services.one_on_ones.all()] == days


def test_a_meeting_is_not_planned_on_a_day_that_has_passed_without_a_word(written: Desk) -> None:
    """A wrong year is written in no time; who means it says so by Enter."""
    dialog = opened(written, a_place)
    line = dialog.findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "3/12/2025")
    next(button for button in dialog.findChildren(PrimaryButton)).click()
    assert dialog.isVisible()
    said = [label.text() for label in dialog.findChildren(TextLabel)]
    assert "That day has passed. If you mean it, press Enter in the day field." in said
    assert any("has passed. Enter keeps it." in words for words in said)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [meeting.day for meeting in written.workspace.services.one_on_ones.all()] == [dt.date(2025, 12, 3)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("next tuxday", "The app does not recognise that date."),
        ("Friday 3 December", "3 December"),
        ("yesterday", "That day has passed."),
    ],
)
@pytest.mark.parametrize("make", [new_promise, a_place])
def test_a_day_that_cannot_be_taken_is_said_and_never_left_out(
    written: Desk, make: Make, typed: str, said: str
) -> None:
    dialog = opened(written, make)
    line_of(dialog, 0).setText("Room 4")
    day = dialog.findChildren(DayLine)[0]
    QTest.keyClicks(day.line, typed)
    dialog.accept()
    assert dialog.isVisible()
    assert any(said in label.text() for label in dialog.findChildren(TextLabel) if label.isVisible())
    services = written.workspace.services
    assert (services.promises.open(), services.one_on_ones.all()) == ((), ())
    day.line.setText("")
    QTest.keyClicks(day.line, "friday")
    dialog.accept()
    assert not dialog.isVisible()


def test_a_form_that_cannot_be_saved_says_so_in_itself(written: Desk) -> None:
    """A box over it would take the keys that are typed meanwhile."""
    dialog = opened(written, new_promise)
    written.settle()
    QTest.keyClick(line_of(dialog, 0), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert any("Nothing has been written yet" in label.text() for label in dialog.findChildren(TextLabel))
    assert written.messages.failures == []
    type_text("Send it")
    assert line_of(dialog, 0).text() == "Send it"
