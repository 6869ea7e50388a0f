"""The findings about people and what was agreed with them, as JSON. No name and no text is in it; people are ids.

Documented in docs/findings.md.
"""

from __future__ import annotations

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.breaches.numbers import breaches_numbers
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.fairness.numbers import fairness_numbers
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.promises.numbers import _dues, _person
from leader_journal.charts.shared.finding import Scope
from leader_journal.charts.shared.numbers import Json, day_json, rate_json
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.charts.voices.numbers import voices_numbers

PeopleFinding = FairnessFinding | BreachesFinding | VoicesFinding | PersonFinding | PromisesOverview


def people_as_json(finding: PeopleFinding) -> Json:
    """Return one of them as what `json.dumps` takes."""
    match finding:
        case FairnessFinding():
            return {"chart": "fairness", **_scope(finding), **fairness_numbers(finding)}
        case BreachesFinding():
            return {"chart": "breaches", **_scope(finding), **breaches_numbers(finding)}
        case VoicesFinding():
            return {"chart": "voices", **_scope(finding), **voices_numbers(finding)}
        case PersonFinding():
            return {"chart": "person", **_scope(finding), **_person(finding), **_dues(finding)}
        case PromisesOverview():
            return {"chart": "promises", **_scope(finding), "on_time": rate_json(finding.on_time), **_dues(finding)}


def _scope(finding: Scope) -> Json:
    return {
        "period": {"first": day_json(finding.period.first), "last": day_json(finding.period.last)},
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "entries": finding.entries,
    }
