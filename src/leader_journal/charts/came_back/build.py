"""From entries to whether they came with more afterwards."""

from __future__ import annotations

from leader_journal.charts.came_back.finding import Afterward, CameBackFinding
from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.core.terms import CameWithMore
from leader_journal.insight.wilson import rate


def build_came_back(seen: EntriesSeen) -> CameBackFinding:
    """Return whether they came with more afterwards: yes, of yes and no."""
    answers = tuple(
        Afterward(one.id, one.day, one.came_with_more) for one in seen.entries if one.came_with_more is not None
    )
    yes = sum(one.came is CameWithMore.YES for one in answers)
    told = yes + sum(one.came is CameWithMore.NO for one in answers)
    return CameBackFinding(
        **seen.head(told),
        answers=answers,
        quarters=seen.months(3),
        rate=rate(yes, told) if told else None,
    )
