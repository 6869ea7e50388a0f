"""Erasing of an open journal: what lay long in the bin, what an erasure says, and the sweep of the pages after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.changes import NOTHING, Changes, Topic
from leader_journal.core.errors import Cancelled, FileError
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage.unswept import is_unswept, note_swept

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.erasure import Emptied, Erasure
    from leader_journal.core.erasure_plan import Log
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.erasing import Eraser
    from leader_journal.storage.file import JournalFile
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.rekeying import Rekeyed


class EmptiedBeside(Struct, frozen=True):
    """A copy in which the bin was emptied, ready to take the journal's place, and what went."""

    altered: Rekeyed
    emptied: Emptied


class Erasures:
    """Of one open journal. Nothing of it can be undone."""

    def __init__(
        self,
        file: JournalFile,
        journal: Journal,
        clock: Clock,
        eraser: Callable[[Connection], Eraser],
    ) -> None:
        """`eraser` makes what erases inside one transaction."""
        self._file = file
        self._journal = journal
        self._clock = clock
        self._eraser = eraser

    def due(self, before: dt.datetime, among: Collection[str]) -> frozenset[str]:
        """Return what was thrown away before a moment, and note since when all lies there; `among` is what
        `deleted_in_job` returned.

        To be called at every start. Days count whether the app was open or not; with a clock that may be wrong nothing
        is due (`storage.trash`).
        """
        from leader_journal.storage.trash import due

        with self._file.transaction() as connection:
            return due(connection, before, self._clock.now(), among)

    def deleted(self) -> frozenset[str]:
        """Return what was thrown away and is not erased yet: all that lies in the bin, and records of other kinds."""
        from leader_journal.storage.trash import everything

        return everything(self._file.connection)

    def deleted_in_job(self) -> frozenset[str]:
        """Return the same, read in another thread by a connection of its own."""
        from leader_journal.storage.trash import everything

        with self._file.reader(once=True) as connection:
            return everything(connection)

    def erase_deleted(self, gone: Iterable[str], progress: Progress = no_progress) -> Emptied:
        """Erase records that were thrown away, and what quotes them on kept pages. No undo.

        Raises Cancelled: nothing is gone.
        """
        from leader_journal.core.erasure import Emptied

        lines: dict[str, set[str]] = {one: set() for one in gone}
        if not lines:
            return Emptied()
        from leader_journal.core.erasure_plan import facts_of, without_quotes
        from leader_journal.core.record_kinds import RecordKind
        from leader_journal.wording.forgetting import entry_gone

        entries = set[str]()
        for one in self._journal.revisions.of_subjects(lines):
            if one.kind == RecordKind.ENTRY:
                entries.add(one.subject)
                lines[one.subject].add(facts_of(one.payload))
        self.erase(without_quotes(self.log(), lines, entry_gone(), progress), progress)
        return Emptied(frozenset(lines), len(entries))

    def erase_deleted_beside(self, gone: Collection[str], progress: Progress = no_progress) -> EmptiedBeside:
        """Do what `erase_deleted` does in a copy beside the journal, for `take`: nobody waits for it. For a job.

        What was put back since stays. Raises as `JournalFile.altered_beside`.
        """
        from leader_journal.storage.trash import still_thrown

        def erase_there(file: JournalFile) -> Emptied:
            still = still_thrown(file.connection, gone)
            return type(self._journal)(file, self._clock).erasures.erase_deleted(still, progress)

        return EmptiedBeside(*self._file.altered_beside(erase_there, progress))

    def take(self, beside: EmptiedBeside) -> bool:
        """Go on in that copy; False, and nothing is changed, where something was saved since or is read just now."""
        return self._file.go_on_in(beside.altered)

    def drop(self, beside: EmptiedBeside) -> None:
        """Leave all as it is: the copy is removed."""
        self._file.drop_key(beside.altered)

    def log(self) -> Log:
        """Return the log as an erasure is planned by it."""
        from leader_journal.core.erasure_plan import Log

        return Log(
            self._journal.revisions.all,
            self._journal.revisions.present(),
            self._journal.revisions.count(),
            self._journal.drafts.all(),
        )

    def erase(self, erasure: Erasure, progress: Progress = no_progress) -> Changes:
        """Erase for good, in one change that undo does not reach: no copy is kept. Raises Cancelled: nothing is gone.

        Nothing of it is left in the log, the tables, the search index and the drafts; then the pages are swept. Where
        that fails, or is cancelled, it is done at the next opening.
        """
        if not erasure:
            return NOTHING
        try:
            with self._file.transaction() as connection:
                self._eraser(connection).erase(erasure, progress)
                self._journal.index.update_and_build_anew()
        finally:
            self._journal.index.forget()
        self.sweep(progress)
        return Changes(frozenset(Topic), tuple(erasure.subjects))

    def sweep(self, progress: Progress = no_progress) -> None:
        """Write every page anew if something was erased since the last time."""
        with suppress(FileError, Cancelled):
            if is_unswept(self._file.connection):
                self._file.sweep(progress)
                with self._file.transaction() as connection:
                    note_swept(connection)
                self._file.checkpoint()

    def forget_the_erased(self, connection: Connection, subjects: Iterable[str] | None) -> None:
        """Take whoever was forgotten, here or there, out of what names them and was written in the other copy.

        Where nobody was forgotten just now, it is looked for in these records alone.
        """
        revisions = self._journal.revisions
        erased = revisions.erased()
        if not erased:
            return
        from leader_journal.core.bare_names import BareNames
        from leader_journal.core.erasure_plan import Log, Planner
        from leader_journal.core.forgetting import PEOPLE_FIELDS, WithoutThem
        from leader_journal.wording.forgetting import someone

        without = WithoutThem(erased, BareNames(()), someone(), in_fields=PEOPLE_FIELDS)
        if subjects is None:
            log = self.log()
        else:
            versions = tuple(self._journal.revisions.of_subjects(subjects))
            log = Log(
                lambda: versions,
                self._journal.revisions.present_of(subjects),
                len(versions),
                self._journal.drafts.all(),
            )
        erasure = Planner(log, without, ()).plan().erasure
        if erasure:
            self._eraser(connection).erase(erasure, no_progress)
            self._journal.index.update_and_build_anew()
