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
        copy = keep_copy(journal_path, unlock(journal_path, PASSPHRASE).secret, 1)
    finally:
        os.umask(usual)
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    Journal.open(copy, PASSPHRASE, clock).close()
