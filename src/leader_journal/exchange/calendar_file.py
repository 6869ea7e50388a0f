"""Meetings and due days as a calendar file (iCalendar, RFC 5545). Folding, escaping and line ends are the library's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

from leader_journal.core.calendar import CalendarEvent
from leader_journal.exchange.text import clean, local_time

PRODUCT = "-//Leader Journal//Leader Journal//EN"
_UID_DOMAIN = "leader-journal"


def calendar_file(events: Iterable[CalendarEvent], made_at: dt.datetime) -> bytes:
    """Return a calendar. Hours are in UTC, by what this computer's clock will be set to on that day."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_component(event, made_at))
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent, made_at: dt.datetime) -> Event:
    component = Event()
    component.add("uid", f"{event.uid}@{_UID_DOMAIN}")
    component.add("dtstamp", made_at.astimezone(dt.UTC))
    component.add("summary", _line(event.title))
    component.add("class", "PRIVATE")
    if event.starts is not None:
        component.add("dtstart", _in_utc(event.starts))
        component.add("duration", dt.timedelta(minutes=max(1, event.minutes)))
    else:
        component.add("dtstart", event.day)
        component.add("transp", "TRANSPARENT")  # a day on which something is due is not taken
    if event.place.strip():
        component.add("location", _line(event.place))
    if event.cancelled:
        component.add("status", "CANCELLED")
    return component


def _in_utc(starts: dt.datetime) -> dt.datetime:
    """Return the moment; at the ends of the calendar, which UTC may not reach, the hour on the wall as it is."""
    try:
        return local_time(starts).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return starts


def _line(text: str) -> str:
    return " ".join(clean(text).split())
