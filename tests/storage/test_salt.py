"""The sixteen bytes at the beginning of a journal: kept a second time, and mended when bits of them are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.conftest import PASSPHRASE

from leader_journal import paths
from leader_journal.core import errors
from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import JournalFiles
from leader_journal.storage.known_salts import keep_salt, known_salts, undamaged


@pytest.fixture(autouse=True)
def register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data folder of this test's own; return where the salts are kept in it."""
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")
    return tmp_path / "data" / "salts"


@pytest.fixture
def files(clock: FixedClock) -> JournalFiles:
    return JournalFiles(clock)


def flip(path: Path, place: int, bits: int = 1) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= bits
    path.write_bytes(content)


@pytest.mark.parametrize("place", range(16))
def test_a_flipped_bit_in_the_salt_opens_from_the_spare_and_is_mended(
    files: JournalFiles, journal_path: Path, place: int
) -> None:
    files.create(journal_path, PASSPHRASE).close()
    whole = journal_path.read_bytes()
    flip(journal_path, place, 1 << place % 8)
    files.open(journal_path, PASSPHRASE).close()
    assert journal_path.read_bytes()[:16] == whole[:16]


def test_a_wrong_passphrase_mends_nothing(files: JournalFiles, journal_path: Path) -> None:
    files.create(journal_path, PASSPHRASE).close()
    flip(journal_path, 3)
    damaged = journal_path.read_bytes()
    with pytest.raises(errors.WrongPassphrase):
        files.open(journal_path, "something else altogether")
    assert journal_path.read_bytes() == damaged


def test_a_journal_of_before_gets_its_spare_at_the_next_unlock(
    files: JournalFiles, journal_path: Path, register: Path
) -> None:
    files.create(journal_path, PASSPHRASE).close()
    register.unlink()
    files.open(journal_path, PASSPHRASE).close()
    assert known_salts() == (journal_path.read_bytes()[:16],)


def test_the_salt_of_another_journal_is_not_taken_for_this_ones(files: JournalFiles, tmp_path: Path) -> None:
    one, other = tmp_path / "one.ljournal", tmp_path / "other.ljournal"
    for path in (one, other):
        files.create(path, PASSPHRASE).close()
        files.open(path, PASSPHRASE).close()
    assert set(known_salts()) == {one.read_bytes()[:16], other.read_bytes()[:16]}
    assert undamaged(one.read_bytes()[:16], known_salts()) is None


def test_a_damaged_line_of_the_register_is_not_believed(register: Path) -> None:
    keep_salt(bytes(range(16)))
    keep_salt(bytes(range(1, 17)))
    text = register.read_text()
    register.write_text(text.replace(text[0], "f" if text[0] != "f" else "e", 1))
    assert known_salts() == (bytes(range(16)),)


@given(st.binary(max_size=200))
def test_whatever_stands_in_the_register_is_read(junk: bytes) -> None:
    register = paths.data_folder() / "salts"
    register.parent.mkdir(parents=True, exist_ok=True)
    register.write_bytes(junk)
    keep_salt(bytes(16))
    assert known_salts() == (bytes(16),)


@given(st.binary(min_size=16, max_size=16), st.sets(st.integers(0, 127), max_size=32))
def test_up_to_a_quarter_of_its_bits_may_be_wrong(salt: bytes, bits: set[int]) -> None:
    damaged = (int.from_bytes(salt) ^ sum(1 << bit for bit in bits)).to_bytes(16)
    assert undamaged(damaged, [salt]) == (salt if bits else None)


def test_damage_of_the_first_page_is_not_told_as_a_wrong_passphrase(files: JournalFiles, journal_path: Path) -> None:
    files.create(journal_path, PASSPHRASE).close()
    whole = journal_path.read_bytes()
    for place in (16, 20, 100, 2000, 4015, 4016, 4031, 4032, 4095):
        journal_path.write_bytes(whole)
        flip(journal_path, place, 0x10)
        with pytest.raises(errors.DamagedJournal):
            files.open(journal_path, PASSPHRASE)
        with pytest.raises(errors.WrongPassphrase):
            files.open(journal_path, "something else altogether")


def test_a_journal_that_was_cut_off_in_its_first_page_is_damaged(files: JournalFiles, journal_path: Path) -> None:
    files.create(journal_path, PASSPHRASE).close()
    journal_path.write_bytes(journal_path.read_bytes()[:1000])
    with pytest.raises(errors.DamagedJournal):
        files.open(journal_path, PASSPHRASE)


@pytest.mark.parametrize(("bits", "known"), [(0, False), (1, True), (32, True), (33, False), (128, False)])
def test_a_salt_is_known_again_with_a_quarter_of_its_bits_damaged(bits: int, known: bool) -> None:
    salt = bytes(range(16))
    other = (int.from_bytes(salt) ^ (2**bits - 1)).to_bytes(16)
    assert undamaged(other, [salt]) == (salt if known else None)
