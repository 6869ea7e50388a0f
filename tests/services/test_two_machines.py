"""One journal on two machines, by a folder that somebody carries: nothing lost, nothing doubled, nothing feared."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.services.conftest import PASSPHRASE

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import (
    AnotherJournal,
    DamagedCopy,
    DiskFull,
    JournalExists,
    NotAJournal,
    WrongPassphrase,
)
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.forgetting import Keep
from leader_journal.core.mentions import reference
from leader_journal.core.record_types import Record
from leader_journal.core.records import Entry, Promise
from leader_journal.core.reviews import Review
from leader_journal.core.snapshots import SnapshotFacts, SnapshotStanding
from leader_journal.core.terms import Kind, PromiseState
from leader_journal.services import two_machines
from leader_journal.services.entries.capture import Captured
from leader_journal.services.gathered import Machine
from leader_journal.services.synced_folder import move_out, synced_by
from leader_journal.services.two_machines import Merged
from leader_journal.storage.journal import Journal
from leader_journal.storage.snapshots import NewThere, read_snapshot


@dataclass
class Desk:
    """A machine with the journal open on it."""

    services: Services
    machine: Machine

    def write(self, facts: str) -> str:
        return self.services.capture.save(Captured(facts=facts, kind=Kind.DOUBT)).ids[0]

    def reword(self, entry: str, facts: str) -> None:
        kept = self.services.journal.entries.get(entry)
        with self.services.writes.change() as writer:
            writer.put(replace(kept, facts=facts))

    def put(self, record: Record) -> None:
        with self.services.writes.change() as writer:
            writer.put(record)

    def promise(self, promise: str) -> Promise:
        return next(one for one in self.services.journal.promises.all() if one.id == promise)

    def lines(self) -> list[str]:
        return sorted(self.services.people.shown(row.facts) for row in self.services.entries.rows(EVERYTHING))

    def send(self) -> Path:
        return self.services.two_machines.write(self.machine)

    def fetch(self) -> Merged:
        return self.services.two_machines.take_in(self.services.two_machines.gather(self.machine))


@pytest.fixture
def desks(journal: Journal, clock: FixedClock, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """An office computer and a laptop with one journal, both with Kim in it, and a folder between them."""
    folder = tmp_path / "carried"
    folder.mkdir()
    office = Desk(Services(journal, clock), Machine(folder, journal.device, "Office"))
    office.write("@Kim was first")
    journal.bring_up_to_date()
    (tmp_path / "laptop").mkdir()
    copy = tmp_path / "laptop" / "mine.ljournal"
    shutil.copyfile(journal.path, copy)
    with closing(Journal.open(copy, PASSPHRASE, clock)) as other:
        other.be_device(other.ids.new())
        yield office, Desk(Services(other, clock), Machine(folder, other.device, "Laptop"))


def test_what_each_wrote_is_on_both_and_twice_is_as_once(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    office.write("at the office")
    laptop.write("on the train")
    for desk in desks:
        desk.send()

    assert office.fetch().entries == 1
    assert laptop.fetch().entries == 1
    assert office.lines() == laptop.lines() == ["Kim was first", "at the office", "on the train"]
    assert not office.services.two_machines.gather(office.machine)
    assert not office.fetch().changes


def test_the_other_machine_is_seen_by_its_name(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    laptop.send()
    (seen,) = office.services.two_machines.gather(office.machine).seen
    assert (seen.name, seen.standing) == ("Laptop", SnapshotStanding.MERGED)


def test_taking_in_slices_ends_where_one_transaction_ends(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    for number in range(30):
        laptop.write(f"@Ida said it a {number}. time")
    laptop.send()
    machines = office.services.two_machines
    merged = list(machines.take_in_slices(machines.gather(office.machine)))
    assert len(merged) > 1
    assert office.lines() == laptop.lines()
    assert office.services.journal.check().ok


def test_many_that_come_in_at_once_are_listed_searched_and_thrown_away_as_if_one_by_one(
    desks: tuple[Desk, Desk],
) -> None:
    """What goes into the tables and the index together stands there as it would one after the other."""
    office, laptop = desks
    written = [laptop.write(f"@Ida said it a {number}. time, nummer{number}x") for number in range(40)]
    for entry in written[:5]:
        laptop.reword(entry, "@Ida took it back, tilbagex")
    laptop.services.entries.trash(written[5:8])
    laptop.send()
    assert office.fetch().entries == 40
    for desk in desks:
        assert desk.services.journal.check().ok
        found = {words: len(desk.services.entries.rows(EntryFilter(text=words))) for words in ("tilbagex", "nummer9x")}
        assert found == {"tilbagex": 5, "nummer9x": 1}
        assert len(desk.services.entries.trashed()) == 3
    assert office.lines() == laptop.lines()


def test_a_backup_is_made_before_anything_comes_in_and_only_then(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    laptop.send()
    office.fetch()
    assert office.services.backups.list() == ()
    laptop.write("on the train")
    laptop.send()
    office.fetch()
    assert len(office.services.backups.list()) == 1


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_snapshot_that_is_half_carried_waits(desks: tuple[Desk, Desk], share: float) -> None:
    office, laptop = desks
    laptop.write("on the train")
    path = laptop.send()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    gathered = office.services.two_machines.gather(office.machine)
    assert not gathered
    assert [one.standing for one in gathered.seen] == [SnapshotStanding.ARRIVING]
    path.write_bytes(whole)
    assert office.fetch().entries == 1


def test_a_snapshot_that_is_gone_deletes_nothing(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    laptop.write("on the train")
    path = laptop.send()
    office.fetch()
    path.unlink()
    office.fetch()
    assert "on the train" in office.lines()


@pytest.mark.parametrize(
    "name",
    [
        "{stem}.sync-conflict-20261124-103000-ABCDEFG.snapshot",
        "{stem} (conflicted copy 2026-11-24 103000).snapshot",
        "{stem} (Laptop's conflicted copy 2026-11-24).snapshot",
        "{stem} (1).snapshot",
    ],
)
def test_a_conflict_copy_is_merged_and_its_owner_takes_it_away(desks: tuple[Desk, Desk], name: str) -> None:
    office, laptop = desks
    laptop.write("on the train")
    path = laptop.send()
    aside = path.with_name(name.format(stem=path.name.removesuffix(".snapshot")))
    path.rename(aside)
    assert office.fetch().entries == 1
    laptop.services.two_machines.settle(laptop.services.two_machines.gather(laptop.machine))
    assert not aside.exists()


def test_parts_and_strange_files_are_no_snapshots(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    path = laptop.send()
    path.rename(path.with_name(f".{path.name}.part"))
    (path.parent / "notes.txt").write_text("hello")
    assert office.services.two_machines.gather(office.machine).seen == ()


def test_a_copy_of_the_file_that_writes_under_the_same_name_is_noticed(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    twin = replace(laptop.machine, device=office.machine.device)
    laptop.write("on the train")
    laptop.services.two_machines.write(twin)
    gathered = office.services.two_machines.gather(office.machine)
    assert gathered.own_is_foreign
    assert gathered


def test_another_journal_is_refused(desks: tuple[Desk, Desk], tmp_path: Path, clock: FixedClock) -> None:
    office, _laptop = desks
    with closing(Journal.create(tmp_path / "other.ljournal", PASSPHRASE, clock)) as other:
        Services(other, clock).capture.save(Captured(facts="something else"))
    assert office.services.two_machines.needs_passphrase(tmp_path / "other.ljournal")
    assert office.services.two_machines.try_passphrase(tmp_path / "other.ljournal", PASSPHRASE)
    with pytest.raises(AnotherJournal):
        office.services.two_machines.read(tmp_path / "other.ljournal")


def test_another_passphrase_is_asked_for(desks: tuple[Desk, Desk], tmp_path: Path, clock: FixedClock) -> None:
    office, laptop = desks
    laptop.write("on the train")
    path = tmp_path / "carried.snapshot"
    with closing(Journal.create(tmp_path / "new.ljournal", "green stone, tall tree", clock)) as other:
        log = laptop.services.journal.revisions
        other.unions.unite(laptop.services.journal.id, tuple(log.all()), log.count())
        other.copies_out.snapshot(path, _facts(other, clock))
    with pytest.raises(WrongPassphrase):
        office.services.two_machines.read(path)
    assert not office.services.two_machines.try_passphrase(path, "not this one, no")
    assert office.services.two_machines.try_passphrase(path, "green stone, tall tree")
    machines = office.services.two_machines
    assert machines.take_in(machines.read(path)).entries == 1


def test_a_damaged_copy_is_refused_and_nothing_changes(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    laptop.write("on the train")
    path = laptop.send()
    damaged = bytearray(path.read_bytes())
    damaged[5000] ^= 1
    path.write_bytes(bytes(damaged))
    with pytest.raises(DamagedCopy):
        office.services.two_machines.read(path)
    assert office.lines() == ["Kim was first"]


def test_drafts_stay_on_their_machine(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    laptop.services.capture.save_draft("today", Captured(facts="half a sentence"))
    laptop.write("on the train")
    laptop.send()
    office.fetch()
    assert office.services.capture.draft("today") is None
    assert laptop.services.capture.draft("today") is not None


def test_both_versions_are_kept_until_one_is_chosen_and_undo_asks_again(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    entry = office.services.entries.rows(EVERYTHING)[0].id
    office.reword(entry, "said at the office")
    laptop.reword(entry, "said on the train")
    for desk in desks:
        desk.send()
    for desk in desks:
        desk.fetch()
    (here,), (there,) = (desk.services.written_twice.concurrent() for desk in desks)
    assert here == there
    said = {one.facts for one in here.records() if isinstance(one, Entry)}
    assert said == {"said at the office", "said on the train"}

    office.services.written_twice.choose(here, here.versions[1])
    assert office.services.written_twice.concurrent() == ()
    office.send()
    laptop.fetch()
    assert laptop.services.written_twice.concurrent() == ()
    assert office.lines() == laptop.lines()

    office.services.writes.undo()
    (again,) = office.services.written_twice.concurrent()
    assert again.records() == here.records()
    office.services.writes.redo()
    assert office.services.written_twice.concurrent() == ()
    office.services.writes.undo()
    office.send()
    laptop.fetch()
    (again,) = laptop.services.written_twice.concurrent()
    assert again.records() == here.records()
    assert office.lines() == laptop.lines()


def test_joined_words_count_on_both(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    entry = office.services.entries.rows(EVERYTHING)[0].id
    office.reword(entry, "said at the office")
    laptop.reword(entry, "said on the train")
    laptop.send()
    office.fetch()
    (one,) = office.services.written_twice.concurrent()
    kept = office.services.journal.entries.get(entry)
    office.services.written_twice.join(one, replace(kept, facts="said at the office and on the train"))
    office.send()
    laptop.fetch()
    assert laptop.lines() == ["said at the office and on the train"]
    assert laptop.services.written_twice.concurrent() == ()


def test_words_win_over_the_bin(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    entry = office.services.entries.rows(EVERYTHING)[0].id
    laptop.reword(entry, "said on the train")
    office.services.entries.trash([entry])
    laptop.send()
    office.fetch()
    assert office.lines() == ["said on the train"]
    assert len(office.services.written_twice.concurrent()) == 1


def test_settings_are_joined_field_by_field(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    office.services.settings.change(lambda one: replace(one, keep_years=2))
    laptop.services.settings.change(lambda one: replace(one, weekly_day=4))
    for desk in desks:
        desk.send()
    for desk in desks:
        desk.fetch()
    for desk in desks:
        assert (desk.services.settings.current.keep_years, desk.services.settings.current.weekly_day) == (2, 4)
        assert desk.services.written_twice.concurrent() == ()


def test_merged_here_and_renamed_there_is_one_person(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    office.services.people.add("Kim Berg")
    kim, berg = (office.services.people.find(name) for name in ("Kim", "Kim Berg"))
    assert kim is not None
    assert berg is not None
    office.services.people_book.merge(kim, berg)
    laptop.services.people_book.rename(kim, "Kim B")
    for desk in desks:
        desk.send()
    for desk in desks:
        desk.fetch()
    for desk in desks:
        assert [one.alias for one in desk.services.people.all()] == ["Kim Berg"]
        assert desk.lines() == ["Kim Berg was first"]


def test_forgotten_here_and_written_about_there_stays_forgotten(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    kim = office.services.people.find("Kim")
    assert kim is not None
    forgetting = office.services.forgetting
    forgetting.forget(forgetting.preview(kim, Keep.ENTRIES))
    laptop.write("@Kim came again")
    for desk in desks:
        desk.send()
    for desk in desks:
        desk.fetch()
    for desk in desks:
        assert desk.services.people.find("Kim") is None
        assert not any("Kim" in line for line in desk.lines())
        assert len(desk.lines()) == 2


def written_on_both(desks: tuple[Desk, Desk], clock: FixedClock) -> str:
    """One entry about Kim, reworded on both machines; the laptop's words are the later. Both know of both."""
    office, laptop = desks
    (row,) = office.services.entries.rows(EVERYTHING)
    kim = office.services.people.find("Kim")
    assert kim is not None
    office.reword(row.id, f"{reference(kim.id)} said it at the office")
    clock.advance(dt.timedelta(minutes=1))
    laptop.reword(row.id, f"{reference(kim.id)} said it on the train")
    meet(desks)
    return row.id


