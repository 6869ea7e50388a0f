"""One journal on two machines, by a folder that somebody carries: nothing lost, nothing doubled, nothing feared."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.services.conftest import PASSPHRASE

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import AnotherJournal, DamagedJournal, WrongPassphrase
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import Keep
from leader_journal.core.records import Entry
from leader_journal.core.snapshots import SnapshotFacts, SnapshotStanding
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.services.two_machines import Machine, Merged
from leader_journal.storage.journal import Journal


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
    assert [one.standing for one in gathered.seen] in ([SnapshotStanding.ARRIVING], [SnapshotStanding.LOCKED])
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
        other.unite(laptop.services.journal.id, tuple(log.all()), log.count())
        other.snapshot(path, _facts(other, clock))
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
    with pytest.raises(DamagedJournal):
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
    (here,), (there,) = (desk.services.two_machines.concurrent() for desk in desks)
    assert here == there
    said = {one.facts for one in here.records() if isinstance(one, Entry)}
    assert said == {"said at the office", "said on the train"}

    office.services.two_machines.choose(here, here.versions[1])
    assert office.services.two_machines.concurrent() == ()
    office.send()
    laptop.fetch()
    assert laptop.services.two_machines.concurrent() == ()
    assert office.lines() == laptop.lines()


def test_joined_words_count_on_both(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    entry = office.services.entries.rows(EVERYTHING)[0].id
    office.reword(entry, "said at the office")
    laptop.reword(entry, "said on the train")
    laptop.send()
    office.fetch()
    (one,) = office.services.two_machines.concurrent()
    kept = office.services.journal.entries.get(entry)
    office.services.two_machines.join(one, replace(kept, facts="said at the office and on the train"))
    office.send()
    laptop.fetch()
    assert laptop.lines() == ["said at the office and on the train"]
    assert laptop.services.two_machines.concurrent() == ()


def test_words_win_over_the_bin(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    entry = office.services.entries.rows(EVERYTHING)[0].id
    laptop.reword(entry, "said on the train")
    office.services.entries.trash([entry])
    laptop.send()
    office.fetch()
    assert office.lines() == ["said on the train"]
    assert len(office.services.two_machines.concurrent()) == 1


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
        assert desk.services.two_machines.concurrent() == ()


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


def test_people_of_one_name_are_offered_to_be_merged(desks: tuple[Desk, Desk]) -> None:
    office, laptop = desks
    for desk in desks:
        desk.write("@Ida was here")
    laptop.send()
    office.fetch()
    ((one, other),) = office.services.two_machines.met_twice()
    office.services.people_book.merge(one, other)
    assert office.services.two_machines.met_twice() == ()


def test_a_journal_in_a_synced_folder_is_noticed_and_moved(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    office, _laptop = desks
    before = office.services.journal.path
    assert office.services.two_machines.synced_by(office.machine) == ""
    (before.parent / ".stfolder").mkdir()
    assert office.services.two_machines.synced_by(office.machine) == "Syncthing"
    (tmp_path / "safe").mkdir()
    aside = office.services.two_machines.move_to(tmp_path / "safe" / "mine.ljournal")
    assert aside.exists()
    assert not before.exists()
    assert office.services.two_machines.synced_by(office.machine) == ""
    office.write("after the move")
    assert len(office.lines()) == 2


def _facts(journal: Journal, clock: FixedClock) -> SnapshotFacts:
    return SnapshotFacts(journal.id, journal.device, "Laptop", clock.now())
