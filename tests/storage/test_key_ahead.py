"""A key that is derived ahead is the key, once, and nothing is left of one that nobody took."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.storage.conftest import PASSPHRASE

from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import WrongPassphrase
from leader_journal.core.recovery import letters_of
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.storage.key_ahead import KeyAhead


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    made = tmp_path / "mine.ljournal"
    Journal.create(made, PASSPHRASE, clock).close()
    return made


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[bytearray]:
    """Every key that is derived."""
    keys, derive = list[bytearray](), vault.derive

    def noted(passphrase: str, salt: bytes, profile: vault.Profile) -> bytearray:
        keys.append(derive(passphrase, salt, profile))
        return keys[-1]

    monkeypatch.setattr(vault, "derive", noted)
    return keys


def test_a_journal_opens_by_the_key_that_was_begun(path: Path, clock: FixedClock, derived: list[bytearray]) -> None:
    with KeyAhead(path, PASSPHRASE) as key:
        journal = Journal.open(path, PASSPHRASE, clock, derive=key.derive)
    assert len(derived) == 1
    assert any(derived[0])
    journal.close()
    assert not any(derived[0])


def test_a_wrong_passphrase_is_said_and_its_keys_are_wiped(
    path: Path, clock: FixedClock, derived: list[bytearray]
) -> None:
    with pytest.raises(WrongPassphrase), KeyAhead(path, "another horse") as key:
        Journal.open(path, "another horse", clock, derive=key.derive)
    assert derived
    assert not any(map(any, derived))


def test_a_key_that_nobody_takes_is_wiped(path: Path, derived: list[bytearray]) -> None:
    with KeyAhead(path, PASSPHRASE):
        pass
    assert len(derived) == 1
    assert not any(derived[0])


def test_another_key_is_derived_as_ever(path: Path, derived: list[bytearray]) -> None:
    salt = vault.read_salt(path)
    with KeyAhead(path, PASSPHRASE) as key:
        other = key.derive(PASSPHRASE, vault.new_salt(), vault.PROFILES[0])
        begun = key.derive(PASSPHRASE, salt, vault.PROFILES[0])
        again = key.derive(PASSPHRASE, salt, vault.PROFILES[0])
    assert begun == again != other
    assert len(derived) == 3


def test_nothing_is_begun_without_a_journal_or_with_the_letters_of_a_sheet(
    path: Path, clock: FixedClock, derived: list[bytearray]
) -> None:
    with KeyAhead(path.with_name("missing.ljournal"), PASSPHRASE):
        pass
    letters = letters_of(bytes(vault.derive(PASSPHRASE, vault.read_salt(path), vault.PROFILES[0])))
    derived.clear()
    with KeyAhead(path, letters) as key:
        Journal.open(path, letters, clock, derive=key.derive).close()
    assert derived == []


def test_what_the_derivation_raises_is_raised_where_the_key_is_asked_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_passphrase: str, _salt: bytes, _profile: vault.Profile) -> bytearray:
        raise MemoryError

    monkeypatch.setattr(vault, "derive", fail)
    with KeyAhead(path, PASSPHRASE) as key, pytest.raises(MemoryError):
        key.derive(PASSPHRASE, vault.read_salt(path), vault.PROFILES[0])
