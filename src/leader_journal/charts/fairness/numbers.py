"""The fairness mirror as JSON: letters and counts, no name."""

from __future__ import annotations

from leader_journal.charts.fairness.finding import FairnessFinding, Mirrored
from leader_journal.charts.shared.numbers import Json, scope_json
from leader_journal.core.tallies import RatedEntry
from leader_journal.insight.counts import SeriesCounts


def fairness_numbers(finding: FairnessFinding) -> Json:
    return {
        **scope_json(finding),
        "kind": None if finding.kind is None else finding.kind.value,
        "comparisons": finding.comparisons,
        "people": [_mirrored(one) for one in finding.people],
    }


def _mirrored(one: Mirrored) -> Json:
    flag = one.flag
    return {
        "letter": one.letter,
        "counts": _counts(one.counts),
        "others": _counts(one.others),
        "standing": one.standing.value,
        "flagged": None
        if flag is None
        else {
            "scanned": flag.scanned.isoformat(),
            "direction": flag.direction.value,
            "outcome": flag.confirmation.outcome.value,
            "shown": flag.confirmation.shown,
            "rated": flag.confirmation.rated,
        },
        "entries": [_entry(entry) for entry in one.entries],
    }


def _entry(entry: RatedEntry) -> Json:
    return {"entry": entry.id, "day": entry.day.isoformat(), "rating": entry.rating.value}


def _counts(counts: SeriesCounts) -> Json:
    return {"shown": counts.shown, "partly": counts.partly, "missed": counts.missed, "rated": counts.rated}
