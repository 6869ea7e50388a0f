"""Days as people type them when they look back: a word stands for the latest such day, month or year up to today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from leader_journal.core.folding import fold
from leader_journal.core.periods import Period, add_months, last_months, monday_of, month_start, quarter_of
from leader_journal.wording.when.grammar import read
from leader_journal.wording.when.meaning import Looking
from leader_journal.wording.when.words import FORTNIGHT, HALF_YEARS, NUMBERS, UNITS, Edge, Unit

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


_SO_FAR: Mapping[str, Callable[[dt.date], dt.date]] = {
    words: begin
    for several, begin in (
        (
            "ytd|year to date|so far this year|this year so far|aatd|aar til dato|i aar indtil nu",
            lambda day: day.replace(month=1, day=1),
        ),
        ("qtd|quarter to date|so far this quarter|this quarter so far", quarter_of),
        ("mtd|month to date|so far this month|this month so far|maaned til dato", month_start),
        ("week to date|so far this week|this week so far", monday_of),
    )
    for words in several.split("|")
}
"""Running spans up to today, by their first day."""


def parse_days(text: str, today: dt.date) -> Period | None:
    """Return the days that a text means (one day, a week, a month, a year, "last 3 months"), or None.

    Day before month in "1/9/2026". Without a year it is the latest such day up to today.
    """
    if (begin := _SO_FAR.get(_words(text))) is not None:
        return Period(begin(today), today)
    latest = _LATEST_ONE.fullmatch(_words(text)) or _LATEST.fullmatch(_words(text))
    if latest and (up_to_today := parse_length(latest["length"], today)) is not None:
        return up_to_today  # "the last quarter of 2025" is no such length
    when = read(text, today, Looking.BACK)
    part_of_it = when is not None and when.edge not in (None, Edge.WITHIN)
    if when is None or when.other_weekday is not None or part_of_it or when.time or when.part:
        return None
    return when.days


def parse_length(text: str, today: dt.date) -> Period | None:
    """Return the days up to today that "90d", "3 months", "2 uger" mean, or None. Months are calendar months."""
    words = _words(text)
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


def _words(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(".,;:!?)")
