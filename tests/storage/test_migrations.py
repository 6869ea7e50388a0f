"""A journal is brought up to date whole, with a verified copy kept, and search stays right; or it stays as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.storage.conftest import PASSPHRASE

from leader_journal.core import errors
from leader_journal.core.progress import Progress
from leader_journal.storage import migrations, safety_copy, search_tables
from leader_journal.storage.driver import Connection
from leader_journal.storage.file import JournalFile
from leader_journal.storage.keyed import Secret
from leader_journal.storage.migrations import runner, steps
from leader_journal.storage.migrations.steps import STEPS, Step

if TYPE_CHECKING:
    from sqlite_utils import Database


def _first(db: Database) -> None:
    db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    db.table("note").enable_fts(["text"], tokenize="trigram", create_triggers=True)
    db.execute("CREATE TABLE draft (slot TEXT NOT NULL PRIMARY KEY, payload BLOB NOT NULL, saved_at TEXT NOT NULL)")


def _by_transform(db: Database) -> None:
    db.table("note").transform(types={"text": str}, rename={"text": "words"})
    db.table("note").transform(rename={"words": "text"})


def _by_alter(db: Database) -> None:
    db.execute("ALTER TABLE note ADD COLUMN mood INTEGER")


def _fails(db: Database) -> None:
    db.execute("ALTER TABLE note ADD COLUMN half TEXT")
    raise ZeroDivisionError


def _forgets_search(db: Database) -> None:
    for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute("INSERT INTO note (text) VALUES ('not in the index')")


FIRST = Step("m0001", _first)
TRANSFORM = Step("m0002_transform", _by_transform)
ALTER = Step("m0002_alter", _by_alter)
FAILS = Step("m0003_fails", _fails)
FORGETS = Step("m0002_forgets", _forgets_search)


@pytest.fixture
def memory() -> Connection:
    return Connection(":memory:")


def use(monkeypatch: pytest.MonkeyPatch, *known: Step) -> None:
    """Let the app know these steps and no others."""
    monkeypatch.setattr(steps, "STEPS", known)
    monkeypatch.setattr(migrations, "LATEST", len(known))


def found(connection: Connection, text: str) -> list[int]:
    rows = connection.execute("SELECT rowid FROM note_fts WHERE note_fts MATCH ? ORDER BY rowid", (f'"{text}"',))
    return [rowid for (rowid,) in rows.fetchall()]


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def test_the_released_steps_are_numbered_in_order_and_named_once() -> None:
    assert [step.name[:5] for step in STEPS] == [f"m{number:04}" for number in range(1, len(STEPS) + 1)]
    assert len({step.name for step in STEPS}) == len(STEPS) == migrations.LATEST


def test_a_released_step_imports_nothing_of_ours() -> None:
    folder = Path(migrations.__file__).parent
    for module in folder.glob("m[0-9]*.py"):
        assert "leader_journal" not in module.read_text("utf-8"), module.name


@pytest.mark.parametrize("step", [TRANSFORM, ALTER])
def test_search_is_right_after_a_step(memory: Connection, step: Step) -> None:
    runner.migrate(memory, (FIRST,))
    memory.execute("INSERT INTO note (text) VALUES ('before the step')")
    runner.migrate(memory, (FIRST, step))
    memory.execute("INSERT INTO note (text) VALUES ('after the step')")
    memory.execute("DELETE FROM note WHERE id = 1")
    search_tables.check_search_table(memory, "note_fts")
    assert found(memory, "after") == [2]
    assert found(memory, "before") == []


def test_a_step_that_leaves_search_stale_is_taken_back(memory: Connection) -> None:
    runner.migrate(memory, (FIRST,))
    with pytest.raises(sqlite3.DatabaseError):
        runner.migrate(memory, (FIRST, FORGETS))
    assert memory.execute("SELECT count(*) FROM note").fetchone() == (0,)
    assert memory.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").fetchone() == (3,)


def test_steps_run_once_and_all_or_none(memory: Connection) -> None:
    runner.migrate(memory, (FIRST,))
    schema = memory.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
    with pytest.raises(ZeroDivisionError):
        runner.migrate(memory, (FIRST, ALTER, FAILS))
    assert memory.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall() == schema
    assert memory.execute("PRAGMA user_version").fetchone() == (1,)
    runner.migrate(memory, (FIRST, ALTER))
    runner.migrate(memory, (FIRST, ALTER))
    assert memory.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall() == [
        ("m0001",),
        ("m0002_alter",),
    ]
    assert memory.execute("PRAGMA user_version").fetchone() == (2,)


def test_an_older_journal_is_migrated_and_a_copy_of_it_kept(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, FIRST)
    file = JournalFile.create(journal_path, PASSPHRASE)
    with file.transaction() as connection:
        connection.execute("INSERT INTO note (text) VALUES ('written by the older version')")
    file.close()
    use(monkeypatch, FIRST, ALTER)
    file = JournalFile.open(journal_path, PASSPHRASE)
    assert file.connection.execute("SELECT text, mood FROM note").fetchall() == [("written by the older version", None)]
    file.close()
    assert sorted(files(journal_path)) == ["mine before version 2.ljournal", "mine.ljournal"]
    use(monkeypatch, FIRST)
    copy = JournalFile.open(journal_path.with_name("mine before version 2.ljournal"), PASSPHRASE)
    assert found(copy.connection, "older") == [1]
    copy.close()
    with pytest.raises(errors.NewerJournal):
        JournalFile.open(journal_path, PASSPHRASE)


def test_opening_a_journal_of_this_version_makes_no_copy(journal_path: Path) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    JournalFile.open(journal_path, PASSPHRASE).close()
    assert sorted(files(journal_path)) == ["mine.ljournal"]


def test_a_step_that_fails_leaves_the_journal_and_a_copy(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, FIRST)
    JournalFile.create(journal_path, PASSPHRASE).close()
    before = journal_path.read_bytes()
    use(monkeypatch, FIRST, ALTER, FAILS)
    with pytest.raises(ZeroDivisionError):
        JournalFile.open(journal_path, PASSPHRASE)
    use(monkeypatch, FIRST)
    JournalFile.open(journal_path, PASSPHRASE).close()
    assert journal_path.read_bytes() == before
    # a second try keeps a second copy: the first is never written over
    use(monkeypatch, FIRST, ALTER)
    JournalFile.open(journal_path, PASSPHRASE).close()
    assert sorted(files(journal_path)) == [
        "mine before version 2 (2).ljournal",
        "mine before version 2.ljournal",
        "mine.ljournal",
    ]


def test_a_copy_that_is_not_whole_stops_the_migration(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(path: Path, part: Path, secret: Secret, progress: Progress) -> None:
        real_write(path, part, secret, progress)
        content = bytearray(part.read_bytes())
        content[-2000] ^= 1
        part.write_bytes(content)

    use(monkeypatch, FIRST)
    JournalFile.create(journal_path, PASSPHRASE).close()
    before = files(journal_path)
    use(monkeypatch, FIRST, ALTER)
    real_write = safety_copy._write
    monkeypatch.setattr(safety_copy, "_write", torn)
    with pytest.raises(errors.DamagedJournal):
        JournalFile.open(journal_path, PASSPHRASE)
    assert files(journal_path) == before


def test_nothing_of_sqlite_utils_is_loaded_when_nothing_is_pending(journal_path: Path) -> None:
    import subprocess
    import sys

    JournalFile.create(journal_path, PASSPHRASE).close()
    code = (
        "import sys; from pathlib import Path; import leader_journal.storage.vault as vault;"
        "vault.PROFILES = (vault.Profile(1, 8192),);"
        "from leader_journal.storage.file import JournalFile;"
        f"JournalFile.open(Path({str(journal_path)!r}), {PASSPHRASE!r}).close();"
        "sys.exit(any(name in sys.modules for name in ('sqlite_utils', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
