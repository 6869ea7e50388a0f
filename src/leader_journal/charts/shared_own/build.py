"""From entries to when the leader shared something of their own."""

from __future__ import annotations

from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.charts.shared.finding import Moment
from leader_journal.charts.shared_own.finding import SharedOwnFinding


def build_shared_own(seen: EntriesSeen) -> SharedOwnFinding:
    shared = tuple(Moment(one.id, one.day) for one in seen.entries if one.shared_own)
    return SharedOwnFinding(
        **seen.head(len(shared)),
        shared=shared,
        months=seen.months(),
    )
