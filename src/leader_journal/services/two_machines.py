"""One journal on two machines: each writes its own snapshot into a shared folder and takes in those of the others.

Reading, verifying and comparing are done by a job (`gather`, `write`); what is missing here is then taken in by one
transaction (`take_in`), or record by record between two strokes of a key (`take_in_slices`): a union is as good half
done as done twice (docs/decisions/0044). What erases goes through the whole file, and is done by a job in a copy beside
it (`erase_beside`), which takes its place in a moment when nothing is being written (`take_erased`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.backups import BackupReason
from leader_journal.core.bare_names import BareNames
from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.clock import Clock
from leader_journal.core.errors import (
    AnotherJournal,
    DamagedCopy,
    DamagedJournal,
    FileError,
    JournalExists,
    NotAJournal,
    UserError,
)
from leader_journal.core.forgetting import PEOPLE_FIELDS, StandIn, WithoutThem
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.revision import Revision
from leader_journal.core.snapshots import (
    SNAPSHOT_SUFFIX,
    SnapshotFacts,
    SnapshotFile,
    snapshot_name,
)
from leader_journal.services.backups import BackupService
from leader_journal.services.gathered import Gathered, Looks, Machine, standing_of
from leader_journal.services.writes import Writes
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.journal import Journal
from leader_journal.storage.revisions import Known
from leader_journal.storage.snapshots import (
    NewThere,
    has_only_begun,
    read_snapshot,
    remove_snapshot,
    snapshots_in,
    sweep_own_part,
)
from leader_journal.storage.union import United
from leader_journal.storage.unions import UnitedBeside

SLICE = 6
"""So many records are taken in between two strokes of a key."""

ErasedBeside = UnitedBeside
"""A copy beside the journal in which what erases was taken in."""


class Merged(Struct, frozen=True):
    """What taking in did."""

    changes: Changes = NOTHING
    entries: int = 0
    added: int = 0
    taken_out: int = 0


class TwoMachines:
    """Snapshots of the open journal, and those of other machines."""

    def __init__(self, journal: Journal, writes: Writes, backups: BackupService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._backups = backups
        self._clock = clock
        self._copies: Copies | None = None
        self._looked: dict[Path, tuple[_Stamp | None, NewThere]] = {}

    def close(self) -> None:
        """Wipe the passphrases of other machines that were told."""
        if self._copies is not None:
            self._copies.close()
            self._copies = None

    def write(self, machine: Machine, progress: Progress = no_progress) -> Path:
        """Write this machine's snapshot. For a job.

        Raises NoAccess, DiskFull, DiskTrouble, DamagedJournal, Cancelled.
        """
        target = machine.folder / snapshot_name(self._journal.id, machine.device)
        sweep_own_part(machine.folder, self._journal.id, machine.device)
        count = self._known().count
        facts = self.save(target, machine.name, machine.device, progress)
        self._looked[target] = (_stamp(target), NewThere(facts, (), {}, count))
        return target

    def save(
        self, target: Path, name: str = "", device: str | None = None, progress: Progress = no_progress
    ) -> SnapshotFacts:
        """Write a snapshot to a file that was chosen: to be carried by hand. For a job. Raises as `write`, and
        JournalExists for the journal's own file.
        """
        if _same_file(target, self._journal.path):
            raise JournalExists(target)
        facts = SnapshotFacts(self._journal.id, device or self._journal.device, name, self._clock.now())
        self._journal.copies_out.snapshot(target, facts, progress)
        return facts

    def gather(self, machine: Machine, progress: Progress = no_progress) -> Gathered:
        """Read what other machines put into the folder. For a job.

        A file that cannot be read whole is being carried, and waits. One that was read and held nothing new is not read
        again before it changes. The first time of a day that something will be taken in, a backup is made before: it
        is kept as the daily ones are, of which it is one. Raises NoAccess where the folder is out of reach, and
        DiskFull where this computer has no room to look into a file.
        """
        files, strangers = self._sorted(snapshots_in(machine.folder))
        known = self._known()
        looks = Looks(machine)
        for number, file in enumerate(files):
            progress(number / max(len(files), 1))
            stamp = _stamp(file.path)
            if stamp is not None and self._looked.get(file.path, (None, None))[0] == stamp:
                looks.note(file, self._looked[file.path][1])
                continue
            try:
                one = read_snapshot(file.path, self._opening(), known)
            except UserError as error:
                looks.note_unread(file, standing_of(error))
                continue
            looks.note(file, one)
            if not one.missing and not one.erased:
                self._looked[file.path] = (stamp, one)
        today = self._clock.now().date()
        backed_up = looks.anything and machine.backed_up != today and self._backups.before(BackupReason.DAILY)
        progress(1.0)
        return self._with_erased(looks.gathered(strangers, known.count, backed_up=backed_up), known)

    def read(self, other: Path, progress: Progress = no_progress) -> Gathered:
        """Read one other copy: a snapshot, a backup, or a journal that is closed. For a job.

        Raises AnotherJournal, WrongPassphrase, DamagedCopy, NewerJournal, NotAJournal, NoAccess.
        """
        if _same_file(other, self._journal.path):
            return Gathered()
        if other.is_dir():
            raise NotAJournal(other)
        known = self._known()
        try:
            found = read_snapshot(other, self._opening(), known)
        except DamagedJournal:
            raise DamagedCopy(other) from None
        if found.facts.journal != self._journal.id and self._journal.revisions.count() > 0:
            raise AnotherJournal(other)
        progress(0.5)
        gathered = self._with_erased(Gathered(found=(found,)), known)
        if gathered:
            self._backups.before(BackupReason.MERGE)
        progress(1.0)
        return gathered

    def try_passphrase(self, other: Path, passphrase: str) -> bool:
        """Whether a passphrase opens the other copy; it is then known until this journal is closed. For a job."""
        return self._opening().try_passphrase(other, passphrase)

    def needs_passphrase(self, other: Path) -> bool:
        """Whether the other copy does not open with what is known. Raises NotAJournal for what is none, DamagedCopy
        for a snapshot that has only begun to arrive, FileError.
        """
        if other.is_dir():
            raise NotAJournal(other)
        if has_only_begun(other):
            raise DamagedCopy(other) if other.suffix == SNAPSHOT_SUFFIX else NotAJournal(other)
        return self._opening().secret_of(other) is None

    def take_in(self, gathered: Gathered, progress: Progress = no_progress) -> Merged:
        """Take in what was gathered, in one transaction. Raises Cancelled, and then nothing came in."""
        return self._taken_in(gathered, gathered.revisions, gathered.erased, progress)

    def take_in_slices(self, gathered: Gathered) -> Iterator[Merged]:
        """Take in what was gathered, some records at a time, people first; others may write between two of them.

        What erases is left to `erase_beside`. One that is not gone through to its end is gone on with by the next
        merge.
        """
        by_subject: dict[str, list[Revision]] = {}
        for one in sorted(gathered.revisions, key=lambda one: one.kind != RecordKind.PERSON):
            if one.subject not in gathered.of_the_erased:
                by_subject.setdefault(one.subject, []).append(one)
        subjects = list(by_subject)
        for start in range(0, len(subjects), SLICE):
            chosen = [one for subject in subjects[start : start + SLICE] for one in by_subject[subject]]
            yield self._taken_in(gathered, chosen, {}, no_progress)

    def erase_beside(self, gathered: Gathered, progress: Progress = no_progress) -> ErasedBeside:
        """Take in what erases, in a copy beside the journal, for `take_erased` or `drop_erased`. For a job.

        Raises DamagedJournal, NoAccess, DiskFull, DiskTrouble, ReadingOnly, Cancelled; nothing is changed then.
        """
        chosen = [one for one in gathered.revisions if one.subject in gathered.of_the_erased]
        return self._journal.unions.unite_beside(gathered.found[0].facts.journal, chosen, progress, gathered.erased)

    def take_erased(self, beside: ErasedBeside) -> Merged | None:
        """Go on in that copy; None, and nothing is changed, where something was saved since or is being read."""
        taken = self._writes.erase(
            partial(self._journal.unions.take, beside), lambda taken: taken and bool(beside.united.taken_out)
        )
        return _merged(beside.united, beside.changes) if taken else None

    def drop_erased(self, beside: ErasedBeside) -> None:
        """Leave the journal as it is."""
        self._journal.unions.drop(beside)

    def settle(self, gathered: Gathered) -> None:
        """Remove the conflict copies of this machine's own file, now that what they held is here."""
        for path in gathered.own_conflicts:
            with suppress(FileError):
                remove_snapshot(path)

    def _taken_in(
        self, gathered: Gathered, revisions: Iterable[Revision], erased: Mapping[str, str], progress: Progress
    ) -> Merged:
        chosen = tuple(revisions)
        if not chosen and not erased:
            return Merged()
        journal = gathered.found[0].facts.journal
        unite = partial(self._journal.unions.unite, journal, chosen, len(chosen), progress, erased)
        return _merged(*self._writes.erase(unite, lambda done: bool(done[0].taken_out)))

    def _with_erased(self, gathered: Gathered, known: Known) -> Gathered:
        """Note which of the records that came in name somebody who was erased, or follow a version that was: these come
        in as what they are in the end.
        """
        erased = {*known.erased, *gathered.erased}
        without = WithoutThem(erased, BareNames(()), StandIn("", ""), in_fields=PEOPLE_FIELDS)
        naming = frozenset(one.subject for one in gathered.revisions if without.refers(one.payload))
        with self._journal.reader() as reader:
            of_versions = reader.revisions.subjects_of(gathered.erased)
        return replace(gathered, of_the_erased=naming | of_versions)

    def _sorted(self, files: Iterable[SnapshotFile]) -> tuple[tuple[SnapshotFile, ...], tuple[Path, ...]]:
        """Return the snapshots of this journal and those of others; an empty journal becomes the only one there is."""
        files = tuple(files)
        with self._journal.reader() as reader:
            empty = reader.revisions.is_empty()
        others = {one.journal for one in files} - {self._journal.id}
        mine = others if empty and len(others) == 1 else {self._journal.id}
        return (
            tuple(one for one in files if one.journal in mine),
            tuple(one.path for one in files if one.journal not in mine),
        )

    def _known(self) -> Known:
        with self._journal.reader() as reader:
            return reader.revisions.known()

    def _opening(self) -> Copies:
        if self._copies is None:
            self._copies = self._journal.copies_out.copies()
        return self._copies


_Stamp = tuple[int, int, int]


def _merged(united: United, changes: Changes) -> Merged:
    return Merged(changes, united.entries, united.added, united.taken_out)


def _stamp(path: Path) -> _Stamp | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_size, found.st_mtime_ns, found.st_ino
    return None


def _same_file(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False
