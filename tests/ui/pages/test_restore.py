"""Restore in the window: the list, the way into a backup, entries and the whole brought back, and the rescue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, click_button, windows_shown

from leader_journal.core.backups import BackupReason
from leader_journal.core.filters import EVERYTHING
from leader_journal.settings import SharedFolder
from leader_journal.ui.backups.backup_row import BackupRow
from leader_journal.ui.backups.daily import DailyBackup
from leader_journal.ui.backups.view import BackupsView
from leader_journal.ui.pages.locked.restore_page import LockedRestorePage
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.places import SettingsSection, ShowRestore, ShowSettings
from leader_journal.ui.toolkit.long_list import AT_ONCE
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.transfer.import_dialog import ImportDialog


def words(root: QWidget) -> str:
    """All that can be read."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def rows(root: QWidget) -> list[BackupRow]:
    return [row for row in root.findChildren(BackupRow) if row.isVisibleTo(root)]


def test_the_page_shows_what_each_backup_holds(desk: Desk) -> None:
    page = desk.show(ShowRestore())
    assert "There are no backups yet" in words(page)
    desk.add("Maria came about the date")
    click_button(page, "Back up now")
    desk.settle()
    assert desk.messages.told[-1].sentence == "Backed up"
    (row,) = rows(page)
    said = words(row)
    assert "made by you" in said
    assert "1 entry, 24 November 2026 to 24 November 2026" in said
    assert "Maria came about the date" in said


def test_a_backup_is_read_and_a_single_entry_brought_back_with_undo(desk: Desk) -> None:
    entry = desk.add("Maria came about the date")
    desk.workspace.services.backups.make(BackupReason.DAILY)
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "")
    page = desk.show(ShowRestore())
    click_button(page, "Look into it")
    desk.settle()
    (found,) = [row for row in page.findChildren(Row) if row.isVisibleTo(page)]
    assert found.title == "Maria came about the date"
    assert page.window().focusWidget().accessibleName() == "Find a line"
    found.opened.emit()
    desk.settle()
    assert words(page).count("Maria came about the date") == 2
    click_button(page, "Bring back")
    assert desk.workspace.services.entries.get(entry.id) == entry
    assert desk.workspace.services.entries.count(EVERYTHING) == 1
    desk.messages.take_back()
    assert desk.workspace.services.entries.count(EVERYTHING) == 0
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert rows(page), "back in the list"
    assert page.window().focusWidget().accessibleName().startswith("Look into it"), "where one came from"


def test_a_list_that_is_read_again_keeps_the_keyboard(desk: Desk) -> None:
    """As after one was deleted: the focus went to the first button of the window."""
    desk.add("Maria came about the date")
    desk.workspace.services.backups.make(BackupReason.DAILY)
    page = desk.show(ShowRestore())
    (row,) = rows(page)
    row._buttons[-1].setFocus()
    (view,) = page.findChildren(BackupsView)
    view.reload()
    desk.settle()
    (made_anew,) = rows(page)
    assert made_anew is not row
    assert made_anew.isAncestorOf(page.window().focusWidget())


def test_a_list_of_backups_brings_up_no_window_of_its_own(desk: Desk) -> None:
    """What was shown before it had its place was a window for a moment, four in a row, and took the focus of ours."""
    desk.add("Maria came about the date")
    desk.workspace.services.backups.make(BackupReason.ASKED)
    with windows_shown() as shown:
        page = desk.show(ShowRestore())
    assert len(rows(page)) == 1
    assert shown == []


def test_of_many_backups_as_many_have_rows_as_are_seen(desk: Desk) -> None:
    """Two weeks, twelve months and twenty on purpose are kept: 46 rows are 300 widgets."""
    desk.add("Maria came about the date")
    for _again in range(12):
        desk.workspace.services.backups.make(BackupReason.ASKED)
    page = desk.show(ShowRestore())
    assert len(rows(page)) == AT_ONCE
    click_button(page, "Show more")
    desk.settle()
    assert len(rows(page)) == 12
    assert rows(page)[AT_ONCE].isAncestorOf(page.window().focusWidget()), "at the first of those that came"


def test_all_of_it_is_brought_back_and_today_is_set_aside(desk: Desk) -> None:
    desk.add("yesterday")
    desk.workspace.services.backups.make(BackupReason.DAILY)
    desk.add("today")
    page = desk.show(ShowRestore())
    click_button(page, "Bring it all back")
    ((path, said),) = desk.restart.journals
    assert path == desk.path
    assert said.startswith("This is the backup of 24 November 2026")
    assert "set aside" in said
    aside = [one.name for one in (desk.path.parent / "backups").iterdir() if "set aside" in one.name]
    assert len(aside) == 1


def test_where_it_is_shared_it_is_said_that_a_merge_brings_back_what_was_written_since(
    desk: Desk, tmp_path: Path
) -> None:
    """On the page, before anything is done; and on the unlock screen, before the next merge."""
    desk.workspace.services.backups.make(BackupReason.DAILY)
    desk.add("today")
    assert "the next merge brings it back" not in words(desk.show(ShowRestore()))
    desk.show(ShowSettings(SettingsSection.GENERAL))
    journal = desk.workspace.services.journal
    desk.workspace._context.settings.share(journal.id, SharedFolder(folder=str(tmp_path), device="d", name="Office"))
    page = desk.show(ShowRestore())
    desk.settle()
    assert "the next merge brings it back" in words(page)
    click_button(page, "Bring it all back")
    ((_path, said),) = desk.restart.journals
    assert "what was written since comes back from there" in said


