"""How stored texts are read, with names or with letters: one text, or those of a sheet or of a table at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

from leader_journal.core.sheets import Sheet

_ROWS = 500
"""Rows of a table that are held."""


class TextReading(Protocol):
    """Says of a text the same each time, once everybody has a letter; letters go by the order of the texts."""

    def __call__(self, text: str) -> str:
        """Return a text as it is read."""
        ...

    def all(self, texts: Iterable[str]) -> Iterable[str]:
        """Return texts as they are read, in their order: sooner than one after the other."""
        ...


class OneByOne:
    """Reads many texts one after the other."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def __call__(self, text: str) -> str:
        """Return a text as it is read."""
        return self._read(text)

    def all(self, texts: Iterable[str]) -> Iterable[str]:
        """Return texts as they are read, in their order."""
        return map(self._read, texts)


class ReadTexts(dict[str, str]):
    """Texts with what is read in their place: each is looked at once, however often it stands there."""

    def __init__(self, texts: Iterable[str], read: TextReading) -> None:
        asked = dict.fromkeys(texts)
        super().__init__(zip(asked, read.all(asked), strict=True))
        self._read = read

    def __missing__(self, text: str) -> str:
        self[text] = read = self._read(text)
        return read


def sheet_as_read(sheet: Sheet, read: TextReading) -> Sheet:
    """Return a sheet with every text as it is read, met in reading order."""
    return sheet.in_words(ReadTexts(sheet.texts(), read).__getitem__)


def rows_as_read(rows: Iterable[Sequence[str]], read: TextReading) -> Iterator[list[str]]:
    """Yield rows of texts as they are read, some held at a time."""
    left = iter(rows)
    while some := tuple(islice(left, _ROWS)):
        said = ReadTexts(chain.from_iterable(some), read)
        yield from ([said[cell] for cell in row] for row in some)
