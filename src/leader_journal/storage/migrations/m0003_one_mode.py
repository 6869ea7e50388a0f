"""The search index is written in one mode for ever, and made anew once: a file that knew both may be out of step.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0003_one_mode"

_STATEMENTS = (
    "INSERT INTO entry_text_fts (entry_text_fts, rank) VALUES ('secure-delete', 0)",
    "INSERT INTO entry_text_fts (entry_text_fts) VALUES ('rebuild')",
    # what the two modes had left to be swept
    "DELETE FROM meta WHERE name = 'search_leftovers'",
)


def apply(db: Database) -> None:
    """Leave the mode that overwrites tokens, and build the index."""
    for statement in _STATEMENTS:
        db.execute(statement)
