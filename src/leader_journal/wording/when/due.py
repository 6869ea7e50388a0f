"""When something is due, as people write it in a promise: "by Friday", "i morgen", "inden udgangen af ugen", "3/12"."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from msgspec import Struct

from leader_journal.core.periods import monday_of
from leader_journal.wording.when.grammar import read
from leader_journal.wording.when.meaning import Looking, OtherWeekday, When
from leader_journal.wording.when.tokens import tokens
from leader_journal.wording.when.words import ARTICLES, MONTHS, ORDINALS, SHORT_WEEKDAYS, WEEKDAYS, Edge, Unit

_LONGEST = 9  # words in a date, with what leads to it: "at the latest on Friday 3 December 2026 at 14"
_WORD = re.compile(r"\S+")
_FRIDAY = 4
_NO_DAY = re.compile(r"(?:[dD]\d{1,2}|24/7)\W*$")
"""A room, and round the clock."""
_NUMBER = re.compile(r"\d{1,2}")
_LEAP_YEAR = 2024
_NOT_THAT_DAY = frozenset(
    (
        "after", "efter", "since", "siden", "every", "hver", "each", "not", "ikke", "or", "eller", "either", "enten",
        "second", "anden", "other", "between", "mellem", "through", "never", "aldrig", "except", "undtagen",
    )
)  # fmt: skip
"""Words before a day by which it is another one, or none: "after Friday", "hver fredag", "Monday or Tuesday"."""
_ANOTHER_ONE = frozenset(
    (
        "last", "sidste", "forrige", "previous", "past", "that", "same", "samme", "a", "an", "en", "which", "hvilken",
        "about", "om", "regarding", "around", "ca", "omkring",
        *(ordinal[0] for ordinal in ORDINALS if len(ordinal) == 1),
    )
)  # fmt: skip
"""The same, but only right before the name of a weekday: "that Friday" is one, "do that on Friday" is not."""
_NUMBERED = frozenset(
    (
        "version", "ver", "v", "section", "chapter", "item", "point", "page", "room", "figure", "table", "slide", "ref",
        "afsnit", "kapitel", "punkt", "side", "lokale", "rum", "figur", "tabel", "nr", "nummer", "no", "number",
    )
)  # fmt: skip
"""Words before figures that are their number, and no day: "version 2.1", "room 10.12"."""
_UP_TO = frozenset(("to", "til", "-"))
_TOPIC = "for"
"""Before a span it says what something is about: "the figures for March"."""
_BY = frozenset(("by", "before", "inden", "foer", "senest"))
"""Before "den første" and "the second" it says that they are days: "read the second" is of something else."""
_FIRST_TWO = frozenset(("first", "second", "foerste", "anden"))
_MIDDLE = {Unit.WEEK: dt.timedelta(days=2), Unit.MONTH: dt.timedelta(days=14)}  # a Wednesday, the 15th


class FoundDue(Struct, frozen=True):
    """A date that stands at the end of a line, and where (`text[start:end]`)."""

    due: dt.date
    start: int
    end: int


def parse_due(text: str, today: dt.date) -> dt.date | None:
    """Return the day that the whole text means, today or later, or None. In "3/12" the day comes first.

    A weekday is the next one after today, "next Friday" the one of next week; a day without a year is the next such
    day. Of a coming week, month or year it is the first day, of the running one the last ("this week" is its Friday).
    Only a date with a year may lie in the past. None too where a weekday and a date disagree, and for a clock.
    """
    when = read(text, today, Looking.AHEAD)
    return None if when is None or when.time is not None else _due(text, when, today)


def find_due(text: str, today: dt.date) -> FoundDue | None:
    """Return the date at the end of a line ("Send the plan by Friday"), with the word that leads to it, or None.

    The longest ending that is a date is taken; a time of day may stand in it. A short weekday needs a word before it
    that leads to a date: "sun" and "man" are words of their own.
    """
    for word in list(_WORD.finditer(text))[-_LONGEST:]:
        start, ending = word.start(), text[word.start() :]
        when = read(ending, today, Looking.AHEAD)
        if when is not None and (when.other_weekday is not None or _is_turned(text[:start], ending)):
            return None  # which day is meant is not for us to say
        if when is not None and _is_a_topic(ending, when):
            return None
        due = _due(ending, when, today) if when is not None else None
        if due is not None and not _is_a_word_of_its_own(ending):
            return FoundDue(due, start, start + len(ending.rstrip()))
        if when is not None and when.day is not None and when.day < today:
            return None  # "as we agreed last Friday"
    return None


def other_weekday(text: str, today: dt.date, looking: Looking = Looking.AHEAD) -> OtherWeekday | None:
    """Return the date and the weekday of a text in which the two disagree, else None."""
    when = read(text, today, looking)
    return OtherWeekday(when.day, when.other_weekday) if when and when.day and when.other_weekday is not None else None


def _due(text: str, when: When, today: dt.date) -> dt.date | None:
    if when.other_weekday is not None or _is_bare(text, when):
        return None
    day = when.day or _day_of(when, today)
    return day if day >= today or when.dated else None


def _is_turned(before: str, ending: str) -> bool:
    """Whether the word before a day makes another one of it, or none: "after Friday", "April 31st"."""
    for word in tokens(before)[-1:]:
        number = next((_NUMBER.match(token) for token in tokens(ending) if token not in ARTICLES), None)
        if word in WEEKDAYS and tokens(ending)[0] in _UP_TO:
            return True  # "from Tuesday to Thursday"
        if word in MONTHS and number is not None:
            return int(number[0]) > calendar.monthrange(_LEAP_YEAR, MONTHS[word])[1]
        first = tokens(ending)[0]
        named = word in _ANOTHER_ONE and first in WEEKDAYS
        return word in _NOT_THAT_DAY or named or (word in _NUMBERED and first[0].isdigit())
    return False


def _is_a_topic(ending: str, when: When) -> bool:
    """Whether it says what something is about, not when it is due: "the budget for 2029", "tallene for marts"."""
    return when.unit is not Unit.DAY and tokens(ending)[0] == _TOPIC


def _is_a_word_of_its_own(text: str) -> bool:
    """Whether it is a name only by chance: "sun", "man", "the second", the room "d4"."""
    said = tokens(text)
    telling = [token for token in said if token not in ARTICLES]
    if said[-1] in _FIRST_TWO and said[-2:-1] and said[-2] in ARTICLES and not WEEKDAYS.keys() & said:
        return not _BY.intersection(said)
    return _NO_DAY.match(text) is not None or (len(telling) == 1 and telling[0] in SHORT_WEEKDAYS)


def _is_bare(text: str, when: When) -> bool:
    """Whether a month or a year stands alone: "May" and "2026" say no day."""
    first = tokens(text)[0]
    return when.unit in (Unit.MONTH, Unit.YEAR) and when.edge is None and (first in MONTHS or first[0].isdigit())


def _day_of(when: When, today: dt.date) -> dt.date:
    first, last = when.days.first, when.days.last
    assert first is not None  # a span that was read has both ends
    assert last is not None
    edge = when.edge or (Edge.END if first <= today <= last else Edge.START)
    edge = Edge.END if edge is Edge.WITHIN else edge
    if edge is Edge.START:
        return first
    if edge is Edge.MIDDLE:
        return first + _MIDDLE.get(when.unit, (last - first) / 2)
    friday = monday_of(last) + dt.timedelta(days=_FRIDAY)
    # the week of work ends on Friday; on its weekend only Sunday is left
    return friday if when.unit is Unit.WEEK and friday >= today else last
