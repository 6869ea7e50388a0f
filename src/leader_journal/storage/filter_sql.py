"""A filter as SQL, made once and shared by lists, counts and statistics.

Lists of values are handed over as one JSON parameter each, so that the text of a query depends on which fields narrow
but not on how many values they have. A text search drives: newest hits first is the order of the index, and the other
conditions are asked of each hit. Without a search the list walks down the entries' keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from leader_journal.core.codec import mended
from leader_journal.core.filters import EntryFilter
from leader_journal.storage.codes import (
    ELEMENT_COLUMN,
    LAST_KEY,
    MARK_CODE,
    PER_MOMENT,
    QUALITY_CODE,
    SERIES_COLUMN,
    first_key_of_day,
)
from leader_journal.storage.search import TextQuery, text_query

if TYPE_CHECKING:
    from leader_journal.core.periods import Period

Parameter = str | int | float | bytes | None
_Text = TypeVar("_Text", bound=str)
_Value = TypeVar("_Value")

SEARCHED = "entry_text_fts CROSS JOIN entry e ON e.key = entry_text_fts.rowid"
_TEXT = " CROSS JOIN entry_text t ON t.key = e.key"
_PARTS_APART = 8
"""Parts of a text that have a condition each; SQLite bounds how long a condition may be, but not what a list holds."""


class Query(Struct):
    """The parts of a query: `tables` after FROM, the column that is its order and cursor, conditions and parameters."""

    tables: str
    order: str
    conditions: list[str] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)

    def narrow(self, condition: str, *parameters: Parameter) -> None:
        """Add a condition that must hold too."""
        self.conditions.append(condition)
        self.parameters.extend(parameters)

    @property
    def where(self) -> str:
        """The WHERE clause, or nothing."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def listing(chosen: EntryFilter) -> Query:
    """Return the query for a list in the order of keys, from either end, without sorting."""
    text = text_query(chosen.text)
    if text is not None and text.match is not None:
        query = Query(SEARCHED, "entry_text_fts.rowid")
    elif chosen.to_deepen:
        query = Query("entry e INDEXED BY entry_to_deepen", "e.key")
    else:
        # an index by day would have to be sorted again
        query = Query("entry e NOT INDEXED", "e.key")
    _narrow(query, chosen, text)
    _within_keys(query, chosen.period)
    return query


def counting(chosen: EntryFilter, *, needs_entries: bool = False) -> Query:
    """Return the query for counts and sums: in no order, by whatever index fits.

    Where nothing is asked of the entries themselves, the search index alone is counted, or the links of the one person
    who is asked for, in a period too, unless they are needed.
    """
    text = text_query(chosen.text)
    searched = text is not None and text.match is not None
    query = Query(SEARCHED if searched else "entry e", "e.key")
    _narrow(query, chosen, text)
    if query.conditions == [_MATCH] and not needs_entries:
        query.tables = "entry_text_fts"
    if len(chosen.people) == 1 and not needs_entries:
        (person,) = chosen.people
        if chosen == EntryFilter(people=chosen.people, period=chosen.period):
            return _links(person, chosen.period)
    return query


def _links(person: str, period: Period) -> Query:
    """Return the links of a person in a period. Of its entries only those are looked at that its ends leave open."""
    query = Query("entry_person p", "p.entry", ["p.person = ?"], [mended(person)])
    _within_keys(query, period)
    if period.first is not None:
        first = period.first.toordinal()
        query.narrow(f"({_SAYS_ITS_DAY} AND p.entry >= ? OR {_DAY_OF_LINK} >= ?)", first_key_of_day(first + 1), first)
    if period.last is not None:
        last = period.last.toordinal()
        query.narrow(f"({_SAYS_ITS_DAY} AND p.entry < ? OR {_DAY_OF_LINK} <= ?)", first_key_of_day(last), last)
    return query


_DAY_OF_LINK = "(SELECT e.day FROM entry e WHERE e.key = p.entry)"
_SAYS_ITS_DAY = f"p.entry BETWEEN {PER_MOMENT - LAST_KEY} AND {LAST_KEY - 1}"
"""The keys that say a moment: those of all that is before or after have one and the same."""


_MATCH = "entry_text_fts MATCH ?"


