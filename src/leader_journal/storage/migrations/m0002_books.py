"""One-on-ones, reviews, plans, own prompts and settings; entries know their plan, whose voice they are, what is due.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0002_books"

_STATEMENTS = (
    """CREATE TABLE one_on_one (
        uid TEXT NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL,
        person TEXT NOT NULL,
        state TEXT NOT NULL,
        held_on TEXT,
        day TEXT
    ) STRICT""",
    "CREATE INDEX one_on_one_person ON one_on_one (person)",
    """CREATE TABLE review (
        uid TEXT NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL,
        last TEXT NOT NULL,
        closed INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE plan (
        uid TEXT NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL,
        made TEXT NOT NULL,
        ended TEXT
    ) STRICT""",
    "CREATE TABLE own_prompt (uid TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL) STRICT",
    "CREATE TABLE journal_settings (uid TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL) STRICT",
    "ALTER TABLE entry ADD COLUMN plan TEXT",
    # NULL not answered, 0 not done, 1 done
    "ALTER TABLE entry ADD COLUMN plan_done INTEGER",
    "CREATE INDEX entry_plan ON entry (plan, plan_done) WHERE plan IS NOT NULL",
    # NULL everybody whom the entry lists, '' nobody: the leader noticed it
    "ALTER TABLE entry ADD COLUMN voice TEXT",
    """UPDATE entry SET voice = (
        SELECT CASE json_extract(payload, '$.raised_how')
            WHEN 'i_noticed' THEN '' ELSE json_extract(payload, '$.raised_by') END
        FROM entry_row r JOIN revision USING (seq) WHERE r.key = entry.key
    )""",
    # what a one-on-one asks for: is the person still to be told, to be come back to, did I share something of my own
    "ALTER TABLE entry ADD COLUMN loop_open INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE entry ADD COLUMN unrepaired INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE entry ADD COLUMN shared_own INTEGER NOT NULL DEFAULT 0",
    """UPDATE entry SET (loop_open, unrepaired, shared_own) = (
        SELECT
            coalesce(said ->> 'loop' = 'not_yet' OR (said ->> 'loop' IS NULL AND said ->> 'outcome' = 'postponed'), 0),
            coalesce((entry.tone = 'sharp' OR entry.quality = 0) AND said ->> 'came_back_on' IS NULL, 0),
            coalesce(said ->> 'shared_own', 0)
        FROM (SELECT payload AS said FROM entry_row r JOIN revision USING (seq) WHERE r.key = entry.key)
    )""",
    "CREATE INDEX entry_loop_open ON entry (key) WHERE loop_open = 1",
    "CREATE INDEX entry_unrepaired ON entry (key) WHERE unrepaired = 1",
    "CREATE INDEX entry_shared_own ON entry (key) WHERE shared_own = 1",
    "ALTER TABLE entry ADD COLUMN pressed INTEGER NOT NULL DEFAULT 0",
    """UPDATE entry SET pressed = 1 WHERE key IN (
        SELECT r.key FROM entry_row r JOIN revision USING (seq) WHERE json_extract(payload, '$.under_pressure') = 1
    )""",
    "CREATE INDEX entry_pressed ON entry (day, humility, questions, room, quality) WHERE pressed = 1",
)


def apply(db: Database) -> None:
    """Create the tables, and the new columns of entries."""
    for statement in _STATEMENTS:
        db.execute(statement)
