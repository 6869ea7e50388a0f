"""Entries know in columns what became of them, and how a breach was met: charts count it, and open no entry.

Their id stands there too: fetching it from the rows that lists show, which are long, took nine tenths of such a query.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0006_what_became"

_REACTIONS = (
    "thanked",
    "listened",
    "asked",
    "acknowledged",
    "offered_help",
    "looked_into",
    "explained",
    "postponed",
    "consequence",
    "defended",
    "took_over",
    "brushed_off",
    "went_silent",
    "looked_for_who",
)
_BITS = " ".join(f"WHEN '{reaction}' THEN {1 << at}" for at, reaction in enumerate(_REACTIONS))
_STATEMENTS = (
    # NULL where nothing is noted; days as ISO 8601
    "ALTER TABLE entry ADD COLUMN outcome TEXT",
    "ALTER TABLE entry ADD COLUMN known_for TEXT",
    "ALTER TABLE entry ADD COLUMN loop TEXT",
    "ALTER TABLE entry ADD COLUMN told_on TEXT",
    "ALTER TABLE entry ADD COLUMN came_back_on TEXT",
    "ALTER TABLE entry ADD COLUMN repair TEXT",
    "ALTER TABLE entry ADD COLUMN came_with_more TEXT",
    # who raised it where the leader noticed it all the same; otherwise `voice` says it
    "ALTER TABLE entry ADD COLUMN raised_by TEXT",
    # NULL not answered, 0 no, 1 yes
    "ALTER TABLE entry ADD COLUMN consequence_known INTEGER",
    "ALTER TABLE entry ADD COLUMN carried_out_calmly INTEGER",
    "ALTER TABLE entry ADD COLUMN destructive INTEGER NOT NULL DEFAULT 0",
    # the first reactions, a bit for each in the order of the list below
    "ALTER TABLE entry ADD COLUMN reactions INTEGER NOT NULL DEFAULT 0",
    # that of entry_row
    "ALTER TABLE entry ADD COLUMN uid TEXT NOT NULL DEFAULT ''",
    f"""UPDATE entry SET (
        outcome, known_for, loop, told_on, came_back_on, repair, came_with_more, raised_by,
        consequence_known, carried_out_calmly, destructive, reactions, uid
    ) = (
        SELECT
            said ->> 'outcome', said ->> 'known_for', said ->> 'loop', said ->> 'told_on', said ->> 'came_back_on',
            said ->> 'repair', said ->> 'came_with_more', iif(entry.voice = '', said ->> 'raised_by', NULL),
            said ->> 'consequence_known', said ->> 'carried_out_calmly', coalesce(said ->> 'destructive', 0),
            (SELECT coalesce(sum(DISTINCT CASE value {_BITS} END), 0) FROM json_each(said, '$.reactions')),
            uid
        FROM (SELECT payload AS said, uid FROM entry_row r JOIN revision USING (seq) WHERE r.key = entry.key)
    )""",
)


def apply(db: Database) -> None:
    """Make the columns, and fill them from the log."""
    for statement in _STATEMENTS:
        db.execute(statement)
