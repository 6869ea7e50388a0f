"""A finding in words: title, subtitle, note, sentences and table, all from the same numbers.

What heads a chart, what a screen reader says and what an export carries come from here, so they cannot disagree. Counts
come before percentages, percentages only from five entries on, and nothing guesses at reasons.
"""

from __future__ import annotations

from leader_journal.insight.findings import (
    EntriesFinding,
    Finding,
    MonthFinding,
    PatternsFinding,
    PlanFinding,
    ProgressFinding,
    ReactionsFinding,
    YearFinding,
)
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.findings_entries import describe_entries
from leader_journal.wording.findings_month import describe_month
from leader_journal.wording.findings_others import describe_others
from leader_journal.wording.findings_patterns import describe_patterns
from leader_journal.wording.findings_plan import describe_plan
from leader_journal.wording.findings_progress import describe_progress
from leader_journal.wording.findings_reactions import describe_reactions
from leader_journal.wording.findings_year import describe_year

__all__ = ["FindingText", "describe"]


def describe(finding: Finding) -> FindingText:
    """Put a finding into words of the current language."""
    match finding:
        case ProgressFinding():
            return describe_progress(finding)
        case EntriesFinding():
            return describe_entries(finding)
        case MonthFinding():
            return describe_month(finding)
        case ReactionsFinding():
            return describe_reactions(finding)
        case PatternsFinding():
            return describe_patterns(finding)
        case YearFinding():
            return describe_year(finding)
        case PlanFinding():
            return describe_plan(finding)
        case _:
            return describe_others(finding)
