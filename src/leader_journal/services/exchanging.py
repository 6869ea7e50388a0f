"""Writing everything out, loss-free."""

from __future__ import annotations

from pathlib import Path

from leader_journal.core.clock import Clock
from leader_journal.core.progress import Progress, no_progress
from leader_journal.services.files import write_new_file
from leader_journal.storage.journal import Journal


class ExchangeService:
    """The archive."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

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
