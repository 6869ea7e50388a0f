"""Writing without unlocking: one line and the marks, an entry at the next unlock, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, press, type_text

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.terms import Mark
from leader_journal.services.journals import JournalFiles
from leader_journal.storage.sealing import SUFFIX
from leader_journal.ui.pages.locked.note_page import LockedNotePage
from leader_journal.ui.pages.locked.unlock import UnlockPage

CTRL = Qt.KeyboardModifier.ControlModifier
LINE = "Wallflower seventeen"


@pytest.fixture
def lock_screen(locked_desk: Desk, qtbot: QtBot) -> Desk:
    """The lock screen of a journal that was open here once."""
    JournalFiles(locked_desk.clock).open(locked_desk.path, PASSPHRASE).close()
    locked_desk.window.screens.show_unlock(locked_desk.path)
    page = locked_desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(page._write.isVisible)
    return locked_desk


def sealed(desk: Desk) -> list[Path]:
    return list(desk.path.parent.glob("*" + SUFFIX))


def unlocked_lines(desk: Desk) -> list[str]:
    if desk.window.workspace is None:
        desk.window.show_journal(JournalFiles(desk.clock).open(desk.path, PASSPHRASE))
    return [row.facts for row in desk.workspace.services.entries.every_row(EVERYTHING)]


def note_page(desk: Desk) -> LockedNotePage:
    page = desk.window.centralWidget()
    assert isinstance(page, LockedNotePage)
    return page


def test_a_line_and_its_marks_are_an_entry_after_unlocking(lock_screen: Desk) -> None:
    press(Qt.Key.Key_N, CTRL)
    type_text(LINE)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    (file,) = sealed(lock_screen)
    assert b"allflower" not in file.read_bytes()
    page = note_page(lock_screen)
    assert page._line.text() == "", "nothing can be read again"
    press(Qt.Key.Key_Z, CTRL)
    assert page._line.text() == "", "by nobody who sits down there next"
    page._back.click()
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    lock_screen.settle()
    assert unlocked_lines(lock_screen) == [LINE]
    (row,) = lock_screen.workspace.services.entries.every_row(EVERYTHING)
    assert row.marks.humility is Mark.SHOWN
    assert sealed(lock_screen) == []
    assert any("is an entry now" in told.sentence for told in lock_screen.messages.told)


def test_what_stands_in_the_line_is_sealed_a_moment_later_and_taken_back_when_it_is_emptied(
    lock_screen: Desk, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_N, CTRL)
    type_text(LINE)
    qtbot.waitUntil(lambda: len(sealed(lock_screen)) == 1)
    type_text(" and")
    note_page(lock_screen).keep()
    assert len(sealed(lock_screen)) == 1, "one line is one file"
    note_page(lock_screen)._line.setText("")
    note_page(lock_screen).keep()
    assert sealed(lock_screen) == []


def test_a_window_that_is_closed_keeps_the_line(lock_screen: Desk) -> None:
    press(Qt.Key.Key_N, CTRL)
    type_text(LINE)
    lock_screen.window.close()
    assert len(sealed(lock_screen)) == 1


def test_a_start_for_a_new_entry_offers_the_line_and_no_form_after_it(lock_screen: Desk) -> None:
    lock_screen.window.new_entry()
    assert focused() is note_page(lock_screen)._line
    type_text(LINE)
    press(Qt.Key.Key_Return, CTRL)
    note_page(lock_screen)._back.click()
    assert lock_screen.window.screens._after is None


def test_a_line_that_was_begun_while_the_passphrase_was_tried_is_sealed(lock_screen: Desk) -> None:
    press(Qt.Key.Key_N, CTRL)
    type_text(LINE)
    lock_screen.window._entrance.open(lock_screen.path, PASSPHRASE)
    lock_screen.settle()
    assert lock_screen.window.workspace is not None
    assert len(sealed(lock_screen)) == 1, "the journal was open before it was sealed: it comes in at the next unlock"


def test_while_a_journal_opens_by_itself_no_line_is_offered(lock_screen: Desk) -> None:
    page = lock_screen.window.centralWidget()
    assert isinstance(page, UnlockPage)
    page.set_busy(busy=True)
    lock_screen.window.new_entry()
    assert lock_screen.window.centralWidget() is page


def test_nothing_is_completed(lock_screen: Desk) -> None:
    press(Qt.Key.Key_N, CTRL)
    assert note_page(lock_screen)._line.completer() is None


def test_without_a_key_nothing_is_offered(locked_desk: Desk, qtbot: QtBot) -> None:
    locked_desk.window.screens.show_unlock(locked_desk.path)
    qtbot.wait(60)
    page = locked_desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    assert not page._write.isVisible()
