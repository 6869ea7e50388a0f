"""Two machines as the window does it: the shared folder in Settings, and the page of what was written on both."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, click_button, type_text, visible

from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.errors import DiskFull
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import Keep
from leader_journal.core.progress import Progress
from leader_journal.core.record_types import Record
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.services.gathered import Machine
from leader_journal.services.two_machines import ErasedBeside, Merged, TwoMachines
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.machines.passphrase_dialog import OtherPassphraseDialog
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.places import (
    EditEntry,
    PageName,
    SettingsSection,
    ShowEntries,
    ShowEntry,
    ShowSettings,
    ShowTrash,
    ShowWrittenTwice,
)
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.ui.toolkit.toast import Toast
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.wording.catalogue import Language


@dataclass(frozen=True)
class Laptop:
    """The other computer: its services, and what it is called in the folder."""

    services: Services
    machine: Machine

    def write(self, facts: str) -> str:
        return self.services.capture.save(Captured(facts=facts, kind=Kind.DOUBT)).ids[0]

    def put(self, record: Record) -> None:
        with self.services.writes.change() as writer:
            writer.put(record)

    def send(self) -> Path:
        return self.services.two_machines.write(self.machine)


@pytest.fixture
def entry(desk: Desk) -> Entry:
    """An entry that both computers have."""
    return desk.add("@Kim was first")


@pytest.fixture
def laptop(desk: Desk, entry: Entry, tmp_path: Path) -> Iterator[Laptop]:
    """A laptop with a copy of the journal, and a folder between the two."""
    (tmp_path / "carried").mkdir()
    desk.workspace.services.journal.bring_up_to_date()
    copy = tmp_path / "laptop.ljournal"
    shutil.copyfile(desk.path, copy)
    desk.messages.path = tmp_path / "carried"
    with closing(Journal.open(copy, PASSPHRASE, desk.clock)) as journal:
        journal.be_device(journal.ids.new())
        yield Laptop(Services(journal, desk.clock), Machine(tmp_path / "carried", journal.device, "Laptop"))


def settle(desk: Desk) -> None:
    """Until all was read, taken in and written."""
    desk.settle()
    while desk.workspace._merges.busy:
        QTest.qWait(5)
        desk.settle()
    QTest.qWait(5)  # rows that were made last are laid out
    desk.settle()


def settings(desk: Desk) -> QWidget:
    return desk.show(ShowSettings(SettingsSection.TWO_MACHINES))


def said(page: QWidget) -> str:
    labels = " ".join(one.text() for one in visible(page, TextLabel))
    return labels + " ".join(one.toPlainText() for one in visible(page, Prose))


def share(desk: Desk) -> QWidget:
    page = settings(desk)
    click_button(page, "Choose a folder")
    settle(desk)
    return page


def lines(services: Services) -> list[str]:
    return sorted(services.people.shown(row.facts) for row in services.entries.rows(EVERYTHING))


def written_on_both(desk: Desk, laptop: Laptop, entry: Entry) -> None:
    """The same entry reworded on both, and merged here; the laptop's words are the later."""
    with desk.workspace.services.writes.change() as writer:
        writer.put(replace(entry, facts="said at the office", tone=Tone.SHARP))
    desk.clock.advance(dt.timedelta(minutes=5))
    laptop.put(replace(entry, facts="said on the train"))
    laptop.send()
    share(desk)


def test_a_chosen_folder_brings_in_what_the_others_wrote_and_takes_out_what_is_here(desk: Desk, laptop: Laptop) -> None:
    laptop.write("on the train")
    laptop.send()
    page = share(desk)
    assert lines(desk.workspace.services) == ["Kim was first", "on the train"]
    assert "Laptop last merged: today" in said(page)
    assert desk.messages.told[-1].sentence == "1 entry came in from another computer."
    gathered = laptop.services.two_machines.gather(laptop.machine)
    assert len(gathered.seen) == 1
    desk.add("here, meanwhile")
    click_button(page, "Merge now")
    settle(desk)
    laptop.services.two_machines.take_in(laptop.services.two_machines.gather(laptop.machine))
    assert lines(laptop.services) == lines(desk.workspace.services)


def test_what_was_written_last_is_in_the_folder_when_the_journal_is_locked(desk: Desk, laptop: Laptop) -> None:
    share(desk)
    desk.add("just before the train left")
    desk.window.locking.lock()
    laptop.services.two_machines.take_in(laptop.services.two_machines.gather(laptop.machine))
    assert lines(laptop.services) == ["Kim was first", "just before the train left"]


