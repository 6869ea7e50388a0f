"""One-on-ones out of a calendar: which events are some, with whom, and on which days a series of them falls."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from icalendar import Calendar, Event
from msgspec import Struct

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.folding import fold
from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat, SourceReason
from leader_journal.exchange.import_plan import ImportedMeeting, ImportPlan, unique
from leader_journal.exchange.incoming.draft import Draft, Options, tidy
from leader_journal.exchange.incoming.html_text import plain_where_html
from leader_journal.exchange.incoming.names import looks_like_a_name
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.text import clean

_ONE_ON_ONE = re.compile(
    r"\b1\s?[:&x×-]\s?1s?\b|\b1[\s-]?(?:on|til|to|2)[\s-]?1s?\b|\bone[ -](?:on|to|2)[ -]ones?\b"
    r"|\b[ée]n[ -]til[ -][ée]n(?:samtaler?)?\b|\bo3\b|\bMUS(?:-samtaler?)?\b"
    r"|\b(?:medarbejder|medarbeider|udviklings|utviklings)samtaler?\b|\b(?:medarbetar|utvecklings)samtal\b"
    r"|\b(?:mitarbeiter|einzel)gespräche?\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(r"\s*(?:cancell?ed|declined|aflyst|annulleret|afvist)\s*[:–-]\s*", re.IGNORECASE)
_BEFORE_THE_TITLE = re.compile(
    r"\s*(?:updated invitation|invitation|accepted|tentative|fwd?|re|invitation opdateret|opdateret invitation"
    r"|accepteret|foreløbig|sv|vs)\s*[:–-]\s*",
    re.IGNORECASE,
)
"""What calendars write before the title of a meeting when it is moved about or called off: no name of anybody."""
_BETWEEN = re.compile(
    r"\s*(?:[/&|,:;()+–—<>]|\s-\s|\s[x×]\s|\bm\.(?=\s)|\bw(?=/)"
    r"|\b(?:and|og|und|och|with|med|mit|met|samtale|meeting|møde|catch[ -]?up|weekly|ugentlig)\b)\s*",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"['’]s$")
_MOST_TIMES = 5000
"""How many meetings of one series are read."""
_AHEAD = dt.timedelta(days=31)
_MINUTES = 45
_HALF = 0.5
_UNTIL = re.compile(r";?UNTIL=[^;]*")
_Moment = dt.datetime | dt.date


class _Event(Struct, frozen=True):
    """A one-on-one with everybody who is named in it, one of whom is the leader. `moved` are the moments of its series
    that have an event of their own."""

    names: tuple[str, ...]
    event: Event
    start: _Moment
    cancelled: bool
    moved: frozenset[_Moment] = frozenset()


def read_calendar(source: Source, options: Options) -> ImportPlan:
    """Return the one-on-ones of calendars. Raises UnreadableSource: damaged, or none in it."""
    draft = Draft(SourceFormat.ICS)
    found: list[_Event] = []
    for file in source.ending(".ics") or source.files:
        data = file.read()
        if not data.rstrip(b"\0\x1a \r\n").upper().endswith(b"END:VCALENDAR"):
            draft.add([LineProblem(1, LineReason.BROKEN_FILE, file.name)])
        events = _newest(_events(data, source))
        moved = _moved(events)
        for event in events:
            kept = _one_on_one(event, moved)
            draft.remark(Remark.OTHER_EVENTS, int(kept is None))
            found += [kept] if kept is not None else []
    leader = _leader(found)
    meetings = [meeting for one in found for meeting in _meetings(one, leader, options, draft)]
    cut = tuple(item for item in draft.found if isinstance(item, LineProblem))
    if not meetings:
        raise UnreadableSource(source.path, SourceReason.DAMAGED if cut else SourceReason.NO_ENTRIES)
    ordered = sorted(
        dict.fromkeys(meetings), key=lambda meeting: (meeting.day, meeting.time or dt.time(), meeting.person)
    )
    remarks = tuple(draft.remarks.items())
    return ImportPlan(format=SourceFormat.ICS, meetings=tuple(ordered), problems=cut, remarks=remarks)


def _events(data: bytes, source: Source) -> list[Event]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # which zone an odd name was taken for is no news to a leader
            calendars = Calendar.from_ical(data, multiple=True)
            events = [part for one in calendars for part in one.walk("VEVENT") if isinstance(part, Event)]
    except (ValueError, IndexError, KeyError, AttributeError, RecursionError):
        raise UnreadableSource(source.path, SourceReason.DAMAGED) from None
    return events


def _newest(events: Sequence[Event]) -> list[Event]:
    """Return the events without those that a later version of the same one takes the place of."""
    newest: dict[object, Event] = {}
    for number, event in enumerate(events):
        uid = str(event.get("uid", "")) or number
        key = (uid, _moment_of(event, "recurrence-id"))
        before = newest.get(key)
        if before is None or _version(event) >= _version(before):
            newest[key] = event
    return list(newest.values())


def _version(event: Event) -> int:
    said = str(event.get("sequence", "0"))
    return int(said) if said.isdecimal() else 0


def _moved(events: Sequence[Event]) -> dict[str, frozenset[_Moment]]:
    """Return, by series, the moments that an event of their own stands for: moved, called off or renamed."""
    moved: dict[str, set[_Moment]] = {}
    for event in events:
        moment = _moment_of(event, "recurrence-id")
        if moment is not None:
            moved.setdefault(str(event.get("uid", "")), set()).add(moment)
    return {uid: frozenset(moments) for uid, moments in moved.items()}


def _one_on_one(event: Event, moved: Mapping[str, frozenset[_Moment]]) -> _Event | None:
    title = clean(str(event.get("summary", "")))
    called_off = False
    while begins := _CALLED_OFF.match(title) or _BEFORE_THE_TITLE.match(title):
        called_off |= bool(_CALLED_OFF.match(title))
        title = title[begins.end() :]
    invited = _invited(event)
    named = bool(_ONE_ON_ONE.search(title))
    start = _moment_of(event, "dtstart")
    if start is None or not (named or len(invited) == len(("me", "they"))):
        return None
    parts = _BETWEEN.split(_ONE_ON_ONE.sub("/", title)) if named else []
    titled = [part for part in (_OF_SOMEBODY.sub("", part.strip(" .-")) for part in parts) if looks_like_a_name(part)]
    names = unique([*(_in_full(name, invited) for name in titled), *invited])
    if not names:
        return None
    cancelled = called_off or str(event.get("status", "")).upper() == "CANCELLED"
    one_of_a_series = event.get("recurrence-id") is not None
    out = frozenset() if one_of_a_series else moved.get(str(event.get("uid", "")), frozenset())
    return _Event(names, event, start, cancelled, out)


def _in_full(name: str, invited: Sequence[str]) -> str:
    """Return the full name of whoever a title calls by the first one, where one of the invited is called so."""
    for called in (name, name.removesuffix("s")):  # Kims 1:1
        full = [one for one in invited if fold(one) == fold(called) or fold(one).startswith(f"{fold(called)} ")]
        if len(full) == 1:
            return full[0]
    return name


def _moment_of(event: Event, name: str) -> _Moment | None:
    value = _told(event.get(name), "dt")
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
            cancelled=found.cancelled,
            notes=tidy(plain_where_html(str(found.event.get("description", "")))),
        )


def _times(found: _Event, options: Options, draft: Draft) -> Iterator[_Moment]:
    """The days of a series: those that were, and those of the next month; what was taken out of it stays out."""
    series = _series(found)
    added = {_wall(one, found.start) for one in _listed(found.event, "rdate")}
    if series is None and not added:
        yield found.start
        return
    first = _wall(found.start, found.start)
    out = {_wall(one, found.start) for one in (*_listed(found.event, "exdate"), *found.moved)}
    last = (options.today or dt.date.max - _AHEAD) + _AHEAD
    days = itertools.takewhile(lambda one: one.date() <= last, itertools.islice(series or [first], _MOST_TIMES))
    for moment in sorted({*days, *(one for one in added if one.date() <= last)} - out):
        is_day = not isinstance(found.start, dt.datetime)
        yield moment.date() if is_day else moment.replace(tzinfo=getattr(found.start, "tzinfo", None))
    draft.remark(Remark.REPEATED_EVENTS)


def _series(found: _Event) -> Iterable[dt.datetime] | None:
    """Return the moments that the rule of an event gives, as the wall clock shows them; None where it has no rule."""
    rule = next(iter(_as_list(found.event.get("rrule"))), None)
    to_ical = _told(rule, "to_ical")
    if not callable(to_ical) or not isinstance(rule, Mapping):
        return None
    from dateutil.rrule import rrulestr

    words = _UNTIL.sub("", to_ical().decode())
    try:
        series = rrulestr(words, dtstart=_wall(found.start, found.start))
    except (ValueError, TypeError):
        return None
    ends = next((one for one in _as_list(rule.get("UNTIL")) if isinstance(one, dt.date)), None)
    return series if ends is None else itertools.takewhile(lambda one: one <= _end(ends, found.start), series)


def _end(until: _Moment, start: _Moment) -> dt.datetime:
    """The last moment of a series. It is said in UTC where the series has a zone; a day alone is meant whole."""
    if isinstance(until, dt.datetime):
        return _wall(until, start)
    return dt.datetime.combine(until, dt.time.max)


def _listed(event: Event, name: str) -> Iterator[_Moment]:
    for part in _as_list(event.get(name)):
        for one in _as_list(_told(part, "dts")):
            value = _told(one, "dt")
            if isinstance(value, dt.date):
                yield value


def _wall(moment: _Moment, start: _Moment) -> dt.datetime:
    """Return a moment as the clock shows it where the series begins; a day alone has the time of day of the series."""
    if not isinstance(moment, dt.datetime):
        time = start.time() if isinstance(start, dt.datetime) else dt.time()
        return dt.datetime.combine(moment, time)
    zone = start.tzinfo if isinstance(start, dt.datetime) else None
    return (moment.astimezone(zone) if zone is not None and moment.tzinfo is not None else moment).replace(tzinfo=None)


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