def _narrow(query: Query, chosen: EntryFilter, text: TextQuery | None) -> None:
    if text is not None:
        _narrow_by_text(query, text)
    _narrow_by_terms(query, chosen)
    _narrow_by_days(query, chosen.period)
    for column, marks in _by_column((ELEMENT_COLUMN[item.element], item.mark) for item in chosen.marks):
        _one_of_codes(query, column, [MARK_CODE[mark] for mark in marks])
    for column, ratings in _by_column((SERIES_COLUMN[item.series], item.rating) for item in chosen.rated):
        query.narrow(f"e.{column} >= 0")
        if any(ratings):
            _one_of_codes(query, column, [MARK_CODE[rating] for rating in ratings if rating is not None])
    _narrow_by_links(query, chosen)


def _narrow_by_text(query: Query, text: TextQuery) -> None:
    if text.match is not None:
        query.narrow(_MATCH, text.match)
    if text.parts:
        query.tables += _TEXT
        for part in text.parts[:_PARTS_APART]:
            query.narrow("instr(t.folded, ?) > 0", part)
    if rest := text.parts[_PARTS_APART:]:
        query.narrow("NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(t.folded, value) = 0)", json.dumps(rest))


def _narrow_by_terms(query: Query, chosen: EntryFilter) -> None:
    _one_of(query, "kind", chosen.kinds)
    _one_of(query, "tone", chosen.tones)
    _one_of(query, "setting", chosen.settings)
    _one_of(query, "agreement", chosen.agreements)
    if chosen.qualities:
        _one_of_codes(query, "quality", [QUALITY_CODE[quality] for quality in chosen.qualities])
    if chosen.no_kind:
        query.narrow("e.kind IS NULL")
    if chosen.marked:
        query.narrow("e.rated = 1")
    if chosen.to_deepen:
        query.narrow("e.deepen_later = 1")
    if chosen.under_pressure:
        query.narrow("e.pressed = 1")


def _narrow_by_days(query: Query, period: Period) -> None:
    if period.first is not None:
        query.narrow("e.day >= ?", period.first.toordinal())
    if period.last is not None:
        query.narrow("e.day <= ?", period.last.toordinal())


def _within_keys(query: Query, period: Period) -> None:
    within, keys = _bounds(query.order, period)
    if within:
        query.narrow(within.removeprefix(" AND "), *keys)


def _bounds(key: str, period: Period) -> tuple[str, list[int]]:
    """Return conditions that keep a key near a period. Days are local, keys are not: a day to either side holds all."""
    conditions, keys = "", list[int]()
    if period.first is not None:
        conditions += f" AND {key} >= ?"
        keys.append(first_key_of_day(period.first.toordinal() - 1))
    if period.last is not None:
        end = first_key_of_day(period.last.toordinal() + 2)
        if -LAST_KEY < end < LAST_KEY:
            conditions += f" AND {key} < ?"
            keys.append(end)
    return conditions, keys


def _narrow_by_links(query: Query, chosen: EntryFilter) -> None:
    # the plus keeps a search driving: it is the order of the list
    key = "+e.key" if query.tables.startswith("entry_text_fts") else "e.key"
    if chosen.people:
        within, keys = _bounds("entry", chosen.period)
        query.narrow(
            f"{key} IN (SELECT entry FROM entry_person WHERE person IN (SELECT value FROM json_each(?)){within})",
            _json(chosen.people),
            *keys,
        )
    if chosen.themes:
        within, keys = _bounds("entry", chosen.period)
        query.narrow(
            f"{key} IN (SELECT entry FROM entry_theme WHERE theme IN (SELECT value FROM json_each(?)){within})",
            _json(chosen.themes),
            *keys,
        )
    if chosen.ids is not None:
        query.narrow(
            f"{key} IN (SELECT key FROM entry_row WHERE uid IN (SELECT value FROM json_each(?)))", _json(chosen.ids)
        )


def _one_of(query: Query, column: str, values: frozenset[_Text]) -> None:
    if values:
        query.narrow(f"e.{column} IN (SELECT value FROM json_each(?))", _json(values))


def _one_of_codes(query: Query, column: str, codes: Sequence[int | None]) -> None:
    known = sorted(code for code in codes if code is not None)
    listed = f"e.{column} IN ({', '.join(map(str, known))})"
    if None not in codes:
        query.narrow(listed)
    elif known:
        query.narrow(f"(e.{column} IS NULL OR {listed})")
    else:
        query.narrow(f"e.{column} IS NULL")


def _by_column(items: Iterable[tuple[str, _Value]]) -> list[tuple[str, list[_Value]]]:
    groups: dict[str, list[_Value]] = {}
    for column, value in items:
        groups.setdefault(column, []).append(value)
    return sorted(groups.items(), key=lambda group: group[0])


def _json(values: Iterable[str]) -> str:
    return json.dumps([mended(value) for value in sorted(values)])
