"""The marks of chart 2: what they open, and that none lies upon another."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tests.charts.marks import marks_of

from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.filters import EntryFilter


def test_a_mark_leads_to_its_entry(state: Callable[[str], Finding]) -> None:
    finding = cast(EntriesFinding, state("entries"))
    reached = [mark.filter for mark in marks_of(finding)]
    assert reached == [EntryFilter(ids=frozenset({e.id})) for month in finding.months for e in month.marks]


def test_a_bar_leads_to_its_month(state: Callable[[str], Finding]) -> None:
    finding = cast(EntriesFinding, state("entries, bars"))
    reached = [mark.filter for mark in marks_of(finding)]
    assert reached == [finding.month_filter(month.month) for month in finding.months if month.counts.rated]


def test_entries_of_one_month_do_not_lie_on_each_other(finding: Finding) -> None:
    marks = marks_of(finding) if isinstance(finding, EntriesFinding) else ()
    places = {(round(mark.x, 1), round(mark.y, 1)) for mark in marks}
    assert len(places) == len(marks)
