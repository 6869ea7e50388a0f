"""The first run: a journal is created by typing a passphrase twice."""

from __future__ import annotations

import pytest
from tests.e2e.desk import TITLE, Desk

pytestmark = pytest.mark.window
TYPED = "Seven quiet rivers, one lamp"


def test_a_passphrase_typed_twice_creates_a_journal_that_it_opens(desk: Desk) -> None:
    """The journal lies where the screen said, is empty, sound, and opens by that passphrase only."""
    window = desk.start()
    desk.screen.type(TYPED)
    desk.screen.press("Return")
    desk.screen.type(TYPED)
    desk.screen.press("Return")
    desk.wait_open(window)
    desk.quit()
    assert desk.journal.is_file()
    assert desk.entries(TYPED) == []
    assert desk.cli("check", desk.journal, passphrase=TYPED).returncode == 0
    assert desk.cli("list", desk.journal, passphrase="another one").returncode == 1


def test_two_different_passphrases_create_nothing(desk: Desk) -> None:
    """A slip of the finger must not become the passphrase."""
    window = desk.start()
    desk.screen.type(TYPED)
    desk.screen.press("Return")
    desk.screen.type(TYPED[:-1])
    desk.wait_settled(window)  # what was typed is painted, and is no difference any more
    before = desk.picture(window)
    desk.screen.press("Return")
    desk.wait_other_picture(window, before)
    assert not desk.journal.exists()


def test_the_next_start_asks_for_the_passphrase_of_the_last_journal(kept: Desk) -> None:
    """Whoever starts the app again stands before the journal they used."""
    kept.start(kept.journal)
    kept.unlock()
    kept.quit()
    window = kept.start()
    assert window.title == TITLE
    kept.unlock()
