"""What is a table, and its headings and rows: text with separators, as Markdown draws it, or lists of JSON."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason
from leader_journal.exchange.incoming.columns import Column, known_heading
from leader_journal.exchange.incoming.csv_records import SEPARATORS, Record, records
from leader_journal.exchange.incoming.json_source import json_objects
from leader_journal.exchange.incoming.source import SHEET, Source, SourceFile
from leader_journal.exchange.incoming.table_days import SourceTable
from leader_journal.exchange.stamps import is_stamp
from leader_journal.exchange.text import lines_of
from leader_journal.wording.catalogue import _

_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)  # what Excel writes and reads first
_LOOKED_AT = 20
"""Records among which the headings are looked for: some tables begin with a title of their own."""
_LOOKED_AT_PAGE = 200
_SEVERAL = 2
_NAMES = ("name", "title", "label", "entries")
_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_EDGE = re.compile(r"^\s*\||\|\s*$")
_CELL_ENDS = re.compile(r"(?<!\\)\|")
_IMPOSSIBLE_DAY = re.compile(r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?:[ T].*)?")
_TIME_AND_WORDS = re.compile(r"\s*\d{1,2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?\s*(?::|-|–|—)\s+\S")
"""What stands behind the comma of "2 March 2026, 9:30: Kim came", which is no table."""


def looks_like_a_table(text: str) -> bool:
    """Whether a text is a table: columns that hold, with a heading that is known or a date in each row."""
    if _SEPARATOR_LINE.match(text) or is_a_page_of_rows(text):
        return True
    for separator in SEPARATORS:
        rows = [row for row in itertools.islice(records(text, separator), _LOOKED_AT) if row.fields is not None]
        widths = [len(row.fields or ()) for row in rows]
        if not rows or max(widths) < 2:
            continue
        known = max(sum(known_heading(field) is not None for field in row.fields or ()) for row in rows[:3])
        if known < 2 and all(
            len(row.fields or ()) > 1 and _TIME_AND_WORDS.match((row.fields or ())[1]) for row in rows
        ):
            continue
        dated = sum(any(is_stamp(field) for field in row.fields or () if field.strip()) for row in rows)
        even = sum(width == widths[-1] for width in widths) >= len(widths) * 0.8
        if known >= 2 or (even and dated >= max(1, len(rows) - 1)):
            return True
    return False


def is_a_page_of_rows(text: str) -> bool:
    """Whether a text is, for the most part, a table as Markdown draws it, under headings that are known."""
    lines = [line for line in itertools.islice(lines_of(text), _LOOKED_AT_PAGE) if line.strip()]
    rows = [line for line in lines if line.lstrip().startswith("|")]
    if len(rows) * 2 <= len(lines) or not any(map(_RULE.match, rows)):
        return False
    return sum(known_heading(cell.strip()) is not None for cell in rows[0].strip().strip("|").split("|")) > 1


def rows_of(objects: Sequence[object]) -> Sequence[object]:
    """Return what lists its rows: itself, or what is the only list of objects in one, or is filed under days."""
    whole = objects[0] if len(objects) == 1 else None
    if not isinstance(whole, Mapping) or not whole:
        return objects
    if all(map(is_stamp, whole)):
        return [{"date": day, **_fields(row)} for day, rows in whole.items() for row in _listed(rows)]
    lists = [value for value in whole.values() if isinstance(value, list) and value]
    rows = lists[0] if len(lists) == 1 else []
    if not rows or not all(isinstance(row, Mapping) for row in rows):
        return objects
    # what has a day itself, and lists things without one, is a row
    return _flat(rows) if any(map(_has_a_day, rows)) or not _has_a_day(whole) else objects


def _has_a_day(row: Mapping[str, object]) -> bool:
    return any(isinstance(value, str) and is_stamp(value) for value in row.values())


def _flat(rows: Sequence[Mapping[str, object]]) -> Sequence[object]:
    """Return rows of days that list what happened on them as rows of their own, each with its day."""
    inside = [[name for name, value in row.items() if _are_rows(value)] for row in rows]
    if not all(len(names) == 1 for names in inside):
        return rows
    if not all(map(_has_a_day, rows)):
        return rows
    return [
        {**{field: value for field, value in row.items() if field != names[0]}, **_fields(one)}
        for row, names in zip(rows, inside, strict=True)
        for one in _listed(row[names[0]])
    ]


def _are_rows(value: object) -> bool:
    """Whether a value lists texts with their times, rather than tags or people."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) and "text" in one for one in value)


def tables_of(source: Source) -> list[SourceFile]:
    """Return the tables of a source, each once."""
    copies = shown_copies(source)
    tables = source.ending(".csv", ".tsv", ".json", SHEET) or source.files
    return [file for file in tables if file.name not in copies]


def shown_copies(source: Source) -> frozenset[str]:
    """Return the names of tables that lie there twice: an app of pages writes each as it was shown, and all of it."""
    tables = source.ending(".csv")
    names = {file.name for file in tables}
    return frozenset(file.name for file in tables if f"{file.name.removesuffix('.csv')}_all.csv" in names)


