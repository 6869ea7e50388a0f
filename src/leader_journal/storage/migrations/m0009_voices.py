"""Who last brought something of a kind is looked up, where every entry of that person was read.

An entry of no kind is not in the index: saving it writes nothing more.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0009_voices"


def apply(db: Database) -> None:
    """Make the index: within a kind and a voice it is in the order of days."""
    db.execute("CREATE INDEX entry_voice ON entry (kind, voice, day) WHERE kind IS NOT NULL")
