"""What is mended once a journal is open takes nothing of what is being written meanwhile."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from PySide6.QtCore import Qt
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, press, type_text, words
from tests.ui.showing import wait_until

from leader_journal.core.checks import CheckReport, Problem, ProblemKind
from leader_journal.core.erasure import Emptied
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.progress import Progress
from leader_journal.services.entries.service import TRASH_DAYS, EntryService
from leader_journal.storage import trash
from leader_journal.storage.driver import Connection
from leader_journal.storage.erasures import EmptiedBeside
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal
from leader_journal.ui import erasing_beside
from leader_journal.ui.erasing_beside import ErasingBeside, _CopyBeside
from leader_journal.ui.pages.one_on_one.page_block import LineField
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import PrepareOneOnOne, ShowToday, ShowTrash
from leader_journal.ui.window.workspace.after_opening import AfterOpening

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

    wait_until(lambda: not desk.workspace.services.entries.trashed())
    assert desk.workspace.services.entries.count(EVERYTHING) == 0
    assert len(looked) == 1
    assert threading.get_ident() not in looked


def _with_old_trash(desk: Desk) -> None:
    """Open a journal in whose bin something lies that is too old."""
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    entry = desk.add(WORDS)
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "")
    desk.window.locking.lock()
    desk.clock.advance(dt.timedelta(days=TRASH_DAYS + 1))
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))


def test_where_something_was_done_already_old_trash_waits_for_the_next_time(locked_desk: Desk) -> None:
    """What is erased for good takes Undo along, and closes dialogs in which one writes."""
    desk = locked_desk
    _with_old_trash(desk)
    desk.add("Bo came")
    desk.workspace.undoing.saved(desk.workspace.services.people_book.add("Ada"), "")
    desk.settle()
    assert len(desk.workspace.services.entries.trashed()) == 1
    desk.workspace.undoing.undo()
    assert desk.workspace.services.people.find("Ada") is None


def test_nor_does_it_go_where_something_was_taken_back(locked_desk: Desk) -> None:
    """Redo would go along as Undo does."""
    desk = locked_desk
    _with_old_trash(desk)
    desk.workspace.undoing.saved(desk.workspace.services.people_book.add("Ada"), "")
    desk.workspace.undoing.undo()
    desk.settle()
    assert len(desk.workspace.services.entries.trashed()) == 1
    desk.workspace.undoing.redo()
    assert desk.workspace.services.people.find("Ada") is not None


def test_old_trash_is_erased_in_no_thread_of_the_window(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An erasure writes the whole file anew, and the index: half a minute of the window with 100,000 entries. What is
    kept meanwhile of what is being written is not lost.
    """
    desk = locked_desk
    threads, drafts = list[bool](), list[bool]()
    sweep, take = JournalFile.sweep, EntryService.take_emptied

    def noted(file: JournalFile, progress: Progress) -> None:
        threads.append(threading.current_thread() is threading.main_thread())
        sweep(file, progress)

    def after_a_draft(entries: EntryService, beside: EmptiedBeside) -> Emptied | None:
        if not drafts:
            type_text("Ib came late")
            desk.workspace.keep()
        erased = take(entries, beside)
        drafts.append(erased is not None)
        return erased

    monkeypatch.setattr(JournalFile, "sweep", noted)
    monkeypatch.setattr(EntryService, "take_emptied", after_a_draft)
    monkeypatch.setattr(erasing_beside, "_AGAIN_MS", 0)
    _with_old_trash(desk)
    wait_until(lambda: not desk.workspace.services.entries.trashed())
    desk.settle()
    assert drafts == [False, True]
    assert threads == [False, False]
    desk.window.locking.lock()
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    assert desk.workspace.services.entries.trashed() == ()
    assert desk.workspace.services.journal.check().ok
    today = desk.show(ShowToday())
    assert isinstance(today, TodayPage)
    assert today.form.captured().facts == "Ib came late"


