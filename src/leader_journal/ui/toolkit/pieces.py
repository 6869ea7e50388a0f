"""A text as long as a book, cut into pieces of some pages: Qt takes seconds to lay out the whole of it."""

from __future__ import annotations

PIECE = 20_000
"""Letters that are shown at once: some ten pages."""
_BACK = 2_000
"""How far back from its end a piece looks for a place to end well."""


def pieces_of(text: str) -> tuple[str, ...]:
    """Return a text in pieces which, put together, are the text: each ends with a paragraph, else a word."""
    pieces, start = [], 0
    while len(text) - start > PIECE + _BACK:
        end = start + PIECE
        for sign in ("\n", " "):
            found = text.rfind(sign, end - _BACK, end)
            if found > start:
                end = found + 1
                break
        pieces.append(text[start:end])
        start = end
    return (*pieces, text[start:])
