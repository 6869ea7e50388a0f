"""One process owns a journal, however it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.storage.conftest import PASSPHRASE, Child, killed_holding

from leader_journal.core.errors import JournalInUse
from leader_journal.storage import lock
from leader_journal.storage.file import JournalFile
from leader_journal.storage.lock import FileLock, lock_path


def test_a_second_holder_is_refused_also_in_this_process(tmp_path: Path) -> None:
    journal = tmp_path / "mine.ljournal"
    with FileLock.acquire(journal), pytest.raises(JournalInUse):
        FileLock.acquire(journal)
    with FileLock.acquire(journal):
        assert lock_path(journal).exists()
    assert list(tmp_path.iterdir()) == []


def test_releasing_twice_does_not_take_the_lock_from_the_next(tmp_path: Path) -> None:
    journal = tmp_path / "mine.ljournal"
    first = FileLock.acquire(journal)
    first.release()
    with FileLock.acquire(journal):
        first.release()
        with pytest.raises(JournalInUse):
            FileLock.acquire(journal)


def test_two_names_of_one_file_share_the_lock(tmp_path: Path) -> None:
    journal, alias = tmp_path / "mine.ljournal", tmp_path / "alias.ljournal"
    journal.touch()
    alias.symlink_to(journal)
    with FileLock.acquire(journal), pytest.raises(JournalInUse):
        FileLock.acquire(alias)


def test_a_lock_file_that_was_left_behind_means_nothing(tmp_path: Path) -> None:
    journal = tmp_path / "mine.ljournal"
    lock_path(journal).touch()
    with FileLock.acquire(journal), pytest.raises(JournalInUse):
        FileLock.acquire(journal)


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_not_taken_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "mine.ljournal"
    real, tries = lock._lock, list[int]()

    def remove_first(handle: int) -> None:
        real(handle)
        tries.append(handle)
        if len(tries) == 1:  # as if its holder released it between our opening and locking
            lock_path(journal).unlink()

    monkeypatch.setattr(lock, "_lock", remove_first)
    with FileLock.acquire(journal), pytest.raises(JournalInUse):
        FileLock.acquire(journal)
    assert len(tries) == 2


def test_a_lock_file_that_goes_at_the_last_moment_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = lock._remove

    def remove_first(path: Path) -> None:  # as if somebody tidied up just then
        path.unlink()
        real(path)

    monkeypatch.setattr(lock, "_remove", remove_first)
    with FileLock.acquire(tmp_path / "mine.ljournal"):
        pass
    assert not lock_path(tmp_path / "mine.ljournal").exists()


@pytest.mark.parametrize("replaced", [False, True])
def test_a_lock_file_that_somebody_took_for_litter_lets_nobody_else_in(tmp_path: Path, replaced: bool) -> None:
    journal = tmp_path / "mine.ljournal"
    with FileLock.acquire(journal):
        lock_path(journal).unlink()
        if replaced:
            lock_path(journal).touch()
        with pytest.raises(JournalInUse):
            FileLock.acquire(journal)


def test_a_holder_who_lost_its_file_to_somebody_elsewhere_writes_no_more(
    journal_file: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another computer shares the folder, and nothing else."""
    path = journal_file.path
    lock_path(path).unlink()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(lock, "second_folder", lambda: path.parent / "of another computer")
        other = FileLock.acquire(path)
    with pytest.raises(JournalInUse), journal_file.transaction():
        pass
    other.release()
    with journal_file.transaction() as connection:
        connection.execute("INSERT INTO draft VALUES ('a', X'00', '')")
    with pytest.raises(JournalInUse):
        FileLock.acquire(path)


def test_a_second_process_is_refused_and_let_in_afterwards(journal_path: Path, child: Child) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    holder = child("hold", journal_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(JournalInUse):
        JournalFile.open(journal_path, PASSPHRASE)
    assert child("hold", journal_path).communicate()[0] == "JournalInUse\n"
    holder.communicate("")
    file = JournalFile.open(journal_path, PASSPHRASE)
    assert not file.ended_badly
    file.close()


def test_the_lock_goes_with_a_killed_process(journal_path: Path, child: Child) -> None:
    JournalFile.create(journal_path, PASSPHRASE).close()
    killed_holding(child, journal_path)
    file = JournalFile.open(journal_path, PASSPHRASE)
    assert file.ended_badly
    assert file.connection.execute("SELECT slot FROM draft").fetchall() == [("held",)]
    file.close()
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]
