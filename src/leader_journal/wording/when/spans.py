"""Weeks, months, quarters and years: "next week", "uge 50", "i december", "Q3 2026", "sidste år"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from leader_journal.core.periods import Period, add_months, monday_of, month_start, quarter_of
from leader_journal.wording.when import words as w
from leader_journal.wording.when.meaning import Looking, When, one, whole
from leader_journal.wording.when.tokens import Tokens
from leader_journal.wording.when.words import Unit

_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})")
YEAR = re.compile(r"(?:19|20|21)\d{2}")
"""A year that is one."""
_THIS_ONE = frozenset(("weekenden", "ugen", "maaneden"))
_ISO_WEEK = re.compile(r"(?P<year>\d{4})-w(?P<week>\d{1,2})(?:-(?P<day>\d))?")
_WEEK_WORDS = frozenset(("week", "wk", "w", "uge", "u"))
_NUMBER_WORDS = frozenset(("no", "number", "nr", "nummer", "#"))
_ONES = frozenset(("a", "an", "one", "en", "et"))
_AFTER_NEXT = {("after", "next"): 2, ("efter", "naeste"): 2, ("before", "last"): -2, ("foer", "sidste"): -2}
_LETTERS = {"q": Unit.QUARTER, "h": Unit.HALF_YEAR}
_MONTHS_OF = {Unit.QUARTER: 3, Unit.HALF_YEAR: 6}
_HALVES = frozenset((("half",), ("halvaar",), ("halvdel",), ("half", "year"), ("half", "-", "year")))
_OF = frozenset(("of", "i", "in", "af", "/", "-"))
"""Between a week or a quarter and its year: "uge 2/2027", "first half of 2026"."""
_OF_THE_YEAR: w.Phrases[None] = w.phrases((("of the year|of year|af året|på året", None),))
_ORDINAL = re.compile(r"(?P<number>\d{1,2})(?:\.|st|nd|rd|th)")
_FRIDAY = 4


class SpanReading:
    """Reads spans out of a text, seen from `today`."""

    def __init__(self, tokens: Tokens, today: dt.date, looking: Looking) -> None:
        self._tokens, self._today, self._ahead = tokens, today, looking is Looking.AHEAD

    def at(self, start: int) -> Iterator[tuple[When, int]]:
        """next week, i denne uge, uge 50, december, Q3 2026, 2026, i år, this weekend."""
        word = self._tokens.at(start)
        if word in ("in", "i"):
            if word == "i" and self._tokens.at(start + 1) == "aar":
                yield self.of(Unit.YEAR, 0), start + 2
            if word == "i" and self._tokens.at(start + 1) == "fjor":
                yield self.of(Unit.YEAR, -1), start + 2
            yield from self._month_or_year(start, named="")
            yield from self._bare(start + 1, named="in" if word == "in" else "i")
            if self._tokens.at(start + 1) in w.ARTICLES:
                yield from self._bare(start + 2, named="the")
        else:
            yield from self._bare(start, named=self._tokens.at(start - 1) if start else "")

    def _bare(self, start: int, named: str) -> Iterator[tuple[When, int]]:
        for when, end in self._neighbour(start, named):
            if when.unit is not Unit.WEEKEND or not self._is_over_before(start):
                yield when, end
            elif (friday := self._friday_before(when)) >= self._today:
                yield When(Period(friday, friday)), end
        yield from self._numbered(start)
        yield from self._parts_of_years(start)
        yield from self._month_or_year(start, named)

    def _neighbour(self, start: int, named: str) -> Iterator[tuple[When, int]]:
        """next week, denne måned, sidste år; the weekend, weekenden."""
        word, unit = self._tokens.at(start), w.SPANS.get(self._tokens.at(start + 1))
        if unit is not None:
            for step, those in ((1, w.NEXT), (0, w.THIS), (self._to_come(unit), w.COMING), (-1, w.LAST)):
                if word in those:
                    yield self.of(unit, step), start + 2
        place = start + 3 if self._tokens.at(start + 2) == "den" else start + 2  # "ugen efter den næste"
        over_next = _AFTER_NEXT.get((self._tokens.at(start + 1), self._tokens.at(place)))
        if over_next is not None and (unit := w.SPANS.get(word)) is not None:
            yield self.of(unit, over_next), place + 1
        if word in _THIS_ONE or (named in ("the", "in") and word == "weekend"):
            yield self._begun(w.SPANS[word]), start + 1

    def _begun(self, unit: Unit) -> When:
        """This one; whoever looks back on a Wednesday means the weekend that was."""
        this = self.of(unit, 0)
        to_come = this.days.first is not None and this.days.first > self._today
        return self.of(unit, -1) if to_come and not self._ahead else this

    def _numbered(self, start: int) -> Iterator[tuple[When, int]]:
        """uge 50, week no. 50, 2026-W50, 2026-W50-3, 02/2026."""
        word, number = self._tokens.at(start), self._tokens.at(start + 1).rstrip(".")
        if word in _WEEK_WORDS:
            place = start + 2 if number in _NUMBER_WORDS else start + 1
            week = self._tokens.at(place).rstrip(".")
            in_letters = w.NUMBERS.get(week, 0) if week not in _ONES else 0
            if week.isdecimal() or in_letters:
                yield from self._week(in_letters or int(week), place + 1)
        if word.isdecimal() and number == "/" and YEAR.fullmatch(self._tokens.at(start + 2)):
            yield replace(self._month(int(word), int(self._tokens.at(start + 2))), dated=True), start + 3
        if match := _ISO_WEEK.fullmatch(word):
            day = dt.date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"] or 1))
            yield replace(one(day) if match["day"] else whole(Unit.WEEK, day), dated=True), start + 1

    def _parts_of_years(self, start: int) -> Iterator[tuple[When, int]]:
        """Q3, 3. kvartal, the first quarter, H1 2026, andet halvår sidste år."""
        word, following = self._tokens.at(start), self._tokens.at(start + 1).rstrip(".")
        ordinals = list(self._tokens.phrase(w.ORDINALS, start))
        if word == "andet":  # "andet kvartal", "andet halvår"
            ordinals.append((2, start + 1))
        if match := _ORDINAL.fullmatch(word):
            ordinals.append((int(match["number"]), start + 1))
        for number, end in ordinals:
            if self._tokens.at(end) in ("quarter", "kvartal"):
                yield from self._part_of_a_year(Unit.QUARTER, number, end + 1)
            for length in (3, 2, 1):
                if tuple(self._tokens.at(end + place) for place in range(length)) in _HALVES:
                    yield from self._part_of_a_year(Unit.HALF_YEAR, number, end + length)
        if word in ("last", "sidste") and following in ("quarter", "kvartal"):  # "last quarter" alone is the one before
            *of_its_year, _nearest = self._part_of_a_year(Unit.QUARTER, 4, start + 2)
            yield from of_its_year
        if word in _LETTERS and following.isdecimal():
            yield from self._part_of_a_year(_LETTERS[word], int(following), start + 2)

    def _month_or_year(self, start: int, named: str) -> Iterator[tuple[When, int]]:
        """december, december 2026, 2026 december, 2026-12, 2026."""
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        if match := _MONTH.fullmatch(word):
            yield replace(self._month(int(match["month"]), int(match["year"])), dated=True), start + 1
        elif (month := w.MONTHS.get(word)) is not None:
            for place in (start + 1, start + 2) if following in ("of", "i") else (start + 1,):
                for year, end in self.year(place):
                    yield replace(self._month(month, year), dated=True), end
            # "I may", "as soon as I may" are no month, "jul" alone is Christmas as well
            if not (word == "may" and named == "i") and not (word == "jul" and named != "in"):
                yield self._nearest_month(month), start + 1
        elif word in ("in", "i") or word in w.NEXT | w.LAST:  # "next year in March", "næste år i marts"
            for year, place in self.year(start):
                place += self._tokens.at(place) in ("in", "i")
                if (month := w.MONTHS.get(self._tokens.at(place))) is not None:
                    yield replace(self._month(month, year), dated=True), place + 1
        elif YEAR.fullmatch(word):
            yield from self._year_first(int(word), start + 1)

    def _year_first(self, year: int, start: int) -> Iterator[tuple[When, int]]:
        if (month := w.MONTHS.get(self._tokens.at(start))) is not None:
            yield replace(self._month(month, year), dated=True), start + 1
        place = start + (self._tokens.at(start) == "-")  # "2027-Q4"
        unit, number = _LETTERS.get(self._tokens.at(place)), self._tokens.at(place + 1).rstrip(".")
        if unit is not None and number.isdecimal() and 1 <= int(number) <= 12 // _MONTHS_OF[unit]:
            first = dt.date(year, _MONTHS_OF[unit] * (int(number) - 1) + 1, 1)
            yield replace(whole(unit, first), dated=True), place + 2
        yield replace(whole(Unit.YEAR, dt.date(year, 1, 1)), dated=True), start

    def year(self, start: int) -> Iterator[tuple[int, int]]:
        """2026, next year, sidste år, i fjor, i år."""
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        if YEAR.fullmatch(word):
            yield int(word), start + 1
        for step, those in ((1, w.NEXT), (0, w.THIS), (-1, w.LAST)):
            if word in those and following in ("year", "aar"):
                yield self._today.year + step, start + 2
        if word == "i" and following in ("aar", "fjor"):
            yield self._today.year - (following == "fjor"), start + 2

    def _to_come(self, unit: Unit) -> int:
        """How many steps away the next such span is that has not begun: on Tuesday the weekend of this week."""
        first = self.of(unit, 0).days.first
        return 0 if first is not None and first > self._today else 1

    def _is_over_before(self, start: int) -> bool:
        """Whether a word before it says that it is all done by then: "inden weekenden", "before the weekend"."""
        while self._tokens.at(start - 1) in w.ARTICLES:
            start -= 1
        return self._tokens.at(start - 1) in w.BEFORE

    @staticmethod
    def _friday_before(weekend: When) -> dt.date:
        assert weekend.days.first is not None  # a weekend has both ends
        return monday_of(weekend.days.first) + dt.timedelta(days=_FRIDAY)

    def _week(self, number: int, start: int) -> Iterator[tuple[When, int]]:
        place = start + 1 if self._tokens.at(start) in _OF else start
        for year, end in (found for at in dict.fromkeys((place, start)) for found in self.year(at)):
            monday = dt.date.fromisocalendar(year, number, 1)
            yield replace(whole(Unit.WEEK, monday), dated=True), end
        this_monday = monday_of(self._today)
        step = 1 if self._ahead else -1
        year = this_monday.isocalendar().year
        # week 53 may lie several years away
        for candidate in range(year - step, year + 8 * step, step):
            try:
                monday = dt.date.fromisocalendar(candidate, number, 1)
            except ValueError:
                continue
            if monday >= this_monday if self._ahead else monday <= self._today:
                yield whole(Unit.WEEK, monday), start
                return

    def _part_of_a_year(self, unit: Unit, number: int, start: int) -> Iterator[tuple[When, int]]:
        """A quarter or a half of a year, of the year that stands behind it or of the nearest."""
        months = _MONTHS_OF[unit]
        if not 1 <= number <= 12 // months:
            return
        month = months * (number - 1) + 1
        behind = start + 1 if self._tokens.at(start) in _OF else start
        of_the_year = next(self._tokens.phrase(_OF_THE_YEAR, start), None)
        if of_the_year is not None:
            yield whole(unit, dt.date(self._today.year, month, 1)), of_the_year[1]
        for year, end in (found for at in dict.fromkeys((behind, start)) for found in self.year(at)):
            yield replace(whole(unit, dt.date(year, month, 1)), dated=True), end
        first = dt.date(self._today.year, month, 1)
        if self._ahead and add_months(first, months) <= self._today:
            first = add_months(first, 12)
        elif not self._ahead and first > self._today:
            first = add_months(first, -12)
        yield whole(unit, first), start

    def of(self, unit: Unit, step: int) -> When:
        """The span of a kind that holds today, or one of its neighbours."""
        match unit:
            case Unit.WEEK:
                return whole(unit, self.monday(step))
            case Unit.WEEKEND:
                return whole(unit, self.monday(step) + dt.timedelta(days=5))
            case Unit.MONTH:
                return whole(unit, add_months(month_start(self._today), step))
            case Unit.QUARTER:
                return whole(unit, add_months(quarter_of(self._today), 3 * step))
            case _:
                return whole(Unit.YEAR, dt.date(self._today.year + step, 1, 1))

    def _month(self, month: int, year: int) -> When:
        return whole(Unit.MONTH, dt.date(year, month, 1))

    def _nearest_month(self, month: int) -> When:
        this = month_start(self._today)
        first = dt.date(this.year, month, 1)
        if self._ahead and first < this:
            first = first.replace(year=this.year + 1)
        elif not self._ahead and first > this:
            first = first.replace(year=this.year - 1)
        return whole(Unit.MONTH, first)

    def monday(self, step: int) -> dt.date:
        """Return the Monday of this week, or of one that is `step` weeks from it."""
        return monday_of(self._today) + dt.timedelta(weeks=step)
