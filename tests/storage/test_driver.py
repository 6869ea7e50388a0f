"""The adapter is a connection of `sqlite3` to us and to sqlite_utils, traps included."""

from __future__ import annotations

import errno
import gc
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from leader_journal.core.errors import DiskFull
from leader_journal.storage.driver import Connection, Cursor, name_for_sqlite


@pytest.fixture
def connection() -> Iterator[Connection]:
    opened = Connection(":memory:")
    opened.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT UNIQUE)")
    yield opened
    opened.close()


@pytest.fixture
def db(connection: Connection) -> Database:
    return Database(connection, execute_plugins=False)  # type: ignore[arg-type]  # ours does what it asks


def test_rows_are_tuples_and_a_cursor_tells_what_happened(connection: Connection) -> None:
    inserted = connection.execute("INSERT INTO note (text) VALUES (?), (?)", ("one", "two"))
    assert (inserted.rowcount, inserted.lastrowid) == (2, 2)
    assert inserted.description is None
    found = connection.execute("SELECT id, text AS words FROM note ORDER BY id")
    assert found.description is not None
    assert [column[0] for column in found.description] == ["id", "words"]
    assert found.rowcount == -1
    assert found.fetchone() == (1, "one")
    assert list(found) == [(2, "two")]
    assert found.fetchone() is None


def test_columns_are_known_when_no_row_comes(connection: Connection) -> None:
    found = connection.execute("SELECT id, text FROM note")
    assert found.description is not None
    assert [column[0] for column in found.description] == ["id", "text"]


def test_columns_of_a_cached_statement_follow_the_schema(connection: Connection) -> None:
    connection.execute("INSERT INTO note (text) VALUES ('one')")
    connection.execute("SELECT * FROM note").fetchall()
    connection.execute("ALTER TABLE note ADD COLUMN mood TEXT")
    found = connection.execute("SELECT * FROM note")
    assert found.description is not None
    assert [column[0] for column in found.description] == ["id", "text", "mood"]
    assert found.fetchall() == [(1, "one", None)]


def test_a_forgotten_cursor_blocks_nothing(connection: Connection) -> None:
    connection.execute("INSERT INTO note (text) VALUES ('one'), ('two')")
    gc.disable()  # only reference counts may free the cursor: a cycle would keep its statement open
    try:
        connection.execute("SELECT * FROM note").fetchone()
        connection.execute("DROP TABLE note")
    finally:
        gc.enable()


def test_a_failed_cursor_that_is_kept_blocks_nothing(connection: Connection) -> None:
    connection.execute("INSERT INTO note (text) VALUES ('one')")
    cursor = connection.cursor()
    with pytest.raises(sqlite3.IntegrityError) as caught:
        cursor.execute("INSERT INTO note (text) VALUES ('two'), ('one')")
    connection.execute("DROP TABLE note")
    assert caught.value.sqlite_errorname == "SQLITE_CONSTRAINT_UNIQUE"


def test_errors_are_those_of_the_standard_library(connection: Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table: missing") as caught:
        connection.execute("SELECT * FROM missing")
    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_ERROR
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO note (id) VALUES ('no number')")
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT ?", (1, 2))
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT ?", (object(),))
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_an_error_carries_nothing_of_what_was_written(connection: Connection) -> None:
    connection.execute("INSERT INTO note (text) VALUES ('one')")
    with pytest.raises(sqlite3.IntegrityError) as caught:
        connection.execute("INSERT INTO note (text) VALUES (?)", ("one",))
    assert "one" not in str(caught.value)
    # the exception of APSW keeps frames with statement and parameters: it must not hang on ours
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_on_error_sees_every_error_and_may_replace_it(connection: Connection) -> None:
    connection.on_error = lambda _failure: DiskFull(Path("somewhere"))
    with pytest.raises(DiskFull):
        connection.execute("SELECT * FROM missing")


def test_transactions_begin_only_where_somebody_says_so(connection: Connection) -> None:
    connection.execute("INSERT INTO note (text) VALUES ('one')")
    states = [connection.in_transaction]
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO note (text) VALUES ('two')")
    states.append(connection.in_transaction)
    connection.rollback()
    states.append(connection.in_transaction)
    connection.rollback()  # nothing is open: no harm
    connection.commit()
    assert states == [False, True, False]
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)


def test_as_a_context_manager_it_commits_or_rolls_back(connection: Connection) -> None:
    with connection:
        connection.execute("BEGIN")
        connection.execute("INSERT INTO note (text) VALUES ('kept')")
    with pytest.raises(sqlite3.OperationalError), connection:
        connection.executescript("BEGIN; INSERT INTO note (text) VALUES ('gone'); nonsense")
    assert connection.execute("SELECT text FROM note").fetchall() == [("kept",)]


def test_many_rows_and_scripts(connection: Connection) -> None:
    many = connection.executemany("INSERT OR IGNORE INTO note (text) VALUES (?)", [("a",), ("b",), ("a",)])
    assert many.rowcount == 2
    connection.execute("BEGIN")
    connection.execute("INSERT INTO note (text) VALUES ('c')")
    connection.executescript("INSERT INTO note (text) VALUES ('d'); DELETE FROM note WHERE text = 'a'")
    assert not connection.in_transaction
    assert connection.execute("SELECT text FROM note ORDER BY text").fetchmany(2) == [("b",), ("c",)]


