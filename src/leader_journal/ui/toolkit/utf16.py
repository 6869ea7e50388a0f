"""Places in a text: Qt counts UTF-16 units, Python letters; an emoji is two of the one and one of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def units_of(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges of letters, which are in order and do not overlap, as Qt counts them: in one walk over the text."""
    at = counted = 0
    for start, end in spans:
        first = counted + units(text[at:start])
        counted = first + units(text[start:end])
        at = end
        yield first, counted


def letters(text: str, count: int) -> str:
    """Return the first `count` units of a text; half an emoji at the end is left out."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "ignore")


def in_units(text: str) -> str:
    """Return a text whose places are those that Qt counts: two replacement characters for each that takes two units."""
    return "".join(letter if letter <= "\uffff" else "\ufffd\ufffd" for letter in text)
