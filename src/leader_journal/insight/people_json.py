"""The findings about people and what was agreed with them, as JSON. No name and no text is in it; people are ids.

Documented in docs/findings.md.
"""

from __future__ import annotations

from leader_journal.core.tallies import RatedEntry
from leader_journal.insight.counts import SeriesCounts
from leader_journal.insight.findings_breaches import BreachesFinding
from leader_journal.insight.findings_dues import DuesFinding, PersonFinding, PromisesOverview
from leader_journal.insight.findings_fairness import FairnessFinding, Mirrored
from leader_journal.insight.findings_others import Scope
from leader_journal.insight.findings_voices import VoicesFinding
from leader_journal.insight.json_parts import Json, day_json, rate_json

PeopleFinding = FairnessFinding | BreachesFinding | VoicesFinding | PersonFinding | PromisesOverview


def people_as_json(finding: PeopleFinding) -> Json:
    """Return one of them as what `json.dumps` takes."""
    match finding:
        case FairnessFinding():
            return {"chart": "fairness", **_scope(finding), **_fairness(finding)}
        case BreachesFinding():
            return {"chart": "breaches", **_scope(finding), **_breaches(finding)}
        case VoicesFinding():
            return {"chart": "voices", **_scope(finding), **_voices(finding)}
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


def _fairness(finding: FairnessFinding) -> Json:
    return {
        "kind": None if finding.kind is None else finding.kind.value,
        "comparisons": finding.comparisons,
        "people": [_mirrored(one) for one in finding.people],
    }


def _mirrored(one: Mirrored) -> Json:
    flag = one.flag
    return {
        "letter": one.letter,
        "counts": _counts(one.counts),
        "others": _counts(one.others),
        "standing": one.standing.value,
        "flagged": None
        if flag is None
        else {
            "scanned": flag.scanned.isoformat(),
            "direction": flag.direction.value,
            "outcome": flag.confirmation.outcome.value,
            "shown": flag.confirmation.shown,
            "rated": flag.confirmation.rated,
        },
        "entries": [_entry(entry) for entry in one.entries],
    }


def _entry(entry: RatedEntry) -> Json:
    return {"entry": entry.id, "day": entry.day.isoformat(), "rating": entry.rating.value}


def _breaches(finding: BreachesFinding) -> Json:
    return {
        "rate": rate_json(finding.rate),
        "breaches": [
            {
                "entry": one.id,
                "day": one.day.isoformat(),
                "box": None if one.box is None else one.box.value,
                "missing": [missing.value for missing in one.missing],
            }
            for one in finding.breaches
        ],
        "destructive": [{"entry": one.id, "day": one.day.isoformat()} for one in finding.destructive],
    }


def _voices(finding: VoicesFinding) -> Json:
    return {
        "lately": finding.lately,
        "people": [{"person": one.someone.id, "last": day_json(one.last), "days": one.days} for one in finding.people],
        "kinds": [{"kind": one.kind.value, "last": day_json(one.last), "days": one.days} for one in finding.kinds],
        "only_wrong": [
            {"person": one.someone.id, "mistakes": one.mistakes, "breaches": one.breaches} for one in finding.only_wrong
        ],
    }


def _person(finding: PersonFinding) -> Json:
    return {
        "person": finding.someone.id,
        "more": finding.more,
        "marks": [
            {
                "entry": mark.id,
                "day": mark.day.isoformat(),
                "kind": None if mark.kind is None else mark.kind.value,
                "rating": mark.rating.value,
            }
            for mark in finding.marks
        ],
    }


def _dues(finding: DuesFinding) -> Json:
    return {
        "agreements": [{"agreement": one.id, "day": one.day.isoformat()} for one in finding.agreements],
        "promises": [
            {
                "promise": one.id,
                "made": one.made.isoformat(),
                "due": day_json(one.due),
                "closed_on": day_json(one.closed_on),
                "state": one.state.value,
                "keeping": one.keeping.value,
            }
            for one in finding.promises
        ],
    }


def _counts(counts: SeriesCounts) -> Json:
    return {"shown": counts.shown, "partly": counts.partly, "missed": counts.missed, "rated": counts.rated}
