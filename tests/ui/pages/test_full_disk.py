"""No room on the disk: what stands on the screen stays there until it can be kept, and the journal can be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest
from tests.ui.pages.desk import PASSPHRASE, Desk, type_text

from leader_journal.core.errors import DiskFull
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal


@contextmanager
def no_room(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every write fails, as it does on a disk without a free block."""

    def full(file: JournalFile) -> NoReturn:
        raise DiskFull(file.path)

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "transaction", full)
        yield


def test_the_capture_window_stays_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.workspace.capture.window()
    window.bring_up()
    desk.settle()
    type_text("words that are nowhere else")
    with no_room(monkeypatch):
        window.close()
        assert window.isVisible()
        assert window.form.captured().facts == "words that are nowhere else"
    window.close()
    assert not window.isVisible()


def test_a_journal_with_old_trash_opens_without_room(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = locked_desk
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    entry = desk.add("to be thrown away")
    desk.workspace.services.entries.trash([entry.id])
    desk.window.locking.lock()
    desk.clock.advance(dt.timedelta(days=60))
    journal = Journal.open(desk.path, PASSPHRASE, desk.clock)
    with no_room(monkeypatch):
        desk.window.show_journal(journal)
        desk.settle()  # the bin is emptied when the first page is painted
    assert desk.window.workspace is not None
