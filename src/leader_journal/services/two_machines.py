"""One journal on two machines: each writes its own snapshot into a shared folder and takes in those of the others.

Reading, verifying and comparing are done by a job (`gather`, `write`); what is missing here is then taken in by one
transaction (`take_in`), or record by record between two strokes of a key (`take_in_slices`): a union is as good half
done as done twice (docs/decisions/0044).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from leader_journal.core.backups import BackupReason
from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.clock import Clock
from leader_journal.core.codec import decode, encode_over
from leader_journal.core.concurrent import in_conflict
from leader_journal.core.errors import (
    AnotherJournal,
    DamagedJournal,
    FileError,
    NewerJournal,
    UserError,
    WrongPassphrase,
)
from leader_journal.core.folding import fold
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_kinds import TYPE_OF, Record, RecordKind
from leader_journal.core.records import Person
from leader_journal.core.revision import Revision
from leader_journal.core.snapshots import OtherMachine, SnapshotFacts, SnapshotStanding, snapshot_name
from leader_journal.services.backups import BackupService, new_backup_path
from leader_journal.services.writes import Writes
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.journal import Journal
from leader_journal.storage.snapshots import (
    NewThere,
    is_arriving,
    move_aside,
    read_snapshot,
    remove_snapshot,
    snapshots_in,
    sweep_own_part,
)

SLICE = 8
"""So many records are taken in between two strokes of a key."""

_SYNCED_BY = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)
_SYNCED_NAMES = ("Dropbox", "Nextcloud", "ownCloud", "OneDrive", "Google Drive", "iCloud Drive", "Mobile Documents")


@dataclass(frozen=True, slots=True)
class Machine:
    """This machine: the folder it shares, what names it there, and what the leader calls it."""

    folder: Path
    device: str
    name: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found: the other machines, and of each file that holds something new what that is."""

    seen: tuple[OtherMachine, ...] = ()
    found: tuple[NewThere, ...] = ()
    own_is_foreign: bool = False
    """Whether another machine writes under this one's name: a home folder that was copied. It needs a new one."""
    own_conflicts: tuple[Path, ...] = ()
    """Copies of this machine's own file that a program which carries folders set beside it."""

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """What is new, each once."""
        return tuple({one.rev: one for found in self.found for one in found.missing}.values())

    @property
    def erased(self) -> Mapping[str, str]:
        """What was erased there, and here not yet."""
        return {one: at for found in self.found for one, at in found.erased.items()}

    def __bool__(self) -> bool:
        """Whether there is anything to take in."""
        return any(one.missing or one.erased for one in self.found)


@dataclass(frozen=True, slots=True)
class Merged:
    """What taking in did."""

    changes: Changes = NOTHING
    entries: int = 0
    added: int = 0
    taken_out: int = 0


@dataclass(frozen=True, slots=True)
class Concurrent:
    """A record that was written on two machines: its versions, the one that is shown first. None is newer by right."""

    kind: str
    subject: str
    versions: tuple[Revision, ...]

    def records(self) -> tuple[Record | None, ...]:
        """Return what each version says; None for one that threw it away."""
        return tuple(
            None if one.deleted else decode(one.payload, TYPE_OF[RecordKind(self.kind)]) for one in self.versions
        )


