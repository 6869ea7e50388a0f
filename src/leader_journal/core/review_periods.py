"""Which days a review covers, what it is called, and from when one waits. Pure: days in, days out.

Reviews stand edge to edge: each begins on the day after the one before, so that no day is looked at twice and none is
left out, however late the next one comes.
"""

from __future__ import annotations

import datetime as dt

from leader_journal.core.periods import Period, add_months, days_in_month, month_start

FIRST_REVIEW_DAYS = 30
"""How far the very first review looks back, where the journal is older than that."""

HALF_A_MONTH = 15
"""Days that make a review worth while, and a month worth naming it after."""

WHOLE_MONTHS_UNTIL = 10
"""Up to this day of a month a review looks back on whole months, and leaves the new one to the next review."""


def next_period(today: dt.date, covered_until: dt.date | None, first_entry: dt.date | None) -> Period | None:
    """Return the days that a review started today covers; None where an earlier one covers today already.

    `covered_until` is the last day of the latest review, `first_entry` the day of the first entry. A clock that was
    set back finds everything covered.
    """
    first = _first_day(today, covered_until, first_entry)
    if first > today:
        return None
    month_end = month_start(today) - dt.timedelta(days=1)
    whole_months = today.day <= WHOLE_MONTHS_UNTIL and (month_end - first).days + 1 >= HALF_A_MONTH
    return Period(first, month_end if whole_months else today)


def due_from(review_day: int, covered_until: dt.date | None, first_entry: dt.date | None) -> dt.date | None:
    """Return the first review day (a day of the month) with half a month to look back on; None in an empty journal."""
    if covered_until is None:
        if first_entry is None:
            return None
        covered_until = first_entry - dt.timedelta(days=1)
    earliest = covered_until + dt.timedelta(days=HALF_A_MONTH)
    this_month = earliest.replace(day=review_day)
    return this_month if this_month >= earliest else add_months(this_month, 1)


def months_of(period: Period) -> tuple[dt.date, ...]:
    """Return the months that a review is named after, by their first day: those it covers at least half of.

    A short one is named after the month that holds its middle. Raises ValueError for a period without ends.
    """
    first, last = ends(period)
    found = []
    month = month_start(first)
    while month <= last:
        end = month.replace(day=days_in_month(month.year, month.month))
        if (min(end, last) - max(month, first)).days + 1 >= HALF_A_MONTH:
            found.append(month)
        month = add_months(month, 1)
    return tuple(found) or (month_start(first + (last - first) // 2),)


def ends(period: Period) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a review covers. Raises ValueError for a period without ends."""
    if period.first is None or period.last is None:
        raise ValueError("a review covers days from one to another")
    return period.first, period.last


def _first_day(today: dt.date, covered_until: dt.date | None, first_entry: dt.date | None) -> dt.date:
    if covered_until is not None:
        return covered_until + dt.timedelta(days=1)
    earliest = today - dt.timedelta(days=FIRST_REVIEW_DAYS - 1)
    if today.day <= WHOLE_MONTHS_UNTIL:
        earliest = add_months(month_start(today), -1)
    return earliest if first_entry is None or first_entry > today else max(earliest, first_entry)
