"""What a journal knows about itself: its id, the id of this copy's device, and when it was made."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.storage.codes import moment_of, text_of

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.ids import Ids
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.file import JournalFile


class Meta(Struct, frozen=True):
    """`journal` names the journal in every copy, `device` the copy that wrote a revision."""

    journal: str
    device: str
    created: dt.datetime


def ensure_meta(file: JournalFile, ids: Ids, clock: Clock) -> Meta:
    """Return what stands in the file; a file that was just made gets its names now."""
    found = dict(file.connection.execute("SELECT name, value FROM meta").fetchall())
    if "journal" not in found:
        found = {"journal": ids.new(), "device": ids.new(), "created": text_of(clock.now())}
        with file.transaction() as connection:
            connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", list(found.items()))
    return Meta(found["journal"], found["device"], moment_of(found["created"]))


def be_journal(connection: Connection, journal: str) -> None:
    """Let an empty journal be a copy of another one. Inside a transaction."""
    connection.execute("UPDATE meta SET value = ? WHERE name = 'journal'", (journal,))


def be_device(connection: Connection, device: str) -> None:
    """Write under another name from now on: a file that was copied to a second machine has that of the first."""
    connection.execute("UPDATE meta SET value = ? WHERE name = 'device'", (device,))
