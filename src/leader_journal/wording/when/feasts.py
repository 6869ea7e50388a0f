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


FEASTS: w.Phrases[tuple[int, int]] = w.phrases(
    (
        ("christmas eve|juleaften|juleaftensdag|before christmas|by christmas|inden jul|til jul|før jul", (24, 12)),
        ("little christmas eve|lillejuleaften|lille juleaften", (23, 12)),
        ("christmas day|juledag|første juledag|1. juledag", (25, 12)),
        ("boxing day|anden juledag|2. juledag", (26, 12)),
        ("inden årsskiftet|før årsskiftet|ved årsskiftet", (31, 12)),
        ("twelfth day|epiphany|helligtrekonger|helligtrekongersdag|hellig tre konger|hellig 3 konger", (6, 1)),
        ("valentine's day|valentines day|valentinsdag", (14, 2)),
        ("may day|arbejdernes kampdag", (1, 5)),
        ("halloween|hallowe'en", (31, 10)),
        ("mortensaften|mortens aften", (10, 11)),
        ("grundlovsdag", (5, 6)),
        ("sankthansaften|sankt hans aften|skt hans aften|sankt hans|sankthans|midsummer's eve|midsummers eve", (23, 6)),
        ("new years eve", (31, 12)),
        ("new year's eve|nytårsaften|nytårsaftensdag|inden nytår|før nytår|before new year|by new year", (31, 12)),
        ("new year's day|new years day|nytårsdag", (1, 1)),
    )
)
"""Days with a name, by day and month. "Jul" alone is July as well."""

MOVABLE_FEASTS: w.Phrases[int] = w.phrases(
    (
        ("shrove sunday|fastelavnssøndag|fastelavn", -49),
        ("fastelavnsmandag", -48),
        ("shrove tuesday|pancake day", -47),
        ("ash wednesday|askeonsdag", -46),
        ("palm sunday|palmesøndag", -7),
        ("maundy thursday|skærtorsdag", -3),
        ("good friday|langfredag", -2),
        ("holy saturday|påskelørdag", -1),
        ("easter sunday|easter day|påskedag|første påskedag|1. påskedag", 0),
        ("easter monday|anden påskedag|2. påskedag", 1),
        ("store bededag|st. bededag|st bededag", 26),
        ("ascension day|kristi himmelfartsdag|kristi himmelfart|kr himmelfartsdag|kr himmelfart", 39),
        ("whit sunday|pentecost|pinsedag|første pinsedag|1. pinsedag", 49),
        ("whit monday|anden pinsedag|2. pinsedag", 50),
    )
)
"""Days by how far they are from Easter Sunday. "Easter" alone is a week, and "inden påske" no day of it."""

BETWEEN_THE_YEARS: w.Phrases[None] = w.phrases(
    (("between christmas and new year|between christmas and new year's|mellem jul og nytår", None),)
)
"""The days from the 27th to the 30th of December."""


class FeastReading:
    """Reads feasts out of a text, seen from `today`."""

    def __init__(self, tokens: Tokens, spans: SpanReading, today: dt.date, looking: Looking) -> None:
        self._tokens, self._spans, self._today = tokens, spans, today
        self._ahead = looking is Looking.AHEAD

    def at(self, start: int) -> Iterator[tuple[When, int]]:
        """The feast of the year that stands behind it, or the next from today on, or the latest up to today."""
        for (day, month), end in self._tokens.phrase(FEASTS, start):
            yield from self._with_year(_on(day, month), end)
        for far, end in self._tokens.phrase(MOVABLE_FEASTS, start):
            yield from self._with_year(_from_easter(far), end)
        for _nothing, end in self._tokens.phrase(BETWEEN_THE_YEARS, start):
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
