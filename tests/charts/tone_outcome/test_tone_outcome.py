"""What became of it, by the tone in which it was met."""

from __future__ import annotations

from tests.charts.desk import ago
from tests.charts.narrow_entries import made, seen

from leader_journal.charts.tone_outcome.build import build_tone_outcome
from leader_journal.core.terms import Outcome, Reaction, Tone


def test_a_yes_in_a_sharp_tone_and_a_no_without_thanks_stand_out() -> None:
    finding = build_tone_outcome(
        seen(
            [
                made(ago(9), 1, tone=Tone.SHARP, outcome=Outcome.ACCEPTED, reactions=(Reaction.THANKED,)),
                made(ago(8), 2, tone=Tone.CALM, outcome=Outcome.ACCEPTED),
                made(ago(7), 3, tone=Tone.CALM, outcome=Outcome.DECLINED, reactions=(Reaction.THANKED,)),
                made(ago(6), 4, outcome=Outcome.DECLINED, reactions=(Reaction.LISTENED,)),
                made(ago(5), 5, tone=Tone.SHARP, outcome=Outcome.POSTPONED),
                made(ago(4), 6, tone=Tone.SHARP),
            ]
        )
    )
    assert [one.id[-1] for one in finding.against(Outcome.ACCEPTED)] == ["1"]
    assert [one.id[-1] for one in finding.against(Outcome.DECLINED)] == ["4"]
    assert not finding.against(Outcome.POSTPONED)
    assert [one.id[-1] for one in finding.cell(None, Outcome.DECLINED)] == ["4"]
    assert len(finding.decisions) == 5
