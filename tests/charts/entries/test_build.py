"""A mark for every entry that counts, or bars of the same counts."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charts.notes import NOTES, PERIODS, TODAY, Note, tallied

from leader_journal.charts.entries.build import build_entries
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import ALWAYS, Period, month_start
from leader_journal.core.tallies import DayTally, RatedEntry
from leader_journal.core.terms import Mark, Series


@settings(max_examples=60, deadline=None)
@given(NOTES, PERIODS, st.sampled_from(Series))
def test_chart_2_has_a_mark_for_every_entry_that_counts(notes: list[Note], period: Period, series: Series) -> None:
    rated = [RatedEntry(n.id, n.day, n.marks[series]) for n in notes if n.marks[series].rated and n.day in period]
    history = [note for note in notes if period.last is None or note.day <= period.last]
    finding = build_entries(tallied(history)[series], rated, series, period, EVERYTHING, TODAY)
    marks = [mark for month in finding.months for mark in month.marks]
    assert sorted(mark.id for mark in marks) == sorted(entry.id for entry in rated)
    assert finding.counts.rated == len(rated)
    for month in finding.months:
        assert {month_start(mark.day) for mark in month.marks} <= {month.month}
        assert month.counts.rated == len(month.marks)
        order = [(Mark.SHOWN, Mark.PARTLY, Mark.MISSED).index(mark.rating) for mark in month.marks]
        assert order == sorted(order)
        opened = {note.id for note in notes if note.matches(finding.month_filter(month.month))}
        assert opened == {mark.id for mark in month.marks}
    for mark in marks:
        assert [note.id for note in notes if note.matches(finding.mark_filter(mark))] == [mark.id]


def test_too_many_marks_become_bars_of_the_same_counts() -> None:
    day = dt.date(2026, 11, 2)
    for size, as_bars in ((60, False), (61, True)):
        entries = [RatedEntry(str(at), day, Mark.SHOWN) for at in range(size)]
        finding = build_entries((DayTally(day, shown=size),), entries, Series.ROOM, ALWAYS, EVERYTHING, TODAY)
        assert finding.as_bars is as_bars
        assert [len(month.marks) for month in finding.months] == [0 if as_bars else size]
        assert finding.months[0].counts.shown == size
    days = tuple(DayTally(dt.date(2020, 1, 1) + dt.timedelta(days=7 * at), shown=7) for at in range(300))
    many = [RatedEntry(f"{day.day}-{at}", day.day, Mark.SHOWN) for day in days for at in range(7)]
    assert build_entries(days, many[:2001], Series.ROOM, ALWAYS, EVERYTHING, TODAY).as_bars
    assert sum(m.counts.shown for m in build_entries(days, many, Series.ROOM, ALWAYS, EVERYTHING).months) == 2100
