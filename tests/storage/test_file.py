"""A journal file is created whole, opened by its passphrase only, and closed without a trace."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from tests.storage.conftest import PASSPHRASE, Child, killed_holding

from leader_journal.core import errors
from leader_journal.core.recovery import KEY_BYTES
from leader_journal.storage import creation, keyed, migrations, vault
from leader_journal.storage.file import JournalFile
from leader_journal.storage.keyed import SettingRefused
from leader_journal.storage.migrations import APPLICATION_ID, LATEST, runner


def put(file: JournalFile, slot: str, payload: bytes = b"x") -> None:
    with file.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, '')", (slot, payload))


def slots(file: JournalFile) -> list[str]:
    return [slot for (slot,) in file.connection.execute("SELECT slot FROM draft ORDER BY slot").fetchall()]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- creating ---


def test_a_new_journal_is_one_file_for_its_owner_alone(journal_path: Path) -> None:
    file = JournalFile.create(journal_path, PASSPHRASE)
    put(file, "a")
    file.close()
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]
    if os.name == "posix":
        assert stat.S_IMODE(journal_path.stat().st_mode) == 0o600
    again = JournalFile.open(journal_path, PASSPHRASE)
    assert slots(again) == ["a"]
    again.close()


def test_creating_never_overwrites(journal_path: Path) -> None:
    journal_path.write_bytes(b"something of somebody")
    with pytest.raises(errors.JournalExists):
        JournalFile.create(journal_path, PASSPHRASE)
    assert bytes_of(journal_path.parent) == {journal_path.name: b"something of somebody"}


def test_creating_does_not_overwrite_what_appears_meanwhile(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = creation.sync_file

    def another_is_faster(part: Path) -> None:
        real(part)
        journal_path.write_bytes(b"of another program")

    monkeypatch.setattr(creation, "sync_file", another_is_faster)
    with pytest.raises(errors.JournalExists):
        JournalFile.create(journal_path, PASSPHRASE)
    assert bytes_of(journal_path.parent) == {journal_path.name: b"of another program"}


def test_a_short_passphrase_makes_no_file(journal_path: Path) -> None:
    with pytest.raises(errors.PassphraseTooShort):
        JournalFile.create(journal_path, "short")
    assert bytes_of(journal_path.parent) == {}


def test_creating_that_fails_leaves_nothing(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(runner, "migrate", fails)
    with pytest.raises(ZeroDivisionError):
        JournalFile.create(journal_path, PASSPHRASE)
    assert bytes_of(journal_path.parent) == {}


def test_creating_that_fails_at_the_last_leaves_nothing_either(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyed, "_SETTINGS", (*keyed._SETTINGS, ("sekure_delete", "ON", 1)))
    with pytest.raises(SettingRefused):
        JournalFile.create(journal_path, PASSPHRASE)
    assert bytes_of(journal_path.parent) == {}


def test_what_a_killed_creation_left_is_in_nobodys_way(journal_path: Path) -> None:
    journal_path.with_name(f".{journal_path.name}.part").write_bytes(b"half a journal")
    JournalFile.create(journal_path, PASSPHRASE).close()
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]


def test_a_file_that_came_out_unencrypted_is_never_kept(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(path: Path, *_arguments: object) -> None:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE readable (text)")
        connection.close()

    monkeypatch.setattr(creation, "_write", plain)
    with pytest.raises(creation.PlaintextWritten):
        JournalFile.create(journal_path, PASSPHRASE)
    assert bytes_of(journal_path.parent) == {}


def test_where_there_are_no_hard_links_it_is_renamed(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> None:
        raise OSError(1, "no hard links here")

    monkeypatch.setattr(os, "link", refused)
    JournalFile.create(journal_path, PASSPHRASE).close()
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]


# --- opening ---


def test_every_setting_took(journal_file: JournalFile) -> None:
    expected = {
        "cipher": "sqlcipher",
        "legacy": "4",
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "normal",
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "application_id": APPLICATION_ID,
        "user_version": LATEST,
    }
    found = {name: journal_file.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_a_misspelt_setting_is_not_silent(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    monkeypatch.setattr(keyed, "_SETTINGS", (*keyed._SETTINGS, ("sekure_delete", "ON", 1)))
    with pytest.raises(SettingRefused, match="sekure_delete"):
        JournalFile.open(journal_path, PASSPHRASE)


def test_a_wrong_passphrase_changes_nothing(journal_path: Path) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    before = bytes_of(journal_path.parent)
    with pytest.raises(errors.WrongPassphrase):
        JournalFile.open(journal_path, PASSPHRASE + " ")
    assert bytes_of(journal_path.parent) == before


def test_a_wrong_passphrase_changes_nothing_after_a_kill_either(journal_path: Path, child: Child) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    killed_holding(child, journal_path)
    log = journal_path.with_name(journal_path.name + "-wal")
    before = (journal_path.read_bytes(), log.read_bytes())
    assert before[1]
    with pytest.raises(errors.WrongPassphrase):
        JournalFile.open(journal_path, "not the passphrase")
    assert (journal_path.read_bytes(), log.read_bytes()) == before
    file = JournalFile.open(journal_path, PASSPHRASE)
    assert slots(file) == ["held"]
    file.close()


def test_an_older_profile_still_opens_its_journals(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    newer = vault.Profile(passes=2, memory=16384)
    monkeypatch.setattr(vault, "PROFILES", (newer, *vault.PROFILES))
    JournalFile.open(journal_path, PASSPHRASE).close()


def test_what_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    (tmp_path / "short").write_bytes(os.urandom(15))
    (tmp_path / "empty").touch()
    (tmp_path / "page and no more").write_bytes(bytes([0x80]) + os.urandom(4094))
    (tmp_path / "diary.txt").write_text("Monday. A quiet day.\n" * 1000)
    before = bytes_of(tmp_path)
    for path in sorted(tmp_path.iterdir()):
        with pytest.raises(errors.NotAJournal):
            JournalFile.open(path, PASSPHRASE)
    assert bytes_of(tmp_path) == before
    (tmp_path / "folder").mkdir()
    with pytest.raises(errors.NotAJournal):
        JournalFile.open(tmp_path / "folder", PASSPHRASE)


def test_an_encrypted_file_of_another_app_is_no_journal(journal_path: Path) -> None:
    file = JournalFile.create(journal_path, PASSPHRASE)
    file.connection.execute("PRAGMA application_id = 7")
    file.close()
    with pytest.raises(errors.NotAJournal):
        JournalFile.open(journal_path, PASSPHRASE)


def test_there_is_no_journal_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(errors.NoSuchJournal):
        JournalFile.open(tmp_path / "missing.ljournal", PASSPHRASE)
    assert bytes_of(tmp_path) == {}


def test_a_newer_journal_is_refused_and_left_as_it_is(journal_path: Path) -> None:
    file = JournalFile.create(journal_path, PASSPHRASE)
    file.connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    file.close()
    before = bytes_of(journal_path.parent)
    with pytest.raises(errors.NewerJournal):
        JournalFile.open(journal_path, PASSPHRASE)
    assert bytes_of(journal_path.parent) == before


def test_a_newer_journal_that_was_killed_keeps_its_log(
    journal_path: Path, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    killed_holding(child, journal_path)
    log = journal_path.with_name(journal_path.name + "-wal")
    before = (journal_path.read_bytes(), log.read_bytes())
    monkeypatch.setattr(migrations, "LATEST", LATEST - 1)
    with pytest.raises(errors.NewerJournal):
        JournalFile.open(journal_path, PASSPHRASE)
    assert (journal_path.read_bytes(), log.read_bytes()) == before


def test_another_reader_of_the_format_opens_it(journal_file: JournalFile) -> None:
    from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # it carries no types

    put(journal_file, "seen by the other engine")
    key, salt = journal_file._secret.key.hex(), journal_file._secret.salt.hex()
    journal_file.close()
    # the key was wiped with the journal: what was copied before is all there is
    assert journal_file._secret.key == bytearray(KEY_BYTES)
    other = sqlcipher.connect(str(journal_file.path))
    try:
        other.execute("PRAGMA cipher_log_level = NONE")
        other.execute(f"PRAGMA key = \"x'{key}{salt}'\"")
        assert other.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert other.execute("SELECT slot FROM draft").fetchall() == [("seen by the other engine",)]
    finally:
        other.close()


# --- using and closing ---


def test_a_transaction_is_whole_or_not_there(journal_file: JournalFile) -> None:
    def delete_and_fail() -> None:
        with journal_file.transaction() as connection:
            connection.execute("DELETE FROM draft")
            raise ZeroDivisionError

    put(journal_file, "kept")
    with pytest.raises(ZeroDivisionError):
        delete_and_fail()
    assert slots(journal_file) == ["kept"]
    put(journal_file, "later")
    assert slots(journal_file) == ["kept", "later"]


def test_a_reader_sees_one_moment_and_cannot_write(journal_file: JournalFile) -> None:
    put(journal_file, "before")
    with journal_file.reader() as reader:
        assert reader.execute("SELECT count(*) FROM draft").fetchone() == (1,)
        put(journal_file, "meanwhile")
        assert reader.execute("SELECT count(*) FROM draft").fetchone() == (1,)
        with pytest.raises(errors.NoAccess):
            reader.execute("DELETE FROM draft")
    assert slots(journal_file) == ["before", "meanwhile"]


def test_closing_stops_a_reader_in_another_thread(journal_file: JournalFile) -> None:
    started, ended = threading.Event(), list[type[BaseException]]()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    def job() -> None:
        try:
            with journal_file.reader() as reader:
                reader.create_function("tell", 0, started.set)
                reader.execute("SELECT tell()").fetchall()
                reader.execute(endless)
        except errors.Cancelled:
            ended.append(errors.Cancelled)

    thread = threading.Thread(target=job)
    thread.start()
    started.wait()
    journal_file.close()
    thread.join()
    assert ended == [errors.Cancelled]
    assert [path.name for path in journal_file.path.parent.iterdir()] == [journal_file.path.name]
    with pytest.raises(errors.Cancelled), journal_file.reader():
        pass


def test_closing_twice_does_no_harm_and_using_it_after_is_a_bug(journal_file: JournalFile) -> None:
    journal_file.close()
    journal_file.close()
    with pytest.raises(RuntimeError, match="closed"):
        _ = journal_file.connection


def test_sqlite_utils_works_on_the_connection_that_is_open_now(journal_file: JournalFile) -> None:
    database = journal_file.sqlite_utils_database()
    assert database is journal_file.sqlite_utils_database()
    database.table("draft").insert({"slot": "by sqlite_utils", "payload": b"", "saved_at": ""})
    assert slots(journal_file) == ["by sqlite_utils"]


def test_a_checkpoint_empties_the_log(journal_file: JournalFile) -> None:
    put(journal_file, "a")
    log = journal_file.path.with_name(journal_file.path.name + "-wal")
    assert log.stat().st_size > 0
    journal_file.checkpoint()
    assert log.stat().st_size == 0
