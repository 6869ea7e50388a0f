"""What the other machines put into the shared folder, as it is found when one file after the other is looked into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from leader_journal.core.errors import DiskFull, FileError, NewerJournal, NoAccess, UserError, WrongPassphrase
from leader_journal.core.revision import Revision
from leader_journal.core.snapshots import OtherMachine, SnapshotFile, SnapshotStanding
from leader_journal.storage.snapshots import NewThere, is_arriving


class Machine(Struct, frozen=True):
    """This machine: the folder it shares, what names it there, what the leader calls it, and the day on which a
    backup was made before a merge last.
    """

    folder: Path
    device: str
    name: str
    backed_up: dt.date | None = None


class Gathered(Struct, frozen=True):
    """What was found: the other machines, and of each file that holds something new what that is."""

    seen: tuple[OtherMachine, ...] = ()
    found: tuple[NewThere, ...] = ()
    own_is_foreign: bool = False
    """Whether another machine writes under this one's name: a home folder that was copied. It needs a new one."""
    own_conflicts: tuple[Path, ...] = ()
    """Copies of this machine's own file that a program which carries folders set beside it."""
    own_is_behind: bool = False
    """Whether this machine's own snapshot lacks something that is here: it is to be written anew."""
    strangers: tuple[Path, ...] = ()
    """Snapshots of other journals that lie there too; they are left alone."""
    backed_up: bool = False
    """Whether a backup was made just now."""
    of_the_erased: frozenset[str] = frozenset()
    """Records that came in and name somebody who was erased, here or there, or of which a version was erased."""

    @property
    def erases(self) -> bool:
        """Whether something is to be erased or cleaned, for which the whole file is gone through."""
        return bool(self.erased or self.of_the_erased)

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


class Looks:
    """What comes of looking into one file after the other."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._seen = list[OtherMachine]()
        self._found = list[NewThere]()
        self._own_conflicts = list[Path]()
        self._own_held: int | None = None
        self._foreign = False

    @property
    def anything(self) -> bool:
        """Whether anything is new."""
        return bool(self._found)

    def note(self, file: SnapshotFile, one: NewThere) -> None:
        """Note a file that was read."""
        own, new = file.device == self._machine.device, bool(one.missing or one.erased)
        if new:
            self._found.append(one)
        if own and file.conflict:
            self._own_conflicts.append(file.path)
        elif own:
            self._own_held = one.held
            self._foreign = new
        else:
            facts = one.facts
            self._seen.append(OtherMachine(file.device, facts.name, facts.made, SnapshotStanding.MERGED, file.path))

    def note_unread(self, file: SnapshotFile, standing: SnapshotStanding) -> None:
        """Note a file that waits."""
        if file.device != self._machine.device:
            self._seen.append(OtherMachine(file.device, "", None, standing, file.path))

    def gathered(self, strangers: tuple[Path, ...], here: int, *, backed_up: bool) -> Gathered:
        """Return all of it; `here` counts what this journal holds."""
        behind = bool(self._found) or self._own_held is None or self._own_held < here
        return Gathered(
            _latest(self._seen),
            tuple(self._found),
            self._foreign,
            tuple(self._own_conflicts),
            behind,
            strangers,
            backed_up,
        )


def standing_of(error: UserError) -> SnapshotStanding:
    """Return how a file stands that could not be read. Raises what says nothing of the file."""
    if isinstance(error, WrongPassphrase):
        return SnapshotStanding.LOCKED
    if isinstance(error, NewerJournal):
        return SnapshotStanding.NEWER
    if isinstance(error, DiskFull):
        raise error
    if isinstance(error, NoAccess) and error.path.exists():
        return SnapshotStanding.CLOSED
    if is_arriving(error) or isinstance(error, FileError):
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
