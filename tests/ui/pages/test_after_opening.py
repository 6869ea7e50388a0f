"""What is mended once a journal is open takes nothing of what is being written meanwhile."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from PySide6.QtTest import QTest
from tests.ui.pages.desk import PASSPHRASE, Desk, type_text

from leader_journal.core.checks import CheckReport, Problem, ProblemKind
from leader_journal.core.filters import EVERYTHING
from leader_journal.services.entries.service import TRASH_DAYS
from leader_journal.storage import trash
from leader_journal.storage.driver import Connection
from leader_journal.storage.journal import Journal
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import ShowToday

WORDS = "Bo asked why the rota changed"


def test_lists_made_again_leave_the_words_that_are_being_typed(desk: Desk) -> None:
    today = desk.show(ShowToday())
    assert isinstance(today, TodayPage)
    type_text(WORDS)
    desk.workspace.capture.bring_up()
    type_text(WORDS)

    desk.workspace._opening._checked(CheckReport((Problem(ProblemKind.SEARCH_INDEX, 1),)))

    assert today.form.captured().facts == WORDS
    assert desk.workspace.capture.window().form.captured().facts == WORDS
    assert "nothing is lost" in desk.messages.told[-1].sentence


def test_old_trash_is_looked_for_by_a_job(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 100,000 entries looking for it took 55 ms of the window, right behind its first paint."""
    desk = locked_desk
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    entry = desk.add(WORDS)
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "")
    desk.window.locking.lock()
    looked = list[int]()
    everything = trash.everything

    def noted(connection: Connection) -> frozenset[str]:
        looked.append(threading.get_ident())
        return everything(connection)

    monkeypatch.setattr(trash, "everything", noted)
    desk.clock.advance(dt.timedelta(days=TRASH_DAYS + 1))
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))

    while desk.workspace.services.entries.trashed():
        QTest.qWait(5)
    assert desk.workspace.services.entries.count(EVERYTHING) == 0
    assert len(looked) == 1
    assert threading.get_ident() not in looked
