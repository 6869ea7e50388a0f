"""Other files that are made of an open journal, under its key: backups, snapshots, and the search index anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.progress import Progress, no_progress

if TYPE_CHECKING:
    from leader_journal.core.snapshots import SnapshotFacts
    from leader_journal.storage.backups.copies import Copies
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.keyed import Secret


class CopiesOut(Struct, frozen=True):
    """Writes for jobs, each by a connection of its own. Each loads what it takes: a command that lists takes none."""

    path: Path
    secret: Secret
    connecting: Callable[[], AbstractContextManager[Connection]]

    def back_up(self, target: Path, progress: Progress = no_progress) -> None:
        """Write a backup: a whole copy, encrypted as this is, opened and counted before it has its name.

        Raises what `write_backup` raises.
        """
        from leader_journal.storage.backups.files import write_backup

        with self.connecting() as connection:
            write_backup(connection, self.secret, target, progress)

    def snapshot(self, target: Path, facts: SnapshotFacts, progress: Progress = no_progress) -> None:
        """Write a snapshot for another machine. Raises what `write_snapshot` raises."""
        from leader_journal.storage.snapshots import write_snapshot

        with self.connecting() as connection:
            write_snapshot(connection, self.secret, target, facts, progress)

    def copies(self) -> Copies:
        """Return what opens the backups that have this journal's key; the caller closes it."""
        from leader_journal.storage.backups.copies import Copies

        return Copies(self.secret)

    def copy_backup(self, backup: Path, folder: Path) -> Path:
        """Copy a backup of this journal into another folder, verified there."""
        from leader_journal.storage.backups.files import copy_backup

        return copy_backup(backup, folder, self.secret)

    def stale_search_tables(self, checker: Connection) -> tuple[str, ...]:
        """Return the full-text tables that differ from what they index, while others may write."""
        from leader_journal.storage.search_beside import stale_beside

        return stale_beside(checker, self.path)
