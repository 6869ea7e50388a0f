"""The calendar: what is to come, and no more of it than that it is."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar, Component

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.mentions import reference
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.wording.catalogue import Language, use_language

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def maria(services: Services) -> str:
    services.people.add("Maria")
    return services.people.all()[0].id


def meeting(services: Services, person: str, day: int | None, **fields: object) -> OneOnOne:
    """Keep a meeting so many days from today."""
    made = OneOnOne(
        id=services.journal.ids.new(),
        person=person,
        created=services.clock.now(),
        day=None if day is None else TODAY + dt.timedelta(days=day),
        **fields,  # type: ignore[arg-type] # fields of a meeting
    )
    with services.writes.change() as writer:
        writer.put(made)
    return made


def events(data: bytes) -> list[Component]:
    return Calendar.from_ical(data).walk("VEVENT")


def titles(data: bytes) -> list[str]:
    return [str(event["summary"]) for event in events(data)]


def test_meetings_and_promises_to_come_are_in_it(services: Services, maria: str) -> None:
    meeting(services, maria, 2, time=dt.time(10), place="The small room")
    meeting(services, maria, 9)
    meeting(services, maria, None)
    meeting(services, maria, -1)
    meeting(services, maria, 3, state=MeetingState.HELD)
    for text, day in (("Send the rota", 1), ("Long ago", -3), ("Some day", None)):
        due = None if day is None else TODAY + dt.timedelta(days=day)
        services.promises.add(text, to=maria, due=due)

    found = services.calendar.calendar()

    assert titles(found) == ["One-on-one with Maria", "One-on-one with Maria", "A promise to Maria is due"]
    assert "rota" not in found.decode()
    assert [event.decoded("dtstart") for event in events(found)][1:] == [
        TODAY + dt.timedelta(days=9),
        TODAY + dt.timedelta(days=1),
    ]


def test_a_promise_of_today_is_still_to_come(services: Services, maria: str) -> None:
    services.promises.add("Send it", to=None, due=TODAY)

    assert titles(services.calendar.calendar()) == ["A promise is due"]


def test_without_names_nobody_is_in_it(services: Services, maria: str) -> None:
    meeting(services, maria, 2, time=dt.time(10), place=f"{reference(maria)}s room, or Maria's desk")
    services.promises.add("Send it", to=maria, due=TODAY)

    found = services.calendar.calendar(names=False)

    assert titles(found) == ["One-on-one", "A promise is due"]
    assert "Maria" not in found.decode()
    assert str(events(found)[0]["location"]) == "A’s room, or A’s desk"


def test_a_cancelled_meeting_is_cancelled_where_it_was_taken_over(services: Services, maria: str) -> None:
    planned = meeting(services, maria, 2, state=MeetingState.CANCELLED)

    (event,) = events(services.calendar.calendar())

    assert str(event["status"]) == "CANCELLED"
    assert str(event["uid"]).startswith(planned.id)


def test_one_meeting_alone(services: Services, maria: str) -> None:
    one = meeting(services, maria, 2, time=dt.time(10), place=f"{reference(maria)}s room")
    meeting(services, maria, 3)

    assert titles(services.calendar.calendar_of(one)) == ["One-on-one with Maria"]
    assert str(events(services.calendar.calendar_of(one))[0]["location"]) == "Marias room"
    assert titles(services.calendar.calendar_of(one, names=False)) == ["One-on-one"]
    with pytest.raises(ValueError, match="day"):
        services.calendar.calendar_of(meeting(services, maria, None))


def test_it_is_danish_in_danish(services: Services, maria: str) -> None:
    meeting(services, maria, 2)
    use_language(Language.DANISH)

    assert titles(services.calendar.calendar()) == ["Én-til-én med Maria"]


def test_a_clock_that_was_set_back_brings_the_meeting_back(services: Services, maria: str, clock: FixedClock) -> None:
    meeting(services, maria, 2)
    clock.advance(dt.timedelta(days=5))
    assert titles(services.calendar.calendar()) == []
    clock.advance(dt.timedelta(days=-5))

    assert titles(services.calendar.calendar()) == ["One-on-one with Maria"]
