"""A moment is one of the wall here: never an hour that the clock skipped, and said back whatever was put in."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.local_time import at_local
from leader_journal.wording.when.meaning import OtherWeekday
from leader_journal.wording.when.moments import HourSkipped, UnderstoodMoment, parse_moment

NOW = dt.datetime(2026, 11, 28, 10, 30).astimezone()


@pytest.fixture
def copenhagen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Copenhagen")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("copenhagen")
def test_an_hour_that_the_clock_skipped_is_none() -> None:
    assert at_local(dt.date(2026, 3, 29), dt.time(2, 30)) is None
    assert at_local(dt.date(2026, 3, 29), dt.time(3, 30)) == dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)
    skipped = parse_moment("29/3 2.30", dt.datetime(2026, 11, 28, 10, 30).astimezone())
    assert skipped == HourSkipped(dt.date(2026, 3, 29), dt.time(2, 30))


@pytest.mark.usefixtures("copenhagen")
def test_of_the_hour_that_comes_twice_the_first_is_meant() -> None:
    assert at_local(dt.date(2026, 10, 25), dt.time(2, 30)) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


@pytest.mark.usefixtures("copenhagen")
def test_an_hour_ago_is_an_hour_ago_over_the_night_that_has_one_less() -> None:
    now = dt.datetime(2026, 3, 29, 3, 15).astimezone()
    moment = parse_moment("an hour ago", now)
    assert isinstance(moment, UnderstoodMoment)
    assert now.astimezone(dt.UTC) - moment.at.astimezone(dt.UTC) == dt.timedelta(hours=1)


def test_a_day_that_is_another_weekday_is_told() -> None:
    assert parse_moment("Friday 26 November at 9", NOW) == OtherWeekday(dt.date(2026, 11, 26), 4)


@pytest.mark.parametrize(("text", "said"), [("yesterday 14", True), ("yesterday", False), ("yesterday morning", False)])
def test_whether_a_clock_was_said(text: str, said: bool) -> None:
    moment = parse_moment(text, NOW)
    assert isinstance(moment, UnderstoodMoment)
    assert moment.clock_said is said


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.times())
def test_a_whole_date_with_its_time_is_that_moment(day: dt.date, at: dt.time) -> None:
    for form in (
        "{d:%Y-%m-%d} {t:%H:%M}",
        "{d.day}/{d.month}/{d.year} kl. {t:%H.%M}",
        "{t:%H:%M} {d.day} {d:%B} {d.year}",
    ):
        moment = parse_moment(form.format(d=day, t=at), NOW)
        assert isinstance(moment, UnderstoodMoment)
        assert moment.at == at_local(day, at.replace(second=0, microsecond=0))


_SOME = (
    "yesterday",
    "i",
    "går",
    "kl.",
    "14.30",
    "mandag",
    "3.",
    "d.",
    "halv",
    "tre",
    "2",
    "pm",
    "for",
    "timer",
    "siden",
    "om",
)


@given(st.text(max_size=30) | st.lists(st.sampled_from(_SOME), max_size=9).map(" ".join))
def test_nothing_that_is_typed_fails(text: str) -> None:
    moment = parse_moment(text, NOW)
    assert not isinstance(moment, UnderstoodMoment) or moment.at.tzinfo is not None
