"""The way in and out: create, unlock, lock, other journals, and nothing to read on disk or on the screen after."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.storage.making import PASSPHRASE as GOLDEN_PASSPHRASE
from tests.storage.test_golden import GOLDEN
from tests.ui.pages.desk import PASSPHRASE, Desk, click_button, focused, press, type_text, words
from tests.ui.showing import wait_until

from leader_journal.app import _show_first
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import WrongPassphrase
from leader_journal.storage import check
from leader_journal.storage.journal import Journal
from leader_journal.storage.lock import FileLock
from leader_journal.ui.keys.passphrase_dialog import PassphraseDialog
from leader_journal.ui.pages.locked.unlock import UnlockPage, delay_after
from leader_journal.ui.pages.locked.welcome import WelcomePage
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import EditEntry, PageName, ShowEntries, ShowSettings, ShowToday
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import in_view
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.window.entrance import entrance
from leader_journal.wording.catalogue import Language
from leader_journal.wording.errors import sentence

CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(desk: Desk) -> QWidget:
    page = desk.window.centralWidget()
    assert page is not None
    return page


def wait_for_journal(desk: Desk) -> None:
    desk.settle()
    assert desk.window.workspace is not None


# unlocking


def test_the_passphrase_opens_the_journal(locked_desk: Desk) -> None:
    locked_desk.window.screens.show_unlock(locked_desk.path)
    assert isinstance(focused(), PassphraseField)
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    wait_for_journal(locked_desk)
    assert locked_desk.workspace.place.page is PageName.TODAY
    assert isinstance(focused(), FactsField), "ready to write"
    wait_until(lambda: locked_desk.settings.recent_journals() == (locked_desk.path,))


def test_a_wrong_passphrase_is_told_in_a_line_and_what_may_be_damaged_to_who_is_sure(locked_desk: Desk) -> None:
    """Who mistyped a letter was told at once that the file may be damaged."""
    locked_desk.window.screens.show_unlock(locked_desk.path)
    said = list[str]()
    for _attempt in range(3):
        type_text("not this one at all")
        press(Qt.Key.Key_Return)
        locked_desk.settle()
        said.append(" ".join(words(page_of(locked_desk))))
    for once in said[:2]:
        assert "That passphrase does not open this journal. Check Caps Lock" in once
        assert "damaged" not in once
    assert "That passphrase does not open this journal. Nothing is lost. It is probably mistyped" in said[2]
    field = focused()
    assert isinstance(field, PassphraseField)
    assert field.selectedText()
    assert locked_desk.window.workspace is None


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (900, 600)])
def test_whatever_is_answered_the_field_stays_where_one_types(locked_desk: Desk, width: int, height: int) -> None:
    locked_desk.window.resize(width, height)
    locked_desk.window.screens.show_unlock(locked_desk.path)
    page = page_of(locked_desk)
    assert isinstance(page, UnlockPage)
    locked_desk.settle()

    def stands_at() -> int:
        locked_desk.settle()
        return page._field.mapTo(page, QPoint()).y()

    stood = stands_at()
    page.set_busy(busy=True)
    assert stands_at() == stood
    page.upgrading()
    assert stands_at() == stood
    for _attempt in range(5):
        page.refuse(sentence(WrongPassphrase(locked_desk.path)), wrong=True)
        assert stands_at() == stood
        assert page._answer.height() >= page._answer.heightForWidth(page._answer.width())


def test_what_an_older_version_wrote_is_said_to_be_brought_up_to_date(
    locked_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "_STEPS_OF_ENGINE", 100)
    old = locked_desk.path.with_name("Old.ljournal")
    shutil.copyfile(GOLDEN / "v1.ljournal", old)
    locked_desk.window.screens.show_unlock(old)
    page = page_of(locked_desk)
    said = list[str]()
    monkeypatch.setattr(accessible, "announce", lambda _widget, sentence: said.append(sentence))
    type_text(GOLDEN_PASSPHRASE)
    press(Qt.Key.Key_Return)
    wait_for_journal(locked_desk)
    assert "being brought up to date for this version of the app" in said[0]
    assert said.count(said[0]) == 1
    assert page is not page_of(locked_desk)


def test_only_after_several_wrong_ones_the_next_try_waits() -> None:
    assert [delay_after(failures) for failures in range(8)] == [0, 0, 0, 0, 2, 4, 8, 16]


def test_a_journal_that_was_moved_is_missed_at_the_next_start(locked_desk: Desk) -> None:
    """There was only the way to a new one, as if nothing had ever been written."""
    moved = locked_desk.path.with_name("Moved.ljournal")
    locked_desk.settings.add_recent(moved)
    first_of(locked_desk)
    assert isinstance(page_of(locked_desk), WelcomePage)
    assert "The journal “Moved” is no longer in" in " ".join(words(page_of(locked_desk)))

    locked_desk.settings.add_recent(locked_desk.path)
    locked_desk.settings.add_recent(moved)
    first_of(locked_desk)
    assert isinstance(page_of(locked_desk), UnlockPage), "of several, one that is there"


@pytest.mark.parametrize("language", list(Language))
def test_what_the_first_screen_says_is_in_sight_in_a_low_window(locked_desk: Desk, language: Language) -> None:
    """It stands below the buttons, where the window may end."""
    locked_desk.interpreter.speak(language)
    locked_desk.window.resize(900, 600)
    locked_desk.settings.add_recent(locked_desk.path.with_name("Moved.ljournal"))
    first_of(locked_desk)
    locked_desk.settle()
    page = page_of(locked_desk)
    (said,) = (one for one in page.findChildren(TextLabel) if "Moved" in one.text())
    assert in_view(said, said.rect())

    type_text("quiet river small boat")
    press(Qt.Key.Key_Return)
    type_text("another")
    press(Qt.Key.Key_Return)
    locked_desk.settle()
    assert "Moved" not in said.text()
    assert in_view(said, said.rect())


def first_of(desk: Desk) -> None:
    """Begin as the app begins when no journal is named."""
    _show_first(desk.window, desk.settings, argparse.Namespace(journal=None, locked=""))


def test_other_journals_are_offered_as_long_as_they_exist(locked_desk: Desk) -> None:
    other, gone = locked_desk.path.with_name("Other.ljournal"), locked_desk.path.with_name("Gone.ljournal")
    Journal.create(other, PASSPHRASE, locked_desk.clock).close()
    for path in (gone, other, locked_desk.path):
        locked_desk.settings.add_recent(path)
    locked_desk.window.screens.show_unlock(locked_desk.path)
    page = page_of(locked_desk)
    assert isinstance(page, UnlockPage)
    page._other.click()
    (menu,) = page.findChildren(QMenu)
    assert [a.text() for a in menu.actions() if a.text()] == ["Other", "Open a file", "Create a new journal"]
    menu.actions()[0].trigger()
    menu.close()
    page = page_of(locked_desk)
    assert isinstance(page, UnlockPage)
    assert "Other" in words(page)


# creating


def test_a_journal_is_created_with_the_keyboard_alone(locked_desk: Desk) -> None:
    locked_desk.window.screens.show_welcome()
    page = page_of(locked_desk)
    assert isinstance(page, WelcomePage)
    page.set_place(locked_desk.path.with_name("New.ljournal"))
    type_text("four words of trial")
    press(Qt.Key.Key_Return)
    type_text("four words of trial")
    press(Qt.Key.Key_Return)
    wait_for_journal(locked_desk)
    assert locked_desk.workspace.path.name == "New.ljournal"


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("four words of trial", "four words of trail", "The two passphrases differ. Type the same one twice."),
        ("short", "short", "At least"),
    ],
)
def test_a_passphrase_that_will_not_do_makes_no_journal(locked_desk: Desk, first: str, again: str, said: str) -> None:
    locked_desk.window.screens.show_welcome()
    page = page_of(locked_desk)
    assert isinstance(page, WelcomePage)
    page.set_place(locked_desk.path.with_name("New.ljournal"))
    type_text(first)
    press(Qt.Key.Key_Return)
    type_text(again)
    press(Qt.Key.Key_Return)
    assert any(word.startswith(said) for word in words(page))
    assert not page.place.exists()


@pytest.mark.parametrize("wrong", [False, True])
def test_what_is_typed_while_the_journal_opens_is_typed_into_its_line(locked_desk: Desk, wrong: bool) -> None:
    """Behind a wrong passphrase it is nothing: it was meant for the journal."""
    locked_desk.window.screens.show_unlock(locked_desk.path)
    type_text("not this one" if wrong else PASSPHRASE)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(locked_desk.window, "Begun at oncf")
    QTest.keyClick(locked_desk.window, Qt.Key.Key_Backspace)
    QTest.keyClicks(locked_desk.window, "e")
    locked_desk.settle()
    if wrong:
        field = focused()
        assert isinstance(field, PassphraseField)
        assert field.text() == "not this one"
    else:
        line = focused()
        assert isinstance(line, FactsField)
        assert line.text() == "Begun at once"


# locking


ALL = PASSPHRASE + "\nTyped on, over the lock"


def type_keys(letters: str) -> None:
    """Press the keys of letters and of ends of line, one after the other, wherever the caret is."""
    for letter in letters:
        press(Qt.Key.Key_Return) if letter == "\n" else QTest.keyClicks(focused(), letter)


@pytest.mark.parametrize("told_at", ["each key", "the end"])
@pytest.mark.parametrize("there", range(0, len(ALL) + 1, 3))
def test_no_key_of_what_is_typed_over_a_lock_is_lost_wherever_the_keyboard_goes_over(
    desk: Desk, there: int, told_at: str
) -> None:
    """Passphrase, Enter and the next words: some keys on the face that stands, the rest in the window that takes over.

    The first of them may come to the new process after the last ones, and as one piece or key by key.
    """
    desk.window.locking.lock()
    told = []
    for letter in ALL[:there]:
        type_keys(letter)
        told.append(desk.restart.typed)
    assert desk.restart.typed == ALL[:there]
    screens = desk.window.screens
    screens.show_unlock(desk.path)  # as the new process does
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # and the old one has another keyboard
    screens.continue_the_face()
    since = ALL[there:]
    if told_at == "each key":
        half = len(since) // 2
        for typed in told:
            screens.go_on_with(typed)
        type_keys(since[:half])
        screens.face_is_gone()
        type_keys(since[half:])
    else:
        type_keys(since)
        screens.go_on_with(desk.restart.typed)
        screens.face_is_gone()
    wait_for_journal(desk)
    line = focused()
    assert isinstance(line, FactsField)
    assert line.text() == "Typed on, over the lock"


def test_what_the_old_face_hears_late_comes_before_what_was_typed_here(locked_desk: Desk) -> None:
    """And keys that take back what stands here, from there too, take it back."""
    screens = locked_desk.window.screens
    screens.show_unlock(locked_desk.path)
    screens.continue_the_face()
    screens.go_on_with(PASSPHRASE[:5])
    type_keys(PASSPHRASE[9:] + "x")
    press(Qt.Key.Key_Backspace)
    for there in range(6, 10):
        screens.go_on_with(PASSPHRASE[:there])
    press(Qt.Key.Key_Return)
    screens.face_is_gone()
    wait_for_journal(locked_desk)


def test_the_journal_is_open_before_the_old_face_has_gone_and_no_word_of_it_is_lost(locked_desk: Desk) -> None:
    screens = locked_desk.window.screens
    screens.show_unlock(locked_desk.path)
    screens.continue_the_face()
    screens.go_on_with(PASSPHRASE + "\nTyped")
    wait_for_journal(locked_desk)
    screens.go_on_with(PASSPHRASE + "\nTyped on")
    screens.face_is_gone()
    line = focused()
    assert isinstance(line, FactsField)
    assert line.text() == "Typed on"


def test_enter_before_anything_was_typed_there_or_here_does_nothing(locked_desk: Desk) -> None:
    screens = locked_desk.window.screens
    screens.show_unlock(locked_desk.path, "Locked at 10:30.")
    screens.continue_the_face()
    type_keys("\n" + PASSPHRASE[:4])
    screens.face_is_gone()
    assert "Locked at 10:30." in words(page_of(locked_desk))
    type_keys(PASSPHRASE[4:] + "\n")
    wait_for_journal(locked_desk)


def test_behind_a_wrong_passphrase_on_the_old_face_nothing_is_typed(locked_desk: Desk) -> None:
    screens = locked_desk.window.screens
    screens.show_unlock(locked_desk.path)
    screens.continue_the_face()
    screens.go_on_with("not this one\nand mo")
    locked_desk.settle()
    screens.go_on_with("not this one\nand more")
    screens.face_is_gone()
    field = focused()
    assert isinstance(field, PassphraseField)
    assert field.text() == "not this one"
    assert locked_desk.window.workspace is None


def test_a_command_that_has_the_journal_for_a_moment_is_waited_for(
    locked_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever typed the right passphrase need not type it again because a list was made just then."""
    command = FileLock.acquire(locked_desk.path)
    waited = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            command.release()

    monkeypatch.setattr(time, "sleep", sleep)
    locked_desk.window.screens.show_unlock(locked_desk.path)
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    wait_for_journal(locked_desk)
    assert len(waited) == 3


