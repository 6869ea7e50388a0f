"""Entries as tallies, for the charts that are built of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
from hypothesis import strategies as st
from tests.unit.insight.simulation import tallies

from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.tallies import DayTally, Tallies
from leader_journal.core.terms import Kind, Mark, Series

TODAY = dt.date(2026, 11, 23)
NARROW = EntryFilter(kinds=frozenset({Kind.DOUBT}))


class Note:
    """An entry, as far as statistics see it."""

    def __init__(self, at: int, day: dt.date, marks: tuple[Mark, ...]) -> None:
        self.id = f"entry-{at}"
        self.day = day
        self.marks = dict(zip(Series, marks, strict=True))

    def matches(self, asked_for: EntryFilter) -> bool:
        if self.day not in asked_for.period or (asked_for.ids is not None and self.id not in asked_for.ids):
            return False
        return all(
            self.marks[asked.series].rated if asked.rating is None else self.marks[asked.series] is asked.rating
            for asked in asked_for.rated
        )


def tallied(notes: Iterable[Note]) -> Tallies:
    notes = list(notes)
    days = sorted({note.day for note in notes})
    return {series: tuple(_day(notes, day, series) for day in days) for series in Series}


def _day(notes: list[Note], day: dt.date, series: Series) -> DayTally:
    marks = [note.marks[series] for note in notes if note.day == day]
    kinds = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.NOT_RELEVANT, Mark.UNMARKED)
    return DayTally(day, *(marks.count(kind) for kind in kinds))


DAYS = st.integers(0, 500).map(lambda ago: TODAY - dt.timedelta(days=ago))
NOTES = st.lists(st.tuples(DAYS, st.tuples(*[st.sampled_from(Mark)] * 4)), max_size=60).map(
    lambda made: [Note(at, day, marks) for at, (day, marks) in enumerate(made)]
)
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda ends: Period(*sorted(ends)) if None not in ends else Period(*ends)  # type: ignore[type-var]  # None was left out above
)


def journal(questions_since: float = 0.75, days: int = 900, a_day: float = 0.7, seed: int = 1) -> Tallies:
    steady = np.full(days, 0.5)
    changed = np.where(np.arange(days) < days // 2, 0.3, questions_since)
    shares = {series: changed if series is Series.QUESTIONS else steady for series in Series}
    return tallies(np.random.default_rng(seed), TODAY, days, a_day, shares)


def progress(period: Period = ALWAYS, made: Tallies | None = None) -> ProgressFinding:
    return build_progress(made or journal(), period, EVERYTHING, TODAY)
