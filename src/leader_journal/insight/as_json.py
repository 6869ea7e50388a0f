"""Findings as JSON: every number that a chart shows, and no text of the journal. Documented in docs/findings.md.

Shares are fractions rounded to six places, days are ISO dates, what cannot be said is null.
"""

from __future__ import annotations

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.entries.numbers import entries_numbers
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.month.numbers import month_numbers
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.patterns.numbers import patterns_numbers
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.plan.numbers import plan_numbers
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.progress.numbers import progress_numbers
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.reactions.numbers import reactions_numbers
from leader_journal.charts.shared.numbers import Json
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.charts.year.finding import YearFinding
from leader_journal.charts.year.numbers import year_numbers
from leader_journal.insight.findings import Finding
from leader_journal.insight.others_json import others_as_json
from leader_journal.insight.people_json import people_as_json


def as_json(finding: Finding) -> Json:
    """Return a finding as what `json.dumps` takes."""
    match finding:
        case ProgressFinding():
            return progress_numbers(finding)
        case EntriesFinding():
            return entries_numbers(finding)
        case MonthFinding():
            return month_numbers(finding)
        case ReactionsFinding():
            return reactions_numbers(finding)
        case PatternsFinding():
            return patterns_numbers(finding)
        case YearFinding():
            return year_numbers(finding)
        case FairnessFinding() | BreachesFinding() | VoicesFinding() | PersonFinding() | PromisesOverview():
            return people_as_json(finding)
        case PlanFinding():
            return plan_numbers(finding)
        case _:
            return others_as_json(finding)