def test_after_unlocking_nobody_has_to_ask(desk: Desk, laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    share(desk)
    desk.window.locking.lock()
    laptop.write("on the train")
    laptop.send()
    monkeypatch.setattr("leader_journal.ui.machines.merges.FIRST_AFTER_MS", 0)
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    QTest.qWait(10)
    settle(desk)
    assert lines(desk.workspace.services) == ["Kim was first", "on the train"]


def test_this_computer_is_called_what_the_leader_calls_it(desk: Desk, laptop: Laptop) -> None:
    page = share(desk)
    name = page.findChild(QWidget, "")
    section = page.section(SettingsSection.TWO_MACHINES)  # type: ignore[attr-defined]  # of the page that is shown
    section._name.setText("The office")
    section._name.editingFinished.emit()
    settle(desk)
    assert name is not None
    (seen,) = laptop.services.two_machines.gather(laptop.machine).seen
    assert seen.name == "The office"


def test_words_that_are_being_written_are_never_written_over(desk: Desk, laptop: Laptop, entry: Entry) -> None:
    """The entry is open in the editor, half a sentence in it, when the laptop's words about it come in."""
    page = share(desk)
    laptop.put(replace(entry, facts="said on the train"))
    laptop.send()
    editor = desk.show(EditEntry(entry.id))
    assert isinstance(editor, EditorPage)
    field = visible(editor, WritingField)[0]
    field.setFocus()
    type_text(" and I was about to say")
    desk.workspace._merges.meet()
    settle(desk)
    assert page is not None
    (one,) = desk.workspace.services.written_twice.concurrent()
    words = {version.facts for version in one.records() if isinstance(version, Entry)}
    assert "said on the train" in words
    assert any("I was about to say" in version for version in words)


def test_what_was_erased_elsewhere_is_erased_while_the_window_goes_on(
    desk: Desk, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An erasure goes through the whole file, in no thread of the window; what is saved meanwhile is not lost."""
    threads = list[bool]()
    sweep = JournalFile.sweep

    def noted(self: JournalFile, progress: Progress) -> None:
        threads.append(threading.current_thread() is threading.main_thread())
        sweep(self, progress)

    take, taken = TwoMachines.take_erased, list[bool]()

    def after_a_save(self: TwoMachines, beside: ErasedBeside) -> Merged | None:
        if not taken:
            desk.add("said meanwhile")
        merged = take(self, beside)
        taken.append(merged is not None)
        return merged

    kim = laptop.services.people.find("Kim")
    assert kim is not None
    laptop.services.forgetting.forget(laptop.services.forgetting.preview(kim, Keep.ENTRIES))
    laptop.send()
    monkeypatch.setattr(JournalFile, "sweep", noted)
    monkeypatch.setattr(TwoMachines, "take_erased", after_a_save)
    monkeypatch.setattr("leader_journal.ui.erasing_beside._AGAIN_MS", 0)
    share(desk)
    assert taken[0] is False  # something was saved meanwhile; how often it is tried again depends on what else is kept
    assert taken[1:].index(True) == len(taken) - 2
    assert len(threads) == len(taken)
    assert not any(threads)
    desk.add("and after it")
    assert lines(desk.workspace.services) == ["Someone was first", "and after it", "said meanwhile"]
    assert desk.workspace.services.journal.check().ok


def test_a_folder_out_of_reach_is_said_on_the_page_and_loses_nothing(desk: Desk, laptop: Laptop) -> None:
    page = share(desk)
    shutil.rmtree(laptop.machine.folder)
    desk.add("all the same")
    click_button(page, "Merge now")
    settle(desk)
    assert "The place is missing" in said(page)
    assert desk.messages.failures == []
    desk.window.locking.lock()
    assert desk.window.workspace is None


def test_either_it_merges_or_it_can_be_asked_to(desk: Desk, laptop: Laptop) -> None:
    """At no moment do the bar and Cancel stand beside a "Merge now" that can be pressed."""
    laptop.write("said on the train")
    laptop.send()
    page = settings(desk)
    seen: set[tuple[bool, bool, bool]] = set()

    def look() -> None:
        (now,) = (one for one in visible(page, QAbstractButton) if one.text() == "Merge now")
        cancel = any(one.text() == "Cancel" for one in visible(page, QAbstractButton))
        seen.add((now.isEnabled(), bool(visible(page, QProgressBar)), cancel))

    desk.workspace._merges.changed.connect(look)
    share(desk)
    assert seen == {(False, True, True), (True, False, False)}
    seen.clear()
    desk.workspace._merges.meet()
    desk.workspace._merges.share_no_longer()
    assert (False, False, False) in seen
    look()
    assert not visible(page, QProgressBar)


def test_sharing_no_longer_deletes_nothing(desk: Desk, laptop: Laptop) -> None:
    laptop.write("on the train")
    laptop.send()
    page = share(desk)
    there = sorted(laptop.machine.folder.iterdir())
    click_button(page, "Stop sharing")
    settle(desk)
    assert sorted(laptop.machine.folder.iterdir()) == there
    assert "on the train" in lines(desk.workspace.services)
    assert desk.settings.shared_folder(desk.workspace.services.journal.id) is None


def test_another_passphrase_is_asked_for_once(desk: Desk, laptop: Laptop) -> None:
    prepared = laptop.services.passphrases.prepare("other hill, tall ladder")
    laptop.services.passphrases.take(prepared)
    laptop.write("on the train")
    laptop.send()
    page = share(desk)
    assert "needs its own passphrase" in said(page)
    click_button(page, "Type it")
    dialog = desk.window.findChild(OtherPassphraseDialog)
    assert dialog is not None
    for typed in ("not this one", "other hill, tall ladder"):
        dialog.findChildren(PassphraseField)[0].setText(typed)
        click_button(dialog, "Go on")
        desk.settle()
        if typed == "not this one":
            assert "That does not open it" in said(dialog)
    settle(desk)
    assert "on the train" in lines(desk.workspace.services)


def test_an_empty_journal_on_a_new_computer_becomes_the_one_in_the_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "carried").mkdir()
    desk.messages.path = tmp_path / "carried"
    with closing(Journal.create(tmp_path / "old.ljournal", "other hill, tall ladder", desk.clock)) as journal:
        old = Laptop(Services(journal, desk.clock), Machine(tmp_path / "carried", journal.device, "Old"))
        old.write("from the old computer")
        old.send()
        page = share(desk)
        click_button(page, "Type it")
        dialog = desk.window.findChild(OtherPassphraseDialog)
        assert dialog is not None
        dialog.findChildren(PassphraseField)[0].setText("other hill, tall ladder")
        click_button(dialog, "Go on")
        settle(desk)
        services = desk.workspace.services
        assert (lines(services), services.journal.id) == (["from the old computer"], journal.id)
        assert desk.settings.shared_folder(journal.id) is not None
        assert len(list((tmp_path / "carried").glob("*.snapshot"))) == 2
        desk.add("from the new one")
        click_button(page, "Merge now")
        settle(desk)
        machines = old.services.two_machines
        (seen,) = machines.gather(old.machine).seen
        assert machines.try_passphrase(seen.path, PASSPHRASE)
        machines.take_in(machines.gather(old.machine))
        assert lines(old.services) == lines(services)


def test_the_same_by_hand_with_a_stick(desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    page = settings(desk)
    desk.messages.path = tmp_path / "mine"
    click_button(page, "Save a snapshot")
    settle(desk)
    laptop.write("on the train")
    machines = laptop.services.two_machines
    machines.take_in(machines.read(tmp_path / "mine.snapshot"))
    machines.save(tmp_path / "laptop.snapshot")
    desk.messages.path = tmp_path / "laptop.snapshot"
    for times in ("1 entry came in from another computer.", "There was nothing new in it."):
        click_button(page, "Bring in a snapshot")
        settle(desk)
        assert desk.messages.told[-1].sentence == times
    assert lines(desk.workspace.services) == ["Kim was first", "on the train"]


def test_a_snapshot_of_another_journal_is_refused_in_a_sentence(desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    with closing(Journal.create(tmp_path / "other.ljournal", PASSPHRASE, desk.clock)) as journal:
        other = Laptop(Services(journal, desk.clock), replace(laptop.machine, device=journal.device))
        other.write("of another life")
        desk.messages.path = other.send()
    click_button(settings(desk), "Bring in a snapshot")
    settle(desk)
    dialog = desk.window.findChild(OtherPassphraseDialog)
    assert dialog is not None
    dialog.findChildren(PassphraseField)[0].setText(PASSPHRASE)
    click_button(dialog, "Go on")
    settle(desk)
    assert "is a copy of another journal, so nothing was brought in" in desk.messages.failures[-1]
    desk.messages.path = laptop.machine.folder
    assert "1 file in the folder belongs to another journal" in said(share(desk))


def test_a_journal_in_a_synced_folder_is_said_once_and_moved(desk: Desk, tmp_path: Path) -> None:
    desk.add("before")
    (desk.path.parent / ".stfolder").mkdir()
    for _time in range(2):
        desk.workspace._merges._notice_program()
    assert [one.action for one in desk.messages.told] == ["Look at it"]
    act = desk.messages.told[-1].act
    assert act is not None
    act()
    page = desk.workspace.pages.current
    assert any("Syncthing" in strip.words() for strip in visible(page, Strip))
    desk.messages.path = tmp_path / "safe" / "Mine.ljournal"
    click_button(page, "Move it")
    assert desk.workspace.path == tmp_path / "safe" / "Mine.ljournal"
    assert not desk.path.exists()
    desk.add("after")
    assert not visible(page, Strip)


def test_both_versions_stand_beside_each_other_and_one_is_kept(desk: Desk, laptop: Laptop, entry: Entry) -> None:
    written_on_both(desk, laptop, entry)
    desk.show(ShowEntry(entry.id))
    click_button(desk.workspace.pages.current, "See both")
    desk.settle()
    page = desk.workspace.pages.current
    assert all(words in said(page) for words in ("said on the train", "said at the office", "Sharp", "on Laptop"))
    kept = [one for one in visible(page, QAbstractButton) if getattr(one, "text", str)() == "Keep this one"]
    assert len(kept) == 2
    kept[1].click()
    desk.settle()
    services = desk.workspace.services
    assert (services.entries.get(entry.id).facts, services.written_twice.concurrent()) == ("said at the office", ())
    desk.messages.take_back()
    assert len(services.written_twice.concurrent()) == 1
    assert services.entries.get(entry.id).facts == "said on the train"


def test_the_editor_says_that_another_version_waits_and_leads_to_both_with_what_was_written(
    desk: Desk, laptop: Laptop, entry: Entry
) -> None:
    """Whoever edits one of two versions knows it; what stands in the editor is kept on the way to both."""
    written_on_both(desk, laptop, entry)
    editor = desk.show(EditEntry(entry.id))
    assert "another version is kept beside this one" in strips(editor)
    field = visible(editor, WritingField)[0]
    field.setFocus()
    type_text(", I think")
    click_button(editor, "See both")
    desk.settle()
    page = desk.workspace.pages.current
    assert ", I think" in said(page)
    click_button(page, "Keep this one")
    desk.settle()
    assert "another version" not in strips(desk.show(EditEntry(entry.id)))


def test_the_editor_says_it_as_soon_as_the_other_version_comes_in(desk: Desk, laptop: Laptop, entry: Entry) -> None:
    share(desk)
    laptop.put(replace(entry, facts="said on the train"))
    laptop.send()
    editor = desk.show(EditEntry(entry.id))
    field = visible(editor, WritingField)[0]
    field.setFocus()
    type_text(" at the office")
    desk.workspace._merges.meet()
    settle(desk)
    assert "another version is kept beside this one" in strips(editor)


def strips(page: QWidget) -> str:
    return " ".join(one.words() for one in visible(page, Strip))


def test_the_two_are_joined_and_what_is_typed_survives_a_lock(desk: Desk, laptop: Laptop, entry: Entry) -> None:
    written_on_both(desk, laptop, entry)
    page = desk.show(ShowWrittenTwice(entry.id))
    (field,) = (one for one in visible(page, WritingField))
    assert field.text() == "said on the train\n\nsaid at the office"
    field.set_text("said at the office, and again on the train")
    desk.window.locking.lock()
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    page = desk.show(ShowWrittenTwice(entry.id))
    click_button(page, "Save what I joined")
    desk.settle()
    services = desk.workspace.services
    assert services.entries.get(entry.id).facts == "said at the office, and again on the train"
    assert services.written_twice.concurrent() == ()
    assert services.journal.drafts.load(f"form:join:{entry.id}") is None
    desk.workspace.go(ShowEntries())
    desk.settle()
    assert not any("two computers" in one.words() for one in visible(desk.window, Strip))


def test_the_keyboard_stays_on_the_page_through_a_joining_and_its_undo(
    desk: Desk, laptop: Laptop, entry: Entry
) -> None:
    """What was settled goes with its button, and the toast with its own: the rail had the focus then."""
    written_on_both(desk, laptop, entry)
    page = desk.show(ShowWrittenTwice(entry.id))

    def settled() -> bool:
        settle(desk)
        return page.isAncestorOf(desk.window.focusWidget())

    (save,) = (one for one in visible(page, QAbstractButton) if one.text() == "Save what I joined")
    save.setFocus()
    QTest.keyClick(save, Qt.Key.Key_Space)
    assert settled()
    toast = Toast(desk.theme, desk.window)
    toast.show_message("Joined", "Undo", desk.workspace.undoing.undo)
    undo = next(one for one in visible(toast, QAbstractButton) if one.text() == "Undo")
    undo.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(undo, Qt.Key.Key_Space)
    while not toast.isHidden():
        QTest.qWait(5)
    assert settled()
    assert len(desk.workspace.services.written_twice.concurrent()) == 1


def test_a_version_that_comes_while_the_two_are_joined_is_not_left_out(
    desk: Desk, laptop: Laptop, entry: Entry
) -> None:
    """What stood in the form is kept at a lock, and was put in again over a version that it did not know."""
    written_on_both(desk, laptop, entry)
    page = desk.show(ShowWrittenTwice(entry.id))
    for typed, said_there, joins in (
        ("", "said twice on the train", "said twice on the train\n\nsaid at the office"),
        ("as I remember it", "said thrice on the train", "as I remember it\n\nsaid thrice on the train"),
    ):
        (field,) = (one for one in visible(page, WritingField))
        if typed:
            field.set_text(typed)
        desk.workspace.pages.current.keep()
        desk.clock.advance(dt.timedelta(minutes=1))
        laptop.put(replace(laptop.services.journal.entries.get(entry.id), facts=said_there))
        laptop.send()
        desk.workspace._merges.meet()
        settle(desk)
        (field,) = (one for one in visible(page, WritingField))
        assert field.text() == joins


def test_the_versions_are_said_in_the_language_that_is_chosen(desk: Desk, laptop: Laptop, entry: Entry) -> None:
    written_on_both(desk, laptop, entry)
    page = desk.show(ShowWrittenTwice(entry.id))
    (field,) = (one for one in visible(page, WritingField))
    field.set_text("som jeg husker det")
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert "Shown now" not in said(page)
    assert "Vises nu" in said(page)
    (field,) = (one for one in visible(page, WritingField))
    assert field.text() == "som jeg husker det"


def test_the_list_leads_to_each_and_people_met_twice_are_merged(desk: Desk, laptop: Laptop, entry: Entry) -> None:
    desk.add("@Ida came by")
    laptop.write("@Ida asked about the budget")
    written_on_both(desk, laptop, entry)
    page = settings(desk)
    assert "2 things wait" in said(page)
    click_button(page, "Look at them")
    desk.settle()
    page = desk.workspace.pages.current
    assert desk.workspace.place.page is PageName.WRITTEN_TWICE
    click_button(page, "Merge them")
    desk.settle()
    assert [one.alias for one in desk.workspace.services.people.all()] == ["Ida", "Kim"]
    (row,) = (one for one in visible(page, Row))
    row.opened.emit()
    desk.settle()
    assert desk.workspace.place == ShowWrittenTwice(entry.id)
    desk.workspace.pages.back()
    desk.settle()
    assert desk.workspace.place == ShowWrittenTwice()


def test_machines_meet_again_after_what_is_erased_here_broke_their_reading_off(
    desk: Desk, laptop: Laptop, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An erasure lets no job go on: a meeting that was dropped for it kept all later ones away until the next start."""
    share(desk)
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "")
    click_button(desk.show(ShowTrash()), "Empty the bin now")
    (dialog,) = desk.window.findChildren(EraseDialog)
    runs = threading.Event()

    def endless(_machines: TwoMachines, _machine: Machine, progress: Progress) -> None:
        runs.set()
        while True:
            progress(0.5)

    with monkeypatch.context() as while_it_reads:
        while_it_reads.setattr(TwoMachines, "gather", endless)
        desk.workspace._merges.meet()
        assert runs.wait(5)
        click_button(dialog, "Erase")
    desk.settle()
    assert not desk.workspace._merges.busy
    assert desk.workspace._merges.share_done is None
    laptop.write("Said on the train")
    laptop.send()
    desk.workspace._merges.meet()
    settle(desk)
    assert "Said on the train" in lines(desk.workspace.services)


def test_what_came_in_is_shown_also_where_what_was_erased_elsewhere_cannot_go(
    desk: Desk, laptop: Laptop, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no room for a copy: the lines that came in before stood in the journal, and on no page."""
    share(desk)
    kim = laptop.services.people.find("Kim")
    assert kim is not None
    laptop.services.forgetting.forget(laptop.services.forgetting.preview(kim, Keep.ENTRIES))
    told = laptop.write("Said on the train")
    laptop.send()
    heard = list[Changes]()
    desk.workspace._context.bus.changed.connect(lambda changes, _initiator: heard.append(changes))

    def no_room(*_asked: object) -> ErasedBeside:
        raise DiskFull(desk.path)

    monkeypatch.setattr(TwoMachines, "erase_beside", no_room)
    desk.workspace._merges.meet()
    settle(desk)
    assert desk.workspace._merges.trouble
    assert told in {id_ for changes in heard for id_ in changes.ids}
