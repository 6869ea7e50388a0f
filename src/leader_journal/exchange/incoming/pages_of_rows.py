"""The page that an app keeps of each row of a table: Notion writes the table, and its pages in a folder beside it.

A page says its title, then what stands in the row, then its words, which stand nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.exchange.incoming.csv_records import Record
from leader_journal.exchange.incoming.source import Source, SourceFile
from leader_journal.exchange.incoming.table_days import SourceTable
from leader_journal.wording.catalogue import _

_FIELD = re.compile(r"(?P<name>[^:]+): (?P<value>.*)")
_NUMBER = re.compile(r" [0-9a-f]{32}$")
"""The app's own behind the name of a table."""


class _PageOfARow(Struct, frozen=True):
    fields: Mapping[str, str]
    words: str


def with_pages(table: SourceTable, file: SourceFile, source: Source) -> tuple[SourceTable, int]:
    """Return a table with the words of its pages as a column of text, and how many pages belong to no row of it.

    A table whose pages say no words is returned as it is.
    """
    pages: dict[str, list[_PageOfARow]] = {}
    for page in _beside(file, source):
        title, read = _read(page.text, table.headings)
        pages.setdefault(title, []).append(read)
    if not any(page.words for same in pages.values() for page in same):
        return table, 0
    rows = tuple(_with_words(row, table.headings, pages) for row in table.rows)
    left = sum(bool(page.words) for same in pages.values() for page in same)
    return replace(table, headings=(*table.headings, _("Text")), rows=rows), left


def _beside(file: SourceFile, source: Source) -> list[SourceFile]:
    """Return the pages in the folder that is called like a table, with or without the app's own number behind it."""
    stem = file.path.stem.removesuffix("_all")
    called = (stem, _NUMBER.sub("", stem))
    return [
        page
        for page in source.ending(".md")
        if page.path.parent.parent == file.path.parent and page.path.parent.name in called
    ]


def _read(text: str, headings: Sequence[str]) -> tuple[str, _PageOfARow]:
    """Return the title of a page, and what it says below it: the fields of its row first, up to an empty line."""
    title, _end, rest = text.lstrip("\ufeff\n ").partition("\n")
    lines = rest.lstrip("\n").split("\n")
    fields: dict[str, str] = {}
    for line in lines:
        found = _FIELD.fullmatch(line)
        if found is None or found["name"] not in headings:
            break
        fields[found["name"]] = _even(found["value"])
    return _even(title.removeprefix("# ")), _PageOfARow(fields, "\n".join(lines[len(fields) :]).strip("\n"))


def _with_words(row: Record, headings: Sequence[str], pages: Mapping[str, list[_PageOfARow]]) -> Record:
    """Return a row with the words of its page, which is taken then: of those of one title what agrees with it most."""
    cells = row.fields
    if not cells or len(cells) > len(headings):
        return row
    same = pages.get(_even(cells[0]), [])
    said = dict(zip(headings, map(_even, cells), strict=False))
    page = max(same, key=lambda one: len(one.fields.items() & said.items()), default=None)
    if page is not None:
        same.remove(page)
    blank = ("",) * (len(headings) - len(cells))
    return Record(row.line, (*cells, *blank, page.words if page is not None else ""))


def _even(words: str) -> str:
    return " ".join(words.split())
