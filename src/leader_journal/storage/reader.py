"""Reading a journal in another thread, on a connection of its own."""

from __future__ import annotations

from msgspec import Struct

from leader_journal.storage.agreements import Agreements
from leader_journal.storage.alike import Alike
from leader_journal.storage.books import BringUps, JournalSettingsTable, OneOnOnes, OwnPrompts, Plans, Reviews
from leader_journal.storage.driver import Connection
from leader_journal.storage.entries import Entries
from leader_journal.storage.people import People
from leader_journal.storage.promises import Promises
from leader_journal.storage.revisions import Revisions
from leader_journal.storage.saved_filters import SavedFilters


class Held(Struct, frozen=True):
    """A connection that stays the same."""

    connection: Connection


class JournalReader:
    """What a journal held at the first query, whatever is written meanwhile. For one thread, within its block."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        source = Held(connection)
        self.revisions = Revisions(source)
        self.entries = Entries(source, self.revisions)
        self.alike = Alike(source)
        self.people = People(source)
        self.promises = Promises(source)
        self.agreements = Agreements(source)
        self.one_on_ones = OneOnOnes(source)
        self.bring_ups = BringUps(source)
        self.reviews = Reviews(source)
        self.plans = Plans(source)
        self.own_prompts = OwnPrompts(source)
        self.settings = JournalSettingsTable(source)
        self.saved_filters = SavedFilters(source)

    def drafts(self) -> dict[str, bytes]:
        """Return everything that is being written and not saved, by its place."""
        return dict(self._connection.execute("SELECT slot, payload FROM draft").fetchall())

    def interrupt(self) -> None:
        """Stop the query that runs, from any thread: it raises `core.errors.Cancelled` in its own."""
        self._connection.interrupt()
