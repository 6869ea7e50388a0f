"""The ledger of claims as JSON; a setting of the leader's own is left out of it by name."""

from __future__ import annotations

from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.shared.numbers import Json, day_json, scope_json
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Setting
from leader_journal.insight.claims import Claim


def claims_numbers(finding: ClaimsFinding) -> Json:
    return {**scope_json(finding), "claims": [_claim(claim) for claim in finding.claims]}


def _claim(claim: Claim) -> Json:
    own = claim.factor is Factor.SETTING and claim.level not in set(Setting)
    return {
        "series": claim.series.value,
        "direction": claim.direction.value,
        "around": day_json(claim.around),
        "factor": None if claim.factor is None else claim.factor.value,
        "level": None if own else claim.level,
        "told": claim.told.isoformat(),
        "before": _counts(claim.before),
        "since": _counts(claim.since),
        "now": claim.now.became.value,
        "steps": [{"day": step.day.isoformat(), "became": step.became.value} for step in claim.steps],
    }


def _counts(counts: tuple[int, int]) -> Json:
    return {"shown": counts[0], "rated": counts[1]}
