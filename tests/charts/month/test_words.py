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
    assert text.title == "November so far"
    assert text.subtitle.endswith("It is compared once the month is over.")
    assert "Room: 6 of 12, so far (usually 2–9)." in text.in_words
    complete = describe(build_month(dict.fromkeys(Series, tuple(months)), EVERYTHING, TODAY, dt.date(2024, 10, 1)))
    assert complete.title == "October: nothing that clearly differs from your usual"
    over, november = dt.date(2024, 12, 1), dt.date(2024, 11, 1)
    less = (*months, *(DayTally(dt.date(2024, 11, day), missed=7) for day in (3, 12, 21)))
    usual = (*months, DayTally(dt.date(2024, 11, 3), shown=6, missed=6))

    def title(of_questions: tuple[DayTally, ...], of_others: tuple[DayTally, ...]) -> str:
        made = {series: of_questions if series is Series.QUESTIONS else of_others for series in Series}
        return describe(build_month(made, EVERYTHING, over, november)).title

    assert title(less, usual) == "In November you asked less often than usual"
    assert title(less, less) == "November: 4 of the four clearly differ from your usual"


def test_the_word_beside_the_zone_never_contradicts_it() -> None:
    months = [DayTally(dt.date(2024, month, 10), shown=5, missed=6) for month in range(1, 11)]
    over, november = dt.date(2024, 12, 1), dt.date(2024, 11, 1)
    high = (*months, DayTally(dt.date(2024, 11, 3), shown=10, missed=2))
    text = describe(build_month(dict.fromkeys(Series, high), EVERYTHING, over, november))
    assert "Room: 10 of 12, may be chance (usually 2–9)." in text.in_words
    assert text.title == "November: nothing that clearly differs from your usual"
