"""One-on-ones out of a calendar: which events are some, with whom, and on which days a series of them falls."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence

from icalendar import Calendar, Event
from msgspec import Struct

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.folding import fold
from leader_journal.core.imports import Remark, SourceFormat, SourceReason
from leader_journal.exchange.import_plan import ImportedMeeting, ImportPlan, unique
from leader_journal.exchange.incoming.draft import Draft, Options, tidy
from leader_journal.exchange.incoming.html_text import plain_where_html
from leader_journal.exchange.incoming.names import looks_like_a_name
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.text import clean

_ONE_ON_ONE = re.compile(
    r"\b1\s?[:&x×-]\s?1s?\b|\b1\s?(?:on|til|to)\s?1s?\b|\bone[ -](?:on|to|2)[ -]ones?\b"
    r"|\b[ée]n[ -]til[ -][ée]n(?:samtaler?)?\b|\bo3\b|\bMUS(?:-samtale)?\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[/&|,:;()+–—<>]|\s-\s|\s[x×]\s"
    r"|\b(?:and|og|with|med|samtale|meeting|møde|catch[ -]?up|weekly|ugentlig)\b)\s*",
    re.IGNORECASE,
)
_MOST_TIMES = 400
"""How many meetings of one series are read."""
_AHEAD = dt.timedelta(days=31)
_MINUTES = 45
_HALF = 0.5
_Moment = dt.datetime | dt.date


class _Event(Struct, frozen=True):
    """A one-on-one with everybody who is named in it, one of whom is the leader."""

    names: tuple[str, ...]
    event: Event
    start: _Moment


def read_calendar(source: Source, options: Options) -> ImportPlan:
    """Return the one-on-ones of calendars. Raises UnreadableSource: damaged, or none in it."""
    draft = Draft(SourceFormat.ICS)
    found: list[_Event] = []
    for file in source.ending(".ics") or source.files:
        for event in _events(file.read(), source):
            kept = _one_on_one(event)
            draft.remark(Remark.OTHER_EVENTS, int(kept is None))
            found += [kept] if kept is not None else []
    leader = _leader(found)
    meetings = [meeting for one in found for meeting in _meetings(one, leader, options, draft)]
    if not meetings:
        raise UnreadableSource(source.path, SourceReason.NO_ENTRIES)
    ordered = sorted(
        dict.fromkeys(meetings), key=lambda meeting: (meeting.day, meeting.time or dt.time(), meeting.person)
    )
    return ImportPlan(format=SourceFormat.ICS, meetings=tuple(ordered), remarks=tuple(draft.remarks.items()))


def _events(data: bytes, source: Source) -> list[Event]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # which zone an odd name was taken for is no news to a leader
            calendars = Calendar.from_ical(data, multiple=True)
            events = [part for one in calendars for part in one.walk("VEVENT") if isinstance(part, Event)]
    except (ValueError, IndexError, KeyError, AttributeError, RecursionError):
        raise UnreadableSource(source.path, SourceReason.DAMAGED) from None
    return events


def _one_on_one(event: Event) -> _Event | None:
    title = clean(str(event.get("summary", "")))
    invited = _invited(event)
    named = bool(_ONE_ON_ONE.search(title))
    start = _start(event)
    if start is None or not (named or len(invited) == len(("me", "they"))):
        return None
    parts = _BETWEEN.split(_ONE_ON_ONE.sub("/", title)) if named else []
    names = unique([*(part for part in (part.strip(" .-") for part in parts) if looks_like_a_name(part)), *invited])
    return _Event(names, event, start) if names else None


def _start(event: Event) -> _Moment | None:
    value = _told(event.get("dtstart"), "dt")
    return value if isinstance(value, dt.date) else None


def _told(value: object, name: str) -> object:
    """Return what a property says; None where there is none, or where it could not be read (icalendar raises then)."""
    try:
        return getattr(value, name, None)
    except ValueError:
        return None


def _invited(event: Event) -> tuple[str, ...]:
    people = [one for name in ("organizer", "attendee") for one in _as_list(event.get(name))]
    return unique(name for one in people if (name := _name_of(one)))


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name_of(address: object) -> str:
    parameters = getattr(address, "params", None) or {}
    if str(parameters.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE"):
        return ""
    name = str(parameters.get("CN", "")).strip(" \"'")
    if not name or "@" in name:
        mailbox = str(address).partition(":")[2].partition("@")[0]
        name = " ".join(part.capitalize() for part in re.split(r"[._-]", mailbox) if part)
    if ", " in name:
        name = " ".join(reversed(name.split(", ", 1)))
    return name


def _leader(events: Sequence[_Event]) -> str | None:
    """Whoever is named in most of the one-on-ones, and in two at least, holds them."""
    counts = Counter(fold(name) for event in events if len(event.names) > 1 for name in event.names)
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    several = sum(len(event.names) > 1 for event in events)
    return name if count > 1 and count > several * _HALF and (not others or others[0][1] < count) else None


def _meetings(found: _Event, leader: str | None, options: Options, draft: Draft) -> Iterator[ImportedMeeting]:
    others = [name for name in found.names if fold(name) != leader]
    organizer = _name_of(found.event.get("organizer")) if found.event.get("organizer") is not None else ""
    if leader is None and len(others) > 1:
        others = [name for name in others if fold(name) != fold(organizer)]
    if not others:
        draft.remark(Remark.OTHER_EVENTS)
        return
    for start in _times(found, options, draft):
        local = options.to_local(start) if isinstance(start, dt.datetime) else start
        yield ImportedMeeting(
            person=others[0],
            day=local.date() if isinstance(local, dt.datetime) else local,
            time=local.time().replace(second=0, microsecond=0, tzinfo=None) if isinstance(local, dt.datetime) else None,
            minutes=_minutes(found),
            place=" ".join(clean(str(found.event.get("location", ""))).split()),
            cancelled=str(found.event.get("status", "")).upper() == "CANCELLED",
            notes=tidy(plain_where_html(str(found.event.get("description", "")))),
        )


def _times(found: _Event, options: Options, draft: Draft) -> Iterator[_Moment]:
    """The days of a series: those that were, and those of the next month; what was taken out of it stays out."""
    rule = next(iter(_as_list(found.event.get("rrule"))), None)
    to_ical = _told(rule, "to_ical")
    if not callable(to_ical):
        yield found.start
        return
    from dateutil.rrule import rrulestr

    first = found.start if isinstance(found.start, dt.datetime) else dt.datetime.combine(found.start, dt.time())
    wall = first.replace(tzinfo=None)
    out = {_wall(one) for part in _as_list(found.event.get("exdate")) for one in _as_list(_told(part, "dts"))}
    words = re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", to_ical().decode())
    try:
        series = rrulestr(words, dtstart=wall)
    except (ValueError, TypeError):
        yield found.start
        return
    last = (options.today or dt.date.max - _AHEAD) + _AHEAD
    for moment in itertools.islice(series, _MOST_TIMES):
        if moment.date() > last:
            break
        if moment not in out:
            yield moment.replace(tzinfo=first.tzinfo) if isinstance(found.start, dt.datetime) else moment.date()
    draft.remark(Remark.REPEATED_EVENTS)


def _wall(one: object) -> dt.datetime:
    value = _told(one, "dt")
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    return dt.datetime.combine(value if isinstance(value, dt.date) else dt.date.min, dt.time())


def _minutes(found: _Event) -> int:
    end = _told(found.event.get("dtend"), "dt")
    length = _told(found.event.get("duration"), "dt")
    if (
        isinstance(end, dt.datetime)
        and isinstance(found.start, dt.datetime)
        and bool(end.tzinfo) == bool(found.start.tzinfo)
    ):
        length = end - found.start
    minutes = int(length.total_seconds() // 60) if isinstance(length, dt.timedelta) else _MINUTES
    return minutes if 0 < minutes <= 24 * 60 else _MINUTES
