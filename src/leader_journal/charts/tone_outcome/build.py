"""From entries to what became of them, by tone."""

from __future__ import annotations

from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.charts.tone_outcome.finding import Decided, ToneOutcomeFinding
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.terms import Outcome, Tone


def build_tone_outcome(seen: EntriesSeen) -> ToneOutcomeFinding:
    decisions = tuple(
        Decided(one.id, one.day, one.tone, one.outcome, _against(one))
        for one in seen.entries
        if one.outcome is not None
    )
    return ToneOutcomeFinding(
        **seen.head(len(decisions)),
        decisions=decisions,
    )


def _against(one: NarrowEntry) -> bool:
    if one.outcome is Outcome.ACCEPTED:
        return one.tone is Tone.SHARP
    return one.outcome is Outcome.DECLINED and not one.thanked
