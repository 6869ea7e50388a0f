"""What an erasure leaves to be done: its pages are swept after it, and are noted until they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.storage.codes import text_of

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection

_UNSWEPT = "unswept"
"""Stands in `meta` from an erasure until the pages that it left have been swept."""


def note_unswept(connection: Connection, now: dt.datetime) -> None:
    """Note that pages may still hold what was erased: cells that moved leave their letters behind within a page."""
    connection.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_UNSWEPT, text_of(now)),
    )


def is_unswept(connection: Connection) -> bool:
    """Whether an erasure was not swept after, because the process ended, or the disk was full."""
    return connection.execute("SELECT 1 FROM meta WHERE name = ?", (_UNSWEPT,)).fetchone() is not None


def note_swept(connection: Connection) -> None:
    """Note that every page was written anew."""
    connection.execute("DELETE FROM meta WHERE name = ?", (_UNSWEPT,))
