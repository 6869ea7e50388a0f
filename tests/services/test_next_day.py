"""The day that is proposed for the next one-on-one: their weekday, not in the past, no weekend that nobody chose."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.records import Person
from leader_journal.services.one_on_ones.service import next_day, proposed_day

_DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))
_MONDAY = dt.date(2026, 11, 23)


def _held(held_on: dt.date, planned: dt.date | None) -> OneOnOne:
    created = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    return OneOnOne(id="m", person="p", created=created, day=planned, state=MeetingState.HELD, held_on=held_on)


def _person(weeks: int) -> Person:
    return Person(id="p", alias="Maria", cadence_weeks=weeks)


def test_a_meeting_that_slipped_to_a_saturday_is_followed_by_one_on_its_own_weekday() -> None:
    thursday, saturday = _MONDAY + dt.timedelta(days=3), _MONDAY + dt.timedelta(days=5)
    assert proposed_day(_person(2), _held(saturday, thursday)) == thursday + dt.timedelta(weeks=2)


def test_a_meeting_that_was_held_a_day_early_keeps_its_weekday() -> None:
    next_monday = _MONDAY + dt.timedelta(weeks=1)
    assert proposed_day(
        _person(1), _held(next_monday - dt.timedelta(days=1), next_monday)
    ) == next_monday + dt.timedelta(weeks=1)


@given(held_on=_DAYS, away=st.none() | st.integers(-60, 60), weeks=st.integers(1, 26), late=st.integers(0, 400))
def test_it_is_never_past_and_keeps_the_weekday(held_on: dt.date, away: int | None, weeks: int, late: int) -> None:
    planned = None if away is None else held_on + dt.timedelta(days=away)
    today = held_on + dt.timedelta(days=late)
    day = next_day(_person(weeks), _held(held_on, planned), today)
    assert day is not None
    assert day >= today
    assert day > held_on
    assert day.weekday() == (planned or held_on).weekday()
    assert (day - max(today, held_on + dt.timedelta(weeks=weeks))).days < 7 + 3
