"""Upkeep of the search index of an open journal: compared with what it indexes, and made anew where it differs."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from leader_journal.core.errors import FileError

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.file import JournalFile

_SOON_COMPARED = 2_000
"""Entries whose search index is compared at every opening: some 50 ms."""


class SearchUpkeep:
    """Of one open journal."""

    def __init__(self, file: JournalFile) -> None:
        self.compared = False
        """Whether opening compared the search index with what it indexes (and mended it)."""
        self._file = file

    def mend(self) -> None:
        """Where the search index differs from what it indexes, make it anew, and say nothing: no word is in it alone.

        A file of the present schema differs only where a process or a disk failed, or somebody else wrote into it. A
        large one, of which the comparison takes long, is compared here after a bad end alone.
        """
        connection = self._file.connection
        with suppress(FileError):  # reading goes on: what is damaged is told by `check`
            self.compared = self._file.ended_badly or _is_small(connection)
            if not self.compared:
                return
            from leader_journal.storage.search_tables import stale_search_tables

            if stale_search_tables(connection):
                self.rebuild()

    def is_stale(self) -> bool:
        """Whether the search index differs from what it indexes, asked on a connection of its own: for a job."""
        with self._file.checker() as connection:
            return bool(self._file.copies_out.stale_search_tables(connection))

    def rebuild(self) -> None:
        """Make the search index anew from the texts that it indexes."""
        from leader_journal.storage.search_index import build_anew

        with self._file.transaction() as connection:
            build_anew(connection)


def _is_small(connection: Connection) -> bool:
    """Whether there are few entries: as many are counted as it takes to know, in a table whose rows are short."""
    counted = connection.execute("SELECT count(*) FROM (SELECT 1 FROM entry LIMIT ?)", (_SOON_COMPARED + 1,)).fetchone()
    return bool(counted[0] <= _SOON_COMPARED)
