"""Erasing in the window: somebody is forgotten, a slip is taken out, the bin is emptied, earlier wordings go."""

from __future__ import annotations

from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QWidget
from tests.storage.plain_pages import count_in_pages
from tests.ui.pages.desk import PASSPHRASE, Desk, click_button

from leader_journal.core.backups import BackupReason
from leader_journal.core.errors import Cancelled, NoAccess
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import Keep
from leader_journal.core.records import Person
from leader_journal.services.backups import BackupService
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.dialogs.long_work import LongWork
from leader_journal.ui.pages.journal.versions_dialog import VersionsDialog
from leader_journal.ui.pages.people.forget_dialog import ForgetDialog
from leader_journal.ui.pages.people.page import PeoplePage
from leader_journal.ui.pages.people.person_fields import PersonFields
from leader_journal.ui.pages.people.person_view import PersonView
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.pages.trash.page import TrashPage
from leader_journal.ui.places import ShowPerson, ShowToday, ShowTrash
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.toggles import CheckRow

MARKER = b"zqx"
Shown = TypeVar("Shown", bound=QWidget)


def words(root: QWidget) -> str:
    """All that can be read."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def tick(root: QWidget, words: str) -> CheckRow:
    (row,) = [one for one in root.findChildren(CheckRow) if words in (one.accessibleName() or one.text())]
    row.click()
    return row


@pytest.fixture
def them(desk: Desk) -> Person:
    """Somebody whom two entries name, one of them without a reference."""
    desk.add("@Zqxulf came late")
    desk.add("Then Zqxulf left. The zqxulf was red.")
    found = desk.workspace.services.people.find("Zqxulf")
    assert found is not None
    return found


def found(root: QWidget, kind: type[Shown]) -> Shown:
    """The only one of its kind."""
    (one,) = root.findChildren(kind)
    return one


def view_of(desk: Desk, person: Person) -> PersonView:
    page = desk.show(ShowPerson(person.id))
    assert isinstance(page, PeoplePage)
    return found(page, PersonView)


def forgetting(desk: Desk, person: Person) -> ForgetDialog:
    view_of(desk, person).acts.forget(person)
    desk.settle()
    return found(desk.window, ForgetDialog)


def test_what_it_touches_is_shown_before_somebody_is_forgotten(desk: Desk, them: Person) -> None:
    dialog = forgetting(desk, them)
    said = words(dialog)
    assert "“someone” takes the place of Zqxulf in: 2 entries." in said
    assert "Then Zqxulf left." in said
    assert "This cannot be undone" in said
    dialog.reject()
    assert desk.workspace.services.people.find("Zqxulf") is not None


def test_somebody_is_forgotten_for_good(desk: Desk, them: Person) -> None:
    dialog = forgetting(desk, them)
    tick(dialog, "The zqxulf was red.")
    desk.settle()
    click_button(dialog, "Forget")
    desk.settle()
    services = desk.workspace.services
    assert count_in_pages(services.journal, MARKER) == 0
    lines = {row.facts for row in services.entries.rows(EVERYTHING)}
    assert lines == {"Someone came late", "Then someone left. The someone was red."}
    assert desk.messages.told[-1].sentence == "Zqxulf is forgotten. Nothing in this file names them any more."
    assert not services.writes.can_undo
    desk.workspace.go(ShowPerson(them.id))  # a place to which Back may lead
    desk.settle()
    assert count_in_pages(services.journal, MARKER) == 0


def test_notes_that_are_being_written_do_not_bring_them_back(desk: Desk, them: Person) -> None:
    view = view_of(desk, them)
    found(view, PersonFields)._notes.set_text("Zqxulf is new")
    dialog = forgetting(desk, them)
    click_button(dialog, "Forget")
    desk.settle()
    view.keep()
    desk.workspace.shut()
    # the file is closed now: what stands in it is looked at after opening it again
    desk.window.show_journal(_opened(desk))
    assert count_in_pages(desk.workspace.services.journal, b"zqxulf is new") == 0
    assert desk.workspace.services.people.find("Zqxulf") is None


def test_an_erasure_that_is_cancelled_leaves_every_page_as_it_is(
    desk: Desk, them: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was erased: the pages stay, Undo stays, and the notes about the person stand where they were written."""

    def cancelled(_work: LongWork, _share: float) -> None:
        raise Cancelled

    today, view = desk.show(ShowToday()), view_of(desk, them)
    found(view, PersonFields)._notes.set_text("Zqxulf is new")
    writes = desk.workspace.services.writes
    dialog = forgetting(desk, them)
    monkeypatch.setattr(LongWork, "__call__", cancelled)
    click_button(dialog, "Forget")
    desk.settle()
    dialog.reject()
    assert desk.show(ShowToday()) is today
    assert view_of(desk, them) is view
    assert writes.can_undo
    assert found(view, PersonFields)._notes.text() == "Zqxulf is new"


