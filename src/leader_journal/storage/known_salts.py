"""The salts of the journals that were open on this computer, kept a second time (docs/decisions/0022).

Sixteen bytes that are in nobody's head, and without which no passphrase opens the journal. They are no secret: they are
the first bytes of the file. A line that is damaged itself is not believed; losing the file loses nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from leader_journal import paths
from leader_journal.storage.creation import sync_file
from leader_journal.storage.digests import sha256
from leader_journal.storage.vault import SALT_BYTES

_KEPT = 64
_DAMAGED_BITS = 32
"""Salts of two journals differ in some 64 of their 128 bits, and in so few only if one is the other, damaged."""


def known_salts() -> tuple[bytes, ...]:
    """Return the salts that were kept, the last one first."""
    try:
        lines = _register().read_text("ascii", "replace").splitlines()
    except OSError:
        return ()
    return tuple(salt for salt in map(_salt_of, lines) if salt is not None)


def keep_salt(salt: bytes) -> None:
    """Keep a salt, if it is not kept already. Where nothing can be written it is not."""
    known = known_salts()
    if salt in known:
        return
    register = _register()
    part = register.with_name(f".{register.name}-{os.getpid()}.part")
    with suppress(OSError):
        register.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text("".join(_line(one) + "\n" for one in (salt, *known)[:_KEPT]), "ascii")
        part.chmod(0o600)
        sync_file(part)
        part.replace(register)


def undamaged(salt: bytes, candidates: Iterable[bytes]) -> bytes | None:
    """Return which of the candidates a salt was before some bits of it were damaged; None if none, or undamaged."""
    number = int.from_bytes(salt)
    for candidate in candidates:
        if 0 < (int.from_bytes(candidate) ^ number).bit_count() <= _DAMAGED_BITS:
            return candidate
    return None


def mend_salt(journal: Path, salt: bytes) -> None:
    """Write the right salt into a file whose own was damaged; nobody has it open. Raises OSError."""
    handle = os.open(journal, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.write(handle, salt)
        os.fsync(handle)
    finally:
        os.close(handle)


def _register() -> Path:
    return paths.data_folder() / "salts"


def _line(salt: bytes) -> str:
    return f"{salt.hex()} {sha256(salt).hex()[:8]}"


def _salt_of(line: str) -> bytes | None:
    try:
        salt = bytes.fromhex(line.partition(" ")[0])
    except ValueError:
        return None
    return salt if len(salt) == SALT_BYTES and line == _line(salt) else None
