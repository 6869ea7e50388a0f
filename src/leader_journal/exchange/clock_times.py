"""Times of a day as other programs and hands write them, behind the day or in a place of their own."""

from __future__ import annotations

import datetime as dt
import re

from leader_journal.exchange.spans import first_hour_of

HALF = r"[apef](?:\. ?)?m\b\.?"
"""What says the half of the day: in Danish and Swedish before and after noon, *f.m.* and *e.m.*, in Spanish *a. m.*"""
_PLACES = (
    r"[a-z]*europ[a-z]*|central|east(?:ern)?|west(?:ern)?|mountain|pacific|atlantic|british|irish|greenwich|gmt|romance"
    r"|gtb|fle|israel|india|china|japan|korea|singapore|australian?|new zealand|south africa"
)
_ZONE_IN_WORDS = (
    rf"(?:(?:{_PLACES}) ){{1,3}}(?:(?:standard|summer|daylight) time|(?:normal|sommer|standard)(?:tid|zeit))"
)
"""As computers of Apple and Microsoft write out a zone: *Central European Standard Time*. Without a place it is what
somebody says: *9:00 We moved to summer time*.
"""
ZONES = "cet cest eet eest bst est edt cst cdt mst mdt pst pdt aest aedt nzst nzdt jst"
"""Zones by their letters, folded."""
_TIME = re.compile(
    r"(?:(?:kl(?:okken|ockan)?\.?|um|om|a(?: las)?(?= \d)|alle (?:ore(?= \d)|(?=\d{1,2}[:.]\d{2}))) ?)?"
    r"(?P<hour>\d{1,2})(?:(?:[:.]| ?h ?)(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"(?: ?(?:uhr|uur|h))?"
    rf"(?: ?(?P<half>{HALF})|(?<=\d)(?P<short>[ap])\b)?"
    r"(?: ?\(?(?P<zone>z|utc|gmt|(?:gmt|utc)[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2})\)?)?"
    rf"(?: \([a-z ]+\)| (?:{ZONES.replace(' ', '|')})|\[[a-z]+/[a-z_/-]+\]| {_ZONE_IN_WORDS})?"
)
_FIGURES_OF_A_CLOCK = (len("hmm"), len("hhmm"))
_AFTER_NOON = ("p", "e")
_END_OF_A_DAY = (24, 0, 0)
"""Midnight as the day that ends has it: the next one begins."""


class UnreadableTime(ValueError):
    """The date can be read, what follows it is no time. Never carries the text."""


def clock_of_a_cell(words: str) -> str:
    """Return a time that stands in a place of its own with its colon: there three or four figures are nothing else."""
    return f"{words[:-2]}:{words[-2:]}" if len(words) in _FIGURES_OF_A_CLOCK and words.isdecimal() else words


def is_midnight(words: str) -> bool:
    """Whether it says midnight, as spreadsheets do behind a date beside a column for the time."""
    return with_time(dt.date(2000, 1, 1), words).time() == dt.time()


def is_time(words: str) -> bool:
    """Whether it is written as a time is; folded."""
    return _TIME.fullmatch(words) is not None


def with_time(day: dt.date, words: str) -> dt.datetime:
    """Return the moment of a day that folded words say, with a zone where they name one in figures.

    Raises UnreadableTime.
    """
    match = _TIME.fullmatch(words) or _TIME.fullmatch(first_hour_of(words) or "")
    if match is None:
        raise UnreadableTime
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    if half := match["half"] or match["short"]:
        after_noon = half[0] in _AFTER_NOON
        if not (1 <= hour <= 12 or (13 <= hour < 24 and after_noon) or (hour == 0 and not after_noon)):
            raise UnreadableTime
        # "21:03 PM" is what comes of the hours of a whole day with the half behind them
        hour = hour % 12 + (12 if after_noon else 0)
    try:
        if (hour, minute, second) == _END_OF_A_DAY and not half:
            day, hour = day + dt.timedelta(days=1), 0
        clock_time = dt.time(hour, minute, min(second, 59))
        return dt.datetime.combine(day, clock_time, tzinfo=_zone(match["zone"]))
    except (ValueError, OverflowError):
        raise UnreadableTime from None


def _zone(words: str | None) -> dt.timezone | None:
    if not words:
        return None
    if words in ("z", "utc", "gmt"):
        return dt.UTC
    words = words.removeprefix("gmt").removeprefix("utc")
    sign, figures_ = -1 if words[0] == "-" else 1, words[1:].replace(":", "")
    hours, minutes = (figures_, "0") if len(figures_) <= len("HH") else (figures_[:-2], figures_[-2:])
    return dt.timezone(sign * dt.timedelta(hours=int(hours), minutes=int(minutes)))
