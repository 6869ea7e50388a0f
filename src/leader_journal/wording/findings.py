"""A finding in words: title, subtitle, note, sentences and table, all from the same numbers.

What heads a chart, what a screen reader says and what an export carries come from here, so they cannot disagree. Counts
come before percentages, percentages only from five entries on, and nothing guesses at reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.breaches.words import describe_breaches
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.entries.words import describe_entries
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.fairness.words import describe_fairness
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.month.words import describe_month
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.patterns.words.finding import describe_patterns
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.plan.words import describe_plan
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.progress.words import describe_progress
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.promises.words import describe_person, describe_promises
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.reactions.words import describe_reactions
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.charts.voices.words import describe_voices
from leader_journal.charts.year.finding import YearFinding
from leader_journal.charts.year.words import describe_year
from leader_journal.insight.findings import Finding
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.findings_others import describe_others

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
