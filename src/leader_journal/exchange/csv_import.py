"""Reads entries from a CSV file: any usual separator and encoding, headings in English or Danish.

Entries arrive unmarked, whatever columns there are. A line that cannot be read is reported, and the rest goes in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.folding import fold
from leader_journal.core.import_reasons import LineReason, SourceReason
from leader_journal.core.terms import Kind
from leader_journal.exchange.csv_columns import Column, places
from leader_journal.exchange.csv_records import SEPARATORS, Record, records
from leader_journal.exchange.plan import ImportedEntry, ImportPlan, Keys, LineProblem, LocalTime, unique
from leader_journal.exchange.stamps import UnreadableTime, parse_stamp
from leader_journal.exchange.text import decode_text, local_time
from leader_journal.wording.filters.words import KINDS, setting_of

SOURCE = "csv"
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)  # what Excel writes and reads first
_BETWEEN_NAMES = re.compile(r"[,;/&\n]|\b(?:and|og)\b", re.IGNORECASE)
_BETWEEN_THEMES = re.compile(r"[,;\n]|(?<=\S)\s+(?=#)")


def plan_csv(
    data: bytes, source: Path, mapping: Mapping[str, str] = MappingProxyType({}), to_local: LocalTime = local_time
) -> ImportPlan:
    """Return what a CSV file holds. The first record is the headings; `mapping` gives the heading of a column.

    Raises UnreadableSource, naming `source`, without a column for the date or the text; BadInput where
    `mapping` names a column or heading that does not exist.
    """
    text = decode_text(data)
    if not text.strip():
        raise UnreadableSource(source, SourceReason.EMPTY)
    separator, first_line, text = _separator(text)
    lines = records(text, separator)
    headings = next(lines, Record(1, None)).fields
    if headings is None:
        raise UnreadableSource(source, SourceReason.NO_TEXT_COLUMN)
    place_of = places(headings, mapping)
    for column, reason in (
        (Column.TEXT, SourceReason.NO_TEXT_COLUMN),
        (Column.HAPPENED, SourceReason.NO_DATE_COLUMN),
    ):
        if column not in place_of:
            raise UnreadableSource(source, reason)
    rows = list(_Rows(place_of, len(headings), first_line, to_local).read(lines))
    return ImportPlan(
        SOURCE,
        tuple(row for row in rows if isinstance(row, ImportedEntry)),
        tuple(row for row in rows if isinstance(row, LineProblem)),
        tuple(heading for place, heading in enumerate(headings) if place not in place_of.values() and heading.strip()),
    )


def _separator(text: str) -> tuple[str, int, str]:
    """Return the separator, the lines before the headings, and the text from the headings on."""
    if (said := _SEPARATOR_LINE.match(text)) and said.group(1) in SEPARATORS:
        return said.group(1), 1, text[said.end() :]
    return max(SEPARATORS, key=lambda separator: _fit(text, separator)), 0, text


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How well a separator fits: the headings that it makes known, then the columns that it makes."""
    headings = next(records(text, separator), Record(1, None)).fields
    return (len(places(headings, {})), len(headings)) if headings else (0, 0)


class _Rows:
    """Turns records into entries by the places of their columns."""

    def __init__(self, place_of: Mapping[Column, int], width: int, before: int, to_local: LocalTime) -> None:
        self._place_of = place_of
        self._width = width
        self._before = before
        self._to_local = to_local
        self._keys = Keys()

    def read(self, lines: Iterator[Record]) -> Iterator[ImportedEntry | LineProblem]:
        for record in lines:
            line = record.line + self._before
            if record.fields is None:
                yield LineProblem(line, LineReason.BROKEN_QUOTES)
            elif any(field.strip() for field in record.fields[self._width :]):
                yield LineProblem(line, LineReason.TOO_MANY_FIELDS)
            else:
                yield self._entry(line, record.fields)

    def _entry(self, line: int, fields: tuple[str, ...]) -> ImportedEntry | LineProblem:
        text = self._field(fields, Column.TEXT)
        date = self._field(fields, Column.HAPPENED)
        if not text:
            return LineProblem(line, LineReason.NO_TEXT)
        if not date:
            return LineProblem(line, LineReason.NO_DATE)
        try:
            stamp = parse_stamp(date, self._field(fields, Column.TIME))
            happened = self._to_local(stamp) if stamp.tzinfo is None or not stamp.utcoffset() else stamp
        except UnreadableTime:
            return LineProblem(line, LineReason.UNREADABLE_TIME)
        except ValueError:
            return LineProblem(line, LineReason.UNREADABLE_DATE)
        setting = self._field(fields, Column.SETTING)
        return ImportedEntry(
            line=line,
            happened=happened,
            text=text,
            key=self._keys.key(stamp, text),
            kind=self._kind(fields),
            people=_names(self._field(fields, Column.PERSON)),
            themes=_themes(self._field(fields, Column.THEME)),
            setting=setting_of(setting) if setting else None,
        )

    def _field(self, fields: tuple[str, ...], column: Column) -> str:
        place = self._place_of.get(column, len(fields))
        return fields[place].strip() if place < len(fields) else ""

    def _kind(self, fields: tuple[str, ...]) -> Kind | None:
        return KINDS.get(fold(self._field(fields, Column.KIND)))


def _names(text: str) -> tuple[str, ...]:
    return unique(name for part in _BETWEEN_NAMES.split(text) if (name := part.strip().removeprefix("@").strip()))


def _themes(text: str) -> tuple[str, ...]:
    return unique(theme for part in _BETWEEN_THEMES.split(text) if (theme := part.strip().removeprefix("#").strip()))
