"""Days with a name: "juleaften", "Good Friday", "2. påskedag", "between Christmas and New Year"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from leader_journal.core.periods import Period
from leader_journal.wording.when import words as w
from leader_journal.wording.when.meaning import Looking, When, one
from leader_journal.wording.when.spans import SpanReading
from leader_journal.wording.when.tokens import Tokens
from leader_journal.wording.when.words import Unit

T = TypeVar("T")


class FeastReading:
    """Reads feasts out of a text, seen from `today`."""

    def __init__(self, tokens: Tokens, spans: SpanReading, today: dt.date, looking: Looking) -> None:
        self._tokens, self._spans, self._today = tokens, spans, today
        self._ahead = looking is Looking.AHEAD

    def at(self, start: int) -> Iterator[tuple[When, int]]:
        """The feast of the year that stands behind it, or the next from today on, or the latest up to today."""
        for (day, month), end in self._tokens.phrase(w.FEASTS, start):
            yield from self._with_year(_on(day, month), end)
        for far, end in self._tokens.phrase(w.MOVABLE_FEASTS, start):
            yield from self._with_year(_from_easter(far), end)
        for _nothing, end in self._tokens.phrase(w.BETWEEN_THE_YEARS, start):
            near = self._nearest(_on(30, 12)) if self._ahead else self._nearest(_on(27, 12))
            yield When(Period(near.replace(day=27), near.replace(day=30)), Unit.DAYS), end

    def _with_year(self, of_year: Callable[[int], dt.date], end: int) -> Iterator[tuple[When, int]]:
        for year, after in self._spans.year(end):
            yield replace(one(of_year(year)), dated=True), after
        yield one(self._nearest(of_year)), end

    def _nearest(self, of_year: Callable[[int], dt.date]) -> dt.date:
        this = of_year(self._today.year)
        if self._ahead and this < self._today:
            return of_year(self._today.year + 1)
        if not self._ahead and this > self._today:
            return of_year(self._today.year - 1)
        return this


def _on(day: int, month: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _from_easter(far: int) -> Callable[[int], dt.date]:
    def of_year(year: int) -> dt.date:
        from dateutil.easter import easter  # asked for a few times a year

        return easter(year) + dt.timedelta(days=far)

    return of_year
