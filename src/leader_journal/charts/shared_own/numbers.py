"""Shared my own, as JSON."""

from __future__ import annotations

from leader_journal.charts.shared.numbers import Json, scope_json
from leader_journal.charts.shared_own.finding import SharedOwnFinding


def shared_own_numbers(finding: SharedOwnFinding) -> Json:
    return {
        **scope_json(finding),
        "months": [{"month": month.isoformat(), "shared": len(finding.of_month(month))} for month in finding.months],
        "shared": [{"entry": one.id, "day": one.day.isoformat()} for one in finding.shared],
    }
