"""What pages ask for first has an index of its own, where a table of all entries was read from end to end.

An entry that is about no agreement and no breach is in none of them: saving it writes nothing more.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0008_narrow_reads"

_STATEMENTS = (
    # how often each agreement was broken
    "CREATE INDEX entry_agreement ON entry (agreement, day, kind) WHERE agreement IS NOT NULL",
    # the frames that are owed, the latest first
    "CREATE INDEX entry_frame_owed ON entry (key, uid) WHERE kind = 'breach' AND agreement IS NULL AND destructive = 0",
    # who was merged, among all subjects of the log
    "CREATE INDEX head_person ON head (seq) WHERE kind = 'person'",
)


def apply(db: Database) -> None:
    """Make the indexes."""
    for statement in _STATEMENTS:
        db.execute(statement)
