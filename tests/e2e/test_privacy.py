"""Nothing that was typed can be read in any file: while the app runs, after it ended, and after a kill."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from tests.e2e.desk import PASSPHRASE, Desk

pytestmark = pytest.mark.window
WORD, NAME, DRAFT = "zwetschgenkuchen", "Xylophila", "quittengelee"
SECRETS = (WORD, NAME, DRAFT, PASSPHRASE)


def test_no_file_ever_holds_a_word_of_it(opened: Desk) -> None:
    """Entry, name, draft, search and passphrase: not in the journal, the settings, the log or a temporary folder."""
    screen = opened.screen
    with watched(opened) as found:
        capture = opened.capture()
        screen.type(f"1@{NAME} brought {WORD}")
        opened.save(capture)
        before = opened.written()
        capture = opened.capture()
        screen.type(f"3A {DRAFT}")
        opened.wait_written(before)
        screen.press("Escape")
        screen.wait_gone(capture)
        opened.window()
        screen.press("ctrl+f")
        screen.type(WORD)
        screen.press("Return")
        screen.press("ctrl+3")
        old = opened.window().pid
        screen.press("ctrl+l")
        opened.wait_ended(old)
        opened.window()
        opened.unlock()
        opened.capture()
        opened.kill(opened.screen.windows()[0].pid)
    assert found.result() == set()
    opened.start(opened.journal)
    opened.unlock()
    opened.quit()
    assert opened.files_with(SECRETS) == []
    assert WORD in opened.texts()[0]


def test_no_file_ever_holds_a_word_of_a_review(opened: Desk) -> None:
    """Half written when it is locked, gone on with, and half written again when the power goes."""
    screen = opened.screen
    with watched(opened) as found:
        capture = opened.capture()
        screen.type(f"2@{NAME} brought {WORD}")
        opened.save(capture)
        opened.window()
        screen.press("ctrl+4")
        screen.press("space")
        screen.type(f"A month of {DRAFT}")
        old = opened.window().pid
        screen.press("ctrl+l")
        opened.wait_ended(old)
        opened.window()
        opened.unlock()
        screen.press("ctrl+4")
        before = opened.written()
        screen.type(f" and @{NAME}")
        opened.wait_written(before)
        opened.kill(screen.windows()[0].pid)
    assert found.result() == set()
    opened.start(opened.journal)
    opened.unlock()
    screen.press("ctrl+4")
    screen.press("alt+Next")
    opened.quit()
    assert opened.files_with(SECRETS) == []
    arrived = opened.archived("review")[-1]["arrived"]
    assert DRAFT in arrived
    assert "@{" in arrived, "a name is a reference"


@contextmanager
def watched(desk: Desk) -> Iterator[Future[set[str]]]:
    """Look through all files again and again while the block runs; the result names those that could be read."""
    done = Event()

    def watch() -> set[str]:
        found: set[str] = set()
        while not done.wait(0.05):
            found.update(desk.files_with(SECRETS))
        return found | set(desk.files_with(SECRETS))

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(watch)
        try:
            yield future
        finally:
            done.set()
