"""When something is due, as people write it in a promise: "friday", "i morgen", "om 3 dage", "3/12", "3 dec".

English and Danish are both understood, whatever the language of the app. Nothing is guessed: what could be a number
of something else ("2-3", "May") is no date unless it has the form of one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from leader_journal.core.folding import fold
from leader_journal.core.periods import add_months, days_in_month, monday_of, month_start
from leader_journal.wording.date_words import MONTHS, NUMBERS, WEEKDAYS, either

_LEAD = r"(?:by |before |on |due |at the latest |until |inden |senest |paa |foer |til |den |d\. )*"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMERIC = re.compile(r"(?P<day>\d{1,2})(?:/(?P<month>\d{1,2})(?:[/-](?P<year>\d{4}|\d{2}))?)")
_DOTTED = re.compile(r"(?P<day>\d{1,2})([.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")
_NAMED = re.compile(
    rf"(?:the )?(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? (?:of )?(?P<name>{either(MONTHS)})\b\.?(?: (?P<year>\d{{4}}))?"
)
_MONTH_FIRST = re.compile(rf"(?P<name>{either(MONTHS)})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?")
_WEEKDAY = re.compile(
    rf"(?:(?P<next>next|naeste|coming|kommende|this|denne|paa) )?(?P<weekday>{either(WEEKDAYS)})\b\.?"
)
_DISTANCE = re.compile(
    rf"(?:in|within|om|inden for) (?P<count>\d{{1,4}}|{either(NUMBERS)}) "
    r"(?P<unit>days?|weeks?|months?|dage?|uger?|maaneder|maaned)"
)
_SHORT_WEEKDAYS = frozenset(word for word in WEEKDAYS if len(word) <= 4)
_LONGEST = 7  # words in a date, with what leads to it: "at the latest on 3 december 2026"
_WORD = re.compile(r"\S+")
_CLOSING = ".,;:!?)"


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A date that stands at the end of a line, and where (`text[start:end]`)."""

    due: dt.date
    start: int
    end: int


def parse_due(text: str, today: dt.date) -> dt.date | None:
    """Return the day that the whole text means, today or later, or None. In "3/12" the day comes first.

    A weekday is the next one after today, "next Friday" the one of next week; a day without a year is the next such
    day; "next week" is its Monday. Only a date with a year may lie in the past.
    """
    words = re.sub(rf"^{_LEAD}", "", " ".join(fold(text).split()).rstrip(_CLOSING))
    try:
        named = _NAMED_DAYS.get(words)
        return named(today) if named is not None else _by_form(words, today)
    except (ValueError, OverflowError):
        return None


def find_due(text: str, today: dt.date) -> FoundDue | None:
    """Return the date at the end of a line ("Send the plan by Friday"), with the word that leads to it, or None.

    The longest ending that is a date is taken. A short weekday needs a word before it that leads to a date: "sun" and
    "man" are words of their own.
    """
    words = list(_WORD.finditer(text))
    for word in words[-_LONGEST:]:
        start, ending = word.start(), text[word.start() :]
        due = parse_due(ending, today)
        if due is not None and fold(ending).rstrip(_CLOSING) not in _SHORT_WEEKDAYS:
            return FoundDue(due, start, start + len(ending.rstrip()))
    return None


def _by_form(words: str, today: dt.date) -> dt.date | None:
    for form in (_ISO, _NUMERIC, _DOTTED, _NAMED, _MONTH_FIRST):
        if match := form.fullmatch(words):
            return _day(match.groupdict(), today)
    if match := _WEEKDAY.fullmatch(words):
        number = WEEKDAYS[match["weekday"]]
        in_next_week = match["next"] in ("next", "naeste")
        return monday_of(today) + dt.timedelta(days=7 + number) if in_next_week else _weekday(number, today)
    if match := _DISTANCE.fullmatch(words):
        count = NUMBERS.get(match["count"]) or int(match["count"])
        return _after(today, count, match["unit"])
    return None


def _day(parts: dict[str, str | None], today: dt.date) -> dt.date:
    name, day = parts.get("name"), int(parts["day"] or 0)
    month = MONTHS[name] if name else int(parts["month"] or 0)
    if written := parts.get("year"):
        return dt.date(int(written) + (2000 if len(written) == 2 else 0), month, day)
    # 29 February may lie up to eight years ahead
    for year in range(today.year, today.year + 9):
        if day <= days_in_month(year, month) and (found := dt.date(year, month, day)) >= today:
            return found
    raise ValueError("no such day")


def _weekday(number: int, today: dt.date) -> dt.date:
    return today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _after(today: dt.date, count: int, unit: str) -> dt.date:
    if unit.startswith("da"):
        return today + dt.timedelta(days=count)
    if unit.startswith(("w", "u")):
        return today + dt.timedelta(weeks=count)
    return add_months(today, count)


def _end_of_month(today: dt.date) -> dt.date:
    return today.replace(day=days_in_month(today.year, today.month))


def _friday(today: dt.date) -> dt.date:
    """The Friday of this week; on a weekend the day itself, since the week's Friday has passed."""
    return max(today, monday_of(today) + dt.timedelta(days=4))


_NAMED_DAYS: dict[str, Callable[[dt.date], dt.date]] = {
    fold(word): day
    for words, day in (
        ("today|i dag|idag|tonight|i aften", lambda today: today),
        ("tomorrow|i morgen|imorgen", lambda today: today + dt.timedelta(days=1)),
        ("the day after tomorrow|i overmorgen|overmorgen", lambda today: today + dt.timedelta(days=2)),
        ("next week|næste uge|i næste uge", lambda today: monday_of(today) + dt.timedelta(days=7)),
        ("this week|denne uge|i denne uge|end of the week|ugens udgang|ugen er omme", _friday),
        ("next month|næste måned|i næste måned", lambda today: add_months(month_start(today), 1)),
        ("this month|denne måned|end of the month|end of month|månedens udgang|udgangen af måneden", _end_of_month),
    )
    for word in words.split("|")
}