def _unlock(desk: Desk, page: QWidget) -> None:
    field = page.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(PASSPHRASE)


@pytest.fixture
def locked(desk: Desk) -> LockedRestorePage:
    """The journal has an entry and a backup, is locked, and Restore was chosen on the lock screen."""
    desk.add("Maria came about the date")
    desk.workspace.services.backups.make(BackupReason.DAILY)
    desk.add("after the backup")
    desk.window.locking.lock()
    desk.window.screens.show_unlock(desk.path)
    page = desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    click_button(page, "Restore")
    restore = desk.window.centralWidget()
    assert isinstance(restore, LockedRestorePage)
    desk.settle()
    return restore


def test_on_the_lock_screen_nothing_is_shown_before_the_passphrase(desk: Desk, locked: LockedRestorePage) -> None:
    assert len(rows(locked)) == 1
    assert "Maria" not in words(locked)
    assert "1 entry" not in words(locked)
    _unlock(desk, locked)
    click_button(locked, "Show what is in them")
    desk.settle()
    assert "Maria came about the date" in words(locked)


def test_a_backup_takes_the_place_of_a_journal_that_is_gone(desk: Desk, locked: LockedRestorePage) -> None:
    desk.path.unlink()
    _unlock(desk, locked)
    click_button(locked, "Show what is in them")
    desk.settle()
    click_button(locked, "Bring it all back")
    desk.settle()
    page = desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    assert "This is the backup of" in words(page)
    assert desk.path.exists()


def test_a_damaged_journal_is_rescued_from_the_lock_screen(
    desk: Desk, locked: LockedRestorePage, tmp_path: Path
) -> None:
    content = bytearray(desk.path.read_bytes())
    content[100:600] = bytes(500)
    desk.path.write_bytes(content)
    click_button(locked, "Rescue into a new journal")
    assert "Type the passphrase first." in words(locked)
    _unlock(desk, locked)
    desk.messages.path = tmp_path / "rescued"
    click_button(locked, "Rescue into a new journal")
    desk.settle()
    assert "2 entries came back." in words(locked)
    assert desk.path.read_bytes() == content
    click_button(locked, "Unlock the rescued journal")
    page = desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    desk.window.screens.unlock(tmp_path / "rescued.ljournal", PASSPHRASE)
    desk.settle()
    assert desk.workspace.path == tmp_path / "rescued.ljournal"
    assert desk.workspace.services.entries.count(EVERYTHING) == 2


def test_a_wrong_passphrase_rescues_nothing_and_says_so(desk: Desk, locked: LockedRestorePage, tmp_path: Path) -> None:
    field = locked.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("something else entirely")
    desk.messages.path = tmp_path / "rescued.ljournal"
    click_button(locked, "Rescue into a new journal")
    desk.settle()
    assert desk.messages.failures[-1].startswith("That passphrase does not open this journal.")
    assert not (tmp_path / "rescued.ljournal").exists()


def test_an_archive_is_read_back_on_the_page(desk: Desk, tmp_path: Path) -> None:
    entry = desk.add("Maria came about the date")
    desk.workspace.services.exchange.export_archive(tmp_path / "archive.json")
    page = desk.show(ShowRestore())
    desk.messages.path = tmp_path / "archive.json"
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "")
    click_button(page, "Read an archive back")
    desk.settle()
    dialog = desk.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert "This is an archive made by this app" in words(dialog)
    dialog._bring_in()
    desk.settle()
    assert desk.workspace.services.entries.count(EVERYTHING) == 0  # it was thrown away later than it was archived


def test_the_day_gets_its_backup_by_itself_and_only_one(desk: Desk) -> None:
    daily = desk.workspace.findChild(DailyBackup)
    assert isinstance(daily, DailyBackup)
    backups = desk.workspace.services.backups
    daily.look()
    desk.settle()
    assert backups.list() == ()
    desk.add("something")
    for _again in range(2):
        daily.look()
        desk.settle()
    assert [one.words for one in backups.list()] == [""]
    desk.clock.advance(dt.timedelta(days=1))
    daily.look()
    desk.settle()
    assert len(backups.list()) == 2


def test_a_second_folder_that_is_away_is_said_after_a_week(desk: Desk, tmp_path: Path) -> None:
    page = desk.show(ShowSettings(SettingsSection.BACKUPS))
    stick = desk.messages.path = tmp_path / "stick"
    stick.mkdir()
    click_button(page, "Choose a folder")
    assert str(stick) in words(page)
    daily = desk.workspace.findChild(DailyBackup)
    assert isinstance(daily, DailyBackup)
    desk.add("something")
    daily.look()
    desk.settle()
    assert len(list(stick.iterdir())) == 1
    for one in stick.iterdir():
        one.unlink()
    stick.rmdir()
    for days, said in ((1, 0), (5, 0), (1, 1), (1, 1)):
        desk.clock.advance(dt.timedelta(days=days))
        daily.look()
        desk.settle()
        assert sum("out of reach" in told.sentence for told in desk.messages.told) == said
    click_button(page, "None")
    assert str(stick) not in words(page)


def test_locking_while_a_backup_is_made_leaves_no_half_one(desk: Desk) -> None:
    desk.add("something")
    daily = desk.workspace.findChild(DailyBackup)
    assert isinstance(daily, DailyBackup)
    daily.look()
    desk.window.locking.lock()
    QTest.qWait(20)
    folder = desk.path.parent / "backups"
    assert [one for one in (folder.iterdir() if folder.exists() else ()) if one.name.startswith(".")] == []
