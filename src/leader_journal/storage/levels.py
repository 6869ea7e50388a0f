"""Counting by level: a kind, a setting, a theme, a person, or time pressure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from leader_journal.core.columns import COUNTED, MARK_BITS, ONE_EACH, MarkedColumns, read_with
from leader_journal.core.tallies import PRESSED, Factor, in_level
from leader_journal.core.terms import Series
from leader_journal.storage.codes import MARK_CODE, SERIES_COLUMN
from leader_journal.storage.columns import columns_of
from leader_journal.storage.filter_sql import Query, counting

if TYPE_CHECKING:
    from leader_journal.core.filters import EntryFilter
    from leader_journal.storage.driver import Connection

_LEVEL_COLUMN = {
    Factor.KIND: "e.kind",
    Factor.SETTING: "e.setting",
    Factor.THEME: "held.theme",
    Factor.PERSON: "held.person",
    Factor.PRESSURE: f"'{PRESSED}'",
}
_LEVEL_LINKS = {
    Factor.THEME: " CROSS JOIN entry_theme held ON held.entry = e.key",
    Factor.PERSON: " CROSS JOIN entry_person held ON held.entry = e.key",
}
_MARKS = " | ".join(
    # 2 shown, 1 partly, 0 missed, -1 not relevant, NULL unmarked: the other way round they are the order of COUNTED
    f"(ifnull({MARK_CODE[COUNTED[0]]} - e.{SERIES_COLUMN[series]}, {len(COUNTED) - 1}) << {MARK_BITS * at})"
    for at, series in enumerate(Series)
)


def marked(connection: Connection, factor: Factor, chosen: EntryFilter) -> MarkedColumns:
    """Return how the chosen entries count, and their levels of a factor, with those of the others that it is read with.

    Where an entry may be in several levels, those alone that are in one; and where themes or people are chosen, these
    are the only levels of it.
    """
    factors = read_with(factor)
    query = counting(chosen, needs_entries=True) if factor in ONE_EACH else _of_levels(factor, chosen)
    columns = ", ".join(_LEVEL_COLUMN[factor] for factor in factors)
    found = connection.execute(f"SELECT e.day, {_MARKS}, {columns} FROM {query.tables}{query.where}", query.parameters)
    (days, marks), levels = columns_of(found, 2, len(factors))
    return MarkedColumns(days, marks, dict(zip(factors, levels, strict=True)))


def level_counts(connection: Connection, factor: Factor, series: Series, chosen: EntryFilter) -> dict[str, int]:
    """Return how many of the chosen entries of each level are rated in a series; levels without any are left out."""
    query = _of_levels(factor, chosen)
    query.narrow(f"e.{SERIES_COLUMN[series]} >= 0")
    rows = connection.execute(
        f"SELECT {_LEVEL_COLUMN[factor]} AS level, count(*) FROM {query.tables}{query.where} GROUP BY level",
        query.parameters,
    ).fetchall()
    return dict(rows)


def _of_levels(factor: Factor, chosen: EntryFilter) -> Query:
    column = _LEVEL_COLUMN[factor]
    query = counting(_pressed_only(chosen) if factor is Factor.PRESSURE else chosen, needs_entries=True)
    query.tables += _LEVEL_LINKS.get(factor, "")
    query.narrow(f"+{column} IS NOT NULL")  # without the plus by the index of voices, which is all over the table
    levels = {Factor.THEME: chosen.themes, Factor.PERSON: chosen.people}.get(factor)
    if levels:
        query.narrow(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(sorted(levels)))
    return query


def _pressed_only(chosen: EntryFilter) -> EntryFilter:
    return in_level(chosen, Factor.PRESSURE, PRESSED)
