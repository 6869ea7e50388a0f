"""Words that could not reach the file, or came while it was locked: sealed, so that only the open journal reads them.

A sealed box (X25519, STORAGE.md D12) needs the public half alone; the private half lies in the encrypted journal. The
public half is kept in the app's own data folder, where only this user writes, under the journal's salt: a folder that
others share with us, where journals may lie, is no place for it (docs/decisions/0037).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal import load, paths
from leader_journal.core.errors import FileError
from leader_journal.storage.creation import sync_folder
from leader_journal.storage.digests import sha256
from leader_journal.storage.vault import SALT_BYTES, read_salt

if TYPE_CHECKING:
    from leader_journal.storage.file import JournalFile

SUFFIX = ".sealed"
KEY_BYTES = 32
_MAGIC = b"LJSEALED1\n"
_NAME_BYTES = 16
_LARGEST = 64 * 1024 * 1024
_META = "sealing key"


class Unopenable(ValueError):
    """A sealed file was damaged, or sealed for another key."""


class SealingKey(Struct, frozen=True):
    """The private half; the public one follows from it."""

    private: bytes

    def __repr__(self) -> str:
        return "SealingKey()"

    @property
    def public(self) -> bytes:
        """Return the half that seals."""
        from nacl.bindings import crypto_scalarmult_base

        return bytes(crypto_scalarmult_base(self.private))

    def opened(self, sealed: bytes) -> bytes:
        """Return what was sealed. Raises Unopenable."""
        from nacl.exceptions import CryptoError
        from nacl.public import PrivateKey, SealedBox

        if not is_for(self.public, sealed):
            raise Unopenable
        try:
            return bytes(SealedBox(PrivateKey(self.private)).decrypt(sealed[len(_MAGIC) + _NAME_BYTES :]))
        except CryptoError:
            raise Unopenable from None


def load_library() -> None:
    """Load what seals, which takes a moment, before it is needed."""
    load("nacl.public")


def sealed(public: bytes, content: bytes) -> bytes:
    """Return the bytes of a sealed file."""
    from nacl.public import PublicKey, SealedBox

    return _MAGIC + _name_of(public) + bytes(SealedBox(PublicKey(public)).encrypt(content))


def is_for(public: bytes, content: bytes) -> bool:
    """Whether a sealed file was sealed by this key."""
    return content.startswith(_MAGIC + _name_of(public))


def ensure_key(file: JournalFile) -> SealingKey | None:
    """Return the key of a journal, made now if it has none; None where none can be kept. Its public half is kept."""
    row = file.connection.execute("SELECT value FROM meta WHERE name = ?", (_META,)).fetchone()
    if row is not None:
        key = SealingKey(bytes.fromhex(row[0]))
    else:
        from nacl.public import PrivateKey

        key = SealingKey(bytes(PrivateKey.generate()))
        try:
            with file.transaction() as connection:
                connection.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (_META, key.private.hex()))
        except FileError:
            return None
    return key


def keep_public(salt: bytes, public: bytes) -> bool:
    """Keep the public half in the app's own folder; False where another one stood there for this journal."""
    kept = _lines()
    before = kept.get(salt)
    if before != public:
        kept[salt] = public
        content = "".join(f"{one.hex()} {half.hex()}\n" for one, half in kept.items())
        with suppress(OSError):
            _write(_register(), content.encode("ascii"))
    return before in (None, public)


def public_of(journal: Path) -> bytes | None:
    """Return the key that seals for a journal that nobody has opened yet; None where it is not known here."""
    try:
        return _lines().get(read_salt(journal))
    except OSError:
        return None


def write_sealed(journal: Path, name: str, content: bytes) -> Path:
    """Put a sealed file beside a journal, or in the app's own folder; return where. Raises OSError where neither.

    In both where the journal is not there: it was moved, and wherever it is opened next, the own folder is looked into.
    """
    if not journal.exists():
        with suppress(OSError):
            _write(own_folder() / f"{journal.name}.{name}{SUFFIX}", content)
    failed: OSError | None = None
    for folder in (journal.parent, own_folder()):
        target = folder / f"{journal.name}.{name}{SUFFIX}"
        try:
            if folder == own_folder():
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(target, content)
        except OSError as error:
            failed = error
        else:
            return target
    assert failed is not None
    raise failed


def remove_sealed(journal: Path, name: str) -> None:
    """Take a sealed file away that was written here a moment ago and is not wanted."""
    for folder in (journal.parent, own_folder()):
        with suppress(OSError):
            (folder / f"{journal.name}.{name}{SUFFIX}").unlink(missing_ok=True)


def sealed_files(journal: Path) -> tuple[Path, ...]:
    """Return the sealed files beside a journal and in the app's own folder, of whichever journal, oldest name first."""
    found: list[Path] = []
    for folder in (journal.parent, own_folder()):
        with suppress(OSError):
            found += (path for path in folder.iterdir() if path.suffix == SUFFIX and not path.name.startswith("."))
    return tuple(sorted(found, key=lambda path: path.name))


def read_sealed(path: Path) -> bytes:
    """Return the content of a sealed file. Raises OSError."""
    return path.read_bytes() if path.stat().st_size <= _LARGEST else b""


def own_folder() -> Path:
    """Return the app's own folder for sealed files."""
    return paths.data_folder() / "sealed"


def _name_of(public: bytes) -> bytes:
    return sha256(public)[:_NAME_BYTES]


def _register() -> Path:
    return paths.data_folder() / "sealing-keys"


def _lines() -> dict[bytes, bytes]:
    try:
        lines = _register().read_text("ascii", "replace").splitlines()
    except OSError:
        return {}
    kept: dict[bytes, bytes] = {}
    for line in lines:
        with suppress(ValueError):
            salt, public = (bytes.fromhex(part) for part in line.split(" "))
            if (len(salt), len(public)) == (SALT_BYTES, KEY_BYTES):
                kept[salt] = public
    return kept


def _write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all, durable, readable by its owner only."""
    import tempfile  # once for each journal

    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
