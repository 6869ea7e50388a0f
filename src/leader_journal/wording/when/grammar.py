"""The grammar: a text is read whole, every word of it used up, or it is refused. Nothing is guessed in silence.

What is near today is meant: ahead for a promise, back for what happened. Where a weekday and a date disagree
("Friday 3 December" in a year where that is a Thursday) the reading says so, and whoever asked asks the user.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from leader_journal.core.periods import Period, add_months, days_in_month, month_start
from leader_journal.wording.when import words as w
from leader_journal.wording.when.clock import ClockReading
from leader_journal.wording.when.meaning import Looking, When
from leader_journal.wording.when.spans import YEAR, SpanReading
from leader_journal.wording.when.tokens import Tokens, tokens
from leader_journal.wording.when.words import Unit

_LONGEST = 16  # words in a moment; more is no date

_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMERIC = re.compile(r"(?P<day>\d{1,2})(?:([./-])(?P<month>\d{1,2})\2|/(?P<month2>\d{1,2})-)(?P<year>\d{4}|\d{2})")
_SHORT = re.compile(r"(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\.?")
_ORDINAL = re.compile(r"(?P<day>\d{1,2})(?P<sign>\.|st|nd|rd|th)?")


def read(text: str, today: dt.date, looking: Looking) -> When | None:
    """Return what the whole text means, seen from `today`, or None where it is no day, week, month or year."""
    words = tokens(text)
    return _read(words, today, looking) if words and len(words) <= _LONGEST else None


def read_time(text: str) -> dt.time | None:
    """Return the time of day that the whole text means, or None."""
    words = tokens(text)
    found = ClockReading(Tokens(words)).at(0, alone=True)
    return next((time for (time, _part), end in found if end == len(words) and time), None)


@lru_cache(maxsize=512)
def _read(words: tuple[str, ...], today: dt.date, looking: Looking) -> When | None:
    reading = _Reading(words, today, looking)
    return next((when for when, end in reading.moment(0) if end == len(words)), None)


class _Reading:
    """One text; each method yields what may stand at a place, and where it ends, the most telling first."""

    def __init__(self, words: Sequence[str], today: dt.date, looking: Looking) -> None:
        self._today, self._ahead = today, looking is Looking.AHEAD
        self._tokens = Tokens(words)
        self._clock = ClockReading(self._tokens)
        self._spans = SpanReading(self._tokens, today, looking)

    def moment(self, start: int) -> Iterator[tuple[When, int]]:
        """A day with or without its time, in either order."""
        for lead in self._tokens.leads(start):
            for when, end in self._days(lead):
                yield when, end
                for (time, part), after in self._clock.at(end, alone=False):
                    if when.unit is Unit.DAY:
                        yield replace(when, time=time or when.time, part=part or when.part), after
            for (time, part), end in self._clock.at(lead, alone=True):
                for following in self._tokens.leads(end):
                    for when, after in self._days(following):
                        if when.unit is Unit.DAY and time is not None:
                            yield replace(when, time=time, part=part or when.part), after

    # -- days -------------------------------------------------------------------------------------------------------

    def _days(self, start: int) -> Iterator[tuple[When, int]]:
        for read in (
            self._named_day, self._date, self._weekday, self._distance, self._edge, self._spans.at
        ):  # fmt: skip
            try:
                yield from read(start)
            except (ValueError, OverflowError):
                continue  # a day that no calendar has

    def _named_day(self, start: int) -> Iterator[tuple[When, int]]:
        for (far, part), end in self._tokens.phrase(w.PARTS_OF_DAYS, start):
            yield replace(self._one(self._today + dt.timedelta(days=far)), part=part), end
        for far, end in self._tokens.phrase(w.DAYS_FROM_TODAY, start):
            yield self._one(self._today + dt.timedelta(days=far)), end

    def _date(self, start: int) -> Iterator[tuple[When, int]]:
        """2026-12-03, 3/12, 3.12.2026, 3 December, December 3, the 3rd, d. 3."""
        for (day, month, year), end in self._parts(start):
            if year is not None:
                yield replace(self._one(dt.date(year, month or 0, day)), dated=True), end
            elif month is not None:
                yield self._one(self._nearest(day, month)), end
            else:
                yield self._one(self._nearest_of_a_month(day)), end

    def _parts(self, start: int) -> Iterator[tuple[tuple[int, int | None, int | None], int]]:
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        if match := _DATE.fullmatch(word):
            yield (int(match["day"]), int(match["month"]), int(match["year"])), start + 1
        elif match := _NUMERIC.fullmatch(word):
            yield (int(match["day"]), int(match["month"] or match["month2"]), _full(match["year"])), start + 1
        elif match := _SHORT.fullmatch(word):
            yield (int(match["day"]), int(match["month"]), None), start + 1
        elif match := _ORDINAL.fullmatch(word):
            day = int(match["day"])
            place = start + 2 if following == "of" else start + 1
            if (month := w.MONTHS.get(self._tokens.at(place))) is not None:
                yield from self._with_year(day, month, place + 1)
            if match["sign"] not in (None, ".") or self._tokens.at(start - 1) in ("den", "d", "the"):
                yield (day, None, None), start + 1
        elif (month := w.MONTHS.get(word)) is not None:
            place = start + 2 if following == "the" else start + 1
            if match := _ORDINAL.fullmatch(self._tokens.at(place)):
                yield from self._with_year(int(match["day"]), month, place + 1)

    def _with_year(self, day: int, month: int, start: int) -> Iterator[tuple[tuple[int, int | None, int | None], int]]:
        if YEAR.fullmatch(self._tokens.at(start)):
            yield (day, month, int(self._tokens.at(start))), start + 1
        yield (day, month, None), start

    def _weekday(self, start: int) -> Iterator[tuple[When, int]]:
        """friday, on Friday, next Friday, i fredags, Friday next week, fredag i uge 50, torsdag den 3."""
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        if word == "i" and (number := w.PAST_WEEKDAYS.get(following)) is not None:
            yield self._one(self._before_today(number)), start + 2
        elif (number := w.WEEKDAYS.get(following)) is not None:
            if word in w.NEXT:
                yield self._one(self._in_week(self._spans.monday(1), number)), start + 2
            elif word in w.COMING and word in ("coming", "kommende"):
                yield self._one(self._after_today(number)), start + 2
            elif word in w.COMING:
                yield self._one(self._in_week(self._spans.monday(0), number)), start + 2
            elif word in w.LAST and word not in ("forrige", "previous"):
                yield self._one(self._before_today(number)), start + 2
        if (number := w.WEEKDAYS.get(word)) is not None:
            near = self._after_today(number) if self._ahead else self._up_to_today(number)
            yield self._one(near), start + 1
            yield from self._weekday_of_a_week(number, start + 1)
            yield from self._weekday_with_a_date(number, start + 1)

    def _weekday_of_a_week(self, number: int, start: int) -> Iterator[tuple[When, int]]:
        for lead in self._tokens.leads(start):
            place = lead + 1 if self._tokens.at(lead) in ("in", "i", "of") else lead
            for when, end in self._spans.at(place):
                if when.unit is Unit.WEEK and when.days.first is not None:
                    yield replace(self._one(self._in_week(when.days.first, number)), dated=when.dated), end
        for count, unit, end in self._counted(start + 1) if self._tokens.at(start) in ("in", "om") else ():
            if unit is Unit.WEEK or (unit is Unit.DAY and count % 7 == 0):
                weeks = count if unit is Unit.WEEK else count // 7
                yield self._one(self._after_today(number) + dt.timedelta(weeks=weeks)), end

    def _weekday_with_a_date(self, number: int, start: int) -> Iterator[tuple[When, int]]:
        for lead in self._tokens.leads(start):
            for when, end in self._date(lead):
                yield self._said_with(when, number), end
            if (match := _ORDINAL.fullmatch(self._tokens.at(lead))) and (match["sign"] or int(match["day"]) > 24):
                yield self._said_with(self._one(self._nearest_of_a_month(int(match["day"]))), number), lead + 1

    @staticmethod
    def _said_with(when: When, number: int) -> When:
        agrees = when.day is not None and when.day.weekday() == number
        return when if agrees else replace(when, other_weekday=number)

    def _distance(self, start: int) -> Iterator[tuple[When, int]]:
        """in 3 days, om en uge, a week from now, 3 days ago, for to uger siden."""
        word = self._tokens.at(start)
        if word in ("in", "within", "om", "inden"):
            place = start + 2 if word == "inden" and self._tokens.at(start + 1) == "for" else start + 1
            for count, unit, end in self._counted(place):
                yield self._one(_moved(self._today, count, unit)), end
                if self._tokens.at(end) in ("time", "tid"):
                    yield self._one(_moved(self._today, count, unit)), end + 1
        for count, unit, end in self._counted(start):
            if self._tokens.at(end) == "ago":
                yield self._one(_moved(self._today, -count, unit)), end + 1
            if (self._tokens.at(end), self._tokens.at(end + 1)) in (("from", "now"), ("from", "today"), ("fra", "nu")):
                yield self._one(_moved(self._today, count, unit)), end + 2
        place = start + 1 if word == "for" else start
        for count, unit, end in self._counted(place) if self._tokens.at(place - 1) == "for" else ():
            if self._tokens.at(end) == "siden":
                yield self._one(_moved(self._today, -count, unit)), end + 1

    def _counted(self, start: int) -> Iterator[tuple[int, Unit, int]]:
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        count = w.NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) <= 4 else 0)
        if count and (unit := w.UNITS.get(following)) is not None:
            yield count, unit, start + 2
        if count == 1 and following in w.FORTNIGHT:
            yield 2, Unit.WEEK, start + 2

    # -- weeks, months, years ---------------------------------------------------------------------------------------

    def _edge(self, start: int) -> Iterator[tuple[When, int]]:
        """end of next week, i slutningen af måneden, ugens udgang."""
        for edge, end in self._tokens.phrase(w.EDGES, start):
            place = end + 1 if self._tokens.at(end) == "the" else end
            for when, after in self._spans.at(place):
                if when.edge is None:
                    yield replace(when, edge=edge), after
            if (unit := w.SPANS.get(self._tokens.at(place))) is not None:
                yield replace(self._spans.of(unit, 0), edge=edge), place + 1
        word = self._tokens.at(start)
        unit = w.OWN_EDGES.get(word) or (w.SPANS.get(word) if word.endswith("en") else None)
        if unit is not None:
            for edge, end in self._tokens.phrase(w.ENDINGS, start + 1):
                yield replace(self._spans.of(unit, 0), edge=edge), end

    @staticmethod
    def _one(day: dt.date) -> When:
        return When(Period(day, day))

    @staticmethod
    def _in_week(monday: dt.date, number: int) -> dt.date:
        return monday + dt.timedelta(days=number)

    def _after_today(self, number: int) -> dt.date:
        return self._today + dt.timedelta(days=(number - self._today.weekday() - 1) % 7 + 1)

    def _before_today(self, number: int) -> dt.date:
        return self._today - dt.timedelta(days=(self._today.weekday() - number - 1) % 7 + 1)

    def _up_to_today(self, number: int) -> dt.date:
        return self._today - dt.timedelta(days=(self._today.weekday() - number) % 7)

    def _nearest(self, day: int, month: int) -> dt.date:
        """The next such day from today on, or the latest up to today; 29 February may lie eight years away."""
        step = 1 if self._ahead else -1
        for year in range(self._today.year, self._today.year + 9 * step, step):
            if 1 <= day <= days_in_month(year, month):
                found = dt.date(year, month, day)
                if found >= self._today if self._ahead else found <= self._today:
                    return found
        raise ValueError("no such day")

    def _nearest_of_a_month(self, day: int) -> dt.date:
        step = 1 if self._ahead else -1
        for months in range(0, 4 * step, step):
            first = add_months(month_start(self._today), months)
            if 1 <= day <= days_in_month(first.year, first.month):
                found = first.replace(day=day)
                if found >= self._today if self._ahead else found <= self._today:
                    return found
        raise ValueError("no such day")


def _moved(day: dt.date, count: int, unit: Unit) -> dt.date:
    match unit:
        case Unit.DAY:
            return day + dt.timedelta(days=count)
        case Unit.WEEK:
            return day + dt.timedelta(weeks=count)
        case Unit.MONTH:
            return add_months(day, count)
        case _:
            return add_months(day, 12 * count)


def _full(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)
