"""Tone and outcome as JSON."""

from __future__ import annotations

from leader_journal.charts.shared.numbers import Json, scope_json
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.core.terms import Outcome


def tone_outcome_numbers(finding: ToneOutcomeFinding) -> Json:
    return {
        **scope_json(finding),
        "accepted": len(finding.of(Outcome.ACCEPTED)),
        "accepted_sharp": len(finding.against(Outcome.ACCEPTED)),
        "declined": len(finding.of(Outcome.DECLINED)),
        "declined_without_thanks": len(finding.against(Outcome.DECLINED)),
        "decisions": [
            {
                "entry": one.id,
                "day": one.day.isoformat(),
                "tone": None if one.tone is None else one.tone.value,
                "outcome": one.outcome.value,
                "against": one.against,
            }
            for one in finding.decisions
        ],
    }
