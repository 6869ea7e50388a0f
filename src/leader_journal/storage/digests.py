"""SHA-256 by the library that derives the key: Python's own brings OpenSSL with it, which opening has no use for."""

from __future__ import annotations


def sha256(content: bytes) -> bytes:
    """Return the SHA-256 of bytes, 32 of them."""
    from nacl.bindings import crypto_hash_sha256

    return bytes(crypto_hash_sha256(content))
