"""Estimates that borrow from each other: between the group's own count and the rest, and nearer to the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.insight import oracles

from leader_journal.insight.pooling import CONCENTRATIONS, MEANS, pool

GROUPS = st.lists(
    st.integers(1, 60).flatmap(lambda rated: st.tuples(st.integers(0, rated), st.just(rated))), min_size=1, max_size=12
)


def by_definition(groups: list[tuple[int, int]]) -> list[float]:
    """The posterior means, by scipy."""
    mean, concentration = (grid.ravel() for grid in np.meshgrid(MEANS, CONCENTRATIONS))
    a, b = mean * concentration, (1 - mean) * concentration
    weights = np.prod([oracles.beta_binomial(shown, rated, a, b) for shown, rated in groups], axis=0)
    return [float(np.average((a + shown) / (a + b + rated), weights=weights)) for shown, rated in groups]


@settings(max_examples=25, deadline=None)
@given(GROUPS)
def test_it_is_the_hierarchy_of_its_definition(groups: list[tuple[int, int]]) -> None:
    assert [found.mean for found in pool(groups)] == pytest.approx(by_definition(groups), abs=1e-9)


def test_bars_are_those_of_the_mixture() -> None:
    groups = [(0, 3), (2, 20), (9, 12), (30, 40)]
    mean, concentration = (grid.ravel() for grid in np.meshgrid(MEANS, CONCENTRATIONS))
    a, b = mean * concentration, (1 - mean) * concentration
    weights = np.prod([oracles.beta_binomial(shown, rated, a, b) for shown, rated in groups], axis=0)
    for found, (shown, rated) in zip(pool(groups), groups, strict=True):
        below = [
            np.average(oracles.beta_up_to(end, a + shown, b + rated - shown), weights=weights)
            for end in (found.low, found.high)
        ]
        assert below == pytest.approx([0.025, 0.975], abs=5e-4)


@settings(max_examples=40, deadline=None)
@given(GROUPS)
def test_estimates_lie_within_their_bars_and_between_the_extremes(groups: list[tuple[int, int]]) -> None:
    for found in pool(groups):
        assert 0 <= found.low < found.mean < found.high <= 1


def test_a_group_of_few_is_drawn_further_towards_the_rest() -> None:
    few, many, *_rest = pool([(0, 4), (0, 60), *[(30, 60)] * 6])
    assert 0.02 < many.mean + 0.05 < few.mean < 0.5
    assert few.high - few.low > many.high - many.low


def test_no_groups_no_estimates() -> None:
    assert pool([]) == ()


def test_pooling_is_nearer_to_the_truth_than_counting() -> None:
    rng = np.random.default_rng(7)
    pooled_error, raw_error, inside = [], [], []
    for _ in range(40):
        rated = np.array([2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 30, 45])
        truth = rng.beta(8, 8, len(rated))
        shown = rng.binomial(rated, truth)
        found = pool(list(zip(shown.tolist(), rated.tolist(), strict=True)))
        pooled_error += [(one.mean - true) ** 2 for one, true in zip(found, truth, strict=True)]
        raw_error += list((shown / rated - truth) ** 2)
        inside += [one.low <= true <= one.high for one, true in zip(found, truth, strict=True)]
    assert np.sqrt(np.mean(pooled_error)) < 0.6 * np.sqrt(np.mean(raw_error))
    assert np.mean(inside) >= 0.90
