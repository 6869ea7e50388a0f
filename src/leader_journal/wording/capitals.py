"""A sentence begins with a capital, whatever it is put together of."""

from __future__ import annotations


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
