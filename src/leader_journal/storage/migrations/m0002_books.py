"""One-on-ones, reviews, plans, own prompts and the settings of a journal; entries know the plan that they fit,
and whether time was short.

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
        planned TEXT
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
    "ALTER TABLE entry ADD COLUMN pressed INTEGER NOT NULL DEFAULT 0",
    """UPDATE entry SET pressed = 1 WHERE key IN (
        SELECT r.key FROM entry_row r JOIN revision USING (seq) WHERE json_extract(payload, '$.under_pressure') = 1
    )""",
    "CREATE INDEX entry_pressed ON entry (day, humility, questions, room, quality) WHERE pressed = 1",
)


def apply(db: Database) -> None:
    """Create the tables, and the columns of entries."""
    for statement in _STATEMENTS:
        db.execute(statement)
