"""The days of tables that say them in several columns, or say only the month or the week.

A month or a week is put on its first day, and stays in the text as it is written; the leader is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.folding import fold
from leader_journal.core.imports import Remark
from leader_journal.exchange.date_words import MONTHS, WEEKDAYS
from leader_journal.exchange.incoming.columns import Column, known_heading, plain_heading
from leader_journal.exchange.incoming.csv_records import Record
from leader_journal.exchange.incoming.draft import Draft
from leader_journal.exchange.incoming.partial_days import YearMissing, first_day
from leader_journal.exchange.stamps import is_stamp
from leader_journal.wording.catalogue import _
from leader_journal.wording.when.words import either

_YEAR = re.compile(r"\d{4}")
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_AND_MONTH = re.compile(rf"\d ?[/.-] ?\d|\d.*\b(?:{either(MONTHS)})\b|\b(?:{either(MONTHS)})\b.*\d")
_YEARS = ("year", "aar", "jahr")
_SPAN_NAMES = (
    "month måned monat månad week uge woche kalenderwoche kw vecka uke quarter kvartal quartal period periode date dato"
    " datum"
)
_SPANS = frozenset(map(fold, _SPAN_NAMES.split()))
_WEEKS = frozenset(("week", "uge", "woche", "kalenderwoche", "kw", "vecka", "uke"))
_DAYS = frozenset(map(fold, ("day", "dag", "tag", "weekday", "ugedag", "wochentag", "veckodag", "ukedag")))
_MONTH_NAMES = frozenset(map(fold, ("month", "måned", "monat", "månad")))
_MONTH_ABOVE = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d) )?\b(?P<month>{either(MONTHS)})\b\.?(?:,? (?P<after>(?:19|20)\d\d))?"
)
_FIRST_NAME = re.compile(r"\b(?:first name|given name|fornavn|vorname|fornamn|voornaam)$")
_LAST_NAME = re.compile(r"\b(?:last name|family name|surname|efternavn|nachname|etternavn|efternamn|achternaam)$")
_WHO_LEADS = re.compile(
    r"\b(?:manager|leader|supervisor|boss|reviewer|interviewer|author|leder|chef|forfatter|vorgesetzte|fuehrungskraft)"
)
"""Before the names of those who keep a table, in its folded form: it is about others."""
_MOST = 0.6


class SourceTable(Struct, frozen=True):
    """Headings and rows; `rows` hold None where quotes are broken. `guessed` headings were not in the file.

    `above` is what stands above the headings, and what file and sheet are called.
    """

    headings: tuple[str, ...]
    rows: tuple[Record, ...]
    guessed: bool = False
    separator: str = ", "
    file: str = ""
    above: str = ""


def with_whole_days(table: SourceTable, told: Sequence[tuple[str, str]], draft: Draft) -> SourceTable:
    """Return a table whose rows say a day, as far as their columns tell it; `told` is what the leader said of them."""
    return _with_first_days(_with_the_year(_with_years(_in_three_columns(table, told)), told), told, draft)


def _in_three_columns(table: SourceTable, told: Sequence[tuple[str, str]]) -> SourceTable:
    """Return a table that says year, month (or week) and day apart with one column more, which says the whole day."""
    headings = [plain_heading(heading) for heading in table.headings]
    year, day = _first_of(headings, _YEARS), _first_of(headings, _DAYS)
    month, week = _first_of(headings, _MONTH_NAMES), _first_of(headings, _WEEKS)
    span = month if month is not None else week
    if day is not None and span is None:
        return _in_the_month_above(table, day)
    if day is None or span is None or _share(table, day, is_stamp) > 0 or _told(told, headings, (year, span, day)):
        return table
    years = set(_A_YEAR.findall(table.above))
    above = years.pop() if len(years) == 1 else ""
    days = [
        _whole_day(*(_cell(row, place) for place in (year, span, day)), above=above, by_weeks=month is None)
        for row in table.rows
    ]
    if sum(map(bool, days)) < max(1, len(days) * _MOST):
        return table
    return _instead_of(table, [place for place in (year, span, day) if place is not None], days, _("Whole date"))


def _in_the_month_above(table: SourceTable, day: int) -> SourceTable:
    """Return a table that numbers its days with the month that stands above them, or in the name of its file."""
    months = {(found["year"] or found["after"], found["month"]) for found in _MONTH_ABOVE.finditer(fold(table.above))}
    if len(months) != 1 or _share(table, day, _is_a_day_of_a_month) < _MOST:
        return table
    year, month = months.pop()
    days = [_whole_day(year, month, _cell(row, day), above="", by_weeks=False) for row in table.rows]
    return _in_its_place(table, day, [one or _cell(row, day) for one, row in zip(days, table.rows, strict=True)])


def _is_a_day_of_a_month(cell: str) -> bool:
    plain = cell.strip().rstrip(".")
    return plain.isdecimal() and 1 <= int(plain) <= 31


def _whole_day(year: str, span: str, day: str, *, above: str, by_weeks: bool) -> str:
    year, number = year or above, WEEKDAYS.get(fold(day).rstrip("."))
    try:
        if by_weeks:
            return dt.date.fromisocalendar(int(year), int(span), number + 1).isoformat() if number is not None else ""
        month = MONTHS.get(fold(span).rstrip("."))
        return dt.date(int(year), int(span) if month is None else month, int(day.rstrip("."))).isoformat()
    except ValueError:
        return ""


def with_whole_names(table: SourceTable, told: Sequence[tuple[str, str]]) -> SourceTable:
    """Return a table that says first and last names apart with one column more, which says the whole name."""
    headings = [plain_heading(heading) for heading in table.headings]
    first, last = _of_one_person(headings)
    if first is None or last is None or _told(told, headings, (first, last)):
        return table
    if any(known_heading(plain) is Column.PERSON for plain in headings):
        return table
    names = [f"{_cell(row, first)} {_cell(row, last)}".strip() for row in table.rows]
    return _instead_of(table, (first, last), names, _("Full name"))


def _of_one_person(headings: Sequence[str]) -> tuple[int | None, int | None]:
    """Return where first and last names of the same people stand, who are not those that lead or write."""
    firsts, lasts = (
        {form.sub("", plain).strip(): place for place, plain in enumerate(headings) if form.search(plain)}
        for form in (_FIRST_NAME, _LAST_NAME)
    )
    whose = next((one for one in firsts if one in lasts and not _WHO_LEADS.search(one)), None)
    return (None, None) if whose is None else (firsts[whose], lasts[whose])


def _told(told: Sequence[tuple[str, str]], headings: Sequence[str], places: Collection[int | None]) -> bool:
    """Whether the leader said what one of these columns is."""
    said = {plain_heading(heading) for _name, heading in told}
    return any(headings[place] in said for place in places if place is not None)


def _first_of(headings: Sequence[str], names: Collection[str]) -> int | None:
    return next((place for place, plain in enumerate(headings) if plain in names), None)


def _cell(row: Record, place: int | None) -> str:
    fields = row.fields or ()
    return "" if place is None or place >= len(fields) else fields[place].strip()


def _with_the_year(table: SourceTable, told: Sequence[tuple[str, str]]) -> SourceTable:
    """Return a table whose days say the year that stands above them all. Raises YearMissing where none does."""
    headings = [plain_heading(heading) for heading in table.headings]
    meant = {plain_heading(heading) for name, heading in told if name == Column.HAPPENED}
    places = [
        place
        for place, plain in enumerate(headings)
        if (plain in meant or (not meant and known_heading(plain) is Column.HAPPENED))
        and _share(table, place, _lacks_a_year) >= _MOST
    ]
    if not places or any(_share(table, place, is_stamp) >= _MOST for place in range(len(headings))):
        return table
    years = set(_A_YEAR.findall(table.above))
    if len(years) != 1:
        raise YearMissing
    year, place = years.pop(), places[0]
    rows = tuple(
        row
        if row.fields is None or place >= len(row.fields) or not _lacks_a_year(row.fields[place])
        else Record(row.line, (*row.fields[:place], _in_year(row.fields[place], year), *row.fields[place + 1 :]))
        for row in table.rows
    )
    return replace(table, rows=rows)


def _in_year(cell: str, year: str) -> str:
    return f"{cell.strip().rstrip('.')} {year}"


def _lacks_a_year(cell: str) -> bool:
    return bool(_DAY_AND_MONTH.search(fold(cell))) and not is_stamp(cell) and is_stamp(_in_year(cell, "2024"))


def _with_years(table: SourceTable) -> SourceTable:
    """Return a table whose days say their year: some have it in a column of its own."""
    headings = [plain_heading(heading) for heading in table.headings]
    if not {"year", "date"} <= set(headings) and not {"aar", "dato"} <= set(headings):
        return table
    year = headings.index("year" if "year" in headings else "aar")
    date = headings.index("date" if "date" in headings else "dato")
    whole = [row.fields for row in table.rows if row.fields is not None and len(row.fields) > max(year, date)]
    if any(is_stamp(fields[date]) or not _YEAR.fullmatch(fields[year].strip()) for fields in whole):
        return table
    rows = tuple(
        row
        if row.fields is None or len(row.fields) <= max(year, date)
        else Record(row.line, (*row.fields[:date], f"{row.fields[date]} {row.fields[year]}", *row.fields[date + 1 :]))
        for row in table.rows
    )
    return replace(table, rows=rows)


def _with_first_days(table: SourceTable, told: Sequence[tuple[str, str]], draft: Draft) -> SourceTable:
    """Return a table with one column more where it says only months or weeks: their first days."""
    headings = [plain_heading(heading) for heading in table.headings]
    if any(_share(table, place, is_stamp) >= _MOST for place in range(len(headings))):
        return table
    year = next((place for place, plain in enumerate(headings) if plain in _YEARS), None)
    meant = {plain_heading(heading) for name, heading in told if name == Column.HAPPENED}
    meant -= {plain_heading(_("First day"))}  # the column that is added here: a window hands back all that it was shown
    for place, plain in enumerate(headings):
        if plain not in (meant or _SPANS):
            continue
        days = [_day(row, place, year, week=plain in _WEEKS) for row in table.rows]
        if sum(map(bool, days)) < max(1, len(days) * _MOST):
            continue
        draft.remark(Remark.FIRST_OF_A_SPAN, sum(map(bool, days)))
        return _in_its_place(table, place, days) if meant else _added(table, days, _("First day"))
    return table


def _day(row: Record, place: int, year: int | None, *, week: bool) -> str:
    """Return the first day of what a cell says, with the year that stands beside it."""
    fields = row.fields or ()
    if place >= len(fields) or not fields[place].strip():
        return ""
    beside = fields[year].strip() if year is not None and year != place and year < len(fields) else ""
    words = f"{fields[place]} {beside}".strip()
    day = first_day(f"week {words}" if week and words[0].isdigit() else words) or first_day(fields[place])
    return day.isoformat() if day is not None else ""


def _added(table: SourceTable, days: Sequence[str], heading: str) -> SourceTable:
    """Return a table with days in a column behind all others."""
    width = len(table.headings)
    rows = tuple(
        row
        if row.fields is None
        else Record(row.line, (*row.fields[:width], *[""] * (width - len(row.fields)), day, *row.fields[width:]))
        for row, day in zip(table.rows, days, strict=True)
    )
    return replace(table, headings=(*table.headings, heading), rows=rows)


def _instead_of(table: SourceTable, gone: Collection[int], cells: Sequence[str], heading: str) -> SourceTable:
    """Return a table with one column, behind all others, in the place of several that say it together.

    A row in which they do not keeps what they say.
    """
    width, rest = len(table.headings), [place for place in range(len(table.headings)) if place not in gone]
    rows = tuple(
        row
        if row.fields is None
        else Record(
            row.line,
            (
                *(row.fields[place] if place < len(row.fields) else "" for place in rest),
                cell or " ".join(_cell(row, place) for place in gone).strip(),
                *row.fields[width:],
            ),
        )
        for row, cell in zip(table.rows, cells, strict=True)
    )
    return replace(table, headings=(*(table.headings[place] for place in rest), heading), rows=rows)


def _in_its_place(table: SourceTable, place: int, days: Sequence[str]) -> SourceTable:
    """Return a table with days in the place of a column."""
    rows = tuple(
        row if row.fields is None else Record(row.line, (*row.fields[:place], day, *row.fields[place + 1 :]))
        for row, day in zip(table.rows, days, strict=True)
    )
    return replace(table, rows=rows)


def _share(table: SourceTable, place: int, test: Callable[[str], bool]) -> float:
    """Return which part of what stands in a column passes a test."""
    cells = [row.fields[place] for row in table.rows if row.fields and place < len(row.fields)]
    values = [cell for cell in cells if cell.strip()]
    return sum(map(test, values)) / len(values) if values else 0.0
