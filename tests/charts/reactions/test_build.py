"""Chart 5: six months of first reactions beside the six before."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.charts.reactions.build import build_reactions, reaction_periods
from leader_journal.charts.reactions.words import reaction_sentence
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.tallies import DayTally, ReactionTally
from leader_journal.core.terms import Kind, Leaning, Reaction
from leader_journal.insight.counts import Evidence

TODAY = dt.date(2026, 11, 24)


def tally(reaction: Reaction, *ids: str) -> ReactionTally:
    return ReactionTally(reaction, frozenset(ids))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_the_two_periods_meet_and_are_six_months_each(last: dt.date) -> None:
    now, before = reaction_periods(last)
    assert now.last == last
    assert now.first is not None
    assert before.first is not None
    assert before.last == now.first - dt.timedelta(days=1)
    assert 180 <= (last - now.first).days + 1 <= 185
    assert 180 <= (before.last - before.first).days + 1 <= 186


def test_what_it_counts() -> None:
    days = [DayTally(dt.date(2026, 3, 1), shown=9, missed=1), DayTally(TODAY, shown=4, partly=1, missed=1, unmarked=2)]
    now = [tally(Reaction.LISTENED, "a", "b"), tally(Reaction.THANKED, "a"), tally(Reaction.TOOK_OVER, "c")]
    finding = build_reactions(days, now, [tally(Reaction.LISTENED, *"vwxyz")], EVERYTHING, TODAY)
    assert (finding.counts.shown, finding.counts.rated, finding.before.rated) == (4, 6, 10)
    assert finding.evidence is Evidence.SOME
    assert finding.compares
    assert [share.reaction for share in finding.of(Leaning.OPENS)][:2] == [Reaction.LISTENED, Reaction.THANKED]
    assert [share.reaction for share in finding.of(Leaning.CLOSES)][:2] == [Reaction.TOOK_OVER, Reaction.DEFENDED]
    listened = finding.of(Leaning.OPENS)[0]
    assert (listened.count, listened.before) == (2, 5)
    assert finding.reaction_filter(listened) == EntryFilter(ids=frozenset("ab"))
    assert {share.reaction for share in finding.reactions} == set(Reaction)


@pytest.mark.parametrize(
    ("days", "evidence"),
    [
        ([], Evidence.NONE),
        ([DayTally(dt.date(2026, 1, 1), shown=30)], Evidence.NO_MATCH),
        ([DayTally(TODAY, unmarked=3)], Evidence.UNRATED),
        ([DayTally(TODAY, shown=4)], Evidence.FEW),
        ([DayTally(TODAY, shown=20)], Evidence.ENOUGH),
    ],
)
def test_how_much_there_is_to_go_by(days: list[DayTally], evidence: Evidence) -> None:
    assert build_reactions(days, [], [], EVERYTHING, TODAY).evidence is evidence


def test_a_filter_that_leaves_nothing_is_no_empty_journal() -> None:
    ideas = EntryFilter(kinds=frozenset({Kind.IDEA}))
    assert build_reactions([], [], [], ideas, TODAY).evidence is Evidence.NO_MATCH


def test_nothing_is_held_against_fewer_than_five() -> None:
    few = [DayTally(dt.date(2026, 3, 1), shown=4), DayTally(TODAY, shown=20)]
    assert not build_reactions(few, [], [], EVERYTHING, TODAY).compares
    now_few = [DayTally(dt.date(2026, 3, 1), shown=40), DayTally(TODAY, shown=4)]
    assert not build_reactions(now_few, [], [], EVERYTHING, TODAY).compares


def test_when_a_rare_reaction_that_closes_last_came_is_told_and_of_no_other() -> None:
    order = [str(at) for at in range(40)]
    now = [
        tally(Reaction.DEFENDED, "3", "10"),
        tally(Reaction.WENT_SILENT, *order[:4]),
        tally(Reaction.THANKED, "5"),
        tally(Reaction.TOOK_OVER, "39"),
    ]
    finding = build_reactions([DayTally(TODAY, shown=40)], now, (), EVERYTHING, TODAY, order)
    ago = {share.reaction: share.ago for share in finding.reactions}
    assert (ago[Reaction.DEFENDED], ago[Reaction.TOOK_OVER]) == (29, 0)
    assert ago[Reaction.WENT_SILENT] is ago[Reaction.THANKED] is ago[Reaction.BRUSHED_OFF] is None
    defended = next(share for share in finding.reactions if share.reaction is Reaction.DEFENDED)
    assert "The last one was 29 reactions ago." in reaction_sentence(defended, finding)
