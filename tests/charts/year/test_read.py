"""Chart 6 from a journal: what a click opens."""

from __future__ import annotations

from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.year.finding import YearFinding
from leader_journal.charts.year.room import YEAR
from leader_journal.composition import Services
from leader_journal.core.tallies import DayView
from leader_journal.storage.journal import Journal


def test_a_click_on_a_day_opens_its_entries(written: Journal, services: Services) -> None:
    finding = services.progress.finding(ChartRequest(YEAR, days=DayView.REACTIONS))
    assert isinstance(finding, YearFinding)
    assert finding.view is DayView.REACTIONS
    assert finding.counts.entries == written.entries.count(finding.entries_filter())
    assert all(written.entries.count(finding.day_filter(day.day)) == day.entries for day in finding.days)
