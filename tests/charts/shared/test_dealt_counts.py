"""What all charts made of dealings keep when they count."""

from __future__ import annotations

import pytest
from tests.charts.desk import ago
from tests.charts.narrow_entries import BUILDERS, State, made

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.insight.counts import Evidence


@pytest.mark.parametrize("chart", BUILDERS)
def test_an_empty_journal_is_told_from_a_period_without_entries(chart: str) -> None:
    build = BUILDERS[chart]
    assert build(State([], history=False)).evidence is Evidence.NONE
    assert build(State([])).evidence is Evidence.NO_MATCH
    assert build(State([made(ago(1))])).evidence is Evidence.UNRATED


@pytest.mark.parametrize("chart", BUILDERS)
def test_where_nothing_is_drawn_the_entries_of_the_period_can_be_opened(chart: str) -> None:
    period = Period(ago(30), ago(2))
    assert BUILDERS[chart](State([made(ago(3))], period)).entries_filter() == EntryFilter(period=period)
