"""A month against the twelve before it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charts.notes import DAYS, NOTES, TODAY, Note, tallied

from leader_journal.charts.month.build import build_month
from leader_journal.charts.month.finding import MonthVerdict
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import Period, month_start
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Series


@settings(max_examples=60, deadline=None)
@given(NOTES, DAYS)
def test_chart_3_counts_its_month_and_the_twelve_before(notes: list[Note], day: dt.date) -> None:
    finding = build_month(tallied(notes), EVERYTHING, TODAY, day)
    assert finding.month == month_start(day)
    assert finding.complete is (finding.month < month_start(TODAY))
    for row in finding.rows:
        assert row.rated == sum(note.matches(finding.series_filter(row.series)) for note in notes)
        year_before = Period(finding.month.replace(year=finding.month.year - 1), finding.month - dt.timedelta(days=1))
        assert row.history.rated == sum(note.day in year_before and note.marks[row.series].rated for note in notes)
        assert (row.verdict is MonthVerdict.TOO_FEW) == (row.usual_low is None)


OUTSIDE = {MonthVerdict.MORE, MonthVerdict.LESS, MonthVerdict.PERHAPS_MORE, MonthVerdict.PERHAPS_LESS}


@settings(max_examples=150, deadline=None)
@given(st.integers(20, 1200), st.floats(0, 1), st.integers(3, 120), st.floats(0, 1))
def test_only_what_lies_outside_the_usual_is_told_to_differ(
    history: int, before: float, rated: int, since: float
) -> None:
    weeks = [dt.date(2025, 12, 1) + dt.timedelta(weeks=at) for at in range(48)]
    spread = zip(weeks, _spread(round(history * before)), _spread(history - round(history * before)), strict=True)
    rest = [DayTally(day, shown, 0, missed) for day, shown, missed in spread]
    month = DayTally(dt.date(2026, 11, 10), round(rated * since), 0, rated - round(rated * since))
    finding = build_month(dict.fromkeys(Series, (*rest, month)), EVERYTHING, dt.date(2026, 12, 1), month.day)
    for row in finding.rows:
        if row.usual_low is None or row.usual_high is None:
            continue
        inside = row.usual_low <= row.shown <= row.usual_high
        assert (row.verdict is MonthVerdict.AS_USUAL) is inside
        assert (row.verdict in OUTSIDE or row.verdict is MonthVerdict.MAY_BE_CHANCE) is not inside
        if row.verdict in OUTSIDE:
            more = row.verdict in (MonthVerdict.MORE, MonthVerdict.PERHAPS_MORE)
            assert more is (row.shown > row.usual_high)


def _spread(count: int) -> list[int]:
    """Return so many entries over 48 weeks."""
    return [count * (at + 1) // 48 - count * at // 48 for at in range(48)]


def test_a_month_far_off_the_usual_is_more_or_less_once_it_is_over() -> None:
    def month_of(shown: int, today: dt.date = dt.date(2026, 12, 1)) -> MonthVerdict:
        usual = [DayTally(dt.date(2026, month, day), 3, 0, 3) for month in range(1, 11) for day in (3, 12, 21)]
        this = [DayTally(dt.date(2026, 11, day), shown=shown // 3, missed=5 - shown // 3) for day in (2, 11, 20)]
        finding = build_month(dict.fromkeys(Series, (*usual, *this)), EVERYTHING, today, this[0].day)
        assert {row.verdict for row in finding.rows} == {finding.rows[0].verdict}
        return finding.rows[0].verdict

    assert month_of(6) is month_of(9) is MonthVerdict.AS_USUAL
    assert month_of(15) is MonthVerdict.MORE
    assert month_of(0) is MonthVerdict.LESS
    assert month_of(15, dt.date(2026, 11, 30)) is month_of(0, TODAY) is MonthVerdict.SO_FAR
