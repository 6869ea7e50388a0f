"""A finding in words: title, subtitle, note, sentences and table, all from the same numbers.

What heads a chart, what a screen reader says and what an export carries come from here, so they cannot disagree. Counts
come before percentages, percentages only from five entries on, and nothing guesses at reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leader_journal.insight.findings import EntriesFinding, Finding, MonthFinding, ProgressFinding
from leader_journal.insight.findings_breaches import BreachesFinding
from leader_journal.insight.findings_dues import PersonFinding, PromisesOverview
from leader_journal.insight.findings_fairness import FairnessFinding
from leader_journal.insight.findings_patterns import PatternsFinding
from leader_journal.insight.findings_plan import PlanFinding
from leader_journal.insight.findings_reactions import ReactionsFinding
from leader_journal.insight.findings_voices import VoicesFinding
from leader_journal.insight.findings_year import YearFinding
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.findings_breaches import describe_breaches
from leader_journal.wording.findings_dues import describe_person, describe_promises
from leader_journal.wording.findings_entries import describe_entries
from leader_journal.wording.findings_fairness import describe_fairness
from leader_journal.wording.findings_month import describe_month
from leader_journal.wording.findings_others import describe_others
from leader_journal.wording.findings_patterns import describe_patterns
from leader_journal.wording.findings_plan import describe_plan
from leader_journal.wording.findings_progress import describe_progress
from leader_journal.wording.findings_reactions import describe_reactions
from leader_journal.wording.findings_voices import describe_voices
from leader_journal.wording.findings_year import describe_year

__all__ = ["FindingText", "describe"]


_DESCRIBED: Mapping[type[Any], Callable[[Any], FindingText]] = {
    ProgressFinding: describe_progress,
    EntriesFinding: describe_entries,
    MonthFinding: describe_month,
    ReactionsFinding: describe_reactions,
    PatternsFinding: describe_patterns,
    YearFinding: describe_year,
    PlanFinding: describe_plan,
    FairnessFinding: describe_fairness,
    BreachesFinding: describe_breaches,
    VoicesFinding: describe_voices,
    PersonFinding: describe_person,
    PromisesOverview: describe_promises,
}


def describe(finding: Finding) -> FindingText:
    """Put a finding into words of the current language."""
    return _DESCRIBED.get(type(finding), describe_others)(finding)
