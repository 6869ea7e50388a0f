"""Rows of patterns: where they stand, and what they share."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.insight.levels import levels_of
from tests.unit.insight.test_replay import Q1, Q2, Q3, Q4, RARE, ROOM, made, replay

from leader_journal.charts.patterns.build import build_patterns, with_overlaps
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind
from leader_journal.insight.standing import Standing


def built(*quarters: tuple[dt.date, int, int, int, int], period: Period = ALWAYS) -> PatternsFinding:
    levels, tallies = made(*quarters)
    return build_patterns(tallies, levels_of(levels, period), ROOM, period, EVERYTHING, Q3)


def standings(finding: PatternsFinding) -> dict[str, Standing]:
    return {row.level: row.standing for row in finding.rows}


def test_rows_stand_where_the_replay_left_them() -> None:
    assert standings(built(RARE)) == {"breach": Standing.WORTH_A_LOOK, "idea": Standing.WORTH_A_LOOK}
    assert standings(built(RARE, (Q2, 1, 10, 14, 22)))["breach"] is Standing.HELD_UP
    assert standings(built(RARE, (Q2, 6, 10, 14, 22)))["breach"] is Standing.DID_NOT_SHOW
    assert standings(built((Q1, 5, 9, 16, 30))) == {"breach": Standing.NO_DIFFERENCE, "idea": Standing.NO_DIFFERENCE}


def test_below_eight_a_row_is_neither_drawn_nor_called_anything() -> None:
    row = built((Q1, 0, 7, 25, 30)).rows[-1]
    assert (row.level, row.standing, row.pooled, row.flag) == ("breach", Standing.TOO_FEW, None, None)


def test_the_period_cuts_the_counts_and_not_the_scans() -> None:
    finding = built(RARE, (Q2, 1, 10, 14, 22), period=Period(Q2, None))
    breach = next(row for row in finding.rows if row.level == "breach")
    assert (breach.inside.shown, breach.inside.rated) == (1, 10)
    assert breach.standing is Standing.HELD_UP
    assert finding.row_filter(breach).kinds == {Kind.BREACH}
    assert finding.row_filter(breach).period == Period(Q2, None)


@pytest.mark.parametrize("since", [(20, 20, 5, 20), (9, 20, 10, 20)], ids=["the other way", "less than ten points"])
def test_what_held_up_once_does_not_stand_out_where_the_period_does_not_show_it(since: tuple[int, ...]) -> None:
    quarters = (RARE, (Q2, 1, 10, 14, 22), (Q3, *since))
    levels, tallies = made(*quarters)  # type: ignore[arg-type]  # of one length each
    known = levels_of(levels, Period(Q3, None))
    finding = build_patterns(tallies, known, ROOM, Period(Q3, None), EVERYTHING, Q4)
    assert standings(finding)["breach"] is Standing.NOT_IN_PERIOD
    assert all(row.plain is None for row in finding.rows)
    assert not finding.flagged


def test_a_sure_but_small_difference_is_not_flagged() -> None:
    levels, tallies = made((Q1, 4500, 10000, 5300, 10000))
    assert replay(levels, tallies, Q2).flags == ()


def test_the_level_that_most_entries_share_is_named() -> None:
    finding = built(RARE)
    shared = {(Factor.KIND, "breach"): {(Factor.KIND, "breach"): 12, (Factor.SETTING, "corridor"): 9}}
    rows = {row.level: row for row in with_overlaps(finding, shared, {}).rows}
    assert rows["breach"].overlap is not None
    assert (rows["breach"].overlap.level, rows["breach"].overlap.common) == ("corridor", 9)
    assert rows["idea"].overlap is None
    assert {row.level for row in finding.rows if row in finding.flagged} == {"breach", "idea"}
