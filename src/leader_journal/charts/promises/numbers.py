"""Agreements and promises as JSON, over all people or of one; no name and no text is in it."""

from __future__ import annotations

from leader_journal.charts.promises.finding import DuesFinding, PersonFinding
from leader_journal.charts.shared.numbers import Json, day_json


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
