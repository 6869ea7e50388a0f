"""Chart 5 from a journal: what a click opens."""

from __future__ import annotations

from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.reactions.room import REACTIONS
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Kind, Reaction
from leader_journal.storage.journal import Journal


def test_a_click_on_a_reaction_opens_the_entries_it_counts(written: Journal, services: Services) -> None:
    finding = services.progress.finding(ChartRequest(REACTIONS))
    assert isinstance(finding, ReactionsFinding)
    for share in finding.reactions:
        opened = list(written.entries.all(finding.reaction_filter(share)))
        assert len(opened) == share.count
        assert all(share.reaction in one.reactions and one.day in finding.period for one in opened)
    assert finding.compares
    listened = next(share for share in finding.reactions if share.reaction is Reaction.LISTENED)
    assert (listened.count, finding.counts.shown) == (finding.counts.shown, listened.count)


def test_reactions_of_one_kind_are_those_of_its_entries(written: Journal, services: Services) -> None:
    ideas = EntryFilter(kinds=frozenset({Kind.IDEA}))
    finding = services.progress.finding(ChartRequest(REACTIONS, filter=ideas))
    assert isinstance(finding, ReactionsFinding)
    assert finding.counts.entries == written.entries.count(ideas.within(finding.period))
