"""Days of the calendar: "2026-12-03", "3/12", "3 December", "the 1st of next month", "first Friday in May"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from leader_journal.core.periods import add_months, days_in_month, month_start
from leader_journal.wording.when import words as w
from leader_journal.wording.when.meaning import Looking, When, one
from leader_journal.wording.when.spans import SpanReading
from leader_journal.wording.when.tokens import Tokens
from leader_journal.wording.when.words import Unit

_WEEKS = 5  # a month has no sixth Friday
_DATE = re.compile(r"(?P<year>\d{4})([./-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_NUMERIC = re.compile(r"(?P<day>\d{1,2})(?:([./-])(?P<month>\d{1,2})\2|/(?P<month2>\d{1,2})-)(?P<year>\d{4}|\d{2})")
_SHORT = re.compile(r"(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\.?")
_MONTH_NUMBER = re.compile(r"(?P<month>\d{1,2})\.?")
ORDINAL = re.compile(r"(?P<day>\d{1,2})(?P<sign>\.|st|nd|rd|th)?")
_OF_THIS_MONTH = frozenset(("ds", "dennes", "inst"))
"""As offices write: "den 28. ds."."""
_Parts = tuple[int, int | None, int | None]
"""Day, month and year, as far as they were said."""


class DateReading:
    """Reads dates out of a text, seen from `today`."""

    def __init__(self, tokens: Tokens, spans: SpanReading, today: dt.date, looking: Looking) -> None:
        self._tokens, self._spans, self._today = tokens, spans, today
        self._ahead = looking is Looking.AHEAD

    def at(self, start: int) -> Iterator[tuple[When, int]]:
        """2026-12-03, 3/12, 3.12.2026, 3 December, December 3, the 3rd, d. 3."""
        for (day, month, year), end in self._parts(start):
            if year is not None:
                yield replace(one(dt.date(year, month or 0, day)), dated=True), end
            elif month is not None:
                yield one(self.nearest(day, month)), end
            else:
                yield one(self.nearest_of_a_month(day)), end

    def _parts(self, start: int) -> Iterator[tuple[_Parts, int]]:
        word = self._tokens.at(start)
        if match := _DATE.fullmatch(word):  # eight digits in a row are somebody's number
            yield (int(match["day"]), int(match["month"]), int(match["year"])), start + 1
        elif match := _NUMERIC.fullmatch(word):
            yield (int(match["day"]), int(match["month"] or match["month2"]), _full(match["year"])), start + 1
        elif match := _SHORT.fullmatch(word):
            if match[2] != "." or self._tokens.at(start - 1) != "at":  # "at 9.10" is a time
                yield from self._with_year(int(match["day"]), int(match["month"]), start + 1)
        elif match := ORDINAL.fullmatch(word):
            yield from self._day_first(int(match["day"]), match["sign"], start)
        elif (month := w.MONTHS.get(word)) is not None:
            place = start + 2 if self._tokens.at(start + 1) == "the" else start + 1
            if match := ORDINAL.fullmatch(self._tokens.at(place)):
                yield from self._with_year(int(match["day"]), month, place + 1)
            for day, end in self._tokens.phrase(w.ORDINALS, place):
                yield from self._with_year(day, month, end)
        yield from self._in_letters(start)

    def _in_letters(self, start: int) -> Iterator[tuple[_Parts, int]]:
        """The fourth of December, den fjerde."""
        for day, end in self._tokens.phrase(w.ORDINALS, start):
            yield from self._with_month(day, end)
            if self._ahead and self._tokens.at(start - 1) in w.ARTICLES:
                yield (day, None, None), end

    def _day_first(self, day: int, sign: str | None, start: int) -> Iterator[tuple[_Parts, int]]:
        """3 December, the 3rd, d. 3., 24. 12."""
        yield from self._with_month(day, start + 1)
        following = self._tokens.at(start + 1)
        if sign == "." and (number := _MONTH_NUMBER.fullmatch(following)):
            *with_year, without = self._with_year(day, int(number["month"]), start + 2)
            yield from with_year
            if following.endswith("."):
                yield without
        if sign not in (None, ".") or self._tokens.at(start - 1) in w.ARTICLES:
            yield (day, None, None), start + 1

    def _with_month(self, day: int, start: int) -> Iterator[tuple[_Parts, int]]:
        place = start + 1 if self._tokens.at(start) == "of" else start
        if (month := w.MONTHS.get(self._tokens.at(place))) is not None:
            yield from self._with_year(day, month, place + 1)

    def _with_year(self, day: int, month: int, start: int) -> Iterator[tuple[_Parts, int]]:
        for year, end in self._spans.year(start):
            yield (day, month, year), end
        yield (day, month, None), start

    def of_a_month(self, start: int) -> Iterator[tuple[When, int]]:
        """The 1st of next month, d. 1. i næste måned, last Friday of the month, første mandag i januar."""
        word = self._tokens.at(start)
        ordinals = list(self._tokens.phrase(w.ORDINALS, start))
        if (match := ORDINAL.fullmatch(word)) and match["sign"]:
            ordinals.append((int(match["day"]), start + 1))
        for number, end in ordinals:
            for month, after in self.months_behind(end):
                yield one(month.replace(day=number)), after
            for month, after in self._month_beside(end):
                yield one(month.replace(day=number)), after
        for number, end in [*ordinals, (0, start + 1)] if ordinals or word in ("last", "sidste") else ():
            weekday = w.WEEKDAYS.get(self._tokens.at(end))
            for month, after in self.months_behind(end + 1) if weekday is not None and number <= _WEEKS else ():
                yield one(_such_weekday(month, weekday or 0, number)), after
        for month, after in self.months_behind(start + 1) if word in ("last", "sidste") else ():
            yield one(month.replace(day=days_in_month(month.year, month.month))), after  # "den sidste i måneden"

        yield from self._month_first(start)

    def _month_beside(self, start: int) -> Iterator[tuple[dt.date, int]]:
        """The month of a day without a word between them: "den 15. næste måned", "d. 28. ds."."""
        if self._tokens.at(start) in _OF_THIS_MONTH:
            yield month_start(self._today), start + 1
        if self._tokens.at(start) in w.NEXT | w.LAST | w.THIS:
            yield from self._months(start)

    def _month_first(self, start: int) -> Iterator[tuple[When, int]]:
        """Next month on the 3rd, næste måned d. 15."""
        if self._tokens.at(start) not in w.NEXT | w.LAST | w.THIS:
            return
        for month, end in self._months(start):
            for lead in self._tokens.leads(end):
                match = ORDINAL.fullmatch(self._tokens.at(lead))
                if match and lead > end and (match["sign"] or self._tokens.at(lead - 1) in w.ARTICLES):
                    yield one(month.replace(day=int(match["day"]))), lead + 1

    def _months(self, start: int) -> Iterator[tuple[dt.date, int]]:
        for when, end in self._spans.at(start):
            if when.unit is Unit.MONTH and when.days.first is not None:
                yield when.days.first, end

    def months_behind(self, start: int) -> Iterator[tuple[dt.date, int]]:
        """The month whose day was named: of the month, i næste måned, in January."""
        for when, end in self.spans_behind(start):
            if when.unit is Unit.MONTH and when.days.first is not None:
                yield when.days.first, end

    def spans_behind(self, start: int) -> Iterator[tuple[When, int]]:
        """The span of which something was named: of the month, i næste måned, in January, i året."""
        if self._tokens.at(start) not in ("of", "in", "i", "af"):
            return
        for place in (start + 1, start + 2) if self._tokens.at(start + 1) in w.ARTICLES else (start + 1,):
            yield from self._spans.at(place)
            if (unit := w.SPANS.get(self._tokens.at(place))) is not None:
                yield self._spans.of(unit, 0), place + 1

    def nearest(self, day: int, month: int) -> dt.date:
        """The next such day from today on, or the latest up to today; 29 February may lie eight years away.

        Raises ValueError where no year has it.
        """
        step = 1 if self._ahead else -1
        for year in range(self._today.year, self._today.year + 9 * step, step):
            if 1 <= day <= days_in_month(year, month):
                found = dt.date(year, month, day)
                if found >= self._today if self._ahead else found <= self._today:
                    return found
        raise ValueError("no such day")

    def nearest_of_a_month(self, day: int) -> dt.date:
        """The next day of that number, or the latest up to today. Raises ValueError where there is none."""
        step = 1 if self._ahead else -1
        for months in range(0, 4 * step, step):
            first = add_months(month_start(self._today), months)
            if 1 <= day <= days_in_month(first.year, first.month):
                found = first.replace(day=day)
                if found >= self._today if self._ahead else found <= self._today:
                    return found
        raise ValueError("no such day")


def _such_weekday(month: dt.date, weekday: int, number: int) -> dt.date:
    """The first, second … such weekday of a month, with 0 the last. Raises ValueError where there is none."""
    if number == 0:
        last = month.replace(day=days_in_month(month.year, month.month))
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return month.replace(day=1 + (weekday - month.weekday()) % 7 + 7 * (number - 1))


def _full(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)
