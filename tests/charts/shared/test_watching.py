"""A history is watched once for all charts that tell of it, and anew where anything about it is another."""

from __future__ import annotations

import datetime as dt

import numpy as np
from tests.storage.making import fresh_journal
from tests.unit.insight.simulation import tallies

from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.shared.watching import Watching
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.terms import Kind, Series
from leader_journal.insight.binning import Days
from leader_journal.insight.watched import Watched

TODAY = dt.date(2026, 11, 24)


def test_what_was_told_is_known_to_the_next_who_asks() -> None:
    with fresh_journal() as journal:
        source = ChartSource(journal)
        shares = dict.fromkeys(Series, np.repeat([0.3, 0.8], 300))
        made = tallies(np.random.default_rng(3), TODAY, days=600, a_day=2, shares=shares)
        history = [Days.of(days) for days in made.values()]
        asked = (history, TODAY, TODAY)
        told = Watching(source, EVERYTHING).watched(*asked).told
        assert Watching(source, EVERYTHING).told(*asked) is told
        assert told.said == Watched(*asked).told.said
        assert Watching(source, EntryFilter(kinds=frozenset({Kind.IDEA}))).told(*asked) is not told
        assert Watching(source, EVERYTHING).told(history, TODAY, TODAY - dt.timedelta(days=40)) is not told
        assert Watching(ChartSource(journal), EVERYTHING).told(*asked) is not told
