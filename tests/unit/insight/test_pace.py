"""The note on writing more or less often: an exact test by an oracle, and when it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.insight import oracles

from leader_journal.insight.counts import Direction
from leader_journal.insight.pace import Pace, pace


@given(st.integers(1, 400), st.integers(1, 400), st.integers(7, 900), st.integers(7, 900))
def test_it_speaks_by_ratio_and_exact_test(before: int, since: int, before_days: int, since_days: int) -> None:
    chance = before_days / (before_days + since_days)
    rates = before / before_days, since / since_days
    clear = max(rates) >= 1.5 * min(rates) and oracles.binomial_two_sided(before, before + since, chance) < 0.01
    assert (pace(before, before_days, since, since_days) is not None) == clear


def test_it_gives_entries_a_week() -> None:
    assert pace(60, 140, 102, 140) == Pace(before=3.0, since=5.1)
    found = pace(102, 140, 60, 140)
    assert found is not None
    assert found.direction is Direction.LESS


@pytest.mark.parametrize("counts", [(0, 100, 50, 100), (50, 100, 0, 100), (50, 0, 50, 100)])
def test_it_is_silent_where_one_side_is_empty(counts: tuple[int, int, int, int]) -> None:
    assert pace(*counts) is None
