"""Lengths of time up to today: "90d", "3 months", "the past week", "de sidste 2 uger". Loaded where one may stand."""

from __future__ import annotations

import datetime as dt
import re

from leader_journal.core.periods import Period, add_months, last_months, quarter_of
from leader_journal.wording.when.words import FORTNIGHT, HALF_YEARS, NUMBERS, UNITS, Unit, spoken

_QUARTERS = frozenset(("quarters", "kvartaler"))
_LENGTH = re.compile(r"(?:(?P<count>\d{1,5}|[a-z]+) ?)??(?P<unit>[a-z]+)")
_LATEST_ONE = re.compile(
    r"(?:in |within |during |i |inden for |i loebet af )?"
    r"(?:(?:the|de|det|den) (?:last|past|seneste|sidste)|past|seneste) "
    r"(?P<length>week|month|year|half year|uge|maaned|halvaar|aar)"
)
"""The days up to today: "the past month" is not the last month of the calendar."""
_LATEST = re.compile(
    r"(?:in |within |i |inden for )?(?:the |de |det |den )?(?:last|past|seneste|sidste) "
    r"(?P<length>(?:\d|[a-z]+ |fortnight).*)"
)


def latest_days(text: str, today: dt.date) -> Period | None:
    """Return the days up to today that "the last 3 months" means, or None: "the last quarter of 2025" is no length."""
    words = spoken(text)
    latest = _LATEST_ONE.fullmatch(words) or _LATEST.fullmatch(words)
    return parse_length(latest["length"], today) if latest else None


def parse_length(text: str, today: dt.date) -> Period | None:
    """Return the days up to today that "90d", "3 months", "2 uger" mean, or None. Months are calendar months."""
    words = spoken(text)
    if halves := HALF_YEARS.get(tuple(words.split()), int(words == "halvaar")):
        return last_months(today, 6 * halves)
    match = _LENGTH.fullmatch(words)
    if match is None:
        return None
    number, word = match["count"], match["unit"]
    count = 1 if number is None else NUMBERS.get(number) or (int(number) if number.isdecimal() else 0)
    unit = Unit.WEEK if word in FORTNIGHT else UNITS.get(word)
    count *= 2 if word in FORTNIGHT else 1
    if word in _QUARTERS and count >= 1:
        return Period(add_months(quarter_of(today), 3 * (1 - count)), today)
    if count < 1 or unit is None:
        return None
    try:
        match unit:
            case Unit.DAY:
                return Period(today - dt.timedelta(days=count - 1), today)
            case Unit.WEEK:
                return Period(today - dt.timedelta(days=7 * count - 1), today)
            case Unit.MONTH:
                return last_months(today, count)
            case _:
                return last_months(today, 12 * count)
    except (OverflowError, ValueError):
        return None
