"""What insight found, as values: wording makes sentences of them, figures draw them, and they name the entries behind.

Every finding knows the filter of the entries behind each of its parts, so that a click on a mark, a month or a sentence
opens exactly what it counts. Shares are fractions of 0..1. Months are given by their first day, weeks by their Monday.
A finding holds counts and entry ids, never a text of the journal.
"""

from __future__ import annotations

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.charts.year.finding import YearFinding
from leader_journal.insight.findings_others import OthersFinding

Finding = (
    ProgressFinding
    | EntriesFinding
    | MonthFinding
    | ReactionsFinding
    | YearFinding
    | PatternsFinding
    | FairnessFinding
    | BreachesFinding
    | VoicesFinding
    | PersonFinding
    | PromisesOverview
    | PlanFinding
    | OthersFinding
)
