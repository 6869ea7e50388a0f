"""Closed loops and repair as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from leader_journal.charts.loops.finding import FollowUp, FollowUpsFinding
from leader_journal.charts.shared.numbers import Json, rate_json


def _follow_ups(finding: FollowUpsFinding) -> Json:
    return {
        "rate": rate_json(finding.rate),
        "median_days": finding.median_days,
        "done": _each(finding.done),
        "open": _each(finding.open),
        "unanswered": _each(finding.unanswered),
    }


def _each(entries: Sequence[FollowUp]) -> list[Json]:
    return [{"entry": one.id, "day": one.day.isoformat(), "days": one.days} for one in entries]
