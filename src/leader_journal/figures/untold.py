"""A finding without what the app makes of it: for a chart that is looked at before its sentence may be read."""

from __future__ import annotations

from dataclasses import replace

from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.insight.findings import Finding
from leader_journal.insight.standing import Standing


def untold(finding: Finding) -> Finding:
    """Return the finding with all its numbers, but with no change, and no row that stands out."""
    if isinstance(finding, ProgressFinding):
        return replace(finding, series=tuple(replace(panel, changes=()) for panel in finding.series))
    if isinstance(finding, PatternsFinding):
        rows = tuple(replace(row, standing=_untold(row.standing)) for row in finding.rows)
        people = tuple(replace(row, standing=_untold(row.standing), marks=()) for row in finding.people)
        return replace(finding, rows=rows, people=people)
    return finding


def _untold(standing: Standing) -> Standing:
    """That there are too few to tell is no reading."""
    return standing if standing is Standing.TOO_FEW else Standing.NO_DIFFERENCE
