"""A row that every change writes: in which log it was made, and upon which state of the file that log began.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0004_log_stamp"

_STATEMENTS = (
    """CREATE TABLE log_stamp (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        changes INTEGER NOT NULL,
        log TEXT NOT NULL,
        base_changes INTEGER NOT NULL,
        base_log TEXT NOT NULL
    ) STRICT""",
    # begun upon a file that knew no stamp
    "INSERT INTO log_stamp VALUES (1, 0, lower(hex(randomblob(16))), 0, '')",
)


def apply(db: Database) -> None:
    """Make the row."""
    for statement in _STATEMENTS:
        db.execute(statement)
