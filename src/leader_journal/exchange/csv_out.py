"""Rows as a CSV file that spreadsheets open as it is meant: with the mark of UTF-8, and no cell taken for a formula.

Every table that leaves the app, as a file or by the clipboard, is written here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]\d+([.,]\d+)? ?%?")
GUARD = "'"
"""Stands before what a spreadsheet would run; our own import takes it off again."""


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """Return a table as the content of a file."""
    return csv_text(headings, rows, separator).encode("utf-8-sig", errors="replace")


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """Return a table, line ends as RFC 4180 wants them."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(map(guarded, headings))
    writer.writerows(map(guarded, row) for row in rows)
    return file.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number with its sign is none."""
    return GUARD + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return what was written in a cell that was guarded."""
    return cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell
