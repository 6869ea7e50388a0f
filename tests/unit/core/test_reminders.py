"""Reminders: each moment is told once, whatever the clock does."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leader_journal.core import reminders
from leader_journal.core.reminders import REVIEW_HOUR, Reminded, Snooze, is_to_be_told, waits, weekly_moment

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
START = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
"""A Monday."""

weekdays, hours = st.integers(0, 6), st.integers(0, 23)
offsets = st.integers(-12, 14).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))
moments = st.builds(
    lambda minutes, offset: (START + dt.timedelta(minutes=minutes)).astimezone(offset),
    st.integers(-60 * 24 * 400, 60 * 24 * 400),
    offsets,
)


def look(known: Reminded, now: dt.datetime, weekday: int, hour: int) -> tuple[Reminded, dt.date | None]:
    """What the app does each minute: tell what is to be told. Returns the moment that was told, if any."""
    moment = weekly_moment(now, weekday, hour)
    if not is_to_be_told(known, moment, now):
        return known, None
    return reminders.told(known, moment), moment


@given(moments, weekdays, hours)
def test_the_weekly_moment_is_the_latest_that_has_come(now: dt.datetime, weekday: int, hour: int) -> None:
    day = weekly_moment(now, weekday, hour)
    local = now.replace(tzinfo=None)
    begins = dt.datetime.combine(day, dt.time(hour))
    assert day.weekday() == weekday
    assert begins <= local < begins + dt.timedelta(days=7)


@given(st.lists(moments, max_size=40), weekdays, hours)
def test_no_moment_is_told_twice_however_the_clock_jumps(times: list[dt.datetime], weekday: int, hour: int) -> None:
    known, seen = Reminded(), Counter[dt.date]()
    for now in times:
        known, moment = look(known, now, weekday, hour)
        seen.update([moment] if moment is not None else [])
    assert all(count == 1 for count in seen.values())


@settings(max_examples=8)
@given(weekdays, hours, st.integers(0, 59))
@example(weekday=6, hour=2, minute=0)  # the hour that summer time leaves out
def test_over_a_year_with_summer_time_it_is_told_once_a_week_in_its_hour(weekday: int, hour: int, minute: int) -> None:
    known, told = Reminded(), []
    now = START + dt.timedelta(minutes=minute)
    known, _first = look(known, now.astimezone(COPENHAGEN), weekday, hour)
    while now < START + dt.timedelta(days=364):
        now += dt.timedelta(hours=1)
        local = now.astimezone(COPENHAGEN)
        known, moment = look(known, local, weekday, hour)
        if moment is not None:
            told.append(moment)
            assert local.date() == moment
            assert local.hour in (hour, hour + 1)  # the hour that summer time leaves out is told in the next
    assert len(told) == 52
    assert all(later - earlier == dt.timedelta(days=7) for earlier, later in pairwise(told))


@given(weekdays, hours, st.integers(1, 30))
def test_after_a_sleep_of_weeks_it_is_told_once(weekday: int, hour: int, weeks: int) -> None:
    known, _moment = look(Reminded(), START, weekday, hour)
    woken = START + dt.timedelta(weeks=weeks)
    known, moment = look(known, woken, weekday, hour)
    assert moment == weekly_moment(woken, weekday, hour)
    assert look(known, woken, weekday, hour)[1] is None


def test_a_clock_that_was_in_the_future_for_a_while_does_not_silence_the_weeks_until_then() -> None:
    known, _moment = look(Reminded(), START, 4, 15)
    known, future = look(known, START.replace(year=2031), 4, 15)
    assert future is not None
    known, moment = look(known, START + dt.timedelta(days=7), 4, 15)
    assert moment == dt.date(2026, 1, 9)
    assert look(known, START + dt.timedelta(days=8), 4, 15)[1] is None


def test_it_waits_until_it_is_answered_and_no_longer() -> None:
    friday = dt.datetime(2026, 1, 9, 15, tzinfo=dt.UTC)
    moment = weekly_moment(friday, 4, 15)
    known = reminders.told(Reminded(), moment)
    assert waits(known, moment, friday + dt.timedelta(days=6))
    known = reminders.answered(known, moment)
    assert not waits(known, moment, friday)
    assert not is_to_be_told(known, moment, friday)
    later = friday + dt.timedelta(days=7)
    assert waits(known, weekly_moment(later, 4, 15), later)


@given(st.sampled_from(Snooze), hours, st.integers(0, 60 * 20))
def test_put_off_it_is_told_once_more_and_neither_earlier_nor_again(snooze: Snooze, hour: int, after: int) -> None:
    now = dt.datetime(2026, 1, 9, 0, 0, tzinfo=dt.UTC) + dt.timedelta(hours=hour, minutes=min(after, 60 * (23 - hour)))
    moment = weekly_moment(now, 4, hour)
    until = reminders.put_off_until(now, snooze, hour)
    known = reminders.put_off(Reminded(), moment, until)
    assert not waits(known, moment, now)
    assert not is_to_be_told(known, moment, until.replace(tzinfo=dt.UTC) - dt.timedelta(minutes=1))
    then = until.replace(tzinfo=dt.UTC)
    assert is_to_be_told(known, moment, then)
    known = reminders.told(known, moment)
    assert not is_to_be_told(known, moment, then)
    assert waits(known, moment, then)


def test_put_off_under_a_wrong_clock_it_does_not_stay_away_for_years() -> None:
    moment = dt.date(2026, 1, 9)
    known = reminders.put_off(Reminded(), moment, dt.datetime(2031, 1, 10, 15, tzinfo=dt.UTC))
    assert is_to_be_told(known, moment, dt.datetime(2026, 1, 9, 16, tzinfo=dt.UTC))


def test_tomorrow_is_tomorrow_at_that_hour_and_an_hour_is_an_hour() -> None:
    now = dt.datetime(2026, 2, 28, 23, 40, tzinfo=dt.UTC)
    assert reminders.put_off_until(now, Snooze.TOMORROW, 15) == dt.datetime(2026, 3, 1, 15)  # noqa: DTZ001 - local
    assert reminders.put_off_until(now, Snooze.HOUR, 15) == dt.datetime(2026, 3, 1, 0, 40)  # noqa: DTZ001 - local


@pytest.mark.parametrize(
    ("day", "hour", "come"), [(27, 23, False), (28, REVIEW_HOUR - 1, False), (28, REVIEW_HOUR, True), (29, 0, True)]
)
def test_a_review_is_reminded_of_from_the_morning_of_its_day(day: int, hour: int, come: bool) -> None:
    since = dt.date(2028, 2, 28)  # a leap year
    now = dt.datetime(2028, 2, day, hour, tzinfo=dt.UTC)
    assert reminders.review_moment(now, since) == (since if come else None)


@given(st.lists(st.dates(), max_size=200))
def test_what_is_remembered_is_bounded(days: list[dt.date]) -> None:
    known = Reminded()
    for day in days:
        known = reminders.answered(known, day)
    assert len(known.told) <= reminders.REMEMBERED
    assert len(set(known.answered)) == len(known.answered) <= reminders.REMEMBERED
