"""Remembering on this computer: the key goes into the system's keyring, and whatever that does wrong is no failure."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
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
    assert later.switch_off("the-id")
    assert (fake.kept, later.is_on(journal)) == ({}, False)
    assert LETTERS not in settings.path.read_text("utf-8")


def test_what_is_forgotten_is_forgotten_wherever_the_file_lay(settings: SettingsStore, journal: Path) -> None:
    fake = FakeKeyring()
    remembering = Remembering(settings, lambda: fake)
    for name in ("the-id", "another"):
        assert remembering.keep(name, LETTERS)
    remembering.switch_on(journal, "the-id")
    remembering.switch_on(journal.with_name("moved.ljournal"), "the-id")
    remembering.switch_on(journal.with_name("other.ljournal"), "another")

    assert remembering.forget("the-id")
    assert list(settings.current.remembered.values()) == ["another"]
    assert list(fake.kept) == [(SERVICE, "another")]
    assert not remembering.forget("the-id")


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


@pytest.fixture
def secret_service(tmp_path: Path) -> Iterator[dict[str, str]]:
    """GNOME's keyring on a bus of this test's own, unlocked; what a program needs to find it, and our settings."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    environment |= {f"XDG_{name}": str(home) for name in ("CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR")}
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={home}/bus"]
    with subprocess.Popen(bus, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        kept = ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(kept, env=environment, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet) as ring:
            assert ring.stdin is not None
            ring.stdin.write(b"of the session")
            ring.stdin.close()
            yield environment
            ring.terminate()
        daemon.terminate()


@pytest.mark.desktop
def test_a_real_keyring_keeps_the_key_until_the_passphrase_is_changed_on_the_command_line(
    secret_service: dict[str, str], tmp_path: Path
) -> None:
    """The secret service of a desktop: kept, found by a later start, and taken out where it opens nothing any more."""
    place, secret, new = tmp_path / "mine.ljournal", tmp_path / "pw", tmp_path / "new"
    for file, words in ((secret, "quiet river paper lamp"), (new, "other hill tall ladder")):
        file.touch(mode=0o600)
        file.write_text(words, "utf-8")

    def program(*words: str) -> str:
        command = [sys.executable, "-P", *words]
        done = subprocess.run(command, env=secret_service, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def remembered(does: str, *words: str) -> str:
        return program("-c", _ASKED.format(does=does), str(place), *words).strip()

    app = ("-m", "leader_journal")
    program(*app, "create", str(place), "--passphrase-file", str(secret))
    journal = remembered("journal = opened(secret); print(journal.id, end=''); journal.close()")
    assert remembered("journal = opened(secret); print(kept(journal)); journal.close()") == "True"
    assert remembered("opened(remembering.letters(path)).close(); print('opened')") == "opened"

    said = program(*app, "passphrase", str(place), "--passphrase-file", str(secret), "--new-passphrase-file", str(new))
    assert "This computer no longer remembers it." in said
    asked = "print(remembering.is_on(path), system_keyring().get_password(SERVICE, sys.argv[2]))"
    assert remembered(asked, journal) == "False None"


_ASKED = """
import sys
from pathlib import Path

from leader_journal import paths
from leader_journal.core.clock import SystemClock
from leader_journal.services.journals import JournalFiles
from leader_journal.services.remembering import SERVICE, Remembering, system_keyring
from leader_journal.settings import SettingsStore

path = Path(sys.argv[1])
secret = (path.parent / "pw").read_text("utf-8")
remembering = Remembering(SettingsStore(paths.config_folder()))


def opened(passphrase):
    return JournalFiles(SystemClock()).open(path, passphrase)


def kept(journal):
    if not remembering.keep(journal.id, journal.keys.letters):
        return False
    remembering.switch_on(path, journal.id)
    return True


{does}
"""
"""Asks the keyring from a program of its own, as a start of the app does."""


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_only_a_keyring_of_the_system_is_trusted(monkeypatch: pytest.MonkeyPatch, backend: type) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)
    assert system_keyring() is None
