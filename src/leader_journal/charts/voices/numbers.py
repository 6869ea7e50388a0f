"""What was not heard lately, as JSON; people are ids."""

from __future__ import annotations

from leader_journal.charts.shared.numbers import Json, day_json, scope_json
from leader_journal.charts.voices.finding import VoicesFinding


def voices_numbers(finding: VoicesFinding) -> Json:
    return {
        **scope_json(finding),
        "lately": finding.lately,
        "people": [{"person": one.someone.id, "last": day_json(one.last), "days": one.days} for one in finding.people],
        "kinds": [{"kind": one.kind.value, "last": day_json(one.last), "days": one.days} for one in finding.kinds],
        "only_wrong": [
            {"person": one.someone.id, "mistakes": one.mistakes, "breaches": one.breaches} for one in finding.only_wrong
        ],
    }
