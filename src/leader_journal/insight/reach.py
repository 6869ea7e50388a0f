"""From a part of a finding to the filter of the entries behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from leader_journal.core.filters import EntryFilter, RatedIn
from leader_journal.core.periods import Period, days_in_month
from leader_journal.core.terms import Mark, Series


def month_period(month: dt.date) -> Period:
    """Return all days of the month that begins on `month`."""
    return Period(month, month.replace(day=days_in_month(month.year, month.month)))


def rated_in(filter: EntryFilter, series: Series, rating: Mark | None = None) -> EntryFilter:  # noqa: A002 - as in findings
    """Return `filter` narrowed to entries that count in `series` (with `rating`).

    Where the filter already asks for ratings of that series, only those asked for by both remain.
    """
    mine = {asked for asked in filter.rated if asked.series is series}
    wanted = RatedIn(series, rating)
    if not mine or RatedIn(series) in mine:
        return replace(filter, rated=(filter.rated - mine) | {wanted})
    if rating is None:
        return filter
    if wanted in mine:
        return replace(filter, rated=(filter.rated - mine) | {wanted})
    return replace(filter, ids=frozenset())


def these(entries: Iterable[str]) -> EntryFilter:
    """Return the filter of some entries."""
    return EntryFilter(ids=frozenset(entries))


def narrowed_to(filter: EntryFilter, person: str) -> EntryFilter:  # noqa: A002 - as in findings
    """Return `filter` narrowed to the entries of one person."""
    if filter.people and person not in filter.people:
        return replace(filter, ids=frozenset())
    return replace(filter, people=frozenset({person}))
