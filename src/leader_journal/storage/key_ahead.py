"""Derives the key of a journal while what opens and reads it is still being loaded: for a command, whose user waits."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from leader_journal.core.recovery import key_in
from leader_journal.storage import vault


class KeyAhead:
    """One derivation, begun at once in a thread of its own; libsodium lets go of Python. Wiped where nobody took it."""

    def __init__(self, path: Path, passphrase: str) -> None:
        """Nothing is begun, and nothing said, where there is no journal, or the passphrase is the key itself."""
        self._asked: tuple[str, bytes, vault.Profile] | None = None
        self._key: bytearray | None = None
        self._failure: BaseException | None = None
        try:
            salt = vault.read_salt(path)
        except OSError:
            return
        if not vault.is_foreign(salt) and key_in(passphrase) is None:
            self._asked = (passphrase, salt, vault.PROFILES[0])
            vault.load_library()  # by itself: beside all else that is loaded it would take twice as long
            self._thread = threading.Thread(target=self._derive, args=self._asked, name="key")
            self._thread.start()

    def derive(self, passphrase: str, salt: bytes, profile: vault.Profile) -> bytearray:
        """Return what `vault.derive` returns: the key that was begun, once, where that is the one."""
        if self._asked != (passphrase, salt, profile):
            return vault.derive(passphrase, salt, profile)
        self._thread.join()
        self._asked = None
        key, self._key = self._key, None
        if key is None:
            raise self._failure or AssertionError
        return key

    def _derive(self, passphrase: str, salt: bytes, profile: vault.Profile) -> None:
        try:
            self._key = vault.derive(passphrase, salt, profile)
        except BaseException as failure:  # noqa: BLE001 - raised where the key is asked for
            self._failure = failure

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._asked is not None:
            self._thread.join()
            self._asked = None
        if self._key is not None:
            vault.wipe(self._key)
            self._key = None
