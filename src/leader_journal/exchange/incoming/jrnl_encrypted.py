"""Opens a journal that jrnl encrypted: since version 2 by Fernet, its key by PBKDF2 of the password.

Up to version 4.5 every file has jrnl's own salt; since 4.6 the file begins with JRNLv3 and a head that holds its salt.
Version 1 wrote bare AES blocks, its key one SHA-256 of the password, which nothing in the file tells from noise.
Without this a leader would have to let jrnl write all of it to the disk in plain text first.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
from pathlib import Path

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason

_MARK = b"JRNLv3"
_HEAD_LENGTH = struct.Struct(">H")
_SALT_OF_ALL = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8"
_ROUNDS = 100_000
_BLOCK = 16
_PNG_JPEG_GIF_PDF, _PACKED, _PROGRAMS = (
    "89504e47 ffd8 47494638 25504446 52494646",
    "504b 1f8b 425a68 fd377a585a 377abcaf",
    "7f454c46 4d5a",
)
_KNOWN = tuple(map(bytes.fromhex, f"{_PNG_JPEG_GIF_PDF} {_PACKED} {_PROGRAMS}".split()))
"""How pictures, papers, packed files and programs begin."""
_FERNET = re.compile(rb"gAAAAA[A-Za-z0-9_\-]{90,}={0,2}\s*")


def is_encrypted(data: bytes) -> bool:
    """Whether bytes are a file that jrnl encrypted, as far as the file says so."""
    return data.startswith(_MARK) or _FERNET.fullmatch(data) is not None


def may_be_encrypted(data: bytes) -> bool:
    """Whether bytes may be what version 1 encrypted: whole blocks of noise that begin like no file that is known."""
    return len(data) >= 2 * _BLOCK and len(data) % _BLOCK == 0 and not data.startswith(_KNOWN)


def decrypted(data: bytes, password: str | None, source: Path) -> bytes:
    """Return what is written in an encrypted file. Raises UnreadableSource without the password, or with another."""
    from cryptography.fernet import Fernet, InvalidToken
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    if password is None:
        raise UnreadableSource(source, SourceReason.ENCRYPTED)
    if not is_encrypted(data):
        return _of_version_1(data, password, source)
    salt, token = _parts(data, source)
    key = PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=_ROUNDS).derive(password.encode())
    try:
        return Fernet(base64.urlsafe_b64encode(key)).decrypt(token)
    except InvalidToken:
        raise UnreadableSource(source, SourceReason.WRONG_PASSWORD) from None


def _of_version_1(data: bytes, password: str, source: Path) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES
    from cryptography.hazmat.primitives.ciphers.modes import CBC
    from cryptography.hazmat.primitives.padding import PKCS7

    reader = Cipher(AES(hashlib.sha256(password.encode()).digest()), CBC(data[:_BLOCK])).decryptor()
    words = reader.update(data[_BLOCK:]) + reader.finalize()
    filler = PKCS7(AES.block_size).unpadder()
    try:
        # the oldest ones filled the last block with spaces
        words = words.rstrip(b" ") if words.endswith(b" ") else filler.update(words) + filler.finalize()
        words.decode()
    except ValueError:
        raise UnreadableSource(source, SourceReason.WRONG_PASSWORD) from None
    return words


def _parts(data: bytes, source: Path) -> tuple[bytes, bytes]:
    """Return the salt and what is encrypted."""
    if not data.startswith(_MARK):
        return _SALT_OF_ALL, data.strip()
    try:
        (length,) = _HEAD_LENGTH.unpack_from(data, len(_MARK))
        start = len(_MARK) + _HEAD_LENGTH.size
        head, token = data[start : start + length], data[start + length :].strip()
        # files of the time before its release hold the head as it is
        words = json.loads(head if head.startswith(b"{") else base64.b64decode(head))
        return base64.urlsafe_b64decode(words["salt"]), token
    except (struct.error, ValueError, KeyError, TypeError):
        raise UnreadableSource(source, SourceReason.DAMAGED) from None
