"""The archive: everything written out, loss-free, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.backups import BackupReason
from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.revision import Revision
from leader_journal.services.backups import BackupService
from leader_journal.services.files import Target, write_new_file
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal

if TYPE_CHECKING:
    from leader_journal.exchange.archive import Archive


class ArchivePreview(Struct, frozen=True):
    """What reading an archive back would do: entries that are new or have new versions, versions new and known."""

    entries: int
    new: int
    known: int


class ArchiveResult(Struct, frozen=True):
    """What reading an archive back did; `erased` counts versions of what was erased for good here, `taken_out` those
    that were here still and are erased in the archive.
    """

    changes: Changes
    entries: int
    added: int
    known: int
    erased: int
    taken_out: int = 0


class ExchangeService:
    """The archive of the open journal."""

    def __init__(self, journal: Journal, writes: Writes, backups: BackupService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._backups = backups
        self._clock = clock

    def read_archive(self, path: Path) -> Archive:
        """Return what an archive holds; touches no journal, so a job may do it. Raises UnreadableSource."""
        from leader_journal.exchange.archive import archive_at, open_archive

        try:
            # closing a second handle on the open journal would drop the locks that SQLite holds on it
            if path.samefile(self._journal.path):
                raise UnreadableSource(path, SourceReason.NO_ENTRIES)
            return open_archive(archive_at(path))
        except FileNotFoundError:
            raise UnreadableSource(path, SourceReason.MISSING) from None
        except OSError:
            raise UnreadableSource(path, SourceReason.NOT_READABLE) from None

    def preview_archive(self, archive: Archive) -> ArchivePreview:
        """Return what reading an archive back would do, and change nothing."""
        new, entries = 0, set[str]()
        for one in self._new(archive):
            new += 1
            if one.kind == RecordKind.ENTRY:
                entries.add(one.subject)
        return ArchivePreview(entries=len(entries), new=new, known=len(archive.revisions) - new)

    def bring_archive_in(self, archive: Archive, progress: Progress = no_progress) -> ArchiveResult:
        """Take in what an archive holds and the journal does not: every version, the bin, people, settings.

        A backup is made before, since undo does not reach it. Twice is as once. What was erased here stays so. Raises
        Cancelled, and then nothing came in.
        """
        if archive.erased or next(self._new(archive), None) is not None:
            self._backups.before(BackupReason.IMPORT)
        came_in = archive.header.journal, archive.revisions, len(archive.revisions), progress, archive.erased
        unite = partial(self._journal.unions.unite, *came_in)
        united, changes = self._writes.erase(unite, lambda done: bool(done[0].taken_out))
        return ArchiveResult(changes, united.entries, united.added, united.known, united.erased, united.taken_out)

    def export_archive(self, target: Target, progress: Progress = no_progress, *, current: bool = False) -> int:
        """Write everything, loss-free; return how many revisions that were.

        That is also what was deleted and how it was worded before; with `current` the present state alone.

        Raises JournalExists when there is a file already, DiskFull, DiskTrouble, NoAccess and Cancelled; a file that is
        not whole is removed.
        """
        from leader_journal.exchange.archive import write_archive

        with write_new_file(target) as file, self._journal.reader(once=True) as reader:
            return write_archive(
                file,
                journal=self._journal.id,
                made_at=self._clock.now(),
                revisions=reader.revisions.current() if current else reader.revisions.all(),
                total=reader.revisions.count_current() if current else reader.revisions.count(),
                erased={} if current else reader.revisions.erased(),
                progress=progress,
            )

    def _new(self, archive: Archive) -> Iterator[Revision]:
        """Yield the versions that would come in."""
        known = self._journal.revisions.ids()
        erased = self._journal.revisions.erased().keys() | archive.erased.keys()
        return (one for one in archive.revisions if one.rev not in known and not {one.rev, one.subject} & erased)
