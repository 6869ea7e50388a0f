"""The level over time: an exact local-level smoother of weekly counts on a grid.

The logit of the share takes a random walk from week to week; each week's count is binomial. Forward-backward recursion
on a grid gives the exact posterior of every week (Harvey, "Forecasting, structural time series models", 1989, for the
model; Rabiner 1989 for the recursion). How fast the level may move is not picked by hand: five speeds are averaged by
how well they fit. A month of two entries hardly moves the line, and a change shows as fast as the counts allow.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import numpy as np
from msgspec import Struct

from leader_journal.insight.binning import Counts, Floats


class LevelPoint(Struct, frozen=True):
    """The smoothed level of one week: where it probably lies, with the inner 50 % and 95 % of its posterior."""

    week: dt.date
    mean: float
    low50: float
    high50: float
    low95: float
    high95: float


STEP = 0.1
"""Width of a grid cell in logits; the share is known to 2.5 points at worst, and quantiles are interpolated."""

LOGITS: Floats = np.round(np.arange(-4.6, 4.6 + STEP / 2, STEP), 10)
"""Shares from 1 % to 99 %: 93 cells."""

SHARES: Floats = 1 / (1 + np.exp(-LOGITS))

WALK_SD = (0.0, 0.03, 0.06, 0.12, 0.24)
"""Standard deviations of the weekly step, in logits, that are averaged: from standing still to moving fast."""

WALK_PRIOR: Floats = np.array((0.4, 0.15, 0.15, 0.15, 0.15))
"""Prior weights of these speeds (calibrated by simulation, INSIGHT.md 2.2)."""

LEAST_LOG = -300.0
"""Floor of a week's log likelihood against its best cell: keeps products of weeks above the smallest number."""

QUANTILES = (0.025, 0.25, 0.75, 0.975)


class Posterior(Struct, frozen=True):
    """What is known of each week's share: `mean` of shape (series, weeks), `quantiles` of (series, weeks, 4)."""

    mean: Floats
    quantiles: Floats


def smooth(shown: Counts, rated: Counts) -> Posterior:
    """Return the posterior of the level in each week; both arguments of shape (series, weeks), weeks without gaps.

    Several series are worked out side by side, each by itself.
    """
    return summarise(posterior_mass(shown, rated))


def posterior_mass(shown: Counts, rated: Counts, walk_prior: Floats = WALK_PRIOR) -> Floats:
    """Return the posterior mass of each grid cell, of shape (series, weeks, cells); each week's adds up to 1."""
    likelihood = _likelihood(shown, rated)
    count, weeks, cells = likelihood.shape
    walks = _walks()
    # axes: walk, series, cell - so that one batched product moves all series of a walk at once
    forward = np.empty((weeks, len(WALK_SD), count, cells))
    evidence = np.zeros((len(WALK_SD), count))
    state = np.broadcast_to(_uniform_share(), (len(WALK_SD), count, cells))
    for week in range(weeks):
        here = np.multiply(state, likelihood[:, week], out=forward[week])
        total = here.sum(axis=2, keepdims=True)
        evidence += np.log(total[:, :, 0])
        here /= total
        state = here @ walks
    backward = np.ones((len(WALK_SD), count, cells))
    for week in range(weeks - 2, -1, -1):
        backward = (backward * likelihood[:, week + 1]) @ walks
        backward /= backward.max(axis=2, keepdims=True)
        forward[week] *= backward
    # a level that stands still may fit nowhere in thousands of entries; its weight is nil then
    forward /= np.maximum(forward.sum(axis=3, keepdims=True), np.finfo(np.float64).tiny)
    weights = walk_prior[:, None] * np.exp(evidence - evidence.max(axis=0))
    weights /= weights.sum(axis=0)
    mixed: Floats = np.einsum("vs,wvsc->swc", weights, forward)
    return mixed


def summarise(mass: Floats) -> Posterior:
    """Return means and quantiles of posterior masses of shape (series, weeks, cells)."""
    # a cell's mass lies between its edges: the distribution function is known at upper edges, not at grid points
    reached = np.cumsum(mass, axis=2)
    reached /= reached[:, :, -1:]
    ends = []
    for quantile in QUANTILES:
        cell = (reached < quantile).sum(axis=2)
        there = np.take_along_axis(reached, cell[:, :, None], axis=2)[:, :, 0]
        inside = np.take_along_axis(mass, cell[:, :, None], axis=2)[:, :, 0]
        part = 1 - (there - quantile) / inside
        ends.append(_share_within(cell, part))
    return Posterior(mass @ SHARES, np.stack(ends, axis=2))


def _share_within(cell: Counts, part: Floats) -> Floats:
    """Return the share that lies so far into a cell. The first and the last one stand for all that lies beyond."""
    lower, upper = (1 / (1 + np.exp(-(LOGITS + side * STEP / 2))) for side in (-1, 1))
    inside = 1 / (1 + np.exp(-(LOGITS[cell] + STEP * (part - 0.5))))
    first, last = part * upper[0], lower[-1] + part * (1 - lower[-1])
    ends: Floats = np.where(cell == 0, first, np.where(cell == len(LOGITS) - 1, last, inside))
    return ends


def level_points(posterior: Posterior, row: int, mondays: tuple[dt.date, ...], first: int) -> tuple[LevelPoint, ...]:
    """Return the weeks of one series from the week `first` on as points of a chart."""
    means = posterior.mean[row, first:].tolist()
    ends = posterior.quantiles[row, first:].tolist()
    return tuple(
        LevelPoint(week, mean, low50=low50, high50=high50, low95=low95, high95=high95)
        for week, mean, (low95, low50, high50, high95) in zip(mondays[first:], means, ends, strict=True)
    )


def _likelihood(shown: Counts, rated: Counts) -> Floats:
    """Return the binomial likelihood of every week and cell, scaled to at most 1 and never quite 0."""
    logs = shown[:, :, None] * np.log(SHARES) + (rated - shown)[:, :, None] * np.log1p(-SHARES)
    scaled: Floats = np.exp(np.maximum(logs - logs.max(axis=2, keepdims=True), LEAST_LOG))
    return scaled


def _uniform_share() -> Floats:
    """Return the prior of the first week: every share alike, which on logits has the density p(1 - p)."""
    mass = SHARES * (1 - SHARES)
    mass[[0, -1]] += 1 / (1 + np.exp(-(LOGITS[0] - STEP / 2))) / STEP  # and all that lies beyond
    prior: Floats = mass / mass.sum()
    return prior


@lru_cache(maxsize=1)
def _walks() -> Floats:
    """Return the weekly moves of each speed, of shape (speeds, cells, cells); symmetric, rows add up to 1."""
    return np.stack([_walk(sd) for sd in WALK_SD])


def _walk(sd: float) -> Floats:
    cells = len(LOGITS)
    offsets = np.arange(-2 * cells, 2 * cells + 1)
    if sd < STEP:
        # finer than a cell: one cell up or down just so often that the variance is right
        move = sd * sd / (2 * STEP * STEP)
        steps = np.where(offsets == 0, 1 - 2 * move, np.where(abs(offsets) == 1, move, 0.0))
    else:
        steps = np.exp(-0.5 * (offsets * STEP / sd) ** 2)
        steps /= steps.sum()
    here = np.arange(cells)
    # what would leave the grid is reflected at its edges
    straight = here[:, None] - here[None, :]
    below = here[:, None] + here[None, :] + 1
    above = 2 * cells - 1 - here[:, None] - here[None, :]
    moves: Floats = steps[straight + 2 * cells] + steps[below + 2 * cells] + steps[above + 2 * cells]
    return moves
