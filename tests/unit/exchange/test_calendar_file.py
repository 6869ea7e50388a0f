"""Calendar files: what another program reads out of them."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from leader_journal.core.calendar import CalendarEvent
from leader_journal.exchange.calendar_file import calendar_file

MADE = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
DAY = dt.date(2026, 11, 26)


@pytest.fixture
def in_denmark(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer stands in Denmark."""
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    time.tzset()
    yield
    monkeypatch.delenv("TZ")
    os.environ.pop("TZ", None)
    time.tzset()


def read(*events: CalendarEvent) -> list[Component]:
    return Calendar.from_ical(calendar_file(events, MADE)).walk("VEVENT")


def event(**fields: object) -> CalendarEvent:
    return CalendarEvent(**{"uid": "1", "title": "One-on-one", "day": DAY, **fields})  # type: ignore[arg-type] # by name


@pytest.mark.parametrize("zone", ["Europe/Copenhagen", "America/New_York", "Asia/Kolkata"])
@pytest.mark.parametrize(
    "day",
    [dt.date(2027, 3, 27), dt.date(2027, 3, 28), dt.date(2026, 10, 24), dt.date(2026, 10, 25), dt.date(2027, 7, 1)],
)
def test_an_hour_is_the_hour_on_the_wall_of_that_day_wherever_the_file_is_written(
    monkeypatch: pytest.MonkeyPatch, day: dt.date, zone: str
) -> None:
    """Around the nights in which the clock is set, too."""
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        (one,) = read(event(day=day, starts=dt.datetime.combine(day, dt.time(11)), minutes=45))
    time.tzset()

    assert one.decoded("dtstart") == dt.datetime.combine(day, dt.time(11))  # no zone: a naive moment
    assert one.decoded("duration") == dt.timedelta(minutes=45)


def test_a_day_is_a_whole_day_that_is_not_taken() -> None:
    (one,) = read(event())

    assert one.decoded("dtstart") == DAY
    assert one["dtstart"].params["VALUE"] == "DATE"
    assert str(one["transp"]) == "TRANSPARENT"


def test_it_says_where_and_that_it_was_cancelled_and_that_it_is_private() -> None:
    (one,) = read(event(place="The small room; 2nd floor, left", cancelled=True))

    assert str(one["location"]) == "The small room; 2nd floor, left"
    assert str(one["status"]) == "CANCELLED"
    assert str(one["class"]) == "PRIVATE"


def test_the_same_record_has_the_same_uid() -> None:
    assert [str(one["uid"]) for one in read(event(uid="a"), event(uid="b"))] == ["a@leader-journal", "b@leader-journal"]
    assert calendar_file([event()], MADE) == calendar_file([event()], MADE)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    data = calendar_file([event(title="Én-til-én-samtale med Åse " * 20)], MADE)

    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (one,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(one["summary"]) == ("Én-til-én-samtale med Åse " * 20).strip()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_are_one_event(title: str, place: str) -> None:
    (one,) = read(event(title=title, place=place))

    assert str(one["uid"]) == "1@leader-journal"
    for letter in set(title) & set("abcæøå,;\\"):
        assert letter in str(one["summary"])


def test_nothing_to_come_is_an_empty_calendar() -> None:
    assert read() == []


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_no_failure(in_denmark: None, day: dt.date) -> None:
    (one,) = read(event(day=day, starts=dt.datetime.combine(day, dt.time(23, 30)), minutes=60))

    assert one.decoded("dtstart").date() == day
