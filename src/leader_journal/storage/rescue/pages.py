"""The pages of a journal's file as they lie on the disk: told apart by their checksums, mended, decrypted.

A page of SQLCipher 4 ends with the start value of its cipher (16 bytes) and a keyed hash (64) over the rest and over
the number of the page. SQLite refuses a page whose hash is wrong, and with it often the whole file. Here the hash is
used the other way round: it proves that a page is whole, wherever it lies, and that a bit was turned back rightly.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from pathlib import Path

from leader_journal.storage.keyed import PAGE_BYTES, Secret
from leader_journal.storage.vault import SALT_BYTES

_START_BYTES, _HASH_BYTES = 16, 64
RESERVED_BYTES = _START_BYTES + _HASH_BYTES
USABLE_BYTES = PAGE_BYTES - RESERVED_BYTES
"""What is left of a page for its content."""

_HASH_SALT_MASK = 0x3A
_HASH_ROUNDS = 2
_BITS_WITHIN_REASON = 8
"""A hash that differs in so few of its 512 bits is right, and was damaged itself."""


class PageKey:
    """What checks and decrypts the pages of one file."""

    def __init__(self, secret: Secret) -> None:
        salt = bytes(byte ^ _HASH_SALT_MASK for byte in secret.salt)
        self._key = bytes(secret.key)
        self._hash_key = hashlib.pbkdf2_hmac("sha512", self._key, salt, _HASH_ROUNDS, len(self._key))

    def is_whole(self, number: int, raw: bytes) -> bool:
        """Whether these bytes are page `number`, unaltered (or nothing but their hash was damaged)."""
        if len(raw) != PAGE_BYTES:
            return False
        wanted, found = self._hash(number, raw), raw[-_HASH_BYTES:]
        return wanted == found or _differing_bits(wanted, found) <= _BITS_WITHIN_REASON

    def number_of(self, raw: bytes, numbers: Iterable[int]) -> int | None:
        """Return which of the pages these bytes are, or None: a page may lie at the place of another."""
        return next((number for number in numbers if self.is_whole(number, raw)), None)

    def mended(self, number: int, raw: bytes) -> bytes | None:
        """Return the page with the one flipped bit turned back; None where more than one was (half a second)."""
        if len(raw) != PAGE_BYTES:
            return None
        tried = bytearray(raw)
        first = SALT_BYTES if number == 1 else 0
        for place in range(first, PAGE_BYTES - _HASH_BYTES):
            for bit in range(8):
                tried[place] ^= 1 << bit
                if self._hash(number, tried) == raw[-_HASH_BYTES:]:
                    return bytes(tried)
                tried[place] ^= 1 << bit
        return None

    def plain(self, number: int, raw: bytes) -> bytes:
        """Return the content of a page, `USABLE_BYTES` of it. A damaged byte spoils its block of 16 and one more."""
        # loaded here: only a rescue needs it
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        raw = raw.ljust(PAGE_BYTES, b"\x00")
        first = SALT_BYTES if number == 1 else 0
        start = raw[USABLE_BYTES : USABLE_BYTES + _START_BYTES]
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(start)).decryptor()
        return bytes(first) + decryptor.update(raw[first:USABLE_BYTES]) + decryptor.finalize()

    def _hash(self, number: int, raw: bytes | bytearray) -> bytes:
        first = SALT_BYTES if number == 1 else 0
        return hmac.digest(self._hash_key, raw[first:-_HASH_BYTES] + number.to_bytes(4, "little"), "sha512")


def fits(path: Path, secret: Secret, at_most: int | None = None) -> bool:
    """Whether a key is that of a file: one of its first `at_most` pages is whole under it. Raises OSError."""
    key = PageKey(secret)
    return any(key.is_whole(number, raw) for number, raw in _pages_of(path, at_most))


def _pages_of(path: Path, at_most: int | None) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        number = 0
        while (raw := file.read(PAGE_BYTES)) and (at_most is None or number < at_most):
            number += 1
            yield number, raw


def _differing_bits(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()