def test_a_copy_that_is_ready_is_dropped_where_something_was_done_meanwhile(
    locked_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = locked_desk
    written = ErasingBeside._is_written

    def after_a_save(erasing: ErasingBeside, copy: _CopyBeside) -> None:
        desk.workspace.undoing.saved(desk.workspace.services.people_book.add("Ada"), "")
        written(erasing, copy)

    monkeypatch.setattr(ErasingBeside, "_is_written", after_a_save)
    _with_old_trash(desk)
    wait_until(lambda: desk.workspace.services.writes.can_undo)
    desk.settle()
    assert not desk.workspace._opening._erasing.busy
    assert len(desk.workspace.services.entries.trashed()) == 1
    assert [one.name for one in desk.path.parent.iterdir() if "part" in one.name] == []
    desk.workspace.undoing.undo()
    assert desk.workspace.services.people.find("Ada") is None


def test_old_trash_that_goes_is_seen_nowhere_and_takes_no_word_along_that_is_being_typed(
    locked_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = locked_desk
    monkeypatch.setattr(AfterOpening, "_empty_old_trash", lambda _opening, _thrown_away: None)
    _with_old_trash(desk)
    type_text("Bo came")
    assert WORDS in "\n".join(words(desk.show(ShowTrash())))
    monkeypatch.undo()
    desk.workspace._opening._look()  # it takes longer than going there
    wait_until(lambda: not desk.workspace.services.entries.trashed())
    desk.settle()
    assert WORDS not in "\n".join(words(desk.workspace.pages.current))
    today = desk.show(ShowToday())
    assert isinstance(today, TodayPage)
    assert today.form.captured().facts == "Bo came"


def test_a_chart_that_is_asked_for_meanwhile_comes_first(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = locked_desk
    erase = EntryService.erase_beside
    came: list[int] = []
    runs = threading.Event()

    def long_one(entries: EntryService, gone: frozenset[str], progress: Progress) -> EmptiedBeside:
        while not runs.is_set() or not came:
            runs.set()
            progress(0.5)
        return erase(entries, gone, progress)

    monkeypatch.setattr(EntryService, "erase_beside", long_one)
    _with_old_trash(desk)
    wait_until(runs.is_set)
    desk.window._app.jobs.start("chart", lambda: 1, came.append)
    wait_until(lambda: not desk.workspace.services.entries.trashed())
    assert came == [1]


def test_a_line_that_is_being_written_is_not_ended_by_it(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved and closed, the letters that follow would be keys: Backspace leaves out the line."""
    desk = locked_desk
    monkeypatch.setattr(AfterOpening, "_empty_old_trash", lambda _opening, _thrown_away: None)
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    person = desk.workspace.services.people.add("Bo").ids[0]
    desk.window.locking.lock()
    _with_old_trash(desk)
    desk.show(PrepareOneOnOne(person))
    press(Qt.Key.Key_Return)
    type_text("What he ne")
    monkeypatch.undo()
    desk.workspace._opening._look()
    desk.settle()
    field = focused()
    assert isinstance(field, LineField)
    assert field.text().endswith("What he ne")
    assert not desk.workspace._opening._erasing.busy
    assert len(desk.workspace.services.entries.trashed()) == 1


def test_a_copy_that_is_not_wanted_any_more_is_not_written_again(
    locked_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = locked_desk
    erase = EntryService.erase_beside
    written: list[int] = []

    def counted(entries: EntryService, gone: frozenset[str], progress: Progress) -> EmptiedBeside:
        written.append(len(gone))
        return erase(entries, gone, progress)

    def after_a_save(entries: EntryService, beside: EmptiedBeside) -> None:
        entries.drop_emptied(beside)
        desk.workspace.undoing.saved(desk.workspace.services.people_book.add("Ada"), "")

    monkeypatch.setattr(EntryService, "erase_beside", counted)
    monkeypatch.setattr(EntryService, "take_emptied", after_a_save)
    monkeypatch.setattr(erasing_beside, "_AGAIN_MS", 0)
    _with_old_trash(desk)
    wait_until(lambda: desk.workspace.services.writes.can_undo)
    desk.settle()
    assert not desk.workspace._opening._erasing.busy
    assert written == [1]
