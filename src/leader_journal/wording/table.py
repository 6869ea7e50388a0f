"""A finding as a table of texts: for the table view, for copying and for CSV."""

from __future__ import annotations

from msgspec import Struct


class Table(Struct, frozen=True):
    """Headers and rows, all in words of the current language; an empty cell means that nothing can be said."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError("every row of a table has a cell for every header")
