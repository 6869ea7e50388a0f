"""The marks of chart 1: what they open and say."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tests.charts.marks import marks_of

from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.terms import Series
from leader_journal.wording.labels import series_label


def test_a_month_leads_to_its_entries(state: Callable[[str], Finding]) -> None:
    finding = cast(ProgressFinding, state("progress"))
    reached = [mark.filter for mark in marks_of(finding)]
    months = [(panel.series, p.month) for panel in finding.series for p in panel.months if p.counts.rated]
    assert reached == [finding.month_filter(series, month) for series, month in months]


def test_marks_are_read_panel_by_panel_and_left_to_right(state: Callable[[str], Finding]) -> None:
    marks = marks_of(state("progress"))
    panels = [[mark.x for mark in marks if mark.sentence.startswith(series_label(series))] for series in Series]
    assert all(places == sorted(places) for places in panels)
    assert [mark.sentence.split(",")[0] for mark in marks] == [
        series_label(series) for series, places in zip(Series, panels, strict=True) for _each in places
    ]


def test_a_month_says_its_counts(state: Callable[[str], Finding]) -> None:
    finding = cast(ProgressFinding, state("progress"))
    point = finding.of(Series.HUMILITY).months[-1]
    mark = next(m for m in marks_of(finding) if m.filter == finding.month_filter(Series.HUMILITY, point.month))
    counts = point.counts
    assert mark.label == f"Nov: {counts.shown} of {counts.rated}"
    assert mark.sentence == (
        f"Humility, November 2026: shown in {counts.shown} of {counts.rated}, "
        f"partly in {counts.partly}, missed in {counts.missed}."
    )
