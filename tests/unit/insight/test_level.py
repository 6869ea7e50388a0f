"""The smoothed level: exact where it can be known, and honest about what it covers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.insight.oracles import beta_quantiles

from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.level import (
    QUANTILES,
    SHARES,
    STEP,
    WALK_SD,
    Posterior,
    _walks,
    posterior_mass,
    smooth,
    summarise,
)

STILL = np.array([1.0, 0, 0, 0, 0])


def standing_still(shown: list[int], rated: list[int]) -> Posterior:
    return summarise(posterior_mass(np.array([shown]), np.array([rated]), STILL))


def test_a_level_that_stands_still_is_the_beta_posterior() -> None:
    found = standing_still([3, 0, 12, 10], [10, 0, 22, 18])
    assert found.mean[0] == pytest.approx([26 / 52] * 4, abs=1e-10)
    exact = beta_quantiles(26, 26, QUANTILES)
    assert found.quantiles[0, 2] == pytest.approx(exact, abs=0.003)


@pytest.mark.parametrize(("shown", "rated"), [(0, 5), (5, 5)])
def test_it_stays_close_to_the_beta_posterior_at_the_edge_of_the_grid(shown: int, rated: int) -> None:
    found = standing_still([shown], [rated])
    exact = beta_quantiles(shown + 1, rated - shown + 1, QUANTILES)
    assert found.quantiles[0, 0] == pytest.approx(exact, abs=0.002)


@pytest.mark.parametrize("rated", [20, 60, 200, 2000])
def test_what_was_always_missed_may_be_never_and_what_was_always_shown_may_be_always(rated: int) -> None:
    never, always = (smooth(np.array([[shown]]), np.array([[rated]])).quantiles[0, 0] for shown in (0, rated))
    assert never[0] < 0.005
    assert always[-1] > 0.995
    assert (np.diff(never) > 0).all()


@settings(max_examples=40)
@given(
    st.integers(10, 300).flatmap(lambda rated: st.tuples(st.integers(rated // 5, rated - rated // 5), st.just(rated)))
)
def test_quantiles_are_read_at_the_upper_edges_of_cells(counts: tuple[int, int]) -> None:
    # reading the distribution function at grid points shifts every band down by half a cell, about .01
    shown, rated = counts
    found = standing_still([shown], [rated]).quantiles[0, 0]
    exact = beta_quantiles(shown + 1, rated - shown + 1, QUANTILES)
    assert found == pytest.approx(exact, abs=0.005)
    assert abs((found - exact).mean()) < 0.002


def test_weekly_moves_have_the_variance_they_promise_and_lose_nothing() -> None:
    walks = _walks()
    middle = len(SHARES) // 2
    offsets = (np.arange(len(SHARES)) - middle) * 0.1
    for walk, sd in zip(walks, WALK_SD, strict=True):
        assert walk.sum(axis=1) == pytest.approx(1, abs=1e-12)
        assert walk == pytest.approx(walk.T, abs=1e-15)
        assert (walk[middle] * offsets**2).sum() == pytest.approx(sd**2, rel=1e-3)


def test_the_recursion_agrees_with_summing_over_all_paths() -> None:
    # two weeks are few enough to write the joint posterior down
    shown, rated = np.array([[2, 5]]), np.array([[6, 6]])
    every = SHARES * (1 - SHARES)
    every[[0, -1]] += 10 / (1 + np.exp(4.65))  # a cell is a tenth wide; the outer ones hold what lies beyond
    for at, walk in enumerate(_walks()):
        joint = every[:, None] * walk * _weight(2, 6)[:, None] * _weight(5, 6)[None, :]
        joint /= joint.sum()
        mass = posterior_mass(shown, rated, np.eye(len(WALK_SD))[at])[0]
        assert mass[0] == pytest.approx(joint.sum(axis=1), abs=1e-12)
        assert mass[1] == pytest.approx(joint.sum(axis=0), abs=1e-12)


def test_speeds_are_averaged_by_how_well_they_fit() -> None:
    still = np.full((1, 60), 3), np.full((1, 60), 6)
    jump = np.where(np.arange(60) < 30, 0, 6)[None], np.full((1, 60), 6)
    for (shown, rated), moves in ((still, False), (jump, True)):
        mixed = smooth(shown, rated).mean[0]
        assert bool(abs(mixed[-1] - mixed[0]) > 0.5) is moves


@given(st.lists(st.integers(0, 8).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=30))
@settings(max_examples=40)
def test_mirrored_marks_give_the_mirrored_level(weeks: list[tuple[int, int]]) -> None:
    shown, rated = np.array([[k for k, _ in weeks]]), np.array([[n for _, n in weeks]])
    level, mirrored = smooth(shown, rated), smooth(rated - shown, rated)
    assert level.mean == pytest.approx(1 - mirrored.mean, abs=1e-9)
    assert level.quantiles == pytest.approx(1 - mirrored.quantiles[:, :, ::-1], abs=1e-9)
    assert (np.diff(level.quantiles, axis=2) > 0).all()


def test_series_are_worked_out_each_by_itself() -> None:
    rng = np.random.default_rng(3)
    rated = rng.poisson(3, (4, 80))
    shown = rng.binomial(rated, 0.4)
    together = smooth(shown, rated)
    for row in range(4):
        alone = smooth(shown[row : row + 1], rated[row : row + 1])
        assert together.mean[row] == pytest.approx(alone.mean[0], abs=1e-12)


def test_a_month_of_two_entries_hardly_moves_the_line() -> None:
    shown, rated = np.full((1, 52), 2), np.full((1, 52), 4)
    before = smooth(shown, rated).mean[0, -1]
    shown_after, rated_after = np.append(shown, [[0, 0, 0, 0]], axis=1), np.append(rated, [[1, 0, 0, 1]], axis=1)
    assert abs(smooth(shown_after, rated_after).mean[0, -1] - before) < 0.05


def test_thousands_of_entries_a_week_stay_finite() -> None:
    rated = np.full((1, 30), 4000)
    found = smooth(np.where(np.arange(30) < 15, 800, 3200)[None], rated)
    assert np.isfinite(found.quantiles).all()
    assert found.mean[0, [0, -1]] == pytest.approx([0.2, 0.8], abs=0.02)


@pytest.mark.parametrize(
    ("truth", "at_least"),
    [
        (np.full(104, 0.5), 0.95),
        (np.where(np.arange(104) < 52, 0.35, 0.65), 0.90),
        (np.linspace(0.3, 0.7, 104), 0.92),
    ],
    ids=["flat", "step", "drift"],
)
def test_the_band_holds_the_truth_as_often_as_it_says(truth: Floats, at_least: float) -> None:
    rng = np.random.default_rng(20250101)
    rated: Counts = rng.poisson(3.5, (40, len(truth)))
    found = smooth(rng.binomial(rated, truth), rated)
    inside = (found.quantiles[:, :, 0] <= truth) & (truth <= found.quantiles[:, :, 3])
    assert inside.mean() >= at_least


def test_it_is_nearer_to_the_truth_than_monthly_percentages() -> None:
    rng = np.random.default_rng(7)
    truth = np.where(np.arange(104) < 52, 0.35, 0.65)
    rated = rng.poisson(3.5, (40, 104))
    shown = rng.binomial(rated, truth)
    level_error = np.sqrt(((smooth(shown, rated).mean - truth) ** 2).mean())
    months = shown.reshape(40, 26, 4).sum(axis=2) / np.maximum(rated.reshape(40, 26, 4).sum(axis=2), 1)
    month_error = np.sqrt(((np.repeat(months, 4, axis=1) - truth) ** 2).mean())
    assert level_error < month_error / 1.5


def _weight(shown: int, rated: int) -> Floats:
    weights: Floats = SHARES**shown * (1 - SHARES) ** (rated - shown)
    return weights


def test_a_week_moves_the_level_as_far_as_its_speed_says_and_loses_nothing() -> None:
    cells = np.arange(len(SHARES))
    middle = len(SHARES) // 2
    for sd, moves in zip(WALK_SD, _walks(), strict=True):
        assert np.allclose(moves.sum(axis=1), 1)
        assert np.allclose(moves, moves.T)
        variance = float((moves[middle] * (cells - middle) ** 2).sum()) * STEP**2
        assert variance == pytest.approx(sd**2, rel=0.02)
