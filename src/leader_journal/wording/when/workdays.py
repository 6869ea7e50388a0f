"""Working days: "sidste hverdag i måneden", "first working day of next month", "om 3 hverdage", "next working day".

A working day is one from Monday to Friday that is no public holiday. "Hverdag" is counted by the holidays of Denmark,
"bankdag" by the days on which its banks are open: the last of a year is the 30th at most. English does not say whose
holidays are meant: where theirs and those that everybody has lead to different days, the text is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from leader_journal.core.periods import Period
from leader_journal.wording.when import words as w
from leader_journal.wording.when.dates import DateReading
from leader_journal.wording.when.meaning import When, one
from leader_journal.wording.when.spans import SpanReading
from leader_journal.wording.when.tokens import Tokens

_MOST = 260
"""Working days that are counted: a year of them."""
_SATURDAY = 5
_ONE_DAY = dt.timedelta(days=1)
_FIXED = frozenset(((1, 1), (12, 25), (12, 26)))
_FROM_EASTER_EVERYWHERE = frozenset((-2, 1))
_FROM_EASTER_IN_DENMARK = frozenset((-3, -2, 1, 39, 50))
_GREAT_PRAYER_DAY, _ABOLISHED = 26, 2024
"""Store bededag, by its distance from Easter, and the first year in which it was a working day."""
_BANKS_CLOSED = frozenset(((6, 5), (12, 24), (12, 31)))
_BANKS_CLOSED_FROM_EASTER = 40
"""The day after Ascension Day."""
_DANISH: w.Phrases[bool] = w.phrases((("hverdag|hverdage|arbejdsdag|arbejdsdage", False), ("bankdag|bankdage", True)))
"""Whether it is one of banks."""
_ENGLISH: w.Phrases[None] = w.phrases(
    (
        ("working day|working days|working days'|business day|business days|business days'|workday|workdays", None),
        ("work day|work days|weekday|weekdays", None),
    )
)
_WITHIN: w.Phrases[None] = w.phrases((("in|within|om|inden for|inden", None),))
_FIRST, _LAST = frozenset(("first", "foerste", "1.", "1st")), frozenset(("last", "sidste"))


_Works = Callable[[dt.date], bool]


class WorkdayReading:
    """Reads working days out of a text, seen from `today`."""

    def __init__(self, tokens: Tokens, dates: DateReading, spans: SpanReading, today: dt.date) -> None:
        self._tokens, self._dates, self._spans, self._today = tokens, dates, spans, today

    def at(self, start: int) -> Iterator[tuple[When, int]]:
        """The first or last of a month, the next, and those that are counted from today."""
        word = self._tokens.at(start)
        if word in w.NEXT | w.COMING:
            yield from self._agreed(start + 1, partial(_moved, self._today, 1))
        if word in _FIRST | _LAST:
            for works, end in self._named(start + 1):
                for when, after in self._dates.spans_behind(end):
                    yield from _where_agreed(works, partial(_edge_of, when.days, first=word in _FIRST), after)
        own, following = w.OWN_EDGES.get(word), self._tokens.at(start + 1)  # "månedens sidste hverdag"
        if own is not None and following in _FIRST | _LAST:
            of_it = partial(_edge_of, self._spans.of(own, 0).days, first=following in _FIRST)
            yield from self._agreed(start + 2, of_it)
        for _nothing, place in self._tokens.phrase(_WITHIN, start):
            number = self._tokens.at(place)
            count = w.NUMBERS.get(number) or (int(number) if number.isdecimal() else 0)
            if 0 < count <= _MOST:
                yield from self._agreed(place + 1, partial(_moved, self._today, count))

    def _agreed(self, start: int, found: Callable[[_Works], dt.date]) -> Iterator[tuple[When, int]]:
        for works, end in self._named(start):
            yield from _where_agreed(works, found, end)

    def _named(self, start: int) -> Iterator[tuple[tuple[_Works, ...], int]]:
        """Yield by whose holidays a word counts, several where it does not say."""
        for of_banks, end in self._tokens.phrase(_DANISH, start):
            yield (_banks_are_open if of_banks else _works_in_denmark,), end
        yield from (
            ((_works_in_denmark, _works_everywhere), end) for _nothing, end in self._tokens.phrase(_ENGLISH, start)
        )


def _where_agreed(
    works: tuple[_Works, ...], found: Callable[[_Works], dt.date], end: int
) -> Iterator[tuple[When, int]]:
    day, *others = map(found, works)
    if all(other == day for other in others):
        yield one(day), end


def _edge_of(days: Period, works: _Works, *, first: bool) -> dt.date:
    """Return the first or the last working day of a span."""
    assert days.first is not None  # a span that was read has both ends
    assert days.last is not None
    return _nearest(days.first, _ONE_DAY, works) if first else _nearest(days.last, -_ONE_DAY, works)


def _moved(day: dt.date, count: int, works: _Works) -> dt.date:
    """Return the day that lies `count` working days behind `day`."""
    for _one in range(count):
        day = _nearest(day + _ONE_DAY, _ONE_DAY, works)
    return day


def _nearest(day: dt.date, step: dt.timedelta, works: _Works) -> dt.date:
    """Return the first working day from `day` on, that day included, in either direction."""
    while not works(day):
        day += step
    return day


def _works_everywhere(day: dt.date) -> bool:
    from_easter = _from_easter(day)
    return (
        day.weekday() < _SATURDAY and (day.month, day.day) not in _FIXED and from_easter not in _FROM_EASTER_EVERYWHERE
    )


def _works_in_denmark(day: dt.date) -> bool:
    from_easter = _from_easter(day)
    is_prayer_day = from_easter == _GREAT_PRAYER_DAY and day.year < _ABOLISHED
    return _works_everywhere(day) and from_easter not in _FROM_EASTER_IN_DENMARK and not is_prayer_day


def _banks_are_open(day: dt.date) -> bool:
    closed = (day.month, day.day) in _BANKS_CLOSED or _from_easter(day) == _BANKS_CLOSED_FROM_EASTER
    return _works_in_denmark(day) and not closed


def _from_easter(day: dt.date) -> int:
    from dateutil.easter import easter  # asked for a few times a year

    return (day - easter(day.year)).days
