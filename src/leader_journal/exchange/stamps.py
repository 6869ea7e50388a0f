"""Dates and times as other programs write them. Where day and month could be either, the day comes first."""

from __future__ import annotations

import datetime as dt
import re

from leader_journal.core.folding import fold
from leader_journal.wording.when.words import MONTHS, WEEKDAYS, either

_DATE = (
    re.compile(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})"),
    re.compile(rf"(?P<day>\d{{1,2}})\.? (?P<name>{either(MONTHS)})\.?,? (?P<year>\d{{4}})"),
    re.compile(rf"(?P<name>{either(MONTHS)})\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"),
)
_WEEKDAY = re.compile(rf"(?:{either(WEEKDAYS)})\.?,? (?:den )?")
_BETWEEN = re.compile(r"t(?=\d)|,? (?:at |kl\.? ?)?")
_TIME = re.compile(
    r"(?:kl\.? ?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?P<zone>z|utc|[+-]\d{2}:?\d{2}))?"
)


class UnreadableDate(ValueError):
    """The text is no date. Never carries the text."""


class UnreadableTime(ValueError):
    """The date can be read, what follows it is no time. Never carries the text."""


def parse_stamp(text: str, time: str = "") -> dt.datetime:
    """Return the moment that a date, alone or with a time after it or beside it, says.

    Without a time it is midnight; without an offset the moment is naive. "Z" gives UTC. Raises UnreadableDate, or
    UnreadableTime where only the time is at fault.
    """
    words = fold(" ".join(text.split()))
    day, rest = _date(words)
    if time.strip():
        if rest and not _is_midnight(rest):
            raise UnreadableTime
        return _with_time(day, fold(" ".join(time.split())))
    return _with_time(day, rest) if rest else dt.datetime.combine(day, dt.time())


def _date(words: str) -> tuple[dt.date, str]:
    if weekday := _WEEKDAY.match(words):
        words = words[weekday.end() :]
    for form in _DATE:
        match = form.match(words)
        if match is None:
            continue
        rest = words[match.end() :]
        between = _BETWEEN.match(rest)
        if rest and between is None:
            continue
        return _day(match.groupdict()), rest[between.end() :] if between else ""
    raise UnreadableDate


def _day(parts: dict[str, str | None]) -> dt.date:
    year = int(parts["year"] or 0)
    name = parts.get("name")
    month = MONTHS[name] if name else int(parts.get("month") or 0)
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return dt.date(year, month, int(parts["day"] or 0))
    except ValueError:
        raise UnreadableDate from None


def _is_midnight(words: str) -> bool:
    # spreadsheets write a date cell as "2026-09-01 00:00:00" beside a column for the time
    return _with_time(dt.date(2000, 1, 1), words).time() == dt.time()


def _with_time(day: dt.date, words: str) -> dt.datetime:
    match = _TIME.fullmatch(words)
    if match is None:
        raise UnreadableTime
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise UnreadableTime
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    try:
        clock_time = dt.time(hour, minute, min(second, 59))
        return dt.datetime.combine(day, clock_time, tzinfo=_zone(match["zone"]))
    except ValueError:
        raise UnreadableTime from None


def _zone(words: str | None) -> dt.timezone | None:
    if not words:
        return None
    if words in ("z", "utc"):
        return dt.UTC
    sign = -1 if words[0] == "-" else 1
    return dt.timezone(sign * dt.timedelta(hours=int(words[1:3]), minutes=int(words[-2:])))
