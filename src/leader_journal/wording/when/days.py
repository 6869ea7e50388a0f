"""Days as people type them when they look back: a word stands for the latest such day, month or year up to today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from leader_journal.core.periods import Period, monday_of, month_start, quarter_of
from leader_journal.wording.when.grammar import read
from leader_journal.wording.when.meaning import Looking
from leader_journal.wording.when.words import Edge, spoken

_SO_FAR: Mapping[str, Callable[[dt.date], dt.date]] = {
    words: begin
    for several, begin in (
        (
            "ytd|year to date|so far this year|this year so far|aatd|aar til dato|i aar indtil nu",
            lambda day: day.replace(month=1, day=1),
        ),
        ("qtd|quarter to date|so far this quarter|this quarter so far", quarter_of),
        ("mtd|month to date|so far this month|this month so far|maaned til dato", month_start),
        ("week to date|so far this week|this week so far", monday_of),
    )
    for words in several.split("|")
}
"""Running spans up to today, by their first day."""


def parse_days(text: str, today: dt.date) -> Period | None:
    """Return the days that a text means (one day, a week, a month, a year, "last 3 months"), or None.

    Day before month in "1/9/2026". Without a year it is the latest such day up to today.
    """
    words = spoken(text)
    if (begin := _SO_FAR.get(words)) is not None:
        return Period(begin(today), today)
    if " " in words:
        from leader_journal.wording.when.lengths import latest_days  # compiles three patterns

        if (latest := latest_days(text, today)) is not None:
            return latest
    when = read(text, today, Looking.BACK)
    part_of_it = when is not None and when.edge not in (None, Edge.WITHIN)
    if when is None or when.other_weekday is not None or part_of_it or when.time or when.part:
        return None
    return when.days