def test_a_journal_that_stays_open_elsewhere_is_said_to_be(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entrance, "_A_COMMAND_ENDS_S", 0.0)
    with FileLock.acquire(locked_desk.path):
        locked_desk.window.screens.show_unlock(locked_desk.path)
        type_text(PASSPHRASE)
        press(Qt.Key.Key_Return)
        locked_desk.settle()
    assert "This journal is open; lock it there first." in words(page_of(locked_desk))


def test_what_was_typed_hidden_is_not_shown_among_the_letters_of_a_sheet(locked_desk: Desk) -> None:
    screens = locked_desk.window.screens
    screens.show_unlock(locked_desk.path)
    screens.continue_the_face()
    click_button(locked_desk.window, "Recovery sheet")
    screens.go_on_with("quiet")
    field = focused()
    assert isinstance(field, PassphraseField)
    assert field.text() == ""


def test_a_passphrase_that_was_hidden_is_not_brought_back_in_letters(locked_desk: Desk) -> None:
    locked_desk.window.screens.show_unlock(locked_desk.path)
    type_text("half of a passphr")
    click_button(locked_desk.window, "Recovery sheet")
    press(Qt.Key.Key_Z, CTRL)
    field = focused()
    assert isinstance(field, PassphraseField)
    assert field.text() == ""