def test_what_is_being_written_is_cleared_of_the_name_too(desk: Desk, them: Person) -> None:
    """The form on Today, and the capture window, hold their words in memory, and keep them again when they are left."""
    today = desk.show(ShowToday())
    assert isinstance(today, TodayPage)
    today.form.show_captured(Captured(facts="@Zqxulf will come"))
    today.keep()
    dialog = forgetting(desk, them)
    click_button(dialog, "Forget")
    desk.settle()
    again = desk.show(ShowToday())
    assert isinstance(again, TodayPage)
    assert again.form.captured().facts == "Someone will come"
    desk.workspace.shut()
    desk.window.show_journal(_opened(desk))
    assert count_in_pages(desk.workspace.services.journal, b"zqxulf will") == 0


def _opened(desk: Desk) -> Journal:
    return Journal.open(desk.path, PASSPHRASE, desk.clock)


def test_the_entries_go_as_well_where_that_is_chosen(desk: Desk, them: Person) -> None:
    dialog = forgetting(desk, them)
    choice = found(dialog, Select)
    choice.setCurrentIndex(choice.findData(Keep.NOTHING))
    choice.activated.emit(choice.currentIndex())
    desk.settle()
    assert "Erased as a whole: 1 entry." in words(dialog)
    click_button(dialog, "Forget")
    desk.settle()
    (left,) = desk.workspace.services.entries.rows(EVERYTHING)
    assert left.facts == "Then someone left. The zqxulf was red."


def test_copies_of_before_are_named_and_deleted_where_they_are_ticked(desk: Desk, them: Person) -> None:
    made = desk.workspace.services.backups.make(BackupReason.ASKED)
    kept = desk.workspace.services.backups.make(BackupReason.DAILY)
    dialog = forgetting(desk, them)
    assert "2 copies from before may still hold it." in words(dialog)
    tick(dialog, "made by you")
    click_button(dialog, "Forget")
    desk.settle()
    assert not made.path.exists()
    assert kept.path.exists()
    assert desk.messages.told[-1].sentence.endswith("1 copy deleted.")


def test_where_a_copy_cannot_be_deleted_the_window_lets_go_of_them_all_the_same(
    desk: Desk, them: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are forgotten by then: that is said, and that a copy is left, and no page goes on showing them."""
    desk.workspace.services.backups.make(BackupReason.ASKED)

    def refused(_service: BackupService, _files: object, _second: object) -> None:
        raise NoAccess(desk.path)

    monkeypatch.setattr(BackupService, "delete", refused)
    dialog = forgetting(desk, them)
    page = desk.workspace.pages.current
    tick(dialog, "made by you")
    click_button(dialog, "Forget")
    desk.settle()
    assert desk.messages.told[-1].sentence.startswith("Zqxulf is forgotten.")
    assert len(desk.messages.failures) == 1
    assert desk.workspace.pages.current is not page
    assert desk.window.findChildren(ForgetDialog) == []


def test_somebody_entered_by_a_slip_is_taken_out_and_brought_back_by_undo(desk: Desk) -> None:
    book = desk.workspace.services.people_book
    desk.workspace.undoing.saved(book.add("Slip"), "")
    slip = desk.workspace.services.people.find("Slip")
    assert slip is not None
    assert not desk.workspace.services.forgetting.is_named(slip)
    view_of(desk, slip).acts.remove(slip)
    assert desk.workspace.services.people.find("Slip") is None
    desk.workspace.undoing.undo()
    assert desk.workspace.services.people.find("Slip") == slip


def test_the_bin_is_emptied_now(desk: Desk) -> None:
    entry = desk.add("Zqxword came")
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "")
    page = desk.show(ShowTrash())
    assert isinstance(page, TrashPage)
    click_button(page, "Empty the bin now")
    dialog = found(desk.window, EraseDialog)
    assert "1 entry is erased from the file" in words(dialog)
    click_button(dialog, "Erase")
    desk.settle()
    assert count_in_pages(desk.workspace.services.journal, MARKER) == 0
    assert "The bin is empty" in words(desk.workspace.pages.current)


def test_earlier_versions_of_an_entry_are_erased(desk: Desk) -> None:
    entry = desk.add("Zqxword came")
    desk.workspace.undoing.saved(desk.workspace.services.entries.save(replace(entry, facts="It came")), "")
    versions = VersionsDialog(desk.workspace._context, entry.id, desk.window)
    versions.open()
    click_button(versions, "Erase earlier versions")
    dialog = found(versions, EraseDialog)
    assert "1 earlier version of this entry." in words(dialog)
    click_button(dialog, "Erase")
    desk.settle()
    assert count_in_pages(desk.workspace.services.journal, MARKER) == 0
    assert desk.workspace.services.entries.get(entry.id).facts == "It came"
