"""Care of the file: check it, and mend what can be mended without touching a word that was written."""

from __future__ import annotations

from enum import StrEnum

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.checks import CheckReport, ProblemKind
from leader_journal.core.progress import Progress, no_progress
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


class Need(StrEnum):
    """What a checked journal needs."""

    NOTHING = "nothing"
    REBUILD = "rebuild"
    """Lists or the search index are out of step with the log, which is whole: they can be made again from it."""
    COPY = "copy"
    """A page of the file is damaged: copy the file before anything else."""


class CheckService:
    """Checks and rebuilds the open journal."""

    def __init__(self, journal: Journal, writes: Writes) -> None:
        self._journal = journal
        self._writes = writes

    @property
    def wants_check(self) -> bool:
        """Whether the app was killed, or the power failed, while this journal was open last."""
        return self._journal.ended_badly

    @property
    def wants_comparison(self) -> bool:
        """Whether the search index was left uncompared at the opening, the journal being large."""
        return not self._journal.search_upkeep.compared

    def search_is_stale(self) -> bool:
        """Whether the search index is out of step: for a job."""
        return self._journal.search_upkeep.is_stale()

    def rebuild_search(self) -> Changes:
        """Make the search index anew; nobody needs to hear of it."""
        try:
            self._journal.search_upkeep.rebuild()
        finally:
            self._writes.tell()
        return Changes(frozenset({Topic.ENTRIES}))

    def check(self, progress: Progress = no_progress) -> CheckReport:
        """Check everything, on a connection of its own: for a job. Raises Cancelled."""
        return self._journal.check(progress)

    def need(self, report: CheckReport) -> Need:
        """Return what follows from a check."""
        if report.ok:
            return Need.NOTHING
        damaged = any(problem.kind is ProblemKind.FILE for problem in report.problems)
        return Need.COPY if damaged else Need.REBUILD

    def rebuild(self) -> Changes:
        """Make the lists and the search index again from the log; nothing of the log is touched."""
        try:
            self._journal.rebuild()
        finally:
            self._writes.tell()
        return Changes(frozenset(Topic))
