"""Periods and months: calendar arithmetic that never leaves the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.periods import (
    ALWAYS,
    Period,
    add_months,
    days_in_month,
    last_months,
    monday_of,
    month_start,
    quarter_of,
)

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Period(draw(st.sampled_from((first, None))), draw(st.sampled_from((last, None))))


@given(periods(), periods(), DAYS)
def test_a_day_of_both_is_a_day_of_what_they_have_in_common(one: Period, other: Period, day: dt.date) -> None:
    common = one.common(other)
    assert (day in one and day in other) == (common is not None and day in common)


@given(DAYS)
def test_every_day_is_always(day: dt.date) -> None:
    assert day in ALWAYS


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before"):
        Period(dt.date(2026, 2, 1), dt.date(2026, 1, 1))


@given(DAYS, st.integers(-240, 240))
def test_months_later_keeps_the_day_or_takes_the_last(day: dt.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, days_in_month(later.year, later.month))


@given(DAYS)
def test_a_week_begins_on_the_monday_before(day: dt.date) -> None:
    assert monday_of(day).weekday() == 0
    assert 0 <= (day - monday_of(day)).days < 7


@given(DAYS, st.integers(1, 36))
def test_the_last_months_begin_with_a_month_and_end_today(day: dt.date, months: int) -> None:
    period = last_months(day, months)
    assert period.last == day
    assert period.first == add_months(month_start(day), 1 - months)


@pytest.mark.parametrize(("month", "first"), [(1, 1), (3, 1), (4, 4), (6, 4), (9, 7), (12, 10)])
def test_quarters_are_those_of_the_calendar(month: int, first: int) -> None:
    assert quarter_of(dt.date(2026, month, 30)) == dt.date(2026, first, 1)
