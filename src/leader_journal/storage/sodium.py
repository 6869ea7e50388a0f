"""The functions of libsodium that opening a journal takes, called as PyNaCl itself calls them.

A key is written where it stays: `nacl.bindings` returns bytes, which nothing can wipe, and loads fifteen modules.
What is written here is held to it by a test; `_sodium` is PyNaCl's own door (docs/decisions/0067).
"""

from __future__ import annotations

from typing import Any

import nacl._sodium as _sodium  # type: ignore[import-not-found]  # a compiled module without types

_ffi: Any = _sodium.ffi
_lib: Any = _sodium.lib
_SALT_BYTES, _POINT_BYTES = 16, 32


class SodiumFailed(RuntimeError):
    """The library refused: there is too little memory for the key, or a bug."""


def argon2id(size: int, secret: bytes, salt: bytes, passes: int, memory: int) -> bytearray:
    """Return so many bytes that follow from a secret by Argon2id, while other threads go on. Raises SodiumFailed."""
    if len(salt) != _SALT_BYTES:
        raise ValueError(len(salt))
    key = bytearray(size)
    _check(
        _lib.crypto_pwhash(
            _ffi.from_buffer("unsigned char[]", key, require_writable=True),
            size,
            secret,
            len(secret),
            salt,
            passes,
            memory,
            _lib.crypto_pwhash_alg_argon2id13(),
        )
    )
    return key


def public_half(private: bytes) -> bytes:
    """Return the public half of an X25519 key."""
    if len(private) != _POINT_BYTES:
        raise ValueError(len(private))
    found = bytearray(_POINT_BYTES)
    _check(_lib.crypto_scalarmult_base(_ffi.from_buffer("unsigned char[]", found), private))
    return bytes(found)


def _check(result: int) -> None:
    if result != 0:
        raise SodiumFailed


def _begin() -> None:
    """Choose what is fastest on this processor, once; PyNaCl asks for the same, under the same name."""
    if _lib.sodium_init() == -1:
        raise SodiumFailed


_ffi.init_once(_begin, "libsodium")
