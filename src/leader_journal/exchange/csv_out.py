"""Rows as a CSV file that spreadsheets open as it is meant: with the mark of UTF-8, and no cell taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
"""Stands before what a spreadsheet would run; our own import takes it off again."""


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """Return a table, line ends as RFC 4180 wants them."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig", errors="replace")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return GUARD + cell if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return what was written in a cell that was guarded."""
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(_FORMULA) else cell