def meet(desks: tuple[Desk, Desk]) -> None:
    for desk in desks:
        desk.send()
    for desk in desks:
        desk.fetch()


def versions(desk: Desk) -> list[set[str]]:
    """What stands beside each other, as it is read."""
    shown = desk.services.people.shown
    return [
        {shown(one.facts) for one in waiting.records() if isinstance(one, Entry)}
        for waiting in desk.services.written_twice.concurrent()
    ]


def test_forgetting_somebody_cleans_both_versions_of_what_waits_for_a_choice(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    """What another machine wrote is no earlier version: its words stay, without the name, and the choice waits."""
    office, _laptop = desks
    entry = written_on_both(desks, clock)
    kim = office.services.people.find("Kim")
    assert kim is not None
    forgetting = office.services.forgetting
    preview = forgetting.preview(kim, Keep.ENTRIES)
    assert preview.plan.changed["entry"] == 1
    forgetting.forget(preview)
    meet(desks)
    meet(desks)
    for desk in desks:
        assert versions(desk) == [{"Someone said it at the office", "Someone said it on the train"}]
        assert not any(kim.id.encode() in one.payload for one in desk.services.journal.revisions.all())
    waiting = office.services.written_twice.of(entry)
    assert waiting is not None
    office.services.written_twice.choose(waiting, waiting.versions[1])
    meet(desks)
    assert [desk.lines() for desk in desks] == [["Someone said it at the office"]] * 2


def test_what_was_written_there_about_somebody_forgotten_here_is_kept_whatever_the_clocks_say(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    office, laptop = desks
    (row,) = laptop.services.entries.rows(EVERYTHING)
    kim = office.services.people.find("Kim")
    assert kim is not None
    laptop.reword(row.id, f"{reference(kim.id)} said it on the train")
    clock.advance(dt.timedelta(minutes=1))
    office.reword(row.id, "said at the office, of nobody")
    forgetting = office.services.forgetting
    forgetting.forget(forgetting.preview(kim, Keep.ENTRIES))
    meet(desks)
    meet(desks)
    for desk in desks:
        assert versions(desk) == [{"said at the office, of nobody", "Someone said it on the train"}]


def test_erasing_earlier_wordings_leaves_both_versions_of_what_waits(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    office, _laptop = desks
    entry = written_on_both(desks, clock)
    forgetting = office.services.forgetting
    assert forgetting.wordings_of_entry(entry) == 1
    forgetting.erase_wordings_of_entry(entry)
    meet(desks)
    for desk in desks:
        assert versions(desk) == [{"Kim said it at the office", "Kim said it on the train"}]


def _parts(desk: Desk) -> list[str]:
    return [one.name for one in desk.services.journal.path.parent.iterdir() if one.name.endswith(".part")]


def test_what_erases_is_taken_in_beside_the_journal_and_nothing_that_is_saved_meanwhile_is_lost(
    desks: tuple[Desk, Desk],
) -> None:
    office, laptop = desks
    machines, forgetting = office.services.two_machines, laptop.services.forgetting
    kim = laptop.services.people.find("Kim")
    assert kim is not None
    forgetting.forget(forgetting.preview(kim, Keep.ENTRIES))
    laptop.write("on the train")
    laptop.send()
    gathered = machines.gather(office.machine)
    assert gathered.erases
    list(machines.take_in_slices(gathered))
    assert office.lines() == ["Kim was first", "on the train"]
    beside = machines.erase_beside(gathered)
    office.write("saved meanwhile")
    assert machines.take_erased(beside) is None
    assert office.lines() == ["Kim was first", "on the train", "saved meanwhile"]
    with office.services.journal.reader() as reader:
        beside = machines.erase_beside(gathered)
        assert machines.take_erased(beside) is None
        assert reader.revisions.count() == office.services.journal.revisions.count()
    beside = machines.erase_beside(gathered)
    assert _parts(office)
    machines.drop_erased(beside)
    assert _parts(office) == []
    assert machines.take_erased(machines.erase_beside(gathered)) is not None
    assert office.lines() == ["Someone was first", "on the train", "saved meanwhile"]
    office.write("and on it goes")
    assert _parts(office) == []
    path = office.services.journal.path
    office.services.journal.close()
    with closing(Journal.open(path, PASSPHRASE, FixedClock(dt.datetime(2026, 11, 29, 9, tzinfo=dt.UTC)))) as journal:
        assert journal.check().ok
        assert journal.log_aside is None
        assert "and on it goes" in {one.facts for one in journal.entries.all()}
        assert kim.id not in "".join(one.payload.decode() for one in journal.revisions.all())


def test_an_entry_about_somebody_forgotten_here_comes_in_where_it_is_cleaned(desks: tuple[Desk, Desk]) -> None:
    """What names them is never in the tables, not between two slices either."""
    office, laptop = desks
    kim = office.services.people.find("Kim")
    assert kim is not None
    forgetting, machines = office.services.forgetting, office.services.two_machines
    forgetting.forget(forgetting.preview(kim, Keep.ENTRIES))
    laptop.write("@Kim came again")
    laptop.write("of nobody")
    laptop.send()
    gathered = machines.gather(office.machine)
    list(machines.take_in_slices(gathered))
    assert office.lines() == ["Someone was first", "of nobody"]
    assert machines.take_erased(machines.erase_beside(gathered)) is not None
    assert office.lines() == ["Someone came again", "Someone was first", "of nobody"]


def test_people_of_one_name_are_offered_to_be_merged(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    for desk in desks:
        desk.write("@Ida was here")
    laptop.send()
    office.fetch()
    ((one, other),) = office.services.written_twice.met_twice()
    office.services.people_book.merge(one, other)
    assert office.services.written_twice.met_twice() == ()


def test_a_journal_in_a_synced_folder_is_noticed_and_moved(
    desks: tuple[Desk, Desk], tmp_path: Path, clock: FixedClock
) -> None:
    office, _laptop = desks
    before = office.services.journal.path
    assert synced_by(office.services.journal.path, office.machine.folder) == ""
    (before.parent / ".stfolder").mkdir()
    assert synced_by(office.services.journal.path, office.machine.folder) == "Syncthing"
    (tmp_path / "safe").mkdir()
    aside = move_out(office.services.journal, tmp_path / "safe" / "mine.ljournal", clock)
    assert aside.exists()
    assert not before.exists()
    assert synced_by(office.services.journal.path, office.machine.folder) == ""
    office.write("after the move")
    assert len(office.lines()) == 2


def test_a_backup_is_made_once_a_day_and_kept_as_the_daily_ones_are(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    """A merge every ten minutes must not push everything else off the shelf."""
    office, laptop = desks
    for day in range(3):
        for number in range(4):
            laptop.write(f"day {day}, the {number}. time")
            laptop.send()
            gathered = office.services.two_machines.gather(office.machine)
            office.services.two_machines.take_in(gathered)
            assert gathered.backed_up is (number == 0)
            office.machine = replace(office.machine, backed_up=clock.now().date())
        clock.advance(dt.timedelta(days=1))
    backups = office.services.backups.list()
    assert len(backups) == 3
    assert not any(one.on_purpose for one in backups), "they are thrown away as the daily ones are"


def test_what_was_read_and_held_nothing_new_is_not_read_again(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, laptop = desks
    laptop.send()
    office.send()
    office.fetch()
    read = list[Path]()

    def counted(path: Path, *arguments: Any) -> NewThere:
        read.append(path)
        return read_snapshot(path, *arguments)

    monkeypatch.setattr(two_machines, "read_snapshot", counted)
    again = office.services.two_machines.gather(office.machine)
    assert (read, [one.name for one in again.seen], again.own_is_behind) == ([], ["Laptop"], False)
    laptop.write("on the train")
    path = laptop.send()
    assert office.fetch().entries == 1
    assert read == [path]


def test_an_empty_journal_becomes_the_one_whose_snapshots_lie_there(
    desks: tuple[Desk, Desk], tmp_path: Path, clock: FixedClock
) -> None:
    """This is my new computer: its journal has another passphrase, and nothing in it."""
    office, _laptop = desks
    office.send()
    (tmp_path / "new").mkdir()
    with closing(Journal.create(tmp_path / "new" / "mine.ljournal", "another passphrase", clock)) as journal:
        new = Desk(Services(journal, clock), Machine(office.machine.folder, journal.device, "New"))
        machines = new.services.two_machines
        (seen,) = machines.gather(new.machine).seen
        assert seen.standing is SnapshotStanding.LOCKED
        assert machines.try_passphrase(seen.path, PASSPHRASE)
        assert new.fetch().entries == 1
        assert journal.id == office.services.journal.id
        assert new.lines() == office.lines()
        machines.close()


def test_snapshots_of_another_journal_are_left_alone(
    desks: tuple[Desk, Desk], tmp_path: Path, clock: FixedClock
) -> None:
    office, _laptop = desks
    with closing(Journal.create(tmp_path / "other.ljournal", PASSPHRASE, clock)) as journal:
        other = Desk(Services(journal, clock), Machine(office.machine.folder, journal.device, "Other"))
        other.write("of another life")
        path = other.send()
    gathered = office.services.two_machines.gather(office.machine)
    assert (gathered.seen, gathered.strangers, bool(gathered)) == ((), (path,), False)


def test_a_snapshot_is_never_written_over_the_journal_itself(desks: tuple[Desk, Desk]) -> None:
    office, _laptop = desks
    with pytest.raises(JournalExists):
        office.services.two_machines.save(office.services.journal.path)
    assert office.services.journal.check().ok


def test_a_promise_kept_here_and_declined_there_waits_for_a_choice(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    office, laptop = desks
    promise = office.services.promises.add("Ask the board").ids[0]
    office.send()
    laptop.fetch()
    kept = office.promise(promise)
    office.services.promises.keep(kept)
    clock.advance(dt.timedelta(minutes=1))
    laptop.services.promises.let_go(kept)
    for desk in desks:
        desk.send()
    for desk in desks:
        desk.fetch()
    for desk in desks:
        assert desk.promise(promise).state is PromiseState.LET_GO
        (one,) = desk.services.written_twice.concurrent()
        assert [version.state for version in one.records() if isinstance(version, Promise)] == [
            PromiseState.LET_GO,
            PromiseState.KEPT,
        ]


def test_a_review_closed_here_and_open_there_is_closed(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    """The page that it closed into stands; what was written on in the open one is kept beside it."""
    office, laptop = desks
    day, now = clock.now().date(), clock.now()
    review = Review(id=office.services.journal.ids.new(), first=day, last=day, started=now)
    office.put(review)
    office.send()
    laptop.fetch()
    office.put(replace(review, closed=now, keep="ask first"))
    clock.advance(dt.timedelta(hours=1))
    laptop.put(replace(review, keep="ask first, and wait"))
    for desk in desks:
        desk.send()
    for desk in desks:
        desk.fetch()
    for desk in desks:
        assert desk.services.journal.reviews.get(review.id).closed == now
        (one,) = desk.services.written_twice.concurrent()
        assert [version.keep for version in one.records() if isinstance(version, Review)] == [
            "ask first",
            "ask first, and wait",
        ]


def _facts(journal: Journal, clock: FixedClock) -> SnapshotFacts:
    return SnapshotFacts(journal.id, journal.device, "Laptop", clock.now())


def _import_on_both(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    source = tmp_path / "jrnl.txt"
    source.write_text("".join(f"[2024-01-{day:02} 09:00] Day {day}.\nsaid by @kim\n\n" for day in range(1, 21)))
    for desk in desks:
        desk.services.imports.bring_in(desk.services.imports.read(source))


def _exchange(*desks: Desk) -> None:
    for _round in range(2):
        for desk in desks:
            desk.fetch()
            desk.send()


@pytest.mark.parametrize("reworded", [(), (0,), (1,), (0, 1)], ids=["neither", "here", "there", "both"])
def test_what_both_imported_from_one_source_stands_once_unless_both_wrote_on_it(
    desks: tuple[Desk, Desk], tmp_path: Path, reworded: tuple[int, ...]
) -> None:
    _import_on_both(desks, tmp_path)
    for number in reworded:
        desk = desks[number]
        (entry,) = (row.id for row in desk.services.entries.rows(EVERYTHING) if "Day 7." in row.facts)
        desk.reword(entry, f"Day 7. Reworded on {number}")
    _exchange(*desks)
    office, laptop = desks
    assert office.lines() == laptop.lines()
    of_day_7 = [line for line in office.lines() if line.startswith("Day 7.")]
    assert of_day_7 == ([f"Day 7. Reworded on {number}" for number in reworded] or ["Day 7.\nsaid by Kim"])
    assert len(office.lines()) == 1 + 19 + max(len(reworded), 1)
    assert all(desk.services.written_twice.concurrent() == () for desk in desks)
    assert all(desk.services.checks.check().ok for desk in desks)


def test_a_word_that_was_written_on_a_twin_meanwhile_brings_it_out_of_the_bin(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    office, laptop = desks
    _import_on_both(desks, tmp_path)
    office.send()
    laptop.send()
    office.fetch()
    ids = [
        next(row.id for row in desk.services.entries.rows(EVERYTHING) if "Day 7." in row.facts)
        for desk in (laptop, office)
    ]
    laptop.reword(ids[0], "Day 7. Reworded on the laptop")
    _exchange(*desks)
    assert office.lines() == laptop.lines()
    assert [line for line in office.lines() if line.startswith("Day 7.")] == ["Day 7. Reworded on the laptop"]


@pytest.mark.parametrize("begun", [b"", b"\0" * 10, b"\0" * 20_000])
def test_a_file_that_has_only_begun_to_arrive_asks_for_no_passphrase(desks: tuple[Desk, Desk], begun: bytes) -> None:
    office, laptop = desks
    path = laptop.send()
    path.write_bytes(begun)
    assert [one.standing for one in office.services.two_machines.gather(office.machine).seen] == [
        SnapshotStanding.ARRIVING
    ]
    for what, error in ((path, DamagedCopy), (path.parent, NotAJournal)):
        with pytest.raises(error):
            office.services.two_machines.needs_passphrase(what)


def test_a_folder_that_is_called_like_a_snapshot_is_none(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    path = laptop.send()
    path.unlink()
    path.mkdir()
    assert office.services.two_machines.gather(office.machine).seen == ()


@pytest.mark.parametrize(("error", "told"), [(errno.ENOSPC, DiskFull), (errno.EACCES, SnapshotStanding.CLOSED)])
def test_what_keeps_a_file_from_being_read_is_not_called_its_journey(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch, error: int, told: object
) -> None:
    office, laptop = desks
    laptop.send()

    def fail(*_paths: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(shutil, "copyfile", fail)
    if told is DiskFull:
        with pytest.raises(DiskFull):
            office.services.two_machines.gather(office.machine)
    else:
        assert [one.standing for one in office.services.two_machines.gather(office.machine).seen] == [told]


def test_the_versions_begin_with_what_is_shown_and_are_alike_on_both(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    """A log that comes in stands behind what is here, however old it is; the present words were looked for there."""
    office, laptop = desks
    entry = office.write("first")
    office.send()
    laptop.fetch()
    clock.advance(dt.timedelta(hours=1))
    laptop.reword(entry, "on the train")
    clock.advance(dt.timedelta(hours=1))
    office.reword(entry, "at the office")
    for _round in range(2):
        for desk in desks:
            desk.send()
        for desk in desks:
            desk.fetch()

    said = [
        [desk.services.entries.version(entry, one.rev).facts for one in desk.services.entries.versions(entry)]
        for desk in desks
    ]
    assert said[0] == said[1] == ["at the office", "on the train", "first"]
    assert office.services.entries.versions(entry) == laptop.services.entries.versions(entry)


def _calendar(*days: int, notes: str = "") -> str:
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{day}\r\nSUMMARY:1:1 Ida\r\nDTSTART:202401{day:02}T090000\r\n{notes}END:VEVENT\r\n"
        for day in days
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"


def _bring_a_calendar_in(desk: Desk, tmp_path: Path, content: str) -> None:
    source = tmp_path / "calendar.ics"
    source.write_bytes(content.encode())
    assert desk.services.imports.bring_in(desk.services.imports.read(source)).meetings


@pytest.mark.parametrize("noted", [(), (0,), (1,), (0, 1)], ids=["neither", "here", "there", "both"])
def test_a_one_on_one_that_both_imported_stands_once_unless_both_wrote_on_it(
    desks: tuple[Desk, Desk], tmp_path: Path, noted: tuple[int, ...]
) -> None:
    """Both entered Ida, too: she is one person by her name before anybody has merged the two."""
    for desk in desks:
        _bring_a_calendar_in(desk, tmp_path, _calendar(8, 9))
    for number in noted:
        book = desks[number].services.journal.one_on_ones
        meeting = next(one for one in book.all() if one.day == dt.date(2024, 1, 9))
        desks[number].put(replace(meeting, brought=f"said on {number}"))
    _exchange(*desks)

    office, laptop = desks
    kept = office.services.journal.one_on_ones.all()
    assert kept == laptop.services.journal.one_on_ones.all()
    assert sorted((one.day.day, one.brought) for one in kept if one.day) == [
        (8, ""),
        *((9, f"said on {number}") for number in noted or (None,) if number is not None),
        *([] if noted else [(9, "")]),
    ]
    assert all(desk.services.written_twice.concurrent() == () for desk in desks)
    assert all(desk.services.checks.check().ok for desk in desks)


def test_a_one_on_one_of_other_words_is_nobodys_twin(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    """Nor is one that was planned twice on one machine: nobody but the leader knows why."""
    office, laptop = desks
    _bring_a_calendar_in(office, tmp_path, _calendar(8, notes="DESCRIPTION:spoke of the office\r\n"))
    _bring_a_calendar_in(laptop, tmp_path, _calendar(8, notes="DESCRIPTION:spoke of the train\r\n"))
    (planned,) = office.services.journal.one_on_ones.all()
    office.put(replace(planned, id=office.services.journal.ids.new(), day=dt.date(2024, 2, 1)))
    office.put(replace(planned, id=office.services.journal.ids.new(), day=dt.date(2024, 2, 1)))
    _exchange(*desks)
    kept = office.services.journal.one_on_ones.all()
    assert kept == laptop.services.journal.one_on_ones.all()
    assert sorted(one.brought for one in kept if one.day == dt.date(2024, 1, 8)) == [
        "spoke of the office",
        "spoke of the train",
    ]
    assert len(kept) == 4


def test_of_two_the_one_with_words_stands(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    office, laptop = desks
    _bring_a_calendar_in(office, tmp_path, _calendar(8))
    _bring_a_calendar_in(laptop, tmp_path, _calendar(8, notes="DESCRIPTION:spoke of the train\r\n"))
    _exchange(*desks)
    for desk in desks:
        assert [one.brought for one in desk.services.journal.one_on_ones.all()] == ["spoke of the train"]
