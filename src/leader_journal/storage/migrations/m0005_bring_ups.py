"""Lines to bring up: who they are for, and whether they still wait.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0005_bring_ups"

_STATEMENTS = (
    """CREATE TABLE bring_up (
        uid TEXT NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL,
        person TEXT NOT NULL,
        state TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX bring_up_person ON bring_up (person, state)",
)


def apply(db: Database) -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
