"""Opens a connection on an encrypted file, and sees to it that every setting took (STORAGE.md D2, D5)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from leader_journal.core.recovery import key_in
from leader_journal.storage import vault
from leader_journal.storage.driver import OPEN_READ_ONLY_URI, OPEN_READ_WRITE, Connection, ErrorFilter

PAGE_BYTES = 4096
"""The page size of SQLCipher 4: no journal is smaller than one page."""

_BUSY_MILLISECONDS = 5000
READ_ONCE = -2048
"""Kilobytes of pages, said as the engine wants them, for whoever reads each page once."""

# name, what it is set to, what reading it back must give; a misspelt pragma is silent, hence the reading back
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "NORMAL", "normal"),
    ("journal_mode", "WAL", "wal"),
    # the log is moved by `live_log` alone
    ("wal_autocheckpoint", "0", 0),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("cache_size", "-32768", -32768),
)


class SettingRefused(RuntimeError):
    """The engine did not take a setting on which safety depends: a bug, never the user's world."""


class Secret(Struct, frozen=True):
    """What opens one file: its key and its salt. Wiped when the journal is closed."""

    key: bytearray
    salt: bytes

    def copy(self) -> Secret:
        """Return another one that is wiped by itself."""
        return Secret(bytearray(self.key), self.salt)

    def __repr__(self) -> str:
        return "Secret()"


def secrets_of(passphrase: str, salt: bytes, derive: vault.Derive | None = None) -> Iterator[Secret]:
    """Yield what may open a file of that salt: the key of a recovery sheet, where its letters were typed, and those
    that follow from the passphrase, one for each profile (by `derive` where one was begun already). The caller wipes
    those that do not open it.
    """
    key = key_in(passphrase)
    if key is not None:
        yield Secret(bytearray(key), salt)
    for profile in vault.PROFILES:
        yield Secret((derive or vault.derive)(passphrase, salt, profile), salt)


def open_encrypted(
    path: Path, secret: Secret, *, flags: int = OPEN_READ_WRITE, on_error: ErrorFilter | None = None
) -> Connection:
    """Return a connection with the cipher and the key set; nothing was read yet. Raises sqlite3.Error."""
    return _keyed(Connection(str(path), flags, on_error), secret)


def open_alone(path: Path, secret: Secret) -> Connection:
    """Return a connection that reads a file as if no log lay beside it, and writes nothing. Raises sqlite3.Error.

    No lock is taken: whoever calls this holds the journal's.
    """
    return _keyed(Connection(f"{path.absolute().as_uri()}?immutable=1", OPEN_READ_ONLY_URI), secret)


def _keyed(connection: Connection, secret: Secret) -> Connection:
    try:
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        set_cipher(connection, "sqlcipher")
        _set(connection, "legacy", "4", "4")
        # the key stands in the statement: no other form of SQLCipher's format takes key and salt
        spelled = f"x'{secret.key.hex()}{secret.salt.hex()}'"
        if connection.execute(f'PRAGMA key = "{spelled}"').fetchone() != ("ok",):
            raise SettingRefused("key")
    except BaseException:
        connection.close()
        raise
    return connection


def open_settled(
    path: Path, secret: Secret, *, flags: int = OPEN_READ_WRITE, on_error: ErrorFilter | None = None
) -> Connection:
    """Return a connection with the key and every setting of a live journal. Raises SettingRefused, sqlite3.Error."""
    connection = open_encrypted(path, secret, flags=flags, on_error=on_error)
    try:
        settle(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def set_cipher(connection: Connection, name: str) -> None:
    """Let the next file that this connection is given a key for be of this cipher. Raises SettingRefused."""
    _set(connection, "cipher", f"'{name}'", name)


def settle(connection: Connection) -> None:
    """Apply every setting of a live journal and read each back. Raises SettingRefused, sqlite3.Error."""
    for name, value, expected in _SETTINGS:
        _set(connection, name, value, expected)


def _set(connection: Connection, name: str, value: str, expected: object) -> None:
    connection.execute(f"PRAGMA {name} = {value}").close()
    found = connection.execute(f"PRAGMA {name}").fetchone()
    if found != (expected,):
        raise SettingRefused(name)
