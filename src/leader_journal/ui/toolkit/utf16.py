"""Places in a text: Qt counts UTF-16 units, Python letters; an emoji is two of the one and one of the other."""

from __future__ import annotations


def units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def letters(text: str, count: int) -> str:
    """Return the first `count` units of a text; half an emoji at the end is left out."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "ignore")
