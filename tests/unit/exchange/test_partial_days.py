"""Months and weeks that are said with their year, as the first of their days."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.exchange.incoming.partial_days import first_day

_MARCH, _WEEK_10 = dt.date(2026, 3, 1), dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        *((words, _MARCH) for words in ("March 2026", "2026 March", "March, 2026", "marts 2026", "Mar. 2026:")),
        *((words, _MARCH) for words in ("2026-03", "2026/3", "202603", "03-2026", "3/2026", "03.2026")),
        *((words, _WEEK_10) for words in ("week 10 2026", "uge 10, 2026", "Uge 10/2026", "week 10 - 2026")),
        *((words, _WEEK_10) for words in ("2026-W10", "2026W10", "w10 2026", "W10, 2026")),
        *((words, None) for words in ("March", "uge 10", "13/2026", "2026-13", "w60 2026", "2026", "", "Anna")),
    ],
)
def test_a_month_or_a_week_with_its_year_is_its_first_day(words: str, day: dt.date | None) -> None:
    assert first_day(words) == day
