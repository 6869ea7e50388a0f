"""Bringing entries in from other journals, and writing everything out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.clock import Clock
from leader_journal.core.errors import UnreadableSource
from leader_journal.core.import_reasons import SourceReason
from leader_journal.core.progress import Progress, no_progress
from leader_journal.exchange.plan import ImportedEntry, ImportPlan, LineProblem, entry_of
from leader_journal.services.files import write_new_file
from leader_journal.services.people.service import PeopleService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal

PREVIEWED = 5
"""Entries that a preview shows."""


class SourceKind(StrEnum):
    """What can be brought in."""

    JRNL = "jrnl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do."""

    new: int
    known: int
    problems: tuple[LineProblem, ...]
    first: tuple[ImportedEntry, ...]
    new_people: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did."""

    changes: Changes
    added: int
    known: int
    problems: tuple[LineProblem, ...]


class ExchangeService:
    """Imports and exports."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._clock = clock

    def read_source(self, path: Path, kind: SourceKind, mapping: Mapping[str, str] | None = None) -> ImportPlan:
        """Return what a file holds; touches no journal, so a job may do it. Raises UnreadableSource."""
        from leader_journal.exchange.csv_import import plan_csv
        from leader_journal.exchange.jrnl import plan_jrnl

        data = self._bytes_of(path)
        if kind is SourceKind.JRNL:
            return plan_jrnl(data, path)
        return plan_csv(data, path, mapping or {})

    def preview(self, plan: ImportPlan) -> ImportPreview:
        """Return what importing would do, and change nothing."""
        fresh = plan.without(self._journal.entries.origins(plan.source))
        return ImportPreview(
            new=len(fresh.entries),
            known=len(plan.entries) - len(fresh.entries),
            problems=plan.problems,
            first=fresh.entries[:PREVIEWED],
            new_people=tuple(name for name in fresh.people if self._people.find(name) is None),
            left_out=plan.left_out,
        )

    def bring_in(self, plan: ImportPlan, progress: Progress = no_progress) -> ImportResult:
        """Add what is new, as one change that undo takes back. Cancelling adds nothing. Raises Cancelled."""
        fresh = plan.without(self._journal.entries.origins(plan.source))
        if not fresh.entries:
            return ImportResult(NOTHING, 0, len(plan.entries), plan.problems)
        written = self._clock.now()
        with self._writes.change() as writer:
            for name in fresh.people:
                self._people.put_new(writer, name)
            id_of = self._people.ids_by_alias()
            for number, imported in enumerate(fresh.entries):
                progress(number / len(fresh.entries))
                writer.put(
                    entry_of(imported, source=plan.source, id=self._journal.ids.new(), written=written, id_of=id_of)
                )
        known = len(plan.entries) - len(fresh.entries)
        return ImportResult(writer.changes, len(fresh.entries), known, plan.problems)

    def export_archive(self, target: Path, progress: Progress = no_progress) -> int:
        """Write everything, loss-free, to a new file; return how many revisions that were.

        Raises JournalExists when there is a file already, DiskFull, DiskTrouble, NoAccess and Cancelled; a file that is
        not whole is removed.
        """
        from leader_journal.exchange.archive import write_archive

        with write_new_file(target) as file, self._journal.reader() as reader:
            return write_archive(
                file,
                journal=self._journal.id,
                made_at=self._clock.now(),
                revisions=reader.revisions.all(),
                total=reader.revisions.count(),
                progress=progress,
            )

    def _bytes_of(self, path: Path) -> bytes:
        try:
            # closing a second handle on the open journal would drop the locks that SQLite holds on it
            if path.samefile(self._journal.path):
                raise UnreadableSource(path, SourceReason.NO_ENTRIES)
            return path.read_bytes()
        except FileNotFoundError:
            raise UnreadableSource(path, SourceReason.MISSING) from None
        except OSError:
            raise UnreadableSource(path, SourceReason.NOT_READABLE) from None
