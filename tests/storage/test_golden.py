"""Journals that older versions wrote open with everything that was in them. How they were made: golden/make.py."""

from __future__ import annotations

import dataclasses
import re
import shutil
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.storage.golden.books import Books, books_of
from tests.storage.golden.contents import Contents, content_of
from tests.storage.making import PASSPHRASE

from leader_journal import storage
from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import decode
from leader_journal.core.errors import Cancelled
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.storage import check, migrations
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.driver import Connection
from leader_journal.storage.journal import Journal
from leader_journal.storage.keyed import open_encrypted, secrets_of
from leader_journal.storage.migrations import runner
from leader_journal.storage.migrations.steps import STEPS
from leader_journal.storage.vault import read_salt

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.ljournal")))
def test_holds_what_was_written_then(name: str, journal_path: Path, clock: FixedClock) -> None:
    shutil.copyfile(GOLDEN / f"{name}.ljournal", journal_path)
    expected = decode((GOLDEN / f"{name}.json").read_bytes(), Contents)
    journal = Journal.open(journal_path, PASSPHRASE, clock)
    found = content_of(journal)
    for field in dataclasses.fields(Contents):
        assert getattr(found, field.name) == getattr(expected, field.name), field.name
    assert [row.happened.isoformat() for row in found.rows] == [row.happened.isoformat() for row in expected.rows]
    pressed = {row.id for row in journal.entries.rows(EntryFilter(under_pressure=True))}
    assert pressed == {entry.id for entry in expected.entries if entry.under_pressure}
    assert journal.check().ok
    journal.rebuild()
    assert content_of(journal) == expected
    journal.close()


def test_holds_the_books_that_were_written_then(journal_path: Path, clock: FixedClock) -> None:
    shutil.copyfile(GOLDEN / "v2.ljournal", journal_path)
    expected = decode((GOLDEN / "v2.books.json").read_bytes(), Books)
    journal = Journal.open(journal_path, PASSPHRASE, clock)
    assert books_of(journal) == expected
    journal.rebuild()
    assert books_of(journal) == expected
    journal.close()


def test_bringing_one_up_to_date_can_be_stopped_anywhere_and_leaves_it_as_it_was(
    journal_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "_STEPS_OF_ENGINE", 100)  # a journal of years asks as often at its own pace
    shutil.copyfile(GOLDEN / "v1.ljournal", journal_path)
    before = journal_path.read_bytes()
    asked = _stopped_at(journal_path, 10**9, clock)
    assert asked > 50
    for path in journal_path.parent.glob("*.ljournal"):
        path.unlink()
    shutil.copyfile(GOLDEN / "v1.ljournal", journal_path)

    for last in range(1, asked, asked // 20):
        assert _stopped_at(journal_path, last, clock) == last
        assert list(journal_path.parent.glob("*.ljournal")) == [journal_path]
        assert journal_path.read_bytes() == before
    journal = Journal.open(journal_path, PASSPHRASE, clock)
    assert content_of(journal) == decode((GOLDEN / "v1.json").read_bytes(), Contents)
    journal.close()


def _opened(path: Path) -> Connection:
    return open_encrypted(path, next(iter(secrets_of(PASSPHRASE, read_salt(path)))))


def _of_an_earlier_form(path: Path) -> None:
    """Put a journal there that was written by the earliest version whose tables are those of today."""
    shutil.copyfile(GOLDEN / "v2.ljournal", path)
    with closing(_opened(path)) as connection:
        runner.migrate(connection, STEPS[: migrations.READABLE_SINCE])


def _told(connection: Connection) -> dict[str, object]:
    """Return all that a file holds but its indexes, which steps it has had, and which log is its own."""
    made = connection.execute(
        "SELECT name, type, sql FROM sqlite_schema"
        " WHERE type != 'index' AND name NOT IN ('_sqlite_migrations', 'log_stamp')"
    ).fetchall()
    rows_of = {
        name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall()))
        for name, kind, _sql in made
        if kind == "table"
    }
    return {"schema": sorted(made), **rows_of}


def test_the_tables_of_today_are_those_of_the_version_from_which_copies_are_read_as_they_are(
    journal_path: Path,
) -> None:
    """A step that does more than making an index has to come before that version, or a copy is read wrongly; and an
    index that a statement names has to be there, or it is not read at all.
    """
    sources = Path(storage.__file__).parent.rglob("*.py")
    named = {name for path in sources for name in re.findall(r"INDEXED BY (\w+)", path.read_text(encoding="utf-8"))}
    _of_an_earlier_form(journal_path)
    with closing(_opened(journal_path)) as connection:
        before = _told(connection)
        indexes = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'").fetchall()
        assert named <= {name for (name,) in indexes}
        runner.migrate(connection)
        assert _told(connection) == before


def test_a_copy_of_an_earlier_form_is_looked_into_without_being_brought_up_to_date(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 100,000 entries that took seconds, 560 MB on the disk and 50 in memory, each time that Restore was shown."""
    _of_an_earlier_form(journal_path)
    before = journal_path.read_bytes()
    monkeypatch.delattr(runner, "migrate")
    expected = decode((GOLDEN / "v2.json").read_bytes(), Contents)
    with Copies() as copies:
        assert copies.try_passphrase(journal_path, PASSPHRASE)
        with copies.reading(journal_path) as reader:
            assert tuple(reader.entries.all(EVERYTHING)) == tuple(expected.entries)
            assert [row.id for row in reader.entries.rows(EVERYTHING)] == [row.id for row in expected.rows]
    assert list(journal_path.parent.iterdir()) == [journal_path]
    assert journal_path.read_bytes() == before


def _stopped_at(path: Path, last: int, clock: FixedClock) -> int:
    """Open it, stop it when it asks for the `last` time, and return how often it asked."""
    asked = 0

    def ask(_share: float) -> None:
        nonlocal asked
        asked += 1
        if asked == last:
            raise Cancelled

    with suppress(Cancelled):
        Journal.open(path, PASSPHRASE, clock, ask).close()
    return asked


def test_the_first_schema_is_among_them() -> None:
    expected = decode((GOLDEN / "v1.json").read_bytes(), Contents)
    kinds = {kind for _rev, kind, *_ in expected.log}
    assert kinds == {"entry", "person", "promise", "agreement", "saved_filter", "meeting"}
    assert [len(hits) for hits in expected.hits] == [1, 1, 1, 1, 1, 1, 1, 1, 1, 0]


def test_the_passphrase_of_all_of_them_is_written_down(clock: FixedClock) -> None:
    told = (GOLDEN / "README.md").read_text(encoding="utf-8")
    passphrase = told.split("passphrase of all of them: `")[1].split("`")[0]
    for path in GOLDEN.glob("*.ljournal"):
        assert f"| {path.name} |" in told
        journal = Journal.open_reading(path, passphrase, clock)
        assert list(journal.entries.all())
        journal.close()
