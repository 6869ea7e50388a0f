"""Remembering on this computer: the key goes into the system's keyring, and whatever that does wrong is no failure."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backends import fail, null

from leader_journal.core.recovery import letters_of
from leader_journal.services.remembering import SERVICE, Keyring, Remembering, system_keyring
from leader_journal.settings import SettingsStore

LETTERS = letters_of(bytes(range(32)))


class FakeKeyring:
    """Keeps what it is given; `breaks` is raised by whatever is asked of it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.breaks: Exception | None = None

    def get_password(self, service: str, username: str, /) -> str | None:
        self._maybe_break()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self._maybe_break()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        self._maybe_break()
        del self.kept[service, username]

    def _maybe_break(self) -> None:
        if self.breaks is not None:
            raise self.breaks


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "mine.ljournal"


def test_it_is_off_by_itself_and_then_no_keyring_is_asked(settings: SettingsStore, journal: Path) -> None:
    def never() -> Keyring | None:
        raise AssertionError("nobody switched it on")

    remembering = Remembering(settings, never)
    assert not remembering.is_on(journal)
    assert remembering.letters(journal) is None


def test_what_is_kept_is_named_by_the_journals_id_and_comes_back(settings: SettingsStore, journal: Path) -> None:
    fake = FakeKeyring()
    remembering = Remembering(settings, lambda: fake)
    assert remembering.keep("the-id", LETTERS)
    remembering.switch_on(journal, "the-id")
    assert fake.kept == {(SERVICE, "the-id"): LETTERS}
    later = Remembering(SettingsStore(settings.path.parent), lambda: fake)
    assert later.is_on(journal)
    assert later.letters(journal) == LETTERS
    later.drop("the-id")
    later.switch_off(journal)
    assert (fake.kept, later.is_on(journal)) == ({}, False)
    assert LETTERS not in settings.path.read_text("utf-8")


@pytest.mark.parametrize("breaks", [RuntimeError("no bus"), keyring.errors.KeyringLocked(), OSError(), KeyError("x")])
def test_whatever_a_keyring_raises_the_passphrase_is_asked_for(
    settings: SettingsStore, journal: Path, breaks: Exception
) -> None:
    fake = FakeKeyring()
    fake.breaks = breaks
    remembering = Remembering(settings, lambda: fake)
    assert not remembering.keep("the-id", LETTERS)
    remembering.switch_on(journal, "the-id")
    assert remembering.letters(journal) is None
    remembering.drop("the-id")


def test_where_there_is_no_keyring_nothing_is_remembered(settings: SettingsStore, journal: Path) -> None:
    remembering = Remembering(settings, lambda: None)
    assert not remembering.keep("the-id", LETTERS)
    remembering.switch_on(journal, "the-id")
    assert remembering.letters(journal) is None


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_only_a_keyring_of_the_system_is_trusted(monkeypatch: pytest.MonkeyPatch, backend: type) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)
    assert system_keyring() is None
