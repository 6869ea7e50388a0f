"""Came with more, as JSON."""

from __future__ import annotations

from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.shared.numbers import Json, rate_json, scope_json


def came_back_numbers(finding: CameBackFinding) -> Json:
    answers = [{"entry": one.id, "day": one.day.isoformat(), "came": one.came.value} for one in finding.answers]
    return {**scope_json(finding), "rate": rate_json(finding.rate), "answers": answers}
