"""Making the tables of the present state again, from the log alone."""

from __future__ import annotations

from leader_journal.storage.driver import Connection
from leader_journal.storage.projections import Projections
from leader_journal.storage.revisions import Revisions
from leader_journal.storage.search_index import SearchIndex, built_at_end

_TABLES = (
    "entry",
    "entry_text",
    "origin",
    "trash",
    "person",
    "promise",
    "agreement",
    "one_on_one",
    "review",
    "plan",
    "own_prompt",
    "journal_settings",
    "saved_filter",
    "bring_up",
)
"""Tables that follow from the log; `entry` takes its row and its links with it."""


_PER_STEP = 512


def rebuild(connection: Connection, revisions: Revisions, projections: Projections, index: SearchIndex) -> None:
    """Empty the tables, and apply every head in the order in which they were written. Inside a transaction.

    Entries come last: their texts name people and hold promises, which are known then. Some hundred are held at once.
    """
    with built_at_end(connection):
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")
        for entries in (False, True):
            behind = -1
            while heads := revisions.heads_behind(behind, _PER_STEP, entries=entries):
                projections.apply_all(heads)
                index.write_texts()
                behind = heads[-1].seq
