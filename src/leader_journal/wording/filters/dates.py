"""Days as people type them when they look back: a word stands for the latest such day, month or year up to today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from leader_journal.core.folding import fold
from leader_journal.core.periods import Period, add_months, days_in_month, last_months, monday_of, month_start
from leader_journal.wording.date_words import MONTHS, NUMBERS, WEEKDAYS, either

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
_NUMERIC = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})(?:\2(?P<year>\d{4}|\d{2}))?\.?")
_NAMED = re.compile(rf"(?:(?P<day>\d{{1,2}})\.? )?(?P<name>{either(MONTHS)})\.?(?: (?P<year>\d{{4}}))?")
_MONTH_FIRST = re.compile(rf"(?P<name>{either(MONTHS)})\.? (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?")
_YEAR = re.compile(r"(?P<year>\d{4})")
_LENGTH = re.compile(rf"(?P<count>\d{{1,5}}|{either(NUMBERS)})? ?(?P<unit>[a-z]+)")
_LATEST = re.compile(
    r"(?:the )?(?:last|past|de seneste|de sidste|seneste|sidste|det seneste|det sidste) (?P<length>.+)"
)
_UNITS = {
    "d": "days|day|d|dage|dag|doegn",
    "w": "weeks|week|w|uger|uge|u",
    "m": "months|month|m|mo|maaneder|maaned|mdr|md",
    "y": "years|year|y|aar",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split("|")}


def parse_days(text: str, today: dt.date) -> Period | None:
    """Return the days that a text means (one day, a month, a year, "last 3 months"), or None.

    Day before month in "1/9/2026". Without a year it is the latest such day up to today.
    """
    words = " ".join(fold(text).replace(",", " , ").split()).replace(" ,", ",")
    named = _NAMED_SPANS.get(words)
    if named is not None:
        return named(today)
    if words in WEEKDAYS:
        return _one(today - dt.timedelta(days=(today.weekday() - WEEKDAYS[words]) % 7))
    try:
        return _by_form(words, today)
    except (ValueError, OverflowError):
        return None


def parse_length(text: str, today: dt.date) -> Period | None:
    """Return the days up to today that "90d", "3 months", "2 uger" mean, or None. Months are calendar months."""
    match = _LENGTH.fullmatch(fold(text.strip()))
    if match is None or match["unit"] not in _UNIT_OF:
        return None
    number = match["count"]
    count = 1 if number is None else NUMBERS.get(number) or int(number)
    if count < 1:
        return None
    try:
        match _UNIT_OF[match["unit"]]:
            case "d":
                return Period(today - dt.timedelta(days=count - 1), today)
            case "w":
                return Period(today - dt.timedelta(days=7 * count - 1), today)
            case "m":
                return last_months(today, count)
            case _:
                return last_months(today, 12 * count)
    except (OverflowError, ValueError):
        return None


def _by_form(words: str, today: dt.date) -> Period | None:
    if latest := _LATEST.fullmatch(words):
        return parse_length(latest["length"], today)
    for form in (_ISO, _NUMERIC, _NAMED, _MONTH_FIRST, _YEAR):
        if match := form.fullmatch(words):
            return _span(match.groupdict(), today)
    return None


def _span(parts: dict[str, str | None], today: dt.date) -> Period:
    name, number, day = parts.get("name"), parts.get("month"), parts.get("day")
    month = MONTHS[name] if name else int(number) if number else None
    year = _full_year(parts["year"]) if parts.get("year") else None
    if month is None:
        assert year is not None  # the only form without a month is a year
        return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if day is None:
        first = dt.date(year or today.year, month, 1)
        return _whole_month(first if year or first <= today else first.replace(year=first.year - 1))
    if year is not None:
        return _one(dt.date(year, month, int(day)))
    return _one(_latest(month, int(day), today))


def _latest(month: int, day: int, today: dt.date) -> dt.date:
    # 29 February may lie up to eight years back
    for year in range(today.year, today.year - 9, -1):
        if day <= days_in_month(year, month) and (found := dt.date(year, month, day)) <= today:
            return found
    raise ValueError("no such day")


def _full_year(text: str | None) -> int:
    year = int(text or 0)
    return year + 2000 if year < 100 else year


def _one(day: dt.date) -> Period:
    return Period(day, day)


def _whole_month(first: dt.date) -> Period:
    return Period(first, first.replace(day=days_in_month(first.year, first.month)))


def _week(monday: dt.date) -> Period:
    return Period(monday, monday + dt.timedelta(days=6))


def _year(year: int) -> Period:
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


_NAMED_SPANS: dict[str, Callable[[dt.date], Period]] = {
    fold(word): span
    for words, span in (
        ("today|i dag|idag", _one),
        ("yesterday|i går|igår", lambda today: _one(today - dt.timedelta(days=1))),
        ("this week|denne uge", lambda today: _week(monday_of(today))),
        ("last week|sidste uge", lambda today: _week(monday_of(today) - dt.timedelta(days=7))),
        ("this month|denne måned", lambda today: _whole_month(month_start(today))),
        ("last month|sidste måned", lambda today: _whole_month(add_months(month_start(today), -1))),
        ("this year|i år|dette år", lambda today: _year(today.year)),
        ("last year|sidste år|i fjor", lambda today: _year(today.year - 1)),
    )
    for word in words.split("|")
}
