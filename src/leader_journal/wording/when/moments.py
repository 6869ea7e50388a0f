"""When something happened: "yesterday 14", "i går kl. 14.30", "mandag morgen", "for to timer siden", "31/10"."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from leader_journal.core.folding import fold
from leader_journal.core.local_time import at_local
from leader_journal.wording.when.grammar import read, read_time
from leader_journal.wording.when.meaning import Looking, OtherWeekday
from leader_journal.wording.when.words import NUMBERS, DayPart

_HOURS = 24
_AGO = re.compile(
    r"(?:for )?(?:ca |cirka |about |around |omkring )?"
    r"(?:(?P<number>\d{1,4}(?:[.,]5)?) ?|(?P<half>half an |half |a half |en halv )|(?P<word>[a-z]+) )"
    r"(?P<more>and a half |og en halv )?"
    r"(?P<unit>hours?|hrs?|h|times tid|timer?|t\.?"
    r"|minutes?|mins?|m|minutter|minut|kvarters tid|kvarter|quarters? of an hour)"
    r"(?P<more2> and a half)? ?(?:ago|siden)"
)
_MINUTES = {"h": 60, "t": 60, "m": 1, "k": 15, "q": 15}
_OWN_WORDS = {"halvanden": 1.5, "trekvart": 0.75}
_TIME_OR_DAY = re.compile(r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})")
_NOW = frozenset(("now", "just now", "right now", "nu", "lige nu", "lige foer"))


class HourSkipped(Struct, frozen=True):
    """The clock was put forward over this time of this day: there was no such moment."""

    day: dt.date
    time: dt.time


class EitherTimeOrDay(Struct, frozen=True):
    """A number alone that is a time of today and a day of the year: "10.05"."""

    number: str


class UnderstoodMoment(Struct, frozen=True):
    """A moment that was understood, aware, with the local offset."""

    at: dt.datetime
    clock_said: bool
    """Whether the text names a time of day; else one was put in, and has to be said back."""


Answer = UnderstoodMoment | OtherWeekday | HourSkipped | EitherTimeOrDay | None
"""A moment, or what has to be asked about, or None where nothing is understood."""


def parse_moment(text: str, now: dt.datetime) -> Answer:
    """Return the moment that the whole text means, seen from `now` (aware, local), or None.

    The latest such day up to today is meant; words that lead ahead ("tomorrow") are taken as they stand, so that
    whoever asked can ask about them. A part of a day stands for its hour (`DayPart`), a day alone for its noon, today
    for now.
    """
    words = " ".join(fold(text.replace("½", ",5")).split()).rstrip(".,;:!?)")
    words = words.replace("ca.", "ca").replace("min. ", "min ")
    if words in _NOW:
        return UnderstoodMoment(now, clock_said=True)
    if (ago := _ago(words)) is not None:
        try:
            return UnderstoodMoment((now.astimezone(dt.UTC) - ago).astimezone(now.tzinfo), clock_said=True)
        except OverflowError:
            return None
    today = now.date()
    when = read(text, today, Looking.BACK)
    if when is not None and (match := _TIME_OR_DAY.fullmatch(words)) and int(match["hour"]) < _HOURS:
        return EitherTimeOrDay(words)
    if when is None:
        time = read_time(text)
        return None if time is None else _at(today, time, clock_said=True)
    if when.day is None:
        return None
    if when.other_weekday is not None:
        return OtherWeekday(when.day, when.other_weekday)
    if when.time is not None:
        return _at(when.day, when.time, clock_said=True)
    if when.part is None and when.day == today:
        return UnderstoodMoment(now, clock_said=False)
    return _at(when.day, dt.time((when.part or DayPart.NOON).value), clock_said=False)


def _ago(words: str) -> dt.timedelta | None:
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    unit = dt.timedelta(minutes=_MINUTES[match["unit"][0]])
    if match["half"]:
        return 0.5 * unit
    number, word = match["number"], match["word"]
    count = float(number.replace(",", ".")) if number else _OWN_WORDS.get(word) or NUMBERS.get(word, 0)
    return unit * (count + (0.5 if match["more"] or match["more2"] else 0)) if count else None


def _at(day: dt.date, time: dt.time, *, clock_said: bool) -> UnderstoodMoment | HourSkipped | None:
    at = at_local(day, time)
    if at is not None:
        return UnderstoodMoment(at, clock_said=clock_said)
    return None if day.year in (dt.MINYEAR, dt.MAXYEAR) else HourSkipped(day, time)  # there the calendar ends
