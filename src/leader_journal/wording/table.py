"""A finding as a table of texts: for the table view, for copying and for CSV."""

from __future__ import annotations

from msgspec import Struct

from leader_journal.wording.catalogue import Language, current_language


class Table(Struct, frozen=True):
    """Headers and rows, all in words of the current language; an empty cell means that nothing can be said."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError("every row of a table has a cell for every header")


def between_columns() -> str:
    """Return what stands between the columns of a file: Danish spreadsheets take a comma for a decimal point."""
    return ";" if current_language() is Language.DANISH else ","
