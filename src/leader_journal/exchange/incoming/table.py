"""Reads entries from a table: CSV with any usual separator and encoding, or JSON that is a list of rows.

Entries arrive unmarked, whatever columns there are. A row that cannot be read is reported, and the rest goes in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from leader_journal.core.errors import ColumnMissing, UnreadableSource
from leader_journal.core.folding import fold
from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceColumn, SourceFormat, SourceReason
from leader_journal.exchange.csv_out import unguarded
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.columns import (
    Column,
    TableColumn,
    check_mapping,
    is_a_topic,
    known_heading,
    plain_heading,
    prose,
    roles,
)
from leader_journal.exchange.incoming.csv_records import Record
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.hash_tags import themes_in_cell
from leader_journal.exchange.incoming.html_text import plain_where_html
from leader_journal.exchange.incoming.names import people_in_cells, person_of, says_everybody
from leader_journal.exchange.incoming.pages_of_rows import with_pages
from leader_journal.exchange.incoming.partial_days import YearMissing
from leader_journal.exchange.incoming.source import SHEET, Source
from leader_journal.exchange.incoming.table_days import SourceTable, with_whole_days, with_whole_names
from leader_journal.exchange.incoming.table_rows import cut_into_rows, tables_of
from leader_journal.exchange.stamps import is_stamp, says_several_days
from leader_journal.wording.filters.words import KINDS, setting_of

_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTING = re.compile(r"^[ \t]*(?:[-*•–◦☐☑]|#+|\d+[.)])[ \t]+|\s+", re.MULTILINE)
_MOSTLY = 0.6
_SHOWN = 3
_SHORT = 60


def read_table(source: Source, options: Options) -> ImportPlan:
    """Return what the tables of a source hold; several are read one after the other, each by its own headings.

    Raises UnreadableSource: empty, no column for the date, or none for the text. Raises BadInput where the mapping
    names a field or heading that does not exist.
    """
    draft = Draft(SourceFormat.CSV)
    tables: list[SourceTable] = []
    files = tables_of(source)
    for file in files:
        with draft.broken_file(file, source):
            written, left = with_pages(cut_into_rows(file, source), file, source)
            draft.remark(Remark.OTHER_FILES, left)
            table = with_whole_names(written, options.mapping)
            tables.append(_with_whole_days(table, options, draft, alone=len(files) == 1, path=source.path))
    check_mapping(options.mapping, [heading for table in tables for heading in table.headings])
    of_people = _of_people(tables)
    for table in tables:
        about = person_of(PurePosixPath(table.file)) if of_people else ()
        refused = _read_one(table, draft, options, source.path, about)
        if refused is not None and len(tables) == 1:
            raise refused
        if refused is not None:
            draft.add([LineProblem(1, LineReason.NO_COLUMNS, table.file.removesuffix(SHEET))])
            draft.columns += _to_choose_again(refused, options)
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _with_whole_days(table: SourceTable, options: Options, draft: Draft, *, alone: bool, path: Path) -> SourceTable:
    """Return a table whose rows say a day. One among others whose days lack their year stays; its rows are named."""
    try:
        return with_whole_days(replace(table, above=f"{table.above} {path.stem} {table.file}"), options.mapping, draft)
    except YearMissing:
        if alone:
            raise UnreadableSource(path, SourceReason.NO_YEAR) from None
        return table


def _to_choose_again(refused: UnreadableSource, options: Options) -> tuple[SourceColumn, ...]:
    """Return the columns of a table that cannot be read as the leader said: what was said can be said otherwise."""
    columns = refused.columns if isinstance(refused, ColumnMissing) else ()
    told = {plain_heading(heading) for _name, heading in options.mapping}
    return tuple(columns) if any(plain_heading(column.heading) in told for column in columns) else ()


def _of_people(tables: Sequence[SourceTable]) -> bool:
    """Whether each of several tables is called like a person, and none says who a row is about."""
    named = all(person_of(PurePosixPath(table.file)) for table in tables)
    told = any(known_heading(heading) is Column.PERSON for table in tables for heading in table.headings)
    return len(tables) > 1 and named and not told


def _read_one(
    table: SourceTable, draft: Draft, options: Options, path: Path, about: tuple[str, ...] = ()
) -> UnreadableSource | None:
    """Add what one table holds to the draft, all of it about somebody; return why it cannot be read instead."""
    columns = [TableColumn(heading, _values(table, place)) for place, heading in enumerate(table.headings)]
    if not any(column.values for column in columns):
        return UnreadableSource(path, SourceReason.NO_ENTRIES)
    found = roles(columns, options.mapping)
    shown = _shown(columns, found, {column.heading for column in draft.columns})
    empty = any(not one.values and known_heading(one.heading) in (Column.TEXT, Column.TITLE) for one in columns)
    if not empty and not {Column.TEXT, Column.TITLE} & set(found):
        return ColumnMissing(path, SourceReason.NO_TEXT_COLUMN, shown)
    if Column.HAPPENED not in found:
        return ColumnMissing(path, SourceReason.NO_DATE_COLUMN, shown)
    draft.columns += shown
    for column, role in zip(columns, found, strict=True):
        if role is Column.KEEP and column.share(is_stamp) >= _MOSTLY:
            draft.other_dates.extend(column.values)
    draft.remark(Remark.FIRST_LINE_IS_AN_ENTRY, int(table.guessed))
    for item in _Rows(columns, found, table, draft, told=_text_is_told(columns, options.mapping)).read(table.rows):
        draft.add([replace(item, people=item.people or about) if isinstance(item, FoundEntry) else item])
    return None


def _text_is_told(columns: Sequence[TableColumn], mapping: Sequence[tuple[str, str]]) -> bool:
    """Whether the leader said which column is the text.

    A window hands back all columns as they were shown, whichever of them was changed.
    """
    texts = (Column.TEXT, Column.TITLE)
    said = {plain_heading(heading) for name, heading in mapping if name in texts}
    found = {one.plain for one, role in zip(columns, roles(columns), strict=True) if role in texts}
    all_of_them = {one.plain for one in columns if one.values} <= {plain_heading(heading) for _name, heading in mapping}
    return bool(said) and not (all_of_them and said == found)


def _shown(columns: Sequence[TableColumn], found: Sequence[Column | None], known: set[str]) -> tuple[SourceColumn, ...]:
    """Return the columns that have something in them, with what each is read as, but those of a table before."""
    return tuple(
        SourceColumn(column.heading, "" if role is Column.SKIP else role.value, tuple(column.values[:_SHOWN]))
        for column, role in zip(columns, found, strict=True)
        if role is not None and column.heading.strip() and column.heading not in known
    )


def _values(table: SourceTable, place: int) -> list[str]:
    return [
        row.fields[place].strip()
        for row in table.rows
        if row.fields and place < len(row.fields) and row.fields[place].strip()
    ]


class _Rows:
    """Turns records into entries by what their columns are read as."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        found: Sequence[Column | None],
        table: SourceTable,
        draft: Draft,
        *,
        told: bool,
    ) -> None:
        self._columns = columns
        self._found = found
        self._table = table
        self._draft = draft
        self._places = range(len(columns))
        self._headed = _with_their_headings(columns, found, known=table.guessed or told)
        self._themes_are_topics = any(
            role is Column.THEME and is_a_topic(column) for column, role in zip(columns, found, strict=True)
        )
        self._prose = [
            column.heading.strip()
            for place, column in enumerate(columns)
            if place in self._headed or (found[place] is Column.KEEP and prose(column))
        ]

    def read(self, rows: Sequence[Record]) -> Iterator[FoundEntry | LineProblem]:
        file = self._table.file.removesuffix(SHEET)
        people = people_in_cells(["; ".join(self._all(self._cells(row.fields or ()), Column.PERSON)) for row in rows])
        for row, names in zip(rows, people, strict=True):
            fields = row.fields
            if fields is not None and any(field.strip() for field in fields[len(self._columns) :]):
                fields = self._added_up(fields)
                if fields is None:
                    yield LineProblem(row.line, LineReason.TOO_MANY_FIELDS, file)
                    continue
            if fields is None:
                yield LineProblem(row.line, LineReason.BROKEN_QUOTES, file)
            else:
                yield self._entry(row.line, fields, names)

    def _added_up(self, fields: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return a row with too many fields as one that fits, where its last column holds text: a comma parted it."""
        last = len(self._columns) - 1
        if self._found[last] not in (Column.TEXT, Column.KEEP):
            return None
        self._draft.remark(Remark.MORE_FIELDS)
        return (*fields[:last], self._table.separator.join(filter(str.strip, fields[last:])))

    def _entry(self, line: int, fields: tuple[str, ...], names: tuple[str, ...]) -> FoundEntry:
        cells = self._cells(fields)
        setting = self._field(cells, Column.SETTING)
        return FoundEntry(
            line=line,
            file=self._table.file.removesuffix(SHEET),
            stamp=self._field(cells, Column.HAPPENED),
            time=self._field(cells, Column.TIME),
            text=self._text(cells),
            kind=KINDS.get(fold(self._field(cells, Column.KIND))),
            people=names,
            themes=unique(theme for cell in self._all(cells, Column.THEME) for theme in themes_in_cell(cell)),
            setting=setting_of(setting) if setting else None,
        )

    def _text(self, raw: Sequence[str]) -> str:
        """The title, a blank line and the texts; then what has no field here, under its heading."""
        cells = [plain_where_html(cell) for cell in raw]
        texts = [
            cells[place]
            for wanted in (Column.TITLE, Column.TEXT)
            for place in self._places
            if self._found[place] is wanted and cells[place] and place not in self._headed
        ]
        kept = [
            (self._columns[place].heading.strip(), cells[place])
            for place in self._places
            if cells[place] and (place in self._headed or self._is_kept(self._found[place], cells[place]))
        ]
        if not any(texts):
            texts = self._all(raw, Column.THEME) if self._themes_are_topics else []
        if not any(texts) and not any(heading in self._prose or _holds_words(cell) for heading, cell in kept):
            return ""
        below = "\n".join(_headed(heading, cell) for heading, cell in kept if not _is_a_copy(cell, texts))
        return joined(*texts, below)

    def _is_kept(self, role: Column | None, cell: str) -> bool:
        """Whether a cell stays as text: by its column, or since no field holds all that it says."""
        if role is Column.HAPPENED:
            return says_several_days(cell)
        return role is Column.KEEP or (role is Column.PERSON and says_everybody(cell))

    def _cells(self, fields: tuple[str, ...]) -> list[str]:
        return [unguarded(fields[place].strip()) if place < len(fields) else "" for place in range(len(self._columns))]

    def _all(self, cells: Sequence[str], wanted: Column) -> list[str]:
        return [cell for cell, role in zip(cells, self._found, strict=True) if role is wanted and cell]

    def _field(self, cells: Sequence[str], column: Column) -> str:
        return next(iter(self._all(cells, column)), "")


def _with_their_headings(
    columns: Sequence[TableColumn], found: Sequence[Column | None], *, known: bool
) -> frozenset[int]:
    """Return the places of texts that are answers: of several texts under headings of their own, none stands alone.

    Where the leader said which is the text, or nothing has a heading, that is `known`.
    """
    texts = [place for place, role in enumerate(found) if role is Column.TEXT]
    plain = [columns[place].plain for place in texts]
    if not known and len(set(plain)) < len({columns[place].heading.strip() for place in texts}):
        return frozenset(
            place for place in texts if plain.count(columns[place].plain) > 1
        )  # Notes (private), Notes (shared)
    others = any(role is Column.KEEP and prose(column) for column, role in zip(columns, found, strict=True))
    if known or not others or any(known_heading(columns[place].heading) is not None for place in texts):
        return frozenset()
    return frozenset(texts)


def _holds_words(cell: str) -> bool:
    """Whether a cell says something: two words or more, and no date."""
    return len(_WORD.findall(cell)) > 1 and not is_stamp(cell)


def _is_a_copy(cell: str, texts: Sequence[str]) -> bool:
    """Whether a text of several lines is one of others again: some write a note as a page and as plain text."""
    return "\n" in cell and (said := _without_lines(cell)) != "" and said in map(_without_lines, texts)


def _without_lines(text: str) -> str:
    """Return a text without what only parts it into lines: blanks, and the signs of a list or a heading."""
    return _PARTING.sub("", text)


def _headed(heading: str, cell: str) -> str:
    if not heading:
        return cell
    return f"{heading}: {cell}" if _is_short(cell) else f"{heading}:\n{cell}"


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT and "\n" not in text
