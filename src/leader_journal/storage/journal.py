"""An open journal: the public face of storage.

Reading goes through its repositories, writing through `write()`: one transaction is one change, which `undo` takes
back as a change of its own. A job in another thread reads on a connection of its own, `reader()`. What few changes
need (checks, unions, erasing, bulk) is loaded by them: a command that lists entries waits for none of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from leader_journal.core.changes import NOTHING, Changes, Topic
from leader_journal.core.clock import Clock
from leader_journal.core.errors import FileError
from leader_journal.core.ids import Ids
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage.codes import text_of
from leader_journal.storage.driver import Connection
from leader_journal.storage.file import JournalFile
from leader_journal.storage.meta import Meta, be_device, ensure_meta
from leader_journal.storage.repositories import Repositories
from leader_journal.storage.rests import Rests
from leader_journal.storage.search_upkeep import SearchUpkeep
from leader_journal.storage.unswept import is_unswept

if TYPE_CHECKING:
    from leader_journal.core.checks import CheckReport
    from leader_journal.core.records import Entry
    from leader_journal.core.revision import Revision
    from leader_journal.storage.copies_out import CopiesOut
    from leader_journal.storage.drafts import Drafts
    from leader_journal.storage.erasing import Eraser
    from leader_journal.storage.erasures import Erasures
    from leader_journal.storage.keys import WaysIn
    from leader_journal.storage.projections import Projections
    from leader_journal.storage.reader import JournalReader
    from leader_journal.storage.search_index import SearchIndex
    from leader_journal.storage.unions import Unions
    from leader_journal.storage.vault import Derive
    from leader_journal.storage.writer import Writer


class Journal(Repositories):
    """One open journal file. Belongs to the thread that opened it; `reader` and `check` may be used by others."""

    def __init__(self, file: JournalFile, clock: Clock) -> None:
        super().__init__(file)
        self.ids = Ids(clock)
        self._file = file
        self._clock = clock
        self._know_itself()
        self.search_upkeep = SearchUpkeep(file)
        self.key_was_replaced = False
        """Whether another sealing key than this journal's was found in the app's folder when it was opened."""
        self.brought_in = 0
        """How many lines that were written while it was locked became entries."""

    @cached_property
    def drafts(self) -> Drafts:
        from leader_journal.storage.drafts import Drafts

        return Drafts(self._file, self._clock)

    @cached_property
    def keys(self) -> WaysIn:
        from leader_journal.storage.keys import WaysIn

        return WaysIn(self._file)

    @cached_property
    def erasures(self) -> Erasures:
        from leader_journal.storage.erasures import Erasures

        return Erasures(self._file, self, self._clock, self._eraser)

    @cached_property
    def unions(self) -> Unions:
        from leader_journal.storage.unions import Unions

        return Unions(self._file, self, self._projections, self._clock, self._know_itself)

    @cached_property
    def rests(self) -> Rests:
        return Rests(self._file, self, self.ids, self._clock, self._unite_own)

    @cached_property
    def index(self) -> SearchIndex:
        """Return what keeps the search in step; for storage alone."""
        from leader_journal.storage.search_index import SearchIndex

        return SearchIndex(self._file)

    @cached_property
    def _projections(self) -> Projections:
        from leader_journal.storage.projections import Projections

        return Projections(self._file, self.index)

    @classmethod
    def create(cls, path: Path, passphrase: str, clock: Clock) -> Self:
        """Create a journal and open it. Raises JournalExists, NoAccess, DiskFull, PassphraseTooShort."""
        journal = cls._of(JournalFile.create(path, passphrase), clock)
        journal.rests.bring_in()
        return journal

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str,
        clock: Clock,
        upgrading: Progress = no_progress,
        derive: Derive | None = None,
    ) -> Self:
        """Open a journal, brought up to this version (a verified copy is kept of what an older version wrote).

        `upgrading` is told while that goes on, and may stop it: the journal is then as it was. Raises Cancelled,
        NoSuchJournal, NotAJournal, WrongPassphrase, DamagedJournal, NewerJournal, LinkedJournal, JournalInUse,
        NoAccess.
        """
        file = JournalFile.open(path, passphrase, upgrading, derive)
        journal = cls._of(file, clock)
        journal.search_upkeep.mend()
        with suppress(FileError):
            if is_unswept(file.connection):
                journal.erasures.sweep()
        journal.rests.bring_in()
        return journal

    @classmethod
    def open_reading(cls, path: Path, passphrase: str, clock: Clock) -> Self:
        """Open a journal that lies where nothing can be written, for reading. Raises what `open` raises."""
        return cls._of(JournalFile.open_reading(path, passphrase), clock)

    @classmethod
    def _of(cls, file: JournalFile, clock: Clock) -> Self:
        try:
            return cls(file, clock)
        except BaseException:
            file.close()
            raise

    def _know_itself(self) -> None:
        self._meta: Meta = ensure_meta(self._file, self.ids, self._clock)

    @property
    def path(self) -> Path:
        """Return where the journal lies."""
        return self._file.reads_copy_of or self._file.path

    @property
    def reading_only(self) -> bool:
        """Whether nothing can be saved, because nothing can be written where the journal lies."""
        return self._file.reads_copy_of is not None

    def continue_at(self, target: Path) -> None:
        """Go on in a new file that holds everything. Raises what `JournalFile.continue_at` raises."""
        self._file.continue_at(target)

    @property
    def id(self) -> str:
        """Return what names this journal on every machine that has a copy of it."""
        return self._meta.journal

    @property
    def salt(self) -> bytes:
        """Return what the key follows from beside the passphrase: no secret, but worth keeping a second time."""
        return self._file.salt

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Run one change: all that is put inside is saved together, or, when the block raises, nothing is.

        Read `writer.changes` after the block. Raises DiskFull and DiskTrouble; the journal can be used on after both,
        and after JournalMoved once the file is back.
        """
        from leader_journal.storage.writer import Writer

        try:
            with self._file.transaction():
                writer = Writer(
                    self.revisions, self._projections, self.index, self.ids, self._meta.device, self._clock.now()
                )
                yield writer
                writer.finish()
        finally:
            self.index.forget()
        self.drafts.went(writer.dropped)
        writer.committed()

    def undo(self, change: str) -> Changes:
        """Take a change back: what it altered becomes what it was, what it made goes to the trash.

        This is a change of its own, so that undoing it brings back what was undone. Raises ChangedSince, and changes
        nothing, where something of it was altered again since: later words are never taken back by an earlier undo.
        """
        with self.write() as writer:
            writer.revert(change)
        return writer.changes

    def load(self, entries: Iterable[Entry], total: int, progress: Progress = no_progress) -> Changes:
        """Insert very many entries that the journal does not hold yet, as one change (some 2,000 a second).

        The people they name are put first, by `write()`. `total` is how many are expected. Raises Cancelled, and then
        nothing was loaded.
        """
        from leader_journal.storage.bulk import Stamp, load

        stamp = Stamp(self.ids.new(), self._meta.device, text_of(self._clock.now()), self.ids.new)
        try:
            with self._file.transaction() as connection:
                loaded = load(connection, entries, total, stamp, progress)
                self._projections.put_in_order(loaded.mixed)
                self.index.update()
        finally:
            self.index.forget()
        return Changes(frozenset({Topic.ENTRIES}), (), stamp.change) if loaded.count else NOTHING

    @contextmanager
    def reader(self, *, once: bool = False) -> Iterator[JournalReader]:
        """Read on a connection of its own, for a job in another thread; `once` as in `JournalFile.reader`."""
        from leader_journal.storage.reader import JournalReader

        with self._file.reader(once=once) as connection:
            yield JournalReader(connection)

    def knows(self, subject: str) -> bool:
        """Whether a record is or ever was here, in the bin and erased ones too."""
        return self.revisions.head(subject) is not None or self.is_erased(subject)

    def is_erased(self, subject: str) -> bool:
        """Whether a record was erased for good."""
        return self.revisions.is_erased(subject)

    @property
    def log_aside(self) -> Path | None:
        """Where the log is now that lay beside this file and does not belong to it, if opening found one."""
        return self._file.log_aside

    @property
    def ended_badly(self) -> bool:
        """Whether the process that had it open last was killed before it could close it."""
        return self._file.ended_badly

    def check(self, progress: Progress = no_progress) -> CheckReport:
        """Check the file's pages, its keys, the references and the search index; changes nothing. Raises Cancelled."""
        from leader_journal.storage.check import SEARCH, CheckStep, run_checks
        from leader_journal.storage.journal_checks import ALL_STEPS, MOST_AT_ONCE

        search = CheckStep(SEARCH.kind, lambda checker: len(self._file.copies_out.stale_search_tables(checker)))
        steps = [search if step is SEARCH else step for step in ALL_STEPS]
        return run_checks(self._file.checker, steps, progress, max(2, min(os.cpu_count() or 1, MOST_AT_ONCE)))

    @property
    def copies_out(self) -> CopiesOut:
        """Return what writes this journal into other files. Never keep it: with a new passphrase it is another one."""
        return self._file.copies_out

    @property
    def device(self) -> str:
        """Return what names this copy among those of the journal."""
        return self._meta.device

    def be_device(self, device: str) -> None:
        """Write under this name from now on."""
        if device == self._meta.device:
            return
        with self._file.transaction() as connection:
            be_device(connection, device)
        self._know_itself()

    def _unite_own(self, revisions: tuple[Revision, ...]) -> None:
        self.unions.unite(self.id, revisions, len(revisions))

    def _eraser(self, connection: Connection) -> Eraser:
        from leader_journal.storage.erasing import Eraser

        return Eraser(
            connection,
            self.revisions,
            self._projections,
            self.ids.new,
            self._meta.device,
            self.ids.new(),
            self._clock.now(),
        )

    @property
    def is_deleted(self) -> bool:
        """Whether the open file has no name any more: what is not written elsewhere now is lost."""
        return self.reading_only is False and self._file.is_deleted

    def rebuild(self) -> None:
        """Make every table of the present state, and the search index, again from the log."""
        from leader_journal.storage.rebuild import rebuild

        try:
            with self._file.transaction() as connection:
                rebuild(connection, self.revisions, self._projections, self.index)
        finally:
            self.index.forget()

    def bring_up_to_date(self) -> None:
        """Move into the file what is in its log alone so far; where that fails it is as safe there."""
        with suppress(FileError):
            self._file.checkpoint()

    def close(self) -> None:
        """Bring the file up to date, close it and release its lock; twice does no harm."""
        self._file.close()
