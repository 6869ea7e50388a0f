"""Times of day: "14", "14:30", "kl. 14.30", "2 pm", "half past two", "halv tre", "three in the afternoon"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from leader_journal.wording.when import words as w
from leader_journal.wording.when.tokens import Tokens
from leader_journal.wording.when.words import DayPart

_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\.?")
_HOUR = re.compile(r"(?P<hour>\d{1,2})\.?")
_DAY_NUMBER = re.compile(r"\d{1,2}\.")
_TOGETHER = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})\.?")
_NO_YEAR = re.compile(r"(?:0\d|1[0-8]|2[23])\d{2}")
_HALVES = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_QUARTERS = frozenset(("kvart", "kvarter", "quarter"))
_TO, _PAST = frozenset(("to", "i")), frozenset(("past", "over"))
ABOUT = frozenset(("about", "around", "approx", "approximately", "ca", "circa", "cirka", "omkring"))
_MARKS = frozenset(("at", "kl", "klokken", "@"))
_MINUTES = frozenset(("minutes", "minutter", "min"))
_ARTICLES = frozenset(("a", "an", "et"))
_CLOCK_FACE = 12
_A_DAY = 24
_MINUTES_IN_LETTERS: w.Phrases[int] = w.phrases(
    (
        ("ten|ti", 10), ("fifteen|femten", 15), ("twenty|tyve", 20), ("twenty five|femogtyve", 25),
        ("thirty|tredive", 30), ("thirty five|femogtredive", 35), ("forty|fyrre", 40), ("forty five|femogfyrre", 45),
        ("fifty|halvtreds", 50), ("fifty five|femoghalvtreds", 55),
    )
)  # fmt: skip
"""Minutes that are said behind their hour."""
_BY_DAY = range(1, 6)
_IN_FULL = re.compile(r"0|\d+[:.]\d|\d{3}")
"""How the twenty-four hours are written."""
_FIVES = frozenset((5, 10, 20, 25))
_MINUTES_OF_TWO = {("twenty", "five"): 25}
_HOURS = {
    DayPart.MORNING: (range(12), range(0)),
    DayPart.FORENOON: (range(6, 13), range(0)),
    DayPart.NOON: (range(11, 14), range(1, 2)),
    DayPart.AFTER_LUNCH: (range(12, 17), range(1, 5)),
    DayPart.LATE_MORNING: (range(10, 13), range(0)),
    DayPart.AFTERNOON: (range(12, 19), range(1, 7)),
    DayPart.LATE_AFTERNOON: (range(15, 19), range(3, 7)),
    DayPart.EARLY_EVENING: (range(16, 20), range(4, 8)),
    DayPart.LATE_EVENING: (range(20, 24), range(8, 12)),
    DayPart.EVENING: (range(16, 24), range(4, 12)),
    DayPart.NIGHT: (range(7), range(0)),
}
"""The hours that a part of a day may have, as they stand, and counted from noon: three in the afternoon is 15."""


class ClockReading:
    """Reads times and parts of a day out of a text."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def at(self, start: int, *, alone: bool) -> Iterator[tuple[tuple[dt.time | None, DayPart | None], int]]:
        """A time, a part of a day, or both; what stands alone must have the form of a time."""
        place = start + (self._tokens.at(start) in ABOUT)  # "around noon"
        behind = () if alone else self._tokens.phrase(w.PARTS_BEHIND, place)
        for part, end in (*self._tokens.phrase(w.DAY_PARTS, place), *behind):
            yield (None, part), end
            for time, after in self._time(end, alone=False):
                if (within := in_part(time, part)) is not None:
                    yield (within, part), after
        for time, end in self._time(start, alone=alone):
            if time.hour in _BY_DAY and not self._is_written_in_full(start, end):
                yield (time.replace(hour=time.hour + _CLOCK_FACE), None), end
            yield (time, None), end
            for part, after in self._tokens.phrase(w.DAY_PARTS, end):
                if (within := in_part(time, part)) is not None:
                    yield (within, part), after

    def _is_written_in_full(self, start: int, end: int) -> bool:
        """Whether a time stands as it is: "03", "3.10", "3 am". "At 3" and "kvart over to" are of the day."""
        said = [self._tokens.at(place) for place in range(start, end)]
        return any(_IN_FULL.match(word) or word in _HALVES for word in said)

    def _time(self, start: int, *, alone: bool) -> Iterator[tuple[dt.time, int]]:
        """14, 14:30, kl. 14.30, 2 pm, half past two, halv tre, kvart over to."""
        place, said = start, set[str]()
        while (word := self._tokens.at(place)) not in said and word in ABOUT | _MARKS:
            said.add(word)  # "omkring kl.", "at about": each once
            place += 1
        marked = bool(said)
        word, following = self._tokens.at(place), self._tokens.at(place + 1)
        yield from self._towards(place)
        if not marked and _DAY_NUMBER.fullmatch(word) and self._tokens.at(place - 1) in w.WEEKDAYS:
            return  # "mandag 14." is a date
        match = _CLOCK.fullmatch(word) or _HOUR.fullmatch(word)
        # behind a day "1430" is no year, "2015" may be one
        match = match or (_TOGETHER.fullmatch(word) if marked or alone or _NO_YEAR.fullmatch(word) else None)
        if match is not None:
            hour, minute = int(match["hour"]), int(match.groupdict().get("minute") or 0)
            if following in _HALVES:
                if 1 <= hour <= 12 and minute < 60:
                    yield dt.time(hour % 12 + _HALVES[following], minute), place + 2
            elif hour < 24 and minute < 60:
                yield dt.time(hour, minute), place + 1
                if following in ("o'clock", "h", "uhr"):
                    yield dt.time(hour, minute), place + 2
        elif word not in _ARTICLES and not word.isdecimal() and 1 <= (in_letters := w.NUMBERS.get(word, 0)) < _A_DAY:
            yield from self._in_letters(in_letters, place + 1, marked=marked)
        yield from self._spoken(place, marked=marked)

    def _towards(self, start: int) -> Iterator[tuple[dt.time, int]]:
        """Ved 14-tiden, ved firetiden, ved halvtretiden."""
        following = self._tokens.at(start + 1)
        if self._tokens.at(start) == "ved" and self._tokens.at(start + 2) == "tiden":
            hour = self._tokens.number(start + 1)
            if hour:
                yield dt.time(hour % 24), start + 3
        elif self._tokens.at(start) == "ved" and following.endswith("tiden"):
            name = following.removesuffix("tiden")
            hour, half = w.NUMBERS.get(name.removeprefix("halv")), name.startswith("halv")
            if hour and hour <= _CLOCK_FACE:
                yield dt.time((hour - 1) % 24 if half else hour, 30 if half else 0), start + 2

    def _in_letters(self, hour: int, end: int, *, marked: bool) -> Iterator[tuple[dt.time, int]]:
        """kl. to, at two, two pm, nine o'clock, at two thirty, klokken fjorten tredive."""
        following = self._tokens.at(end)
        for minute, after in self._tokens.phrase(_MINUTES_IN_LETTERS, end) if marked else ():
            yield dt.time(hour, minute), after
        if hour > _CLOCK_FACE and not marked:
            return
        if following in _HALVES and hour <= _CLOCK_FACE:
            yield dt.time(hour % 12 + _HALVES[following]), end + 1
        elif following == "o'clock":
            yield dt.time(hour), end + 1
        elif marked:
            yield dt.time(hour), end

    def _minutes(self, start: int, *, marked: bool) -> Iterator[tuple[dt.time, int]]:
        """ten past nine, at 5 to 9, ti minutter over ni, fem i halv tre."""
        minutes = w.NUMBERS.get(self._tokens.at(start), 0)
        if marked and self._tokens.at(start).isdecimal():  # "5 to 9" alone is from five to nine
            minutes = int(self._tokens.at(start))
        place = start + 1
        if of_two := _MINUTES_OF_TWO.get((self._tokens.at(start), self._tokens.at(place))):
            minutes, place = of_two, place + 1
        if self._tokens.at(place) in _MINUTES:
            place += 1
            minutes = minutes or self._tokens.number(start) or 0
        word, half = self._tokens.at(place), self._tokens.at(place + 1) == "halv"
        hour = self._tokens.number(place + 2 if half else place + 1)
        if hour and (minutes in _FIVES or place == start + 2) and (word in _PAST or word in _TO):
            whole = 60 * hour - (30 if half else 0)
            of_day = (whole + minutes if word in _PAST else whole - minutes) % (24 * 60)
            yield dt.time(of_day // 60, of_day % 60), place + (3 if half else 2)

    def _spoken(self, start: int, *, marked: bool) -> Iterator[tuple[dt.time, int]]:
        yield from self._minutes(start, marked=marked)
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        if word == "half" and following == "past" and (hour := self._tokens.number(start + 2)):
            yield dt.time(hour % 24, 30), start + 3
        if word == "halv" and (hour := self._tokens.number(start + 1)):
            yield dt.time((hour - 1) % 24, 30), start + 2
        if word in _ARTICLES and following in _QUARTERS:  # "a quarter past two", "et kvarter over to"
            yield from self._spoken(start + 1, marked=marked)
        if word in _QUARTERS and (hour := self._tokens.number(start + 2)):
            if following in _PAST:
                yield dt.time(hour % 24, 15), start + 3
            elif following in _TO:
                yield dt.time((hour - 1) % 24, 45), start + 3


def in_part(time: dt.time, part: DayPart) -> dt.time | None:
    """Three in the afternoon is 15:00; two in the afternoon is no time of the morning."""
    as_it_stands, from_noon = _HOURS[part]
    if time.hour in as_it_stands:
        return time
    return time.replace(hour=time.hour + 12) if time.hour in from_noon else None
