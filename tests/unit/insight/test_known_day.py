"""A change at a day that is known beforehand: by its definition, and what must not matter."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.insight.oracles import log_beta_binomial, log_sum

from leader_journal.core.periods import Period
from leader_journal.core.tallies import DayTally
from leader_journal.insight.binning import Counts, Days, Floats
from leader_journal.insight.evidence import SHARES, STEPS, WEEK_CORRELATION
from leader_journal.insight.known_day import tested_at as looked_at
from leader_journal.insight.known_day import weeks_around

PRIOR = np.log((0.3, 0.25, 0.2, 0.15, 0.1))


def journal(seed: int) -> tuple[Counts, Counts]:
    rng = np.random.default_rng(seed)
    rated = rng.poisson(rng.choice([1, 3, 6]), (4, 30))
    return rng.binomial(rated, rng.uniform(0.1, 0.9, (4, 1))), rated


def by_correlation(shown: Counts, rated: Counts, week: int) -> tuple[Floats, Floats]:
    """The log evidence of one rate, and of two with this first week, by scipy."""
    logs = np.array([log_beta_binomial(shown, rated, SHARES[:, None], one) for one in WEEK_CORRELATION])
    single: Floats = log_sum(logs.sum(axis=2), axis=1) - np.log(len(SHARES))
    before, since = logs[:, :, :week].sum(axis=2), logs[:, :, week:].sum(axis=2)
    pairs = before[:, :, None] + np.log(STEPS) + since[:, None, :]
    return single, log_sum(pairs.reshape(len(pairs), -1), axis=1) - np.log(len(SHARES))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 29))
def test_it_is_the_factor_of_its_definition(seed: int, week: int) -> None:
    shown, rated = journal(seed)
    both = [by_correlation(shown[row], rated[row], week) for row in range(4)]
    heard = [log_sum([np.log(0.9) + one, np.log(0.1) + two], axis=0) for one, two in both]
    for row, tested in enumerate(looked_at(shown, rated, week)):
        weights = PRIOR + sum(heard[other] for other in range(4) if other != row)
        one, two = both[row]
        assert tested.log_factor == pytest.approx(float(log_sum(weights + two) - log_sum(weights + one)), abs=1e-8)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 29))
def test_shown_and_missed_count_alike_and_the_size_turns(seed: int, week: int) -> None:
    shown, rated = journal(seed)
    for one, other in zip(looked_at(shown, rated, week), looked_at(rated - shown, rated, week), strict=True):
        assert one.log_factor == pytest.approx(other.log_factor, abs=1e-8)
        assert one.size.mean == pytest.approx(-other.size.mean, abs=1e-9)
        assert (one.size.low, one.size.high) == pytest.approx((-other.size.high, -other.size.low), abs=0.021)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 29))
def test_a_size_lies_in_its_range_and_nothing_is_told_of_nothing(seed: int, week: int) -> None:
    shown, rated = journal(seed)
    for tested in looked_at(shown, rated, week):
        assert tested.size.low <= tested.size.mean <= tested.size.high
    for tested in looked_at(shown * 0, rated * 0, week):
        assert tested.log_factor == pytest.approx(0, abs=1e-9)
        assert tested.size.mean == pytest.approx(0, abs=1e-9)


def test_a_size_is_smaller_than_what_was_counted() -> None:
    shown = np.repeat([[1, 3]], (10, 5), axis=1)
    (tested,) = looked_at(shown, np.full((1, 15), 4), 10)
    assert 0.2 < tested.size.mean < 0.5
    assert tested.size.low > 0


def test_weeks_are_counted_from_the_day_that_is_known() -> None:
    # a Wednesday: the day itself is in the first week since, the day before in the last week before
    day = dt.date(2026, 3, 4)
    held = [DayTally(day - dt.timedelta(days=8), 1), DayTally(day - dt.timedelta(days=1), 2), DayTally(day, 4)]
    shown, rated, week = weeks_around(
        [Days.of(held)], day - dt.timedelta(days=20), Period(day, day + dt.timedelta(days=9))
    )
    assert week == 3
    assert shown.tolist() == rated.tolist() == [[0, 1, 2, 4, 0]]
