"""A journal has one name: under a second one its log and its lock would be other files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.storage.conftest import PASSPHRASE, Child

from leader_journal.core import errors
from leader_journal.core.clock import FixedClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.storage.creation import part_of
from leader_journal.storage.journal import Journal
from leader_journal.storage.migrations import LATEST
from leader_journal.storage.opening import unlock
from leader_journal.storage.safety_copy import keep_copy


def test_a_journal_with_two_names_is_refused_under_both(journal_path: Path, clock: FixedClock) -> None:
    Journal.create(journal_path, PASSPHRASE, clock).close()
    other = journal_path.with_name("other.ljournal")
    other.hardlink_to(journal_path)
    before = journal_path.read_bytes()
    for path in (journal_path, other):
        with pytest.raises(errors.LinkedJournal):
            Journal.open(path, PASSPHRASE, clock)
    assert journal_path.read_bytes() == before
    other.unlink()
    Journal.open(journal_path, PASSPHRASE, clock).close()


def test_a_second_name_made_while_it_is_open_lets_nobody_in(
    journal_path: Path, clock: FixedClock, child: Child
) -> None:
    """Without this, the other process wrote past the log of the first, and the file was damaged: measured."""
    Journal.create(journal_path, PASSPHRASE, clock).close()
    holder = child("hold", journal_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    other = journal_path.with_name("other.ljournal")
    other.hardlink_to(journal_path)
    with pytest.raises(errors.LinkedJournal):
        Journal.open(other, PASSPHRASE, clock)
    assert not other.with_name(f"{other.name}-wal").exists()


@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced"])
def test_nothing_is_saved_into_a_file_that_is_not_there_any_more(
    journal_path: Path, clock: FixedClock, fate: str
) -> None:
    """SQLite alone would say that it was saved, and the words would go with the last handle on the file."""
    journal = Journal.create(journal_path, PASSPHRASE, clock)
    journal.drafts.save("capture", b"before")
    away = journal_path.parent.parent / "away.ljournal"
    away.hardlink_to(journal_path)
    journal_path.unlink()
    if fate == "replaced":
        journal_path.write_bytes(b"what a synchronised folder put there")
    with pytest.raises(errors.JournalMoved):
        journal.drafts.save("capture", b"meanwhile")
    if fate != "deleted":
        away.replace(journal_path)  # put back
        journal.drafts.save("capture", b"after")
    journal.close()
    if fate != "deleted":
        again = Journal.open(journal_path, PASSPHRASE, clock)
        draft = again.drafts.load("capture")
        assert draft is not None
        assert draft.payload == b"after"
        again.close()


@pytest.mark.parametrize("name", ["mine.ljournal", ":memory:", "file:mine?mode=memory"])
def test_a_relative_path_stays_what_it_was(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal.create(Path(name), PASSPHRASE, clock)
    monkeypatch.chdir("/")
    with journal.reader() as reader:
        assert reader.entries.count(EVERYTHING) == 0
    journal.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_killed_journal_is_known_as_such_under_a_symbolic_link(
    journal_path: Path, clock: FixedClock, child: Child, tmp_path: Path
) -> None:
    Journal.create(journal_path, PASSPHRASE, clock).close()
    holder = child("hold", journal_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.wait()
    link = tmp_path / "link.ljournal"
    link.symlink_to(journal_path)
    journal = Journal.open(link, PASSPHRASE, clock)
    assert journal.ended_badly
    journal.close()


def test_a_creation_that_was_killed_at_its_last_step_opens(journal_path: Path, clock: FixedClock) -> None:
    Journal.create(journal_path, PASSPHRASE, clock).close()
    part_of(journal_path).hardlink_to(journal_path)
    journal = Journal.open(journal_path, PASSPHRASE, clock)
    assert journal.entries.count(EVERYTHING) == 0
    journal.close()
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]


def test_the_copy_before_a_migration_is_for_its_owner_alone(journal_path: Path, clock: FixedClock) -> None:
    Journal.create(journal_path, PASSPHRASE, clock).close()
    usual = os.umask(0o022)
    try:
        copy = keep_copy(journal_path, unlock(journal_path, PASSPHRASE).secret, LATEST)
    finally:
        os.umask(usual)
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    Journal.open(copy, PASSPHRASE, clock).close()


def test_a_copy_of_another_version_is_not_taken_for_the_one_before_the_migration(
    journal_path: Path, clock: FixedClock
) -> None:
    """Two processes that migrate at once: what was copied must be what is about to be changed."""
    Journal.create(journal_path, PASSPHRASE, clock).close()
    for version in (LATEST - 1, LATEST + 1):
        with pytest.raises(errors.DamagedJournal):
            keep_copy(journal_path, unlock(journal_path, PASSPHRASE).secret, version)
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]
