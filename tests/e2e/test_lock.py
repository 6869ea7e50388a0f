"""Locking ends the process; nothing but the passphrase opens the journal again."""

from __future__ import annotations

import hashlib

import pytest
from tests.e2e.desk import DESK, PASSPHRASE, TITLE, Desk
from tests.e2e.screen import until

pytestmark = pytest.mark.window


def test_locking_is_a_new_process_that_knows_nothing(opened: Desk) -> None:
    """The old process and its log are gone, the window tells only the app's name, and a draft is kept."""
    old = opened.window().pid
    capture = opened.capture()
    opened.screen.type("Written before the lock")
    opened.screen.press("Escape")
    opened.screen.wait_gone(capture)
    opened.window()
    opened.screen.press("ctrl+l")
    opened.wait_ended(old)
    window = opened.window()
    assert window.pid != old
    assert [(seen.title, seen.pid) for seen in opened.screen.windows()] == [(TITLE, window.pid)]
    until(lambda: opened.ground(window) == DESK, "the lock screen is painted")
    assert not opened.log_file.exists()
    opened.unlock()
    opened.save(opened.capture())
    opened.quit()
    assert opened.texts()[0] == "Written before the lock"


@pytest.mark.parametrize("where", ["on the page", "in capture"])
def test_whoever_goes_on_typing_over_a_lock_loses_no_key(opened: Desk, where: str) -> None:
    """The passphrase is typed at once, without waiting for the new process, nor for another window to go."""
    old = opened.window().pid
    if where == "in capture":
        opened.capture()
    opened.screen.press("ctrl+l")
    opened.screen.type(PASSPHRASE)
    opened.screen.press("Return")
    opened.wait_ended(old)
    window = opened.wait_open(opened.window())
    assert window.pid != old
    capture = opened.capture()
    opened.screen.type("Written behind the lock")
    opened.save(capture)
    opened.quit()
    assert opened.texts()[0] == "Written behind the lock"


def test_a_wrong_passphrase_is_told_and_changes_nothing(kept: Desk) -> None:
    """The journal is byte for byte what it was, and the right passphrase opens it after that."""
    before = hashlib.sha256(kept.journal.read_bytes()).digest()
    window = kept.start(kept.journal)
    kept.screen.type("not my passphrase")
    kept.wait_settled(window)
    shown = kept.picture(window)
    kept.screen.press("Return")
    kept.wait_other_picture(window, shown)
    kept.wait_settled(window)
    assert kept.ground(window) == DESK
    assert hashlib.sha256(kept.journal.read_bytes()).digest() == before
    assert not kept.log_file.exists()
    kept.unlock()


def test_the_command_line_leaves_an_open_journal_alone(opened: Desk) -> None:
    """One sentence says why, and what to do."""
    done = opened.cli("list", opened.journal)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "This journal is open; lock it there first."
    opened.quit()
    assert opened.cli("list", opened.journal).returncode == 0


def test_a_second_start_hands_its_wish_over(opened: Desk) -> None:
    """`--new` opens the capture window of the app that runs, and ends well."""
    running = opened.window().pid
    assert opened.run_again("--new") == 0
    capture = opened.screen.wait_for("New entry")
    assert capture.pid == running
    opened.screen.type("Noted from a shortcut of the desktop")
    opened.save(capture)
    opened.quit()
    assert opened.texts()[0] == "Noted from a shortcut of the desktop"
