"""The marks of chart 6: what they open."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tests.charts.marks import marks_of

from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.year.finding import YearFinding
from leader_journal.core.periods import Period


def test_a_day_leads_to_its_entries(state: Callable[[str], Finding]) -> None:
    finding = cast(YearFinding, state("year"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [finding.day_filter(day.day) for day in finding.days]
    assert marks[-1].filter.period == Period(finding.days[-1].day, finding.days[-1].day)
