"""This month against the usual: the prediction by an oracle, and how often an ordinary month lies outside."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.insight import oracles

from leader_journal.insight.usual import Usual, beta_binomial, usual


@given(st.integers(1, 300), st.floats(1, 80), st.floats(1, 80))
def test_probabilities_agree_with_scipy(count: int, a: float, b: float) -> None:
    assert beta_binomial(count, a, b) == pytest.approx(
        oracles.beta_binomial(np.arange(count + 1), count, a, b), abs=1e-11
    )


@given(st.integers(20, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(3, 200))
def test_ranges_are_quantiles_of_the_prediction(history: tuple[int, int], rated: int) -> None:
    shown, before = history
    weight = min(1.0, 60 / before)
    a, b = 1 + shown * weight, 1 + (before - shown) * weight

    def up_to(count: int) -> float:
        return oracles.beta_binomial_up_to(count, rated, a, b)

    found = usual(shown, before, rated)
    assert found is not None
    assert found.low <= found.high
    assert up_to(found.high) - up_to(found.low - 1) >= 0.95 - 1e-9


@pytest.mark.parametrize(("history_rated", "rated"), [(19, 12), (20, 2), (0, 0)])
def test_it_does_not_speak_of_too_little(history_rated: int, rated: int) -> None:
    assert usual(history_rated // 2, history_rated, rated) is None


def test_half_of_twelve() -> None:
    assert usual(120, 240, 12) == Usual(low=2, high=10)


def test_an_ordinary_month_is_rarely_outside_of_what_is_usual() -> None:
    rng = np.random.default_rng(20250101)
    outside_usual = 0
    for _ in range(2000):
        before = int(rng.poisson(15, 12).sum())
        rated = max(3, int(rng.poisson(15)))
        found = usual(int(rng.binomial(before, 0.5)), before, rated)
        assert found is not None
        shown = int(rng.binomial(rated, 0.5))
        outside_usual += not found.low <= shown <= found.high
    assert outside_usual / 2000 <= 0.05
