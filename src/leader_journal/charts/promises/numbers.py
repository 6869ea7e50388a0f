"""Agreements and promises as JSON, over all people or of one; no name and no text is in it."""

from __future__ import annotations

from leader_journal.charts.promises.finding import OwedFinding, PersonFinding, PromisesOverview
from leader_journal.charts.shared.numbers import Json, day_json, rate_json, scope_json


def promises_numbers(finding: PromisesOverview) -> Json:
    return {**scope_json(finding), "on_time": rate_json(finding.on_time), **_owed_in_numbers(finding)}


def person_numbers(finding: PersonFinding) -> Json:
    return {
        **scope_json(finding),
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
        **_owed_in_numbers(finding),
    }


def _owed_in_numbers(finding: OwedFinding) -> Json:
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
