"""From passphrase to key: Argon2id with the journal's own salt, the first 16 bytes of the file (STORAGE.md D4)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from leader_journal import load
from leader_journal.core.errors import PassphraseTooShort
from leader_journal.core.passphrases import MIN_PASSPHRASE, long_enough, normalised
from leader_journal.core.recovery import KEY_BYTES

SALT_BYTES = 16
PLAIN_HEADER = b"SQLite format 3\x00"
"""What an unencrypted database begins with; a journal never does."""

_MIB = 1024 * 1024


class Profile:
    """What deriving a key costs: passes over the memory, and the memory in bytes."""

    def __init__(self, passes: int, memory: int) -> None:
        self.passes = passes
        self.memory = memory


PROFILES: tuple[Profile, ...] = (Profile(passes=3, memory=128 * _MIB),)
"""Newest first: the first makes new journals, all of them are tried on old ones. Tests put a cheap one here."""


Derive = Callable[[str, bytes, Profile], bytearray]
"""From passphrase, salt and profile to a key, as `derive` does it."""


def new_salt() -> bytes:
    """Return a new salt. It is never plain text, so that a text file is not taken for a journal."""
    while True:
        salt = os.urandom(SALT_BYTES)
        if not is_foreign(salt):
            return salt


def read_salt(path: Path) -> bytes:
    """Return the first bytes of a file: the salt. Only before SQLite opens it (STORAGE.md 4.1). Raises OSError."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def is_foreign(header: bytes) -> bool:
    """Whether a file that begins so cannot be a journal: too short, plain SQLite, or plain text."""
    return len(header) < SALT_BYTES or header == PLAIN_HEADER or all(byte in _PLAIN_TEXT for byte in header)


def check_length(passphrase: str) -> None:
    """Raise PassphraseTooShort where a new passphrase is not accepted."""
    if not long_enough(passphrase):
        raise PassphraseTooShort(MIN_PASSPHRASE)


def derive(passphrase: str, salt: bytes, profile: Profile) -> bytearray:
    """Return the raw key of a journal (a third of a second by the newest profile); the caller wipes it."""
    from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13

    secret = normalised(passphrase).encode()
    return bytearray(
        crypto_pwhash_alg(KEY_BYTES, secret, salt, profile.passes, profile.memory, crypto_pwhash_ALG_ARGON2ID13)
    )


def load_library() -> None:
    """Load libsodium, in whatever opens a journal: the first screen need not wait for it."""
    load("nacl.bindings")


def wipe(key: bytearray) -> None:
    """Overwrite a key. Copies that the engine and Python made are out of reach: locking ends the process."""
    key[:] = bytes(len(key))


_PLAIN_TEXT = frozenset(range(0x20, 0x7F)) | {0x09, 0x0A, 0x0D}
