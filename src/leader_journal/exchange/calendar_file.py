"""Meetings and due days as a calendar file (iCalendar, RFC 5545). Folding, escaping and line ends are the library's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

from leader_journal.core.calendar import CalendarEvent
from leader_journal.exchange.text import clean

PRODUCT = "-//Leader Journal//Leader Journal//EN"
_UID_DOMAIN = "leader-journal"


def calendar_file(events: Iterable[CalendarEvent], made_at: dt.datetime) -> bytes:
    """Return a calendar. Hours are those on the wall, without a zone (RFC 5545, 3.3.5, form 1), as they are kept.

    In UTC the same meeting would be at another moment in a file that is written on a journey.
    """
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
        component.add("dtstart", event.starts)
        component.add("duration", dt.timedelta(minutes=max(1, event.minutes)))
    else:
        component.add("dtstart", event.day)
        component.add("transp", "TRANSPARENT")  # a day on which something is due is not taken
    if event.place.strip():
        component.add("location", _line(event.place))
    if event.cancelled:
        component.add("status", "CANCELLED")
    return component


def _line(text: str) -> str:
    return " ".join(clean(text).split())
