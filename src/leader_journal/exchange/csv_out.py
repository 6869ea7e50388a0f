"""Rows as a CSV file that spreadsheets open as it is meant: with the mark of UTF-8, and no cell taken for a formula.

Every table that leaves the app, as a file or by the clipboard, is written here.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO, TextIO

_BEGINS = "=+-@\t\r\n＝＋－＠"
_FORMULA = re.compile(rf"'*[{re.escape(_BEGINS)}]")
_NUMBER = re.compile(r"[+-]\d+([.,]\d+)? ?%?")
GUARD = "'"
"""Stands before what a spreadsheet would run; our own import takes it off again."""


def write_csv(target: BinaryIO, headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",") -> None:
    """Write a table to a file row by row: the longest needs no more memory than the shortest."""
    target.write(codecs.BOM_UTF8)
    file = io.TextIOWrapper(target, encoding="utf-8", errors="replace", newline="")
    try:
        _write(file, headings, rows, separator)
    finally:
        file.detach()  # written out; it is closed by who opened it


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """Return a table, line ends as RFC 4180 wants them."""
    file = io.StringIO(newline="")
    _write(file, headings, rows, separator)
    return file.getvalue()


def _write(file: TextIO, headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str) -> None:
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(map(guarded, headings))
    may_begin = _BEGINS + GUARD
    writer.writerows([guarded(cell) if cell[:1] in may_begin else cell for cell in row] for row in rows)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number with its sign is none."""
    return GUARD + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return what was written in a cell that was guarded."""
    return cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell
