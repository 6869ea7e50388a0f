"""The grammar: a text is read whole, every word of it used up, or it is refused. Nothing is guessed in silence.

What is near today is meant: ahead for a promise, back for what happened. Where a weekday and a date disagree
("Friday 3 December" in a year where that is a Thursday) the reading says so, and whoever asked asks the user.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from leader_journal.core.periods import add_months, monday_of
from leader_journal.core.word_memories import remembers_words
from leader_journal.wording.when import words as w
from leader_journal.wording.when.clock import ABOUT, ClockReading, in_part
from leader_journal.wording.when.dates import ORDINAL, DateReading
from leader_journal.wording.when.feasts import FeastReading
from leader_journal.wording.when.meaning import Looking, When, one, whole
from leader_journal.wording.when.spans import SpanReading
from leader_journal.wording.when.tokens import Tokens, tokens
from leader_journal.wording.when.words import DayPart, Edge, Unit

_LONGEST = 16  # words in a moment; more is no date
_THE_UNIT = {"day": Unit.DAY, "dagen": Unit.DAY, "week": Unit.WEEK, "ugen": Unit.WEEK}
_THE_NEXT = frozenset(("the", "de", "den", "det"))
_WITHIN = frozenset(("within", "for"))
"""The end of "within", "inden for"."""
_ALSO_MINUTES = frozenset(("m",))
"""Months in a filter, which knows no minutes; "5m ago" is not five months."""
_SIDES = {"before": -1, "foer": -1, "inden": -1, "after": 1, "efter": 1, "on": 1, "from": 1, "fra": 1}
"""Words between a length of time and the day that it is counted from."""

Way = Callable[[int], Iterator[tuple[When, int]]]
"""One way to read a day at a place."""


def read(text: str, today: dt.date, looking: Looking) -> When | None:
    """Return what the whole text means, seen from `today`, or None where it is no day, week, month or year."""
    words = tokens(text)
    return _read(words, today, looking) if words and len(words) <= _LONGEST else None


def read_time(text: str) -> dt.time | None:
    """Return the time of day that the whole text means, or None."""
    words = tokens(text)
    found = ClockReading(Tokens(words)).at(0, alone=True)
    return next((time for (time, _part), end in found if end == len(words) and time), None)


@remembers_words(512)
def _read(words: tuple[str, ...], today: dt.date, looking: Looking) -> When | None:
    reading = _Reading(words, today, looking)
    return next((when for when, end in reading.moment(0) if end == len(words)), None)


class _Reading:
    """One text; each method yields what may stand at a place, and where it ends, the most telling first."""

    def __init__(self, words: Sequence[str], today: dt.date, looking: Looking) -> None:
        self._today, self._ahead = today, looking is Looking.AHEAD
        self._words, self._tokens = words, Tokens(words)
        self._clock = ClockReading(self._tokens)
        self._spans = SpanReading(self._tokens, today, looking)
        self._dates = DateReading(self._tokens, self._spans, today, looking)
        self._feasts = FeastReading(self._tokens, self._spans, today, looking)

    def moment(self, start: int) -> Iterator[tuple[When, int]]:
        """A day with or without its time, in either order."""
        for lead in self._tokens.leads(start):
            for when, end in self._days(lead):
                if when.part is not DayPart.NIGHT:  # "i nat" is half of it yesterday: the clock says which
                    yield when, end
                    for after in self._trails(end):
                        yield when, after
                for place in self._hour_behind(end):
                    for (time, part), after in self._clock.at(place, alone=False):
                        for last in (after, *(trail for _none, trail in self._tokens.phrase(w.TRAILS, after))):
                            yield from self._timed(when, time, part, last)
            for (time, part), end in self._clock.at(lead, alone=True):
                for following in self._tokens.leads(end):
                    yield from self._day_behind(following, time, part)

    def _trails(self, end: int) -> Iterator[int]:
        """Where a day ends with what is said behind it: "Friday at the latest", ahead of us also "Friday EOD"."""
        for _nothing, after in self._tokens.phrase(w.TRAILS, end):
            yield after
        for lead in self._tokens.leads(end) if self._ahead else ():
            for _nothing, after in self._tokens.phrase(w.DAY_ENDS, lead):
                yield after

    def _day_behind(self, start: int, time: dt.time | None, part: DayPart | None) -> Iterator[tuple[When, int]]:
        """The day behind its time: "14:30 yesterday", "ten to three Monday afternoon"."""
        for when, end in self._days(start):
            yield from self._timed(when, time, part, end)
            for said_behind, after in self._tokens.phrase(w.DAY_PARTS, end) if part is None else ():
                yield from self._timed(when, time, said_behind, after)

    def _hour_behind(self, end: int) -> Iterator[int]:
        """Where the hour of a day may begin: "Thursday at 3", ahead of us also "Thursday by 3"."""
        yield end
        for _nothing, place in self._tokens.phrase(w.UNTIL, end) if self._ahead else ():
            yield place

    @staticmethod
    def _timed(when: When, time: dt.time | None, part: DayPart | None, end: int) -> Iterator[tuple[When, int]]:
        """A day with its clock, unless they disagree: "this morning at 14"."""
        if when.unit is not Unit.DAY or (part is not None and when.part not in (None, part)):
            return
        part = part or when.part
        if time is not None and part is not None:
            time = in_part(time, part)
            if time is None:
                return
        if time is None and part is DayPart.NIGHT:  # "i går om natten": which half of it?
            return
        yield replace(when, time=time, part=part), end

    # -- days -------------------------------------------------------------------------------------------------------

    def _days(self, start: int) -> Iterator[tuple[When, int]]:
        for read in (
            self._named_day, self._dates.at, self._dates.of_a_month, self._weekday, self._week_with_a_weekday,
            self._week_of_a_day, self._workday,
            self._distance, self._ago, self._beside, self._edge, self._spans.at,
        ):  # fmt: skip
            try:
                yield from read(start)
            except (ValueError, OverflowError):
                continue  # a day that no calendar has

    def _named_day(self, start: int) -> Iterator[tuple[When, int]]:
        for (far, part), end in self._tokens.phrase(w.PARTS_OF_DAYS, start):
            yield replace(one(self._today + dt.timedelta(days=far)), part=part), end
        for far, end in self._tokens.phrase(w.DAYS_FROM_TODAY, start):
            when = one(self._today + dt.timedelta(days=far))
            yield when, end
            number = w.WEEKDAYS.get(self._tokens.at(end))
            if number is not None and not any(self._tokens.phrase(w.EDGES, start)):  # "end of day Friday"
                yield self._said_with(when, number), end + 1
        yield from self._feasts.at(start)

    def _weekday(self, start: int) -> Iterator[tuple[When, int]]:
        """friday, on Friday, next Friday, i fredags, Friday next week, fredag i uge 50, torsdag den 3."""
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        if word == "i" and (number := w.PAST_WEEKDAYS.get(following)) is not None:
            yield one(self._before_today(number)), start + 2
        elif (number := w.WEEKDAYS.get(following)) is not None:
            yield from self._neighbouring(word, number, start + 2)
        if word in w.THIS | w.NEXT | w.LAST and (following in w.COMING or following == "uges"):
            yield from self._weekday(start + 1)  # "this coming Friday", "næste uges fredag"
        if (number := w.WEEKDAYS.get(word)) is not None:
            near = self._after_today(number) if self._ahead else self._up_to_today(number)
            yield one(near), start + 1
            if self._ahead and following == "coming":  # "Monday coming"
                yield one(near), start + 2
            if not self._ahead and (following, self._tokens.at(start + 2)) == ("before", "last"):
                yield one(self._before_today(number) - dt.timedelta(weeks=1)), start + 3
            yield from self._weekday_of_a_week(number, start + 1)
            yield from self._weekday_with_a_date(number, start + 1)

    def _neighbouring(self, word: str, number: int, end: int) -> Iterator[tuple[When, int]]:
        """Behind "next", "coming", "this", "last", "næste uges"."""
        if word in w.NEXT:
            yield one(self._in_week(self._spans.monday(1), number)), end
        elif word in w.COMING:
            yield one(self._after_today(number)), end
        elif word in w.THIS:
            yield one(self._in_week(self._spans.monday(0), number)), end
        elif word in w.LAST and word not in ("forrige", "previous"):
            yield one(self._before_today(number)), end
        elif word == "uges" and (before := self._tokens.at(end - 3)) in w.NEXT | w.LAST:
            yield one(self._in_week(self._spans.monday(1 if before in w.NEXT else -1), number)), end

    def _weekday_of_a_week(self, number: int, start: int) -> Iterator[tuple[When, int]]:
        for lead in self._tokens.leads(start):
            place = lead + 1 if self._tokens.at(lead) in ("in", "i", "of") else lead
            place += self._tokens.at(place) in w.ARTICLES  # "Friday of the week after next"
            for when, end in self._spans.at(place):
                if when.unit is Unit.WEEK and when.days.first is not None:
                    yield replace(one(self._in_week(when.days.first, number)), dated=when.dated), end
        if self._tokens.at(start) == "week" and self._ahead:  # "Friday week"
            yield one(self._after_today(number) + dt.timedelta(weeks=1)), start + 1
        place = start + 1 if self._tokens.at(start) == "om" else start
        if self._ahead and (self._tokens.at(place), self._tokens.at(place + 1)) in (
            ("otte", "dage"),
            ("8", "dage"),
        ):  # a Danish week
            near = self._counted_from(number, start) if place > start else self._after_today(number)
            yield one(near + dt.timedelta(weeks=1)), place + 2
        for count, unit, end in self._counted(start + 1) if self._tokens.at(start) in ("in", "om") else ():
            if unit is Unit.WEEK or (unit is Unit.DAY and count % 7 == 0):
                weeks = count if unit is Unit.WEEK else count // 7
                yield one(self._counted_from(number, start) + dt.timedelta(weeks=weeks)), end

    def _weekday_with_a_date(self, number: int, start: int) -> Iterator[tuple[When, int]]:
        for lead in self._tokens.leads(start):
            for when, end in self._dates.at(lead):
                yield self._said_with(when, number), end
            if (match := ORDINAL.fullmatch(self._tokens.at(lead))) and (match["sign"] or int(match["day"]) > 24):
                yield self._said_with(one(self._dates.nearest_of_a_month(int(match["day"]))), number), lead + 1

    def _week_with_a_weekday(self, start: int) -> Iterator[tuple[When, int]]:
        """next week Monday, last week on Monday, i sidste uge mandag."""
        for when, end in self._spans.at(start):
            if when.unit is Unit.WEEK and when.days.first is not None:
                for place in self._tokens.leads(end):
                    if (number := w.WEEKDAYS.get(self._tokens.at(place))) is not None:
                        yield replace(one(self._in_week(when.days.first, number)), dated=when.dated), place + 1

    def _week_of_a_day(self, start: int) -> Iterator[tuple[When, int]]:
        """the week of 9 November, week commencing Monday 9 November, w/c 9 November."""
        word, begins = self._tokens.at(start), self._tokens.at(start + 1) in ("commencing", "beginning", "starting")
        if word in ("week", "wk") and (begins or self._tokens.at(start + 1) == "of"):
            place = start + 2
        elif [self._tokens.at(start + far) for far in range(3)] == ["w", "/", "c"]:
            begins, place = True, start + 3
        else:
            return
        for lead in self._tokens.leads(place):
            for read in (self._dates.at, self._weekday):
                for when, end in read(lead):
                    if when.day is not None and when.other_weekday is None and not (begins and when.day.weekday()):
                        week = whole(Unit.WEEK, monday_of(when.day))
                        yield replace(week, dated=when.dated), end

    def _workday(self, start: int) -> Iterator[tuple[When, int]]:
        """sidste hverdag i måneden, in 3 working days: where the text speaks of such days at all."""
        if w.WORKDAYS.isdisjoint(self._words):
            return
        from leader_journal.wording.when.workdays import WorkdayReading

        yield from WorkdayReading(self._tokens, self._dates, self._spans, self._today).at(start)

    @staticmethod
    def _said_with(when: When, number: int) -> When:
        agrees = when.day is not None and when.day.weekday() == number
        return when if agrees else replace(when, other_weekday=number)

    def _distance(self, start: int) -> Iterator[tuple[When, int]]:
        """in 3 days, om en uge, a week from now, within the next two weeks."""
        word = self._tokens.at(start)
        if word in ("in", "within", "om", "inden"):
            place = start + 2 if word == "inden" and self._tokens.at(start + 1) == "for" else start + 1
            place += self._tokens.at(place) in ABOUT  # "om ca. 14 dage"
            for count, unit, end in self._counted(place):
                yield one(_moved(self._today, count, unit)), end
                if self._tokens.at(end) in ("time", "tid"):
                    yield one(_moved(self._today, count, unit)), end + 1
            for halves, end in self._tokens.phrase(w.HALF_YEARS, place):
                yield one(_moved(self._today, 6 * halves, Unit.MONTH)), end
        yield from self._next_ones(start)
        for count, unit, end in self._counted(start):
            if (self._tokens.at(end), self._tokens.at(end + 1)) in (("from", "now"), ("from", "today"), ("fra", "nu")):
                yield one(_moved(self._today, count, unit)), end + 2
            elif self._ahead and self._tokens.at(end) == "time" and count > 1:  # "two weeks' time"
                yield one(_moved(self._today, count, unit)), end + 1

    def _ago(self, start: int) -> Iterator[tuple[When, int]]:
        """3 days ago, a fortnight ago today, a week ago on Monday, for to uger siden."""
        for count, unit, end in self._counted(start):
            if self._tokens.at(end) == "ago":
                yield one(_moved(self._today, -count, unit)), end + 1
                for place in self._tokens.leads(end + 1):  # "a fortnight ago today", "a week ago on Monday"
                    yield from self._from_that(-count, unit, place, (self._named_day, self._weekday))
        place = start + 1 if self._tokens.at(start) == "for" else start
        for count, unit, end in self._counted(place):
            if self._tokens.at(end) == "siden":
                yield one(_moved(self._today, -count, unit)), end + 1

    def _next_ones(self, start: int) -> Iterator[tuple[When, int]]:
        """within the next two weeks, over the next ten days, inden for de næste 14 dage."""
        opening = {("over",), ("in",), ("within",), ("i",), ("i", "loebet", "af"), ("inden", "for")}
        for length in (0, 1, 2, 3) if self._ahead else ():
            if length and tuple(self._tokens.at(start + far) for far in range(length)) not in opening:
                continue
            place = start + length + (self._tokens.at(start + length) in _THE_NEXT)
            if self._tokens.at(place) in w.NEXT | w.COMING:
                for count, unit, end in self._counted(place + 1):
                    if count > 1:  # "the next week" is the one of the calendar
                        yield one(_moved(self._today, count, unit)), end
                unit_of_one = w.UNITS.get(self._tokens.at(place + 1))
                if unit_of_one is not None and self._tokens.at(place - 2) in _WITHIN and place == start + length + 1:
                    yield one(_moved(self._today, 1, unit_of_one)), place + 2  # "within the next week": seven days

    def _beside(self, start: int) -> Iterator[tuple[When, int]]:
        """A day that is told from another: a week on Friday, dagen før fredag, i morgen om en uge, tomorrow week."""
        word = self._tokens.at(start)
        counted = list(self._counted(start)) if word not in ("in", "om") else []  # "in two weeks on Monday": which?
        if word in _THE_UNIT:
            counted.append((1, _THE_UNIT[word], start + 1))
        for count, unit, end in counted:
            if side := _SIDES.get(self._tokens.at(end)):
                place = end + 1 + (self._tokens.at(end + 1) in w.ARTICLES)  # "a week before the 30th"
                yield from self._from_that(side * count, unit, place, (self._named_day, self._dates.at, self._weekday))
            elif unit is Unit.WEEK:
                yield from self._from_that(count, unit, end, (self._named_day,))
        for far, end in self._tokens.phrase(w.DAYS_FROM_TODAY, start):
            day = self._today + dt.timedelta(days=far)
            for count, unit, after in self._counted(end + 1) if self._tokens.at(end) == "om" else ():
                yield one(_moved(day, count, unit)), after
            for count, unit, after in self._counted(end + 1) if self._tokens.at(end) == "for" else ():
                if self._tokens.at(after) == "siden":  # "i dag for en uge siden"
                    yield one(_moved(day, -count, unit)), after + 1
            if far == 1 and self._tokens.at(end) == "week":
                yield one(_moved(day, 1, Unit.WEEK)), end + 1

    @staticmethod
    def _from_that(count: int, unit: Unit, place: int, ways: Iterable[Way]) -> Iterator[tuple[When, int]]:
        for read in ways:
            for when, end in read(place):
                if when.day is not None:
                    yield one(_moved(when.day, count, unit)), end

    def _counted(self, start: int) -> Iterator[tuple[int, Unit, int]]:
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        count = w.NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) <= 4 else 0)
        unit = w.UNITS.get(following)
        if count and unit is not None and following not in _ALSO_MINUTES:
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
            # "end of Friday" is Friday; "start Monday" is what somebody does
            for lead in self._tokens.leads(end) if self._tokens.at(end - 1) not in ("start", "slut") else ():
                for read in (self._named_day, self._weekday):
                    yield from read(lead)
        yield from self._edge_of_this(start)

    def _edge_of_this(self, start: int) -> Iterator[tuple[When, int]]:
        """Over the weekend, month end, ugens udgang."""
        word = self._tokens.at(start)
        for _nothing, end in self._tokens.phrase(w.OVER_THE_WEEKEND, start):
            yield replace(self._spans.of(Unit.WEEKEND, 0), edge=Edge.WITHIN), end
        for unit, end in self._tokens.phrase(w.OWN_ENDS, start):
            yield replace(self._spans.of(unit, 0), edge=Edge.END), end
        if (own := w.OWN_EDGES.get(word)) is not None:
            for edge, end in self._tokens.phrase(w.ENDINGS, start + 1):
                yield replace(self._spans.of(own, 0), edge=edge), end
        spans = list(self._spans.at(start))
        if (this := w.SPANS.get(word)) is not None and (
            word.endswith(("en", "et")) or self._tokens.at(start - 1) == "the"
        ):
            spans.append((self._spans.of(this, 0), start + 1))
        for when, end in spans:
            for _nothing, after in self._tokens.phrase(w.IS_OVER, end):
                yield replace(when, edge=Edge.END), after
            for _nothing, after in self._tokens.phrase(w.SOMETIME, end) if self._ahead else ():
                yield replace(when, edge=Edge.WITHIN), after

    @staticmethod
    def _in_week(monday: dt.date, number: int) -> dt.date:
        return monday + dt.timedelta(days=number)

    def _after_today(self, number: int) -> dt.date:
        return self._today + dt.timedelta(days=(number - self._today.weekday() - 1) % 7 + 1)

    def _counted_from(self, number: int, behind: int) -> dt.date:
        """Where "Friday in two weeks" is counted from. On a Friday that is today, "on Friday" is the next one."""
        led = any(end == behind - 1 for _nothing, end in self._tokens.phrase(w.LEADS, behind - 2))
        return self._today if number == self._today.weekday() and not led else self._after_today(number)

    def _before_today(self, number: int) -> dt.date:
        return self._today - dt.timedelta(days=(self._today.weekday() - number - 1) % 7 + 1)

    def _up_to_today(self, number: int) -> dt.date:
        return self._today - dt.timedelta(days=(self._today.weekday() - number) % 7)


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
