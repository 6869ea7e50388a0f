"""Entries know in columns what became of them, and how a breach was met: charts count it, and open no entry.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0006_what_became"

_STATEMENTS = (
    # NULL where nothing is noted; days as ISO 8601
    "ALTER TABLE entry ADD COLUMN outcome TEXT",
    "ALTER TABLE entry ADD COLUMN known_for TEXT",
    "ALTER TABLE entry ADD COLUMN loop TEXT",
    "ALTER TABLE entry ADD COLUMN told_on TEXT",
    "ALTER TABLE entry ADD COLUMN came_back_on TEXT",
    "ALTER TABLE entry ADD COLUMN repair TEXT",
    "ALTER TABLE entry ADD COLUMN came_with_more TEXT",
    "ALTER TABLE entry ADD COLUMN raised_by TEXT",
    # NULL not answered, 0 no, 1 yes
    "ALTER TABLE entry ADD COLUMN consequence_known INTEGER",
    "ALTER TABLE entry ADD COLUMN carried_out_calmly INTEGER",
    "ALTER TABLE entry ADD COLUMN destructive INTEGER NOT NULL DEFAULT 0",
    # the first reactions in their order, a space between them
    "ALTER TABLE entry ADD COLUMN reactions TEXT NOT NULL DEFAULT ''",
    """UPDATE entry SET (
        outcome, known_for, loop, told_on, came_back_on, repair, came_with_more, raised_by,
        consequence_known, carried_out_calmly, destructive, reactions
    ) = (
        SELECT
            said ->> 'outcome', said ->> 'known_for', said ->> 'loop', said ->> 'told_on', said ->> 'came_back_on',
            said ->> 'repair', said ->> 'came_with_more', said ->> 'raised_by',
            said ->> 'consequence_known', said ->> 'carried_out_calmly', coalesce(said ->> 'destructive', 0),
            (SELECT coalesce(group_concat(value, ' ' ORDER BY key), '') FROM json_each(said, '$.reactions'))
        FROM (SELECT payload AS said FROM entry_row r JOIN revision USING (seq) WHERE r.key = entry.key)
    )""",
)


def apply(db: Database) -> None:
    """Make the columns, and fill them from the log."""
    for statement in _STATEMENTS:
        db.execute(statement)
