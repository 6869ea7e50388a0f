"""A lock that cannot fail: covered first, whatever fails after it; what could not be saved is back at unlock, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, type_text
from tests.ui.pages.test_full_disk import no_room

from leader_journal.core.filters import EVERYTHING
from leader_journal.services.journals import JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.storage import sealing
from leader_journal.storage.journal import Journal
from leader_journal.storage.rests import Rests
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.pages.locked.welcome import WelcomePage
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import ShowSettings, ShowToday
from leader_journal.ui.toolkit.toast import Toast
from leader_journal.ui.window.locking.locking import Locking
from leader_journal.ui.window.workspace.reminder import Reminder
from leader_journal.wording import dates

WORDS = "Wallflower seventeen"


def shown_words() -> list[str]:
    """Everything that stands in a widget that can be seen, in any window."""
    found = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            for widget in (window, *window.findChildren(QWidget)):
                if widget.isVisible():
                    match widget:
                        case QLabel() | QLineEdit():
                            found.append(widget.text())
                        case QTextEdit() | QPlainTextEdit():
                            found.append(widget.toPlainText())
    return found


def assert_empty_screen(desk: Desk) -> None:
    assert isinstance(desk.window.centralWidget(), UnlockPage), "the lock screen stands"
    assert not [words for words in shown_words() if "allflower" in words]
    assert desk.window.workspace is None


def drafted(desk: Desk, path: Path | None = None) -> str:
    journal = JournalFiles(desk.clock).open(path or desk.path, PASSPHRASE)
    draft = journal.drafts.load("today")
    journal.close()
    return draft.payload.decode() if draft else ""


def fail(*_args: object, **_named: object) -> NoReturn:
    raise RuntimeError("injected")


def write_in_windows(desk: Desk, words: str) -> None:
    """Let words stand on a page, in the capture window and in a toast."""
    desk.show(ShowSettings())
    desk.show(ShowToday())
    desk.workspace.capture.bring_up()
    type_text(words)
    desk.window._passing.toast.show_message(words)


def pictures() -> list[tuple[str, QImage]]:
    """Every window that can be seen, as it is painted."""
    seen = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return sorted(((type(one).__name__, one.grab().toImage()) for one in seen), key=lambda named: named[0])


STEPS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the time": lambda patch: patch.setattr(dates, "time_of_day", fail),
    "the face": lambda patch: patch.setattr(Locking, "_face", fail),
    "the toast": lambda patch: patch.setattr(Toast, "dismiss", fail),
    "the clipboard": lambda patch: patch.setattr(clipboard, "forget", fail),
    "the place": lambda patch: patch.setattr(SettingsStore, "update", fail),
    "a page": lambda patch: patch.setattr(SettingsPage, "keep", fail),
    "the page in front": lambda patch: patch.setattr(TodayPage, "keep", fail),
    "the capture window": lambda patch: patch.setattr(CaptureWindow, "keep", fail),
    "forgetting the capture window": lambda patch: patch.setattr(CaptureWindow, "forget", fail),
    "the reminder": lambda patch: patch.setattr(Reminder, "stop", fail),
    "the jobs": lambda patch: patch.setattr(Jobs, "drain", fail),
    "closing": lambda patch: patch.setattr(Journal, "close", fail),
    "sealing": lambda patch: patch.setattr(Rests, "after", fail),
}


@pytest.mark.parametrize("step", STEPS)
def test_whatever_fails_the_screen_is_empty(
    desk: Desk, step: str, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    write_in_windows(desk, WORDS)
    journal, close = desk.workspace.services.journal, Journal.close
    with monkeypatch.context() as patch:
        STEPS[step](patch)
        if step == "sealing":
            patch.setattr(TodayPage, "keep", fail)
        desk.window.locking.lock()
    expect_log("injected|RuntimeError")
    close(journal)
    if step == "the face":
        assert not [words for words in shown_words() if "allflower" in words]
    else:
        assert_empty_screen(desk)
    assert len(desk.restart.journals) == 1
    desk.window.show_journal(JournalFiles(desk.clock).open(desk.path, PASSPHRASE))
    capture, entries = desk.workspace.services.capture, desk.workspace.services.entries
    draft = capture.draft("capture")
    back = [draft.facts if draft else "", *(row.facts for row in entries.every_row(EVERYTHING))]
    assert WORDS in back, "not a word is lost"
    assert desk.window.locking.idle._timer.isActive(), "the idle watch is armed again"


OTHER_WORDS = "Marigolds and a moat"
"""Of the same length, other letters."""


@pytest.mark.parametrize("step", STEPS)
def test_whatever_fails_no_pixel_tells_what_was_written(
    desk: Desk, step: str, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    """Two journals that differ by their words alone are locked: both screens are the same, pixel by pixel."""
    seen: list[list[tuple[str, QImage]]] = []
    before: list[list[tuple[str, QImage]]] = []
    for words in (WORDS, OTHER_WORDS):
        desk.add(words)
        write_in_windows(desk, words)
        journal, close = desk.workspace.services.journal, Journal.close
        before.append(pictures())
        with monkeypatch.context() as patch:
            STEPS[step](patch)
            if step == "sealing":
                patch.setattr(TodayPage, "keep", fail)
            desk.window.locking.lock()
        close(journal)
        seen.append(pictures())
        fresh = desk.path.with_name(f"{len(seen)}") / desk.path.name
        fresh.parent.mkdir()
        Journal.create(fresh, PASSPHRASE, desk.clock).close()
        desk.clock.advance(-dt.timedelta(minutes=1))
        desk.window.show_journal(JournalFiles(desk.clock).open(fresh, PASSPHRASE))
    expect_log("injected|RuntimeError")
    assert before[0] != before[1], "there is something to hide"
    assert seen[0] == seen[1]


def test_the_idle_minute_locks_where_nothing_can_be_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    type_text(WORDS)
    desk.clock.advance(dt.timedelta(minutes=11))
    with no_room(monkeypatch):
        desk.window.locking.idle.look()
        assert_empty_screen(desk)
    assert WORDS in drafted(desk)


def test_a_journal_that_was_moved_away_locks_and_has_the_words_when_it_is_back(desk: Desk) -> None:
    type_text(WORDS)
    away = desk.path.with_name("Away.ljournal")
    desk.path.rename(away)
    desk.window.locking.lock()
    assert_empty_screen(desk)
    (sealed,) = desk.path.parent.glob("*" + sealing.SUFFIX)
    assert b"allflower" not in sealed.read_bytes()
    away.rename(desk.path)
    assert WORDS in drafted(desk)
    assert not sealed.exists()
    assert WORDS in drafted(desk), "it stays"


def test_a_journal_that_was_moved_has_the_words_where_it_is_opened_next(desk: Desk, tmp_path: Path) -> None:
    type_text(WORDS)
    away = tmp_path / "elsewhere" / "Away.ljournal"
    away.parent.mkdir()
    desk.path.rename(away)
    desk.window.locking.lock()
    ((path, said),) = desk.restart.journals
    assert WORDS in drafted(desk, away)
    assert not list(sealing.own_folder().glob("*" + sealing.SUFFIX))

    desk.window.screens.show_unlock(path, said)  # as the new process begins
    page = desk.window.centralWidget()
    assert isinstance(page, WelcomePage)
    told = next(words for words in shown_words() if "no longer in" in words)
    assert told.startswith("Locked. What you wrote last could not be saved in the journal.")
    assert f"The journal “Mine” is no longer in {path.parent}." in told


def test_a_journal_that_was_deleted_goes_on_elsewhere_whole(desk: Desk) -> None:
    desk.add("said before")
    type_text(WORDS)
    desk.path.unlink()
    desk.window.locking.lock()
    assert_empty_screen(desk)
    ((path, said),) = desk.restart.journals
    assert "is here now" in said
    assert WORDS in drafted(desk, path)


def test_where_no_file_can_be_written_it_waits_in_memory_and_is_back_at_unlock(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(WORDS)

    def nowhere(*_args: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    with no_room(monkeypatch):
        monkeypatch.setattr(sealing, "_write", nowhere)
        desk.window.locking.lock()
        assert_empty_screen(desk)
        assert any("waits in this app" in words for words in shown_words())
        assert desk.restart.journals == []
        desk.window.close()
        assert desk.window.isVisible(), "the only copy is in memory"
    type_text(PASSPHRASE)
    page = desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    page._try()
    desk.settle()
    today = desk.show(ShowToday())
    assert today.form.captured().facts == WORDS  # type: ignore[attr-defined]  # of the page that is shown
    desk.window.close()
    assert not desk.window.isVisible()


def test_what_waited_in_memory_is_written_as_soon_as_there_is_room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    type_text(WORDS)

    def nowhere(*_args: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    with no_room(monkeypatch), monkeypatch.context() as full:
        full.setattr(sealing, "_write", nowhere)
        desk.window.locking.lock()
        desk.window.locking.try_again()
        assert desk.restart.journals == []
    desk.window.locking.try_again()
    assert len(desk.restart.journals) == 1
    assert WORDS in drafted(desk)


def test_a_sealed_file_that_was_swapped_for_anothers_is_kept_and_told(desk: Desk) -> None:
    desk.window.locking.lock()
    alien = desk.path.with_name(desk.path.name + ".x" + sealing.SUFFIX)
    alien.write_bytes(sealing.sealed(bytes(range(32)), b"note\n{}"))
    journal = JournalFiles(desk.clock).open(desk.path, PASSPHRASE)
    assert journal.rests.unopenable == (alien,)
    assert alien.exists()
    journal.close()


def test_a_public_key_that_was_swapped_is_told_and_put_right(desk: Desk) -> None:
    salt = desk.workspace.services.journal.salt
    desk.window.locking.lock()
    right = sealing.public_of(desk.path)
    assert right is not None
    sealing.keep_public(salt, bytes(range(32)))
    journal = JournalFiles(desk.clock).open(desk.path, PASSPHRASE)
    assert journal.key_was_replaced
    assert sealing.public_of(desk.path) == right
    journal.close()
