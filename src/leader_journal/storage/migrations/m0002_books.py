"""One-on-ones, reviews, plans, own prompts and the settings of a journal; entries know the plan that they fit,
and whose voice they are.

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
    # NULL everybody whom the entry lists, '' nobody: the leader noticed it
    "ALTER TABLE entry ADD COLUMN voice TEXT",
    """UPDATE entry SET voice = (
        SELECT CASE json_extract(payload, '$.raised_how')
            WHEN 'i_noticed' THEN '' ELSE json_extract(payload, '$.raised_by') END
        FROM entry_row r JOIN revision USING (seq) WHERE r.key = entry.key
    )""",
)


def apply(db: Database) -> None:
    """Create the tables, and the columns of the plan and the voice."""
    for statement in _STATEMENTS:
        db.execute(statement)
