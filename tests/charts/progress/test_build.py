"""Findings from entries: every count agrees with counting by hand, and every filter opens what was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.charts.notes import NARROW, NOTES, PERIODS, TODAY, Note, journal, progress, tallied

from leader_journal.charts.entries.build import build_entries
from leader_journal.charts.findings import describe
from leader_journal.charts.month.build import build_month
from leader_journal.charts.progress.build import build_progress
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period, monday_of
from leader_journal.core.tallies import DayTally, Tallies
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Direction, Evidence
from leader_journal.insight.reach import month_period, rated_in


@settings(max_examples=60, deadline=None)
@given(NOTES, PERIODS)
def test_chart_1_counts_what_its_filters_open(notes: list[Note], period: Period) -> None:
    finding = build_progress(tallied(notes), period, EVERYTHING, TODAY)

    def opened(asked_for: EntryFilter) -> int:
        return sum(note.matches(asked_for) for note in notes)

    assert finding.entries == opened(finding.entries_filter())
    for panel in finding.series:
        assert panel.counts.rated == opened(finding.series_filter(panel.series))
        assert panel.counts.shown == opened(finding.series_filter(panel.series, Mark.SHOWN))
        for point in panel.months:
            assert point.counts.rated == opened(finding.month_filter(panel.series, point.month))
            for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED):
                assert point.counts.with_rating(mark) == opened(finding.month_filter(panel.series, point.month, mark))
        assert sum(point.counts.entries for point in panel.months) == finding.entries
        for change in panel.changes:
            assert change.before.rated == opened(rated_in(finding.filter.within(change.before_days), panel.series))
            assert change.since.rated == opened(rated_in(finding.filter.within(change.since_days), panel.series))


def test_a_real_change_is_found_dated_and_counted() -> None:
    change = progress().of(Series.QUESTIONS).change
    assert change is not None
    assert change.certainty is Certainty.CLEAR
    assert change.direction is Direction.MORE
    assert abs((change.week - (TODAY - dt.timedelta(days=450))).days) < 60
    assert change.before_days.last == change.week - dt.timedelta(days=1)
    assert change.since_days == Period(change.week, TODAY)
    total = progress().of(Series.QUESTIONS).counts.rated
    assert change.before.rated + change.since.rated == total
    assert [panel.change for panel in progress().series if panel.series is not Series.QUESTIONS] == [None] * 3


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_on_which_day_of_its_week_an_entry_was_does_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    notes = list(_turned(rng))
    moved = [Note(at, _same_week(rng, note.day), tuple(note.marks.values())) for at, note in enumerate(notes)]
    before, after = (build_progress(tallied(made), ALWAYS, EVERYTHING, TODAY) for made in (notes, moved))
    for one, other in zip(before.series, after.series, strict=True):
        assert one.level == other.level
        assert [(c.week, c.certainty, c.bayes_factor, c.before, c.since) for c in one.changes] == [
            (c.week, c.certainty, c.bayes_factor, c.before, c.since) for c in other.changes
        ]


def _turned(rng: np.random.Generator) -> Iterator[Note]:
    """A year in which the first series turns round."""
    for at, ago in enumerate(rng.integers(7, 371, 150)):
        shown = rng.random() < (0.2 if ago > 180 else 0.8)
        marks = (Mark.SHOWN if shown else Mark.MISSED, *(list(Mark)[index] for index in rng.integers(0, 5, 3)))
        yield Note(at, TODAY - dt.timedelta(days=int(ago)), marks)


def _same_week(rng: np.random.Generator, day: dt.date) -> dt.date:
    return monday_of(day) + dt.timedelta(days=int(rng.integers(0, 7)))


def test_the_same_change_downwards() -> None:
    change = progress(made=_mirrored(journal())).of(Series.QUESTIONS).change
    assert change is not None
    assert change.direction is Direction.LESS


def _mirrored(made: Tallies) -> Tallies:
    return {
        series: tuple(replace(day, shown=day.partly + day.missed, partly=0, missed=day.shown) for day in days)
        for series, days in made.items()
    }


def test_a_change_before_the_period_is_not_told_of_the_period() -> None:
    recent = Period(TODAY - dt.timedelta(days=200), TODAY)
    assert progress(recent).of(Series.QUESTIONS).evidence is Evidence.ENOUGH
    assert progress(recent).of(Series.QUESTIONS).change is None


@pytest.mark.parametrize(("days", "could"), [(1, False), (35, False), (400, True)])
def test_no_change_is_claimed_of_a_period_in_which_none_could_show(days: int, could: bool) -> None:
    held = progress(Period(TODAY - dt.timedelta(days=days - 1), TODAY), dict(journal()))
    assert {panel.could_show for panel in held.series if panel.evidence is Evidence.ENOUGH} <= {could}
    told = describe(held)
    assert ("No clear change" in f"{told.title} {told.subtitle} {told.in_words}") is could


def _with_a_pause(before: int, pause: int, since: int) -> Tallies:
    """Return a journal of three entries a week: missed, then nothing at all for so many weeks, then shown."""
    monday = monday_of(TODAY) - dt.timedelta(weeks=before + pause + since)
    written = [*range(before), *range(before + pause, before + pause + since)]
    days = tuple(
        DayTally(monday + dt.timedelta(weeks=week, days=day), int(week >= before), 0, int(week < before))
        for week in written
        for day in (0, 2, 4)
    )
    return dict.fromkeys(Series, days)


@settings(max_examples=15, deadline=None)
@given(st.integers(20, 60), st.integers(12, 80), st.integers(20, 60))
def test_a_pause_is_neither_when_it_changed_nor_a_slow_pace(before: int, pause: int, since: int) -> None:
    finding = build_progress(_with_a_pause(before, pause, since), ALWAYS, EVERYTHING, TODAY)
    for panel in finding.series:
        (change,) = panel.changes
        assert change.week == monday_of(TODAY) - dt.timedelta(weeks=since), "the first week in which it shows"
        assert (change.before.rated, change.since.rated) == (3 * before, 3 * since)
        assert change.pace is None


def test_the_period_cuts_the_level_but_does_not_alter_it() -> None:
    whole, recent = progress(), progress(Period(TODAY - dt.timedelta(days=200), TODAY))
    for series in Series:
        points = recent.of(series).level
        assert 28 <= len(points) <= 30
        assert points == whole.of(series).level[-len(points) :]


def test_what_comes_after_the_period_does_not_reach_back_into_it() -> None:
    earlier = Period(None, TODAY - dt.timedelta(days=300))
    cut = {series: tuple(day for day in days if day.day in earlier) for series, days in journal().items()}
    assert progress(earlier) == progress(earlier, cut)


def test_writing_more_often_since_is_noted() -> None:
    days = 900
    made = journal()
    change = progress(made=made).of(Series.QUESTIONS).change
    assert change is not None
    assert change.pace is None
    since = TODAY - dt.timedelta(days=days // 2)
    often = {
        series: tuple(replace(day, unmarked=day.unmarked + 2) if day.day > since else day for day in rows)
        for series, rows in made.items()
    }
    change = progress(made=often).of(Series.QUESTIONS).change
    assert change is not None
    assert change.pace is not None
    assert change.pace.direction is Direction.MORE


@pytest.mark.parametrize(
    ("rated", "evidence"),
    [(1, Evidence.FEW), (4, Evidence.FEW), (5, Evidence.SOME), (19, Evidence.SOME), (20, Evidence.ENOUGH)],
)
def test_evidence_grows_with_what_counts(rated: int, evidence: Evidence) -> None:
    days = tuple(DayTally(TODAY - dt.timedelta(days=ago), shown=1) for ago in reversed(range(rated)))
    finding = build_progress(dict.fromkeys(Series, days), ALWAYS, EVERYTHING, TODAY)
    assert [panel.evidence for panel in finding.series] == [evidence] * 4
    assert bool(finding.series[0].level) is (evidence is Evidence.ENOUGH)


def test_an_empty_journal_an_empty_filter_and_unrated_entries_are_told_apart() -> None:
    empty: Tallies = dict.fromkeys(Series, ())
    months = Period(dt.date(2025, 6, 1), TODAY)
    assert build_progress(empty, months, EVERYTHING, TODAY).evidence is Evidence.NONE
    assert build_progress(empty, months, NARROW, TODAY).evidence is Evidence.NO_MATCH
    assert build_entries((), (), Series.ROOM, months, EVERYTHING, TODAY).evidence is Evidence.NONE
    assert build_entries((), (), Series.ROOM, months, NARROW, TODAY).evidence is Evidence.NO_MATCH
    assert build_month(empty, EVERYTHING, TODAY).evidence is Evidence.NONE
    assert build_month(empty, NARROW, TODAY).evidence is Evidence.NO_MATCH
    old = dict.fromkeys(Series, (DayTally(dt.date(2024, 1, 1), shown=1),))
    assert build_progress(old, months, EVERYTHING, TODAY).evidence is Evidence.NO_MATCH
    unrated = dict.fromkeys(Series, (DayTally(TODAY, unmarked=2, not_relevant=1),))
    assert build_progress(unrated, months, EVERYTHING, TODAY).evidence is Evidence.UNRATED
    assert build_progress(unrated, months, EVERYTHING, TODAY).entries == 3


def test_the_time_axis_does_not_begin_before_the_first_entry() -> None:
    made = dict.fromkeys(Series, (DayTally(dt.date(2026, 9, 30), shown=1),))
    finding = build_progress(made, Period(dt.date(2025, 6, 1), TODAY), EVERYTHING, TODAY)
    assert finding.months == (dt.date(2026, 9, 1), dt.date(2026, 10, 1), dt.date(2026, 11, 1))


def test_a_filter_that_asks_for_a_rating_is_narrowed_not_widened() -> None:
    notes = [Note(at, TODAY, (mark,) * 4) for at, mark in enumerate(Mark)]
    asked = progress(made=tallied(notes)).series_filter(Series.ROOM, Mark.SHOWN)
    finding = build_month(tallied(notes), asked, TODAY)
    assert [note.marks[Series.ROOM] for note in notes if note.matches(finding.series_filter(Series.ROOM))] == [
        Mark.SHOWN
    ]
    assert not any(note.matches(finding.series_filter(Series.ROOM, Mark.MISSED)) for note in notes)
    assert sum(note.matches(finding.series_filter(Series.ROOM, Mark.SHOWN)) for note in notes) == 1
    assert sum(note.matches(finding.series_filter(Series.HUMILITY)) for note in notes) == 1


def test_a_month_period_holds_all_its_days() -> None:
    assert month_period(dt.date(2028, 2, 1)) == Period(dt.date(2028, 2, 1), dt.date(2028, 2, 29))