class TwoMachines:
    """Snapshots of the open journal, and those of other machines."""

    def __init__(self, journal: Journal, writes: Writes, backups: BackupService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._backups = backups
        self._clock = clock
        self._copies: Copies | None = None

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
        self.save(target, machine.name, machine.device, progress)
        return target

    def save(self, target: Path, name: str = "", device: str | None = None, progress: Progress = no_progress) -> None:
        """Write a snapshot to a file that was chosen: to be carried by hand. For a job. Raises as `write`."""
        facts = SnapshotFacts(self._journal.id, device or self._journal.device, name, self._clock.now())
        self._journal.snapshot(target, facts, progress)

    def gather(self, machine: Machine, progress: Progress = no_progress) -> Gathered:
        """Read what other machines put into the folder, and make a backup where something will be taken in. For a job.

        A file that cannot be read whole is being carried, and waits. Raises NoAccess where the folder is out of reach.
        """
        files = snapshots_in(machine.folder, self._journal.id)
        known, erased = self._known()
        seen, found, foreign, own_conflicts = list[OtherMachine](), list[NewThere](), False, list[Path]()
        for number, file in enumerate(files):
            progress(number / len(files))
            own = file.device == machine.device
            try:
                one = read_snapshot(file.path, self._opening(), known, erased)
            except UserError as error:
                if not own:
                    seen.append(OtherMachine(file.device, "", None, _standing(error), file.path))
                continue
            if one.missing or one.erased:
                found.append(one)
                foreign = foreign or (own and not file.conflict)
            if own and file.conflict:
                own_conflicts.append(file.path)
            elif not own:
                seen.append(
                    OtherMachine(file.device, one.facts.name, one.facts.made, SnapshotStanding.MERGED, file.path)
                )
        gathered = Gathered(_latest(seen), tuple(found), foreign, tuple(own_conflicts))
        if gathered:
            self._backups.before(BackupReason.MERGE)
        progress(1.0)
        return gathered

    def read(self, other: Path, progress: Progress = no_progress) -> Gathered:
        """Read one other copy: a snapshot, a backup, or a journal that is closed. For a job.

        Raises AnotherJournal, WrongPassphrase, DamagedJournal, NewerJournal, NotAJournal, NoAccess.
        """
        if _same_file(other, self._journal.path):
            return Gathered()
        found = read_snapshot(other, self._opening(), *self._known())
        if found.facts.journal != self._journal.id and self._journal.revisions.count() > 0:
            raise AnotherJournal(other)
        progress(0.5)
        gathered = Gathered(found=(found,))
        if gathered:
            self._backups.before(BackupReason.MERGE)
        progress(1.0)
        return gathered

    def try_passphrase(self, other: Path, passphrase: str) -> bool:
        """Whether a passphrase opens the other copy; it is then known until this journal is closed. For a job."""
        return self._opening().try_passphrase(other, passphrase)

    def needs_passphrase(self, other: Path) -> bool:
        """Whether the other copy does not open with what is known. Raises FileError."""
        return self._opening().secret_of(other) is None

    def take_in(self, gathered: Gathered, progress: Progress = no_progress) -> Merged:
        """Take in what was gathered, in one transaction. Raises Cancelled, and then nothing came in."""
        return self._taken_in(gathered, gathered.revisions, gathered.erased, progress)

    def take_in_slices(self, gathered: Gathered) -> Iterator[Merged]:
        """Take in what was gathered, some records at a time, people first; others may write between two of them.

        One that is not gone through to its end is gone on with by the next merge.
        """
        by_subject: dict[str, list[Revision]] = {}
        for one in sorted(gathered.revisions, key=lambda one: one.kind != RecordKind.PERSON):
            by_subject.setdefault(one.subject, []).append(one)
        subjects, erased = list(by_subject), gathered.erased
        for start in range(0, max(len(subjects), 1), SLICE):
            chosen = [one for subject in subjects[start : start + SLICE] for one in by_subject[subject]]
            yield self._taken_in(gathered, chosen, erased, no_progress)
            erased = {}

    def settle(self, gathered: Gathered) -> None:
        """Remove the conflict copies of this machine's own file, now that what they held is here."""
        for path in gathered.own_conflicts:
            with suppress(FileError):
                remove_snapshot(path)

    def concurrent(self) -> tuple[Concurrent, ...]:
        """Return what was written on two machines and waits for a choice. For a job."""
        with self._journal.reader() as reader:
            waiting = []
            for subject in reader.revisions.of_many_states():
                versions = in_conflict(reader.revisions.of_subjects([subject]))
                if versions and versions[0].kind in set(RecordKind):
                    waiting.append(Concurrent(versions[0].kind, subject, versions))
        return tuple(sorted(waiting, key=lambda one: (one.versions[0].saved_at, one.subject), reverse=True))

    def choose(self, one: Concurrent, version: Revision) -> Changes:
        """Let one version be what counts; the other stays among the earlier ones. Undo brings the question back."""
        with self._writes.change() as writer:
            writer.settle(one.subject, one.kind, version.payload, deleted=version.deleted)
        return writer.changes

    def join(self, one: Concurrent, record: Record) -> Changes:
        """Let a text that was made of both be what counts."""
        with self._writes.change() as writer:
            writer.settle(one.subject, one.kind, encode_over(record, one.versions[0].payload), deleted=False)
        return writer.changes

    def met_twice(self) -> tuple[tuple[Person, Person], ...]:
        """Return people of one name who were made on two machines: they may be one, and can be merged."""
        first: dict[str, Person] = {}
        pairs = []
        for person in sorted(self._journal.people.all(), key=lambda person: person.id):
            earlier = first.setdefault(" ".join(fold(person.alias).split()), person)
            if earlier is not person:
                pairs.append((person, earlier))
        return tuple(pairs)

    def synced_by(self, machine: Machine | None) -> str:
        """Return what carries the folder that the live journal lies in, or nothing: such a program copies it broken."""
        if machine is not None and machine.folder in self._journal.path.parents:
            return str(machine.folder)
        for folder in self._journal.path.absolute().parents:
            for mark, program in _SYNCED_BY:
                if (folder / mark).exists():
                    return program
            for name in _SYNCED_NAMES:
                if folder.name == name or folder.name.startswith(f"{name} "):
                    return name
        return ""

    def move_to(self, target: Path) -> Path:
        """Let the journal go on outside of the folder; what lies there is set aside among its backups. Returns where.

        Raises what `Journal.continue_at` raises: the journal stays where it was then.
        """
        before = self._journal.path
        self._journal.continue_at(target)
        aside = new_backup_path(target, self._clock.now(), BackupReason.SET_ASIDE)
        move_aside(before, aside)
        return aside

    def _taken_in(
        self, gathered: Gathered, revisions: Iterable[Revision], erased: Mapping[str, str], progress: Progress
    ) -> Merged:
        chosen = tuple(revisions)
        if not chosen and not erased:
            return Merged()
        journal = gathered.found[0].facts.journal
        try:
            united, changes = self._journal.unite(journal, chosen, len(chosen), progress, erased)
        finally:
            self._writes.tell()
        if united.taken_out:
            self._writes.forget_past()
        entries = sum(1 for one in united.subjects if self._journal.revisions.kind_of(one) == RecordKind.ENTRY)
        return Merged(changes, entries, united.added, united.taken_out)

    def _known(self) -> tuple[frozenset[str], Mapping[str, str]]:
        with self._journal.reader() as reader:
            return reader.revisions.ids(), reader.revisions.erased()

    def _opening(self) -> Copies:
        if self._copies is None:
            self._copies = self._journal.copies()
        return self._copies


def _standing(error: UserError) -> SnapshotStanding:
    if isinstance(error, WrongPassphrase):
        return SnapshotStanding.LOCKED
    if isinstance(error, NewerJournal):
        return SnapshotStanding.NEWER
    if is_arriving(error) or isinstance(error, DamagedJournal | FileError):
        return SnapshotStanding.ARRIVING
    raise error


def _latest(seen: Iterable[OtherMachine]) -> tuple[OtherMachine, ...]:
    """A machine has one line, also where its file lies there more than once."""
    of_device: dict[str, OtherMachine] = {}
    for one in seen:
        known = of_device.get(one.device)
        if known is None or (one.made is not None and (known.made is None or one.made > known.made)):
            of_device[one.device] = one
    return tuple(of_device.values())


def _same_file(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False
