"""From dealings to what became of them, by tone."""

from __future__ import annotations

from leader_journal.charts.shared.build import Dealt
from leader_journal.charts.tone_outcome.finding import Decision, ToneOutcomeFinding
from leader_journal.core.dealings import Dealing
from leader_journal.core.terms import Outcome, Tone


def build_tone_outcome(seen: Dealt) -> ToneOutcomeFinding:
    """Return what became of it, by tone."""
    decisions = tuple(
        Decision(one.id, one.day, one.tone, one.outcome, _against(one))
        for one in seen.dealings
        if one.outcome is not None
    )
    return ToneOutcomeFinding(
        **seen.head(len(decisions)),
        decisions=decisions,
    )


def _against(one: Dealing) -> bool:
    if one.outcome is Outcome.ACCEPTED:
        return one.tone is Tone.SHARP
    return one.outcome is Outcome.DECLINED and not one.thanked
