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
_TOGETHER = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})\.?")
_HALVES = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_QUARTERS = frozenset(("kvart", "quarter"))
_TO, _PAST = frozenset(("to", "i")), frozenset(("past", "over"))


class ClockReading:
    """Reads times and parts of a day out of a text."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def at(self, start: int, *, alone: bool) -> Iterator[tuple[tuple[dt.time | None, DayPart | None], int]]:
        """A time, a part of a day, or both; what stands alone must have the form of a time."""
        for part, end in self._tokens.phrase(w.DAY_PARTS, start):
            yield (None, part), end
            for time, after in self._time(end, alone=False):
                yield (_in_part(time, part), part), after
        for time, end in self._time(start, alone=alone):
            yield (time, None), end
            for part, after in self._tokens.phrase(w.DAY_PARTS, end):
                yield (_in_part(time, part), part), after

    def _time(self, start: int, *, alone: bool) -> Iterator[tuple[dt.time, int]]:
        """14, 14:30, kl. 14.30, 2 pm, half past two, halv tre, kvart over to."""
        marked = self._tokens.at(start) in ("at", "kl", "klokken")
        place = start + 1 if marked else start
        if self._tokens.at(place) == "ca":
            place += 1
        word, following = self._tokens.at(place), self._tokens.at(place + 1)
        if not marked and word.endswith(".") and self._tokens.at(place - 1) in w.WEEKDAYS:
            return  # "mandag 14." is a date
        match = _CLOCK.fullmatch(word) or _HOUR.fullmatch(word)
        match = match or (_TOGETHER.fullmatch(word) if marked or alone else None)
        if match is not None:
            hour, minute = int(match["hour"]), int(match.groupdict().get("minute") or 0)
            if following in _HALVES:
                if 1 <= hour <= 12 and minute < 60:
                    yield dt.time(hour % 12 + _HALVES[following], minute), place + 2
            elif hour < 24 and minute < 60:
                yield dt.time(hour, minute), place + 1
                if following in ("o'clock", "h", "uhr"):
                    yield dt.time(hour, minute), place + 2
        yield from self._spoken(place)

    def _spoken(self, start: int) -> Iterator[tuple[dt.time, int]]:
        word, following = self._tokens.at(start), self._tokens.at(start + 1)
        if word == "half" and following == "past" and (hour := self._tokens.number(start + 2)):
            yield dt.time(hour % 24, 30), start + 3
        if word == "halv" and (hour := self._tokens.number(start + 1)):
            yield dt.time((hour - 1) % 24, 30), start + 2
        if word in _QUARTERS and (hour := self._tokens.number(start + 2)):
            if following in _PAST:
                yield dt.time(hour % 24, 15), start + 3
            elif following in _TO:
                yield dt.time((hour - 1) % 24, 45), start + 3


def _in_part(time: dt.time, part: DayPart) -> dt.time:
    """Three in the afternoon is 15:00."""
    later = part in (DayPart.AFTERNOON, DayPart.EVENING) and 1 <= time.hour < 12
    return time.replace(hour=time.hour + 12) if later else time
