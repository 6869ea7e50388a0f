"""The plans as JSON. Documented in docs/findings.md; what a plan says is left out of it."""

from __future__ import annotations

from leader_journal.charts.plan.finding import FollowedPlan, PlanFinding
from leader_journal.charts.shared.numbers import Json, period_json, rate_json
from leader_journal.core.terms import Setting


def plan_numbers(finding: PlanFinding) -> Json:
    """Return the plans as what `json.dumps` takes."""
    return {
        "chart": "plan",
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "entries": finding.entries,
        "plans": [_plan(plan) for plan in finding.plans],
    }


def _plan(plan: FollowedPlan) -> Json:
    words, tally = plan.words, plan.tally
    shipped = words.setting in set(Setting)
    return {
        "plan": plan.id,
        "made": plan.made.isoformat(),
        "ended": None if plan.ended is None else plan.ended.isoformat(),
        "element": None if words.element is None else words.element.value,
        "kind": None if words.kind is None else words.kind.value,
        "setting": words.setting if shipped else None,
        "done": tally.done,
        "not_done": tally.not_done,
        "unanswered": tally.unanswered,
        "rate": rate_json(plan.rate),
        "occasions": [{"entry": one.entry, "day": one.day.isoformat(), "done": one.done} for one in plan.occasions],
    }
