"""Chart 3 in English, word for word."""

from __future__ import annotations

import datetime as dt

from tests.charts.progress.test_words import TODAY

from leader_journal.charts.findings import describe
from leader_journal.charts.month.build import build_month
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Series


def test_this_month_against_the_usual() -> None:
    months = [DayTally(dt.date(2024, month, 10), shown=5, missed=6) for month in range(1, 11)]
    finding = build_month(
        dict.fromkeys(Series, (*months, DayTally(dt.date(2024, 11, 3), shown=6, missed=6))), EVERYTHING, TODAY
    )
    text = describe(finding)
    assert text.title == "November is within your usual range so far"
    assert "Room: 6 of 12, as usual (usually 2–9)." in text.in_words
    complete = describe(build_month(dict.fromkeys(Series, tuple(months)), EVERYTHING, TODAY, dt.date(2024, 10, 1)))
    assert complete.title == "October was within your usual range"
    less = (*months, DayTally(dt.date(2024, 11, 3), missed=12))
    usual = (*months, DayTally(dt.date(2024, 11, 3), shown=6, missed=6))
    one_off = {series: less if series is Series.QUESTIONS else usual for series in Series}
    assert describe(build_month(one_off, EVERYTHING, TODAY)).title == "In November you asked less often than usual"
    assert describe(build_month(dict.fromkeys(Series, less), EVERYTHING, TODAY)).title == (
        "November: 4 of the four are outside your usual range"
    )
