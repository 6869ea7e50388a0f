"""The marks of chart 3: what they open."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tests.charts.marks import marks_of

from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.filters import RatedIn
from leader_journal.core.terms import Series


def test_a_row_leads_to_its_series(state: Callable[[str], Finding]) -> None:
    finding = cast(MonthFinding, state("month"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [finding.series_filter(series) for series in Series]
    assert all(RatedIn(series) in mark.filter.rated for mark, series in zip(marks, Series, strict=True))
