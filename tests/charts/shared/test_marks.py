"""Every mark of a figure leads to the entries behind it, lies within the figure, and says what it is."""

from __future__ import annotations

from tests.charts.marks import LIGHT, draw, marks_of
from tests.charts.patterns.test_marks import marks_of_rows

from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.year.finding import YearFinding
from leader_journal.insight.counts import Evidence


def test_marks_lie_within_the_figure_and_say_something(finding: Finding) -> None:
    for width in (480, 840):
        drawn = draw(finding, LIGHT, width)
        for mark in drawn.marks:
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= drawn.sheet.height
            assert mark.label
            assert mark.sentence


def test_there_is_a_mark_for_everything_that_counts(finding: Finding) -> None:
    match finding:
        case ProgressFinding():
            expected = sum(point.counts.rated > 0 for panel in finding.series for point in panel.months)
        case EntriesFinding() if finding.as_bars:
            expected = sum(month.counts.rated > 0 for month in finding.months)
        case EntriesFinding():
            expected = sum(len(month.marks) for month in finding.months)
        case MonthFinding():
            expected = len(finding.rows)
        case PatternsFinding():
            assert marks_of_rows(finding) == [finding.row_filter(row) for row in finding.everything]
            return
        case YearFinding():
            expected = len(finding.days)
        case ReactionsFinding() if finding.evidence is Evidence.FEW:
            expected = sum(share.count > 0 for share in finding.reactions)
        case ReactionsFinding():
            expected = len(finding.reactions) if finding.counts.rated else 0
        case ClaimsFinding():
            expected = sum(len(claim.steps) for claim in finding.claims)
    assert len(marks_of(finding)) == expected
