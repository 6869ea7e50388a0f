"""Remembering a journal's key on this computer, by the system's keyring: off, unless somebody switches it on.

What is kept is the key in letters, under the journal's id; the settings know which file has which id. Whatever a
keyring does wrong, the passphrase is asked for: a keyring is only ever a second way in (STORAGE.md 4.2, 5).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from leader_journal.settings import SettingsStore

SERVICE = "Leader Journal"
_TRUSTED = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)
"""Keyrings of a system, locked as the user's own session is. Others keep what they are given in a plain file."""


class Keyring(Protocol):
    """What is used of a keyring; every call may raise anything."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return what is kept."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep something."""
        ...

    def delete_password(self, service: str, username: str, /) -> None:
        """Keep it no more."""
        ...


def system_keyring() -> Keyring | None:
    """Return the keyring of this system, or None where there is none that can be trusted."""
    # loaded here: it costs 200 ms, and few switch it on
    import keyring

    found = keyring.get_keyring()
    candidates = [found, *getattr(found, "backends", ())]
    return next((one for one in candidates if type(one).__module__ in _TRUSTED), None)


class Remembering:
    """Which journals open by themselves on this computer. All but `is_on` may take a while: for a job."""

    def __init__(self, settings: SettingsStore, find: Callable[[], Keyring | None] | None = None) -> None:
        self._settings = settings
        self._find = find or system_keyring

    def is_on(self, path: Path) -> bool:
        return str(path.absolute()) in self._settings.current.remembered

    def name_of(self, path: Path) -> str | None:
        """Return the name under which a journal's key is kept; None where it is not remembered."""
        return self._settings.current.remembered.get(str(path.absolute()))

    def letters(self, path: Path) -> str | None:
        """Return what opens a journal; None where it is not remembered, or the keyring does not say it."""
        name = self.name_of(path)
        if name is None:
            return None
        try:
            keyring = self._find()
            return None if keyring is None else keyring.get_password(SERVICE, name)
        except Exception:  # noqa: BLE001 - whatever a keyring raises, the passphrase is asked for
            return None

    def keep(self, journal: str, letters: str) -> bool:
        """Put a journal's key into the keyring; return whether it is there."""
        try:
            keyring = self._find()
            if keyring is None:
                return False
            keyring.set_password(SERVICE, journal, letters)
            return keyring.get_password(SERVICE, journal) == letters
        except Exception:  # noqa: BLE001 - then it is not remembered, which is said
            return False

    def drop(self, journal: str) -> None:
        """Take a journal's key out of the keyring, if it is there."""
        try:
            keyring = self._find()
            if keyring is not None:
                keyring.delete_password(SERVICE, journal)
        except Exception:  # noqa: BLE001, S110 - what is not there, or out of reach, cannot be taken out
            pass

    def switch_on(self, path: Path, journal: str) -> None:
        """Note that a journal's key is in the keyring."""
        self._settings.update(remembered={**self._settings.current.remembered, str(path.absolute()): journal})

    def switch_off(self, journal: str) -> bool:
        """Ask for a journal's passphrase from now on, wherever its file lay; return whether it was remembered."""
        before = self._settings.current.remembered
        left = {place: name for place, name in before.items() if name != journal}
        if left != before:
            self._settings.update(remembered=left)
        return left != before

    def forget(self, journal: str) -> bool:
        """Do both, where it was remembered at all: another key opens it now. Loads a keyring only then."""
        was_on = self.switch_off(journal)
        if was_on:
            self.drop(journal)
        return was_on