def test_a_row_factory_makes_the_rows(connection: Connection) -> None:
    def named(cursor: Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
        assert cursor.description is not None
        return dict(zip((column[0] for column in cursor.description), row, strict=True))

    connection.execute("INSERT INTO note (text) VALUES ('one')")
    connection.row_factory = named
    assert connection.execute("SELECT * FROM note").fetchall() == [{"id": 1, "text": "one"}]
    assert connection.execute("SELECT * FROM note").fetchone() == {"id": 1, "text": "one"}


def test_functions_traces_and_interruption(connection: Connection) -> None:
    connection.create_function("double", 1, lambda value: value * 2, deterministic=True)
    assert connection.execute("SELECT double(21)").fetchone() == (42,)
    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    connection.execute("SELECT ?", ("not in the trace",))
    connection.set_trace_callback(None)
    connection.execute("SELECT 2")
    assert seen == ["SELECT ?"]
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    connection.set_progress_handler(lambda: True, 1000)
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute(endless)
    assert caught.value.sqlite_errorname == "SQLITE_INTERRUPT"


def test_importing_it_loads_neither_sqlite_utils_nor_numpy() -> None:
    code = (
        "import sys, leader_journal.storage.file;"
        "sys.exit(any(name in sys.modules for name in ('sqlite_utils', 'numpy', 'nacl')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- what we rely on in sqlite_utils, whose own suite runs on the adapter in test_sqlite_utils_suite ---


def test_upsert_writes_over_the_old_row(db: Database) -> None:
    db.table("person").insert({"id": 1, "name": "A"}, pk="id")
    db.table("person").upsert({"id": 1, "name": "B"}, pk="id")
    assert list(db.table("person").rows) == [{"id": 1, "name": "B"}]


def test_alter_adds_the_columns_that_are_missing(db: Database) -> None:
    db.table("person").insert({"id": 1, "name": "A"}, pk="id")
    db.table("person").insert({"id": 2, "name": "B", "role": "lead"}, alter=True)
    db.table("person").update(1, {"mood": 3}, alter=True)
    assert list(db.table("person").rows) == [
        {"id": 1, "name": "A", "role": None, "mood": 3},
        {"id": 2, "name": "B", "role": "lead", "mood": None},
    ]


def test_ignore_leaves_the_old_row(db: Database) -> None:
    db.table("person").insert({"id": 1, "name": "A"}, pk="id")
    db.table("person").insert({"id": 1, "name": "B"}, ignore=True)
    assert db.table("person").get(1) == {"id": 1, "name": "A"}
    db.table("nowhere").drop(ignore=True)


def test_a_free_name_is_found_for_an_index(db: Database) -> None:
    db.table("person").insert({"name": "A", "role": "lead"})
    db.table("person").create_index(["name"], index_name="by")
    db.table("person").create_index(["role"], index_name="by", find_unique_name=True)
    assert {index.name for index in db.table("person").indexes} == {"by", "by_2"}


def test_a_returning_insert_is_saved_though_its_rows_are_not_read(db: Database) -> None:
    db.table("person").create({"id": int, "name": str}, pk="id")
    rows = db.query("INSERT INTO person (name) VALUES ('A'), ('B') RETURNING id")
    assert not db.conn.in_transaction
    assert db.table("person").count == 2
    assert list(rows) == [{"id": 1}, {"id": 2}]


def test_transform_keeps_rows_and_references(db: Database) -> None:
    db.conn.execute("PRAGMA foreign_keys = ON")
    db.table("person").insert({"id": 1, "name": "A"}, pk="id")
    db.table("entry").insert({"id": 1, "person": 1}, pk="id", foreign_keys=["person"])
    db.table("person").transform(rename={"name": "alias"})
    assert list(db.table("person").rows) == [{"id": 1, "alias": "A"}]
    with pytest.raises(sqlite3.IntegrityError):
        db.table("entry").insert({"id": 2, "person": 7})


def test_full_text_search_follows_by_triggers(db: Database) -> None:
    db.table("entry").insert({"id": 1, "text": "en medarbejdersamtale"}, pk="id")
    db.table("entry").enable_fts(["text"], tokenize="trigram", create_triggers=True)
    db.table("entry").insert({"id": 2, "text": "ingen samtaler her"})
    assert [row["id"] for row in db.table("entry").search("samtale", order_by="rowid")] == [1, 2]


def test_atomic_takes_everything_back_the_schema_too(db: Database) -> None:
    def make_and_fail() -> None:
        with db.atomic():
            db.table("made").insert({"id": 1}, pk="id")
            with db.atomic():
                db.table("made").insert({"id": 2})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make_and_fail()
    assert not db.table("made").exists()
    assert not db.conn.in_transaction


def test_a_name_that_is_no_text_is_refused_with_its_name_and_why() -> None:
    """No function of SQLite's takes it; what is said of it names the file."""
    if sys.platform == "win32":
        return  # names are text there
    odd = os.fsdecode(b"/tmp/m\xf8de.ljournal")
    with pytest.raises(OSError, match=re.escape(os.strerror(errno.EILSEQ))) as caught:
        name_for_sqlite(odd)
    assert (caught.value.errno, caught.value.filename) == (errno.EILSEQ, odd)
    assert name_for_sqlite("/tmp/møde.ljournal") == "/tmp/møde.ljournal"
