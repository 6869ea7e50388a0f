"""The plans as JSON. Documented in docs/findings.md; what a plan says is left out of it."""

from __future__ import annotations

from leader_journal.charts.plan.finding import FollowedPlan, PlanFinding
from leader_journal.charts.shared.numbers import Json, counts_json, day_json, period_json, rate_json, size_json
from leader_journal.core.terms import Setting
from leader_journal.insight.experiment import ExperimentLook, Tried


def plan_numbers(finding: PlanFinding) -> Json:
    return {
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
        "experiment": None if plan.tried is None else _tried(plan.tried),
        "occasions": [{"entry": one.entry, "day": one.day.isoformat(), "done": one.done} for one in plan.occasions],
    }


def _tried(tried: Tried) -> Json:
    return {
        "began": tried.experiment.began.isoformat(),
        "look_days": [day.isoformat() for day in tried.experiment.looks],
        "next_look": day_json(tried.next_look),
        "expected": tried.expected,
        "before": counts_json(tried.before),
        "since": counts_json(tried.since),
        "looks": [_look(look) for look in tried.looks],
    }


def _look(look: ExperimentLook) -> Json:
    return {
        "day": look.day.isoformat(),
        "verdict": look.verdict.value,
        "before": counts_json(look.before),
        "since": counts_json(look.since),
        "size": None if look.size is None else size_json(look.size),
        "bayes_factor": None if look.bayes_factor is None else float(f"{look.bayes_factor:.6g}"),
    }
