"""Runs the steps that a file has not had yet: all of them in one transaction, or none (STORAGE.md D8).

Each step runs with its record in a savepoint of its own. After each, triggers that it lost without meaning to are made
again (`table.transform` of sqlite_utils drops them, and search would then go stale in silence), and every search index
is compared with its content.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leader_journal.storage.driver import Connection
from leader_journal.storage.log_stamps import begin_log
from leader_journal.storage.migrations import APPLICATION_ID
from leader_journal.storage.migrations import steps as released
from leader_journal.storage.migrations.steps import Step
from leader_journal.storage.search_tables import check_search_table, search_tables

if TYPE_CHECKING:
    from sqlite_utils import Database

_SET = "leader_journal"


def migrate(
    connection: Connection,
    steps: Sequence[Step] | None = None,
) -> None:
    """Bring the file to the last of `steps` (the released ones).

    A step that fails leaves the file as it was before the first. Raises what the step raises.
    """
    steps = released.STEPS if steps is None else steps
    connection.execute("BEGIN IMMEDIATE")
    try:
        _apply(connection, steps)
        begin_log(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _apply(connection: Connection, steps: Sequence[Step]) -> None:
    # loaded here: it brings numpy with it, and only a new or an older file has steps to run
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    registry = Migrations(_SET)
    for step in steps:
        registry(name=step.name)(_Guarded(step))
    registry.apply(Database(connection, execute_plugins=False))  # type: ignore[arg-type]  # ours does what it asks of SQLite's


class _Guarded:
    """A step, and what must hold after it."""

    def __init__(self, step: Step) -> None:
        self.__name__ = step.name
        self._step = step

    def __call__(self, db: Database, /) -> None:
        before = _triggers(db)
        self._step.apply(db)
        _restore_triggers(db, before)
        for table in search_tables(db.conn):
            check_search_table(db.conn, table)


def _triggers(db: Database) -> dict[str, tuple[str, str]]:
    rows = db.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    return {name: (table, sql) for name, table, sql in rows}


def _restore_triggers(db: Database, before: dict[str, tuple[str, str]]) -> None:
    """Make the triggers again that went although their table and their search index are still there."""
    after = _triggers(db)
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()}
    for name, (table, sql) in before.items():
        if name not in after and table in tables:
            db.execute(sql)