def test_locking_keeps_the_draft_closes_the_file_and_starts_afresh(desk: Desk) -> None:
    type_text("Half a thought")
    press(Qt.Key.Key_L, CTRL)
    assert desk.restart.journals == [(desk.path, "Locked at 10:30. Your draft is safe.")]
    assert desk.window.workspace is None
    assert desk.window.windowTitle() == "Leader Journal"
    again = Journal.open(desk.path, PASSPHRASE, desk.clock)  # not in use any more
    desk.window.show_journal(again)
    assert desk.workspace.go(ShowToday()).form.captured().facts == "Half a thought"  # type: ignore[attr-defined]  # of the page that is shown


def test_after_locking_nothing_that_was_read_stands_in_the_window(desk: Desk) -> None:
    desk.add("A secret")
    desk.show(ShowEntries())
    desk.window.locking.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any("secret" in word for word in words(desk.window))
    assert desk.window.workspace is None


def test_ten_quiet_minutes_lock_by_the_clock_on_the_wall(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    type_text("Half")
    clock.advance(dt.timedelta(minutes=9, seconds=59))
    desk.window.locking.idle.look()
    assert desk.restart.journals == []
    clock.advance(dt.timedelta(minutes=10))  # asleep: no timer ran
    type_text("x")
    ((path, said),) = desk.restart.journals
    assert path == desk.path
    assert said == "Locked at 10:49 after 10 quiet minutes. Your draft is safe."


def test_a_lock_says_nothing_of_a_draft_where_there_is_none(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    clock.advance(dt.timedelta(minutes=10))
    desk.window.locking.idle.look()
    ((_path, said),) = desk.restart.journals
    assert said == "Locked at 10:40 after 10 quiet minutes."


def test_an_edit_that_stands_open_is_saved_when_the_app_locks(desk: Desk) -> None:
    entry = desk.add("As it was")
    desk.workspace.go(EditEntry(entry.id))
    type_text(" and more")
    desk.window.locking.lock()
    journal = Journal.open(desk.path, PASSPHRASE, desk.clock)
    assert journal.entries.get(entry.id).facts == "As it was and more"
    journal.close()


def test_nothing_that_was_written_can_be_read_on_disk(desk: Desk, tmp_path: Path) -> None:
    type_text("Wallflower seventeen")
    desk.workspace.go(ShowEntries())
    desk.add("@Bartholomew brought the marzipan", themes=("quicksand",))
    desk.show(ShowSettings())
    found = [
        Path(folder, name)
        for root in (tmp_path, Path(os.environ["XDG_DATA_HOME"]), Path(os.environ["XDG_CACHE_HOME"]))
        for folder, _folders, names in os.walk(root)
        for name in names
        if any(
            word in Path(folder, name).read_bytes().lower()
            for word in (b"wallflower", b"bartholomew", b"marzipan", b"quicksand")
        )
    ]
    assert found == []


# keys without a journal


@pytest.mark.parametrize("screen", ["welcome", "unlock", "note"])
def test_on_every_screen_without_a_journal_the_text_grows_and_the_app_quits_by_key(
    locked_desk: Desk, screen: str
) -> None:
    screens, theme, window = locked_desk.window.screens, locked_desk.theme, locked_desk.window
    {"welcome": lambda _path: screens.show_welcome(), "unlock": screens.show_unlock, "note": screens.show_note}[screen](
        locked_desk.path
    )
    locked_desk.settle()
    press(Qt.Key.Key_Plus, CTRL)
    press(Qt.Key.Key_Plus, CTRL)
    press(Qt.Key.Key_Minus, CTRL)
    assert (theme.percent, locked_desk.settings.current.text_percent) == (110, 110)
    press(Qt.Key.Key_0, CTRL)
    assert (theme.percent, locked_desk.settings.current.text_percent) == (100, 100)
    assert window.isVisible()
    press(Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


def test_the_keys_of_the_lock_screen_are_those_of_the_journal_once_it_is_open(locked_desk: Desk) -> None:
    """One key, one meaning: a second holder of it would leave both without effect."""
    locked_desk.window.screens.show_unlock(locked_desk.path)
    locked_desk.settle()
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    wait_for_journal(locked_desk)
    press(Qt.Key.Key_Plus, CTRL)
    assert locked_desk.theme.percent == 110
    press(Qt.Key.Key_Q, CTRL)
    assert not locked_desk.window.isVisible()


@pytest.mark.parametrize("form", ["first start", "change"])
def test_tab_goes_from_a_new_passphrase_to_its_repetition(locked_desk: Desk, form: str) -> None:
    """What makes one stands between them: a space would press it, and put another in place of what was typed."""
    root: QWidget = locked_desk.window
    if form == "change":
        locked_desk.window.show_journal(Journal.open(locked_desk.path, PASSPHRASE, locked_desk.clock))
        dialog = PassphraseDialog(locked_desk.workspace._context, locked_desk.window)
        dialog.open()
        root = dialog
        locked_desk.settle()
        focused()
    else:
        locked_desk.window.screens.show_welcome()
        root = page_of(locked_desk)
    *_before, first, again = [field for field in root.findChildren(PassphraseField) if field.isVisible()]
    first.setFocus()
    type_text("four words of trial")
    press(Qt.Key.Key_Tab)
    type_text("four words of trial")
    assert (first.text(), again.text()) == ("four words of trial", "four words of trial")
    press(Qt.Key.Key_Tab)
    assert isinstance(focused(), TextButton), "what makes one is reached behind them"


def test_what_was_typed_in_capture_as_it_locked_goes_to_the_face(desk: Desk) -> None:
    """Those keys come when the window is hidden and the face has the keyboard, or not yet."""
    desk.workspace.capture.bring_up()
    capture = desk.workspace.capture.window()
    handle = capture.windowHandle()
    desk.settle()
    capture.activateWindow()
    desk.settle()
    assert QApplication.activeWindow() is capture
    desk.window.locking.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for letter in PASSPHRASE + "\r":
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_unknown
        QCoreApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0), letter))
    assert desk.restart.typed == PASSPHRASE + "\n"
