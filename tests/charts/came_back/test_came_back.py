"""Whether they came with more."""

from __future__ import annotations

from tests.charts.desk import ago
from tests.charts.narrow_entries import made, seen

from leader_journal.charts.came_back.build import build_came_back
from leader_journal.core.terms import CameWithMore
from leader_journal.insight.counts import Evidence


def test_what_cannot_be_told_yet_is_in_no_denominator() -> None:
    answers = (CameWithMore.YES, CameWithMore.NO, CameWithMore.CANNOT_TELL, CameWithMore.YES)
    finding = build_came_back(seen([made(ago(9 - at), at, came_with_more=one) for at, one in enumerate(answers)]))
    assert finding.rate is not None
    assert (finding.rate.shown, finding.rate.rated) == (2, 3)
    assert finding.evidence is Evidence.FEW
    unsure = build_came_back(seen([made(ago(3), came_with_more=CameWithMore.CANNOT_TELL)]))
    assert unsure.rate is None
    assert unsure.evidence is Evidence.UNRATED
