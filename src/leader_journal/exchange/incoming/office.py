"""Documents of office apps as text: each sheet of a workbook a table, a letter with its headings as Markdown has them.

What they hold is checked before a library looks into it: a packed file of a kilobyte may name a cell in the last row of
the last column, and a library that makes room for all that lies between takes gigabytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

from msgspec import Struct

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason
from leader_journal.exchange.incoming.bounds import Budget, most_out_of
from leader_journal.exchange.incoming.html_text import html_text

MOST_CELLS = 3_000_000
"""Cells of one sheet, empty ones between two that are filled included."""
_CELL = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_OPEN_ROW = re.compile(rb"<table:table-row\b([^>]*)(?<!/)>(.*?)</table:table-row>", re.DOTALL)
_OPEN_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_OPEN_LETTER = b"application/vnd.oasis.opendocument.text"
_HOUR, _MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)


def is_a_workbook(names: Iterable[str]) -> bool:
    """Whether what is packed in a file is a workbook."""
    return any(name.startswith("xl/") for name in names)


def is_a_letter(names: Iterable[str]) -> bool:
    """Whether what is packed in a file is a text of a word processor."""
    return any(name.startswith("word/") for name in names)


def is_an_open_letter(names: Iterable[str], data: bytes) -> bool:
    """Whether packed bytes are a text of LibreOffice: they hold what they are."""
    if not {"mimetype", "content.xml"} <= set(names):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open("mimetype") as said:
            return said.read(len(_OPEN_LETTER) + 1).strip() == _OPEN_LETTER
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        return False  # whoever unpacks it says so


class WorkbookSheet(Struct, frozen=True):
    """A sheet of a workbook: its table as CSV."""

    name: str
    table: str
    hidden: bool


def workbook_tables(path: Path, data: bytes) -> list[WorkbookSheet]:
    """Return the sheets of a workbook that have something in them.

    Raises UnreadableSource: damaged, encrypted, too large, or a document of another kind.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    _check(path, data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = []
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows = _filled_down(sheet.to_python(), sheet.merged_cell_ranges, sheet.start)
            found.append(WorkbookSheet(about.name, _as_csv(rows), about.visible is not SheetVisibleEnum.Visible))
    except PasswordError:
        raise UnreadableSource(path, SourceReason.ENCRYPTED_DOCUMENT) from None
    except (CalamineError, OSError, ValueError):
        raise UnreadableSource(path, SourceReason.SPREADSHEET) from None
    return [sheet for sheet in found if sheet.table.strip(",\r\n")]


def letter_text(path: Path, data: bytes) -> str:
    """Return the text of a document, its headings and tables as in Markdown. Raises UnreadableSource."""
    import mammoth  # type: ignore[import-untyped] # it brings no types

    _check(path, data)
    try:
        page = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(lambda _image: {}))
    except Exception:  # noqa: BLE001 - it lets whatever a strange document does to it through
        raise UnreadableSource(path, SourceReason.DAMAGED) from None
    return html_text(cast("str", page.value), headings=True)


def open_letter_text(path: Path, data: bytes) -> str:
    """Return the text of a document of LibreOffice, its headings and tables as in Markdown. Raises UnreadableSource."""
    from leader_journal.exchange.incoming.open_letter import letter_html

    _check(path, data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in packed.read("META-INF/manifest.xml"):
            raise UnreadableSource(path, SourceReason.ENCRYPTED_DOCUMENT)
        content = packed.read("content.xml") if "content.xml" in names else b""
    return html_text(letter_html(content, path), headings=True)


def rich_text(data: bytes) -> str:
    """Return the words of a file in RTF."""
    from striprtf.striprtf import rtf_to_text

    words = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call] # it brings no types
    return cast("str", words)


def _check(path: Path, data: bytes) -> None:
    """Read all that is packed, and keep nothing of it. Raises UnreadableSource: damaged, or larger than it may be."""
    if not data.startswith(b"PK"):
        return  # what is not packed is as large as it looks
    budget = Budget(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for info in packed.infolist():
                most = most_out_of(info.compress_size)
                with packed.open(info) as member:
                    part = member.read(min(budget.left, most) + 1)
                if len(part) > most:
                    raise UnreadableSource(path, SourceReason.PACKED_TOO_TIGHT)
                budget.take(len(part))
                if info.filename.startswith("xl/worksheets/") or info.filename == "content.xml":
                    _check_cells(path, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise UnreadableSource(path, SourceReason.DAMAGED) from None


def _check_cells(path: Path, sheet: bytes) -> None:
    """Raise UnreadableSource where the filled cells of a sheet lie so far apart that the room between them is none."""
    columns, rows = 1, 1
    for column, row in _CELL.findall(sheet):
        columns, rows = max(columns, _number(column)), max(rows, int(row))
    if columns * rows > MOST_CELLS or any(_room(table) > MOST_CELLS for table in sheet.split(b"<table:table ")):
        raise UnreadableSource(path, SourceReason.TOO_LARGE)


def _room(table: bytes) -> int:
    """Return how many cells a table of OpenDocument spans, down to the last and out to the widest filled one."""
    rows, filled, width = 0, 0, 0
    for row, cells in _OPEN_ROW.findall(table):
        rows += _times(row)
        place, last = 0, 0
        for cell in _OPEN_CELL.findall(cells):
            place += _times(cell)
            last = place if not cell.endswith(b"/") or b"office:" in cell else last
        if last:
            filled, width = rows, max(width, last)
    return filled * width


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - ord("A") + 1
    return number


def _filled_down(
    rows: Sequence[Sequence[object]],
    merged: Iterable[tuple[tuple[int, int], tuple[int, int]]] | None,
    start: tuple[int, int] | None,
) -> list[list[object]]:
    """Return the rows with a value that was written once for several of them, in a joined cell, in each of them."""
    filled = [list(row) for row in rows]
    top, left = start or (0, 0)
    for (first, column), (last, _column) in merged or ():
        here = column - left
        for place in range(first - top + 1, min(last - top + 1, len(rows))):
            if 0 <= here < len(filled[place]) and first >= top:
                filled[place][here] = filled[first - top][here]
    return filled


def _as_csv(rows: Iterable[Sequence[object]]) -> str:
    return "".join(",".join(map(_quoted, _cells(row))) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if cell else ""


def _cells(row: Sequence[object]) -> Iterator[str]:
    for value in row:
        match value:
            case bool():
                yield str(value)
            case float() if value.is_integer():
                yield str(int(value))
            case dt.datetime():
                whole = value.time() == dt.time()
                yield value.date().isoformat() if whole else value.isoformat(" ", "seconds")
            case dt.date():
                yield value.isoformat()
            case dt.time():
                yield value.isoformat("minutes")
            case dt.timedelta():
                yield f"{value // _HOUR}:{value % _HOUR // _MINUTE:02}"
            case _:
                yield str(value).replace("\r\n", "\n").replace("\r", "\n")
