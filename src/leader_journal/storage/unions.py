"""Unions of an open journal with the log of another copy: here, or in a copy beside it that takes its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.changes import NOTHING, Changes, Topic
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage.meta import be_journal
from leader_journal.storage.rebuild import rebuild
from leader_journal.storage.rekeying import Rekeyed
from leader_journal.storage.twins import into_the_bin, meetings_into_the_bin
from leader_journal.storage.union import United, unite
from leader_journal.storage.unswept import note_unswept

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.revision import Revision
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.file import JournalFile
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.projections import Projections


class UnitedBeside(Struct, frozen=True):
    """A union that stands in a copy beside the journal, ready to take its place, and what it did."""

    altered: Rekeyed
    united: United
    changes: Changes


class Unions:
    """Of one open journal. Nothing of it can be undone: a backup is made before."""

    def __init__(
        self,
        file: JournalFile,
        journal: Journal,
        projections: Projections,
        clock: Clock,
        look_again: Callable[[], None],
    ) -> None:
        """`look_again` reads what the journal knows about itself, which may be another one after a union."""
        self._file = file
        self._journal = journal
        self._projections = projections
        self._clock = clock
        self._look_again = look_again

    def unite(
        self,
        journal: str,
        revisions: Iterable[Revision],
        total: int,
        progress: Progress = no_progress,
        erased: Mapping[str, str] | None = None,
    ) -> tuple[United, Changes]:
        """Take in a log that was written elsewhere, as its union with this one; what is erased in one is in both.

        A journal that holds nothing yet becomes the one that the log is of. No undo: a backup is made before. Raises
        Cancelled, and then nothing came in.
        """
        try:
            with self._file.transaction() as connection:
                if self._journal.revisions.is_empty():
                    be_journal(connection, journal)
                newly_erased = (erased or {}).keys() - self._journal.revisions.erased().keys()
                united = unite(connection, revisions, total, progress, erased)
                if united.taken_out or united.subjects is None:
                    rebuild(connection, self._journal.revisions, self._projections, self._journal.index)
                else:
                    self._bring_up(united.subjects)
                self._bin_twins(connection, united.subjects)
                if united.anything or newly_erased:
                    self._journal.erasures.forget_the_erased(connection, None if newly_erased else united.subjects)
                if united.taken_out:
                    note_unswept(connection, self._clock.now())
        finally:
            self._journal.index.forget()
        self._look_again()
        self._journal.erasures.sweep()
        changes = Changes(frozenset(Topic), tuple(united.subjects or ())) if united.anything else NOTHING
        return united, changes

    def unite_beside(
        self,
        journal: str,
        revisions: Collection[Revision],
        progress: Progress = no_progress,
        erased: Mapping[str, str] | None = None,
    ) -> UnitedBeside:
        """Do what `unite` does in a copy beside the journal, for `take`: an erasure goes through all of a file,
        and nobody waits for it. For a job. Raises as `JournalFile.altered_beside`.
        """

        def unite_there(file: JournalFile) -> tuple[United, Changes]:
            copy = type(self._journal)(file, self._clock)
            return copy.unions.unite(journal, revisions, len(revisions), progress, erased)

        altered, (united, changes) = self._file.altered_beside(unite_there, progress)
        return UnitedBeside(altered, united, changes)

    def take(self, beside: UnitedBeside) -> bool:
        """Go on in that copy; False, and nothing is changed, where something was saved since or is read just now."""
        taken = self._file.go_on_in(beside.altered)
        if taken:
            self._look_again()
        return taken

    def drop(self, beside: UnitedBeside) -> None:
        """Leave all as it is: the copy is removed."""
        self._file.drop_key(beside.altered)

    def _bring_up(self, subjects: Iterable[str]) -> None:
        """Bring the tables up to the present state of a few records."""
        self._projections.apply_all(self._journal.revisions.heads_of(subjects))
        self._journal.index.update()

    def _bin_twins(self, connection: Connection, subjects: frozenset[str] | None) -> None:
        """Of what both machines imported from one source let one stand."""
        twice = (into_the_bin, meetings_into_the_bin)
        for gone in (one for found in twice for one in found(connection, self._journal.revisions, subjects)):
            self._projections.apply(gone.revision, gone.seq)
        self._journal.index.update()
