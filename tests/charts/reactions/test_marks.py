"""The marks of chart 5: what they open and are called."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tests.charts.marks import marks_of

from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.filters import EntryFilter


def test_a_reaction_leads_to_the_entries_that_held_it(state: Callable[[str], Finding]) -> None:
    finding = cast(ReactionsFinding, state("reactions"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [EntryFilter(ids=share.entries) for share in finding.reactions]
    assert marks[0].sentence.startswith(f"Thanked: in {finding.reactions[0].count} of {finding.counts.rated} reactions")


def test_reactions_are_not_called_shown(state: Callable[[str], Finding]) -> None:
    said = " ".join(mark.sentence for mark in marks_of(state("entries, reactions")))
    assert "constructive" in said
    assert "mixed" in said
    assert "shown" not in said
