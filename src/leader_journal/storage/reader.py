"""Reading a journal in another thread, on a connection of its own."""

from __future__ import annotations

from msgspec import Struct

from leader_journal.storage.driver import Connection
from leader_journal.storage.repositories import Repositories


class Held(Struct, frozen=True):
    """A connection that stays the same."""

    connection: Connection


class JournalReader(Repositories):
    """What a journal held at the first query, whatever is written meanwhile. For one thread, within its block."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(Held(connection))
        self._connection = connection

    def drafts(self) -> dict[str, bytes]:
        """Return everything that is being written and not saved, by its place."""
        return dict(self._connection.execute("SELECT slot, payload FROM draft").fetchall())

    def interrupt(self) -> None:
        """Stop the query that runs, from any thread: it raises `core.errors.Cancelled` in its own."""
        self._connection.interrupt()
