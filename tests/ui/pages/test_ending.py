"""The system asks the app to end, or the session ends: what is being written is kept, and the file holds everything."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import PASSPHRASE, Desk

from leader_journal.core.errors import JournalMoved
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal
from leader_journal.ui.window.ending import Ending


class Asked:
    """The session's manager, which hears when the app would rather not end."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def ends() -> list[bool]:
    """How often the app ended."""
    return []


@pytest.fixture
def ending(desk: Desk, qapp: QApplication, ends: list[bool]) -> Iterator[Ending]:
    """What ends the app on that desk."""
    ending = Ending(qapp, desk.window, lambda: ends.append(True))
    ending.listen()
    yield ending
    ending.stop()


def half_a_line(desk: Desk) -> None:
    desk.add("an entry that is saved")
    desk.workspace.capture.bring_up()
    QTest.keyClicks(desk.workspace.capture.window().form._facts, "half a line")


def held_by_the_file_alone(desk: Desk) -> tuple[int, str]:
    """Return the number of entries, and the draft, of a copy without the log."""
    copy = desk.path.with_name("Copy.ljournal")
    shutil.copyfile(desk.path, copy)
    journal = Journal.open(copy, PASSPHRASE, desk.clock)
    try:
        draft = journal.drafts.load("capture")
        return len(list(journal.entries.all())), "" if draft is None else draft.payload.decode()
    finally:
        journal.close()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_closes_the_journal_properly(
    desk: Desk, ending: Ending, ends: list[bool], qtbot: QtBot, name: str
) -> None:
    assert ending is not None
    half_a_line(desk)
    os.kill(os.getpid(), getattr(signal, name))
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    assert desk.window.workspace is None
    assert sorted(path.name for path in desk.path.parent.iterdir()) == [desk.path.name]
    count, draft = held_by_the_file_alone(desk)
    assert (count, "half a line" in draft) == (1, True)


def test_the_end_of_the_session_finds_everything_in_the_file(desk: Desk, ending: Ending) -> None:
    half_a_line(desk)
    ending._session_ends(cast("QSessionManager", Asked()))
    count, draft = held_by_the_file_alone(desk)
    assert (count, "half a line" in draft) == (1, True)
    assert desk.window.workspace is not None, "the session may go on"
    desk.workspace.services.capture.save(Captured(facts="and so does the writing"))
    desk.workspace.capture.window().close()


def test_what_cannot_be_kept_holds_the_session(desk: Desk, ending: Ending) -> None:
    half_a_line(desk)
    moved = desk.path.with_name("elsewhere")
    desk.path.rename(moved)
    asked = Asked()
    with pytest.raises(JournalMoved):
        ending._session_ends(cast("QSessionManager", asked))
    assert asked.cancelled
    moved.rename(desk.path)
    desk.workspace.capture.window().close()
