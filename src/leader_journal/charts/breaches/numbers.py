"""Breaches in the four boxes, as JSON."""

from __future__ import annotations

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.shared.numbers import Json, rate_json, scope_json


def breaches_numbers(finding: BreachesFinding) -> Json:
    return {
        **scope_json(finding),
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
