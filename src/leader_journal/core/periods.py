"""Spans of days and the calendar arithmetic that the journal needs. Days are local days."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Period(Struct, frozen=True):
    """Days from `first` to `last`, both included; None leaves that end open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError("a period cannot end before it begins")

    def __contains__(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def common(self, other: Period) -> Period | None:
        """Return the days of both, or None where they have no day in common."""
        first = max((day for day in (self.first, other.first) if day is not None), default=None)
        last = min((day for day in (self.last, other.last) if day is not None), default=None)
        return None if first is not None and last is not None and first > last else Period(first, last)


ALWAYS = Period()


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the week that holds `day` (ISO weeks)."""
    return day - dt.timedelta(days=day.weekday())


def month_start(day: dt.date) -> dt.date:
    """Return the first day of the month that holds `day`."""
    return day.replace(day=1)


def month_of_week(monday: dt.date) -> dt.date:
    """Return the first day of the month that a week belongs to: that of its Thursday, as in ISO 8601."""
    return month_start(monday + dt.timedelta(days=3))


def quarter_of(day: dt.date) -> dt.date:
    """Return the first day of the calendar quarter that holds `day`."""
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later (or earlier), or that month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return (following - dt.date(year, month, 1)).days


def last_months(today: dt.date, months: int) -> Period:
    """Return the calendar months up to today: `months` of them, this one included."""
    return Period(add_months(month_start(today), 1 - months), today)


def last_shown(period: Period, today: dt.date) -> dt.date:
    """Return the last day of a period that has come."""
    return today if period.last is None else min(period.last, today)
