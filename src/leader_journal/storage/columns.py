"""The rows of a statement as columns: 100,000 of them take a megabyte, as rows fifteen."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

from leader_journal.core.columns import Numbers, Texts

if TYPE_CHECKING:
    from leader_journal.storage.driver import Cursor

_AT_A_TIME = 1_000


def columns_of(found: Cursor, numbers: int, texts: int) -> tuple[list[Numbers], list[Texts]]:
    """Return the rows that are left: first so many columns of whole numbers, then so many of texts."""
    counted = [array("q") for _column in range(numbers)]
    named = [_Named() for _column in range(texts)]
    while rows := found.fetchmany(_AT_A_TIME):
        columns = list(zip(*rows, strict=True))
        for column, values in zip(counted, columns[:numbers], strict=True):
            column.extend(values)
        for said, values in zip(named, columns[numbers:], strict=True):
            said.extend(values)
    return counted, [said.column() for said in named]


class _Named:
    """Texts as they come; what sorts before what is known at the end."""

    def __init__(self) -> None:
        self._met = _Met()
        self._places = array("q")

    def extend(self, texts: Iterable[str | None]) -> None:
        self._places.extend(map(self._met.__getitem__, texts))

    def column(self) -> Texts:
        names = sorted(text for text in self._met if text is not None)
        place = {name: at for at, name in enumerate(names)}
        sorted_places = [-1 if text is None else place[text] for text in self._met]
        return Texts(tuple(names), array("q", map(sorted_places.__getitem__, self._places)))


class _Met(dict[str | None, int]):
    """A number for each text, in the order in which they are met."""

    def __missing__(self, text: str | None) -> int:
        self[text] = number = len(self)
        return number
