"""Chart 5 as JSON."""

from __future__ import annotations

from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.numbers import Json, counts_json, period_json, rate_json


def reactions_numbers(finding: ReactionsFinding) -> Json:
    return {
        "period": period_json(finding.period),
        "before_period": period_json(finding.before_period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": counts_json(finding.counts),
        "before": counts_json(finding.before),
        "rate": rate_json(finding.rate),
        "reactions": [
            {
                "reaction": share.reaction.value,
                "leaning": share.reaction.leaning.value,
                "count": share.count,
                "count_before": share.before,
                "ago": share.ago,
            }
            for share in finding.reactions
        ],
    }