def cut_into_rows(file: SourceFile, source: Source) -> SourceTable:
    """Return a file as headings and rows, whatever separates its cells; one that has no headings is given some.

    Raises UnreadableSource where it is empty, or holds no row.
    """
    text, name = file.text, "" if source.single else file.name
    if not text.strip():
        raise UnreadableSource(source.path, SourceReason.EMPTY)
    if text.lstrip()[:1] in "{[":
        return replace(_of_objects(rows_of(json_objects(text, source.path))), file=name)
    if is_a_page_of_rows(text):
        separator, rows = "|", list(_rows_of_page(text))
    else:
        separator, before, text = _separator(text)
        rows = [Record(record.line + before, record.fields) for record in records(text, separator)]
    head = _head_place(rows)
    first = rows[head].fields if rows else None
    if first is None:
        raise UnreadableSource(source.path, SourceReason.NO_TEXT_COLUMN)
    if any(map(_is_of_an_entry, first)) and not any(map(known_heading, first)):
        width = max(len(row.fields or ()) for row in rows)
        names = tuple(_("Column {number}").format(number=number) for number in range(1, width + 1))
        return SourceTable(names, tuple(rows), guessed=True, separator=separator, file=name)
    if (by_days := _days_as_rows(first, rows[head + 1 :])) is not None:
        return replace(by_days, separator=separator, file=name)
    above = " ".join(field for row in rows[:head] for field in row.fields or ())
    below = tuple(row for row in rows[head + 1 :] if row.fields != first)  # files put together repeat their headings
    return SourceTable(first, below, separator=separator, file=name, above=above)


def _is_of_an_entry(field: str) -> bool:
    """Whether a cell says a day, as no heading does; also one that the calendar has not, which is then named."""
    return is_stamp(field) or _IMPOSSIBLE_DAY.fullmatch(field.strip()) is not None


def _days_as_rows(headings: Sequence[str], rows: Sequence[Record]) -> SourceTable | None:
    """Return a table whose headings are days, a column each, as one with a row for each cell; None for any other."""
    days = [place for place, heading in enumerate(headings) if is_stamp(heading) and not heading.strip().isdigit()]
    others = [place for place in range(len(headings)) if place not in days]
    if (
        len(days) < _SEVERAL
        or len(others) > _SEVERAL
        or any(known_heading(headings[place]) is Column.HAPPENED for place in others)
    ):
        return None
    cells = [
        Record(row.line, (*(_at(row, other) for other in others), headings[place], _at(row, place)))
        for row in rows
        for place in days
        if _at(row, place)
    ]
    return SourceTable((*(headings[place] for place in others), _("Date"), _("Text")), tuple(cells))


def _at(row: Record, place: int) -> str:
    return row.fields[place].strip() if row.fields is not None and place < len(row.fields) else ""


def _rows_of_page(text: str) -> Iterator[Record]:
    """Yield the rows of a table as Markdown draws it; a sign behind a backslash parts nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not _RULE.match(line):
            cells = _CELL_ENDS.split(_EDGE.sub("", line))
            yield Record(number, tuple(cell.replace("\\|", "|") for cell in cells))


def _head_place(rows: Sequence[Record]) -> int:
    """The headings are the record with most known ones; of several, and where none is known, the first."""

    def known(place: int) -> tuple[int, int]:
        return (sum(known_heading(field) is not None for field in rows[place].fields or ()), -place)

    places = range(min(len(rows), _LOOKED_AT))
    best = max(places, key=known, default=0)
    return best if places and known(best)[0] > 1 else 0


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _fields(row: object) -> Mapping[str, object]:
    return row if isinstance(row, Mapping) else {"text": row}


def _of_objects(objects: Sequence[object]) -> SourceTable:
    rows = [item if isinstance(item, dict) else {} for item in objects]
    headings = tuple(dict.fromkeys(str(name) for row in rows for name in row))
    cells = (tuple(_cell(row.get(heading)) for heading in headings) for row in rows)
    return SourceTable(headings, tuple(Record(number, fields) for number, fields in enumerate(cells, 1)))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_cell(_called(item)) for item in value)))
    if isinstance(value, dict):
        return "\n".join(f"{name}: {words}" for name, item in value.items() if (words := _cell(item)))
    return "" if value is None else str(value)


def _called(item: object) -> object:
    """Return what an item of a list is called, where it is an object that says little else: a tag, a person."""
    if not isinstance(item, Mapping):
        return item
    name = next((name for name in _NAMES if item.get(name)), None)
    others = (value for field, value in item.items() if field != name)
    return item if name is None or any(isinstance(one, str) and " " in one.strip() for one in others) else item[name]


def _separator(text: str) -> tuple[str, int, str]:
    """Return the separator, the lines before the headings, and the text from the headings on."""
    if (said := _SEPARATOR_LINE.match(text)) and said.group(1) in SEPARATORS:
        return said.group(1), 1, text[said.end() :]
    return max(SEPARATORS, key=lambda separator: _fit(text, separator)), 0, text


def _fit(text: str, separator: str) -> tuple[int, float, int]:
    """How well a separator fits: the headings that it makes known, then how even the rows are that it makes."""
    rows = [row.fields for row in itertools.islice(records(text, separator), _LOOKED_AT) if row.fields is not None]
    if not rows:
        return (0, 0, 0)
    known = max(sum(known_heading(field) is not None for field in row) for row in rows)
    width = max(len(row) for row in rows)
    return (known, sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0, width)
