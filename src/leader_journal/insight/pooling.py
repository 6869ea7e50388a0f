"""Estimates of many small groups that borrow from each other: a group of few entries is drawn towards the rest.

A beta-binomial hierarchy, integrated over a grid of its mean and concentration (Gelman et al., "Bayesian data
analysis", 5.3). It is what a pattern is drawn with, since what was flagged for being large is too large as counted: at
100 entries raw differences of flagged patterns are 1.4 to 1.8 times the truth (INSIGHT.md 2.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import lgamma

import numpy as np
from msgspec import Struct

from leader_journal.insight.binning import Floats

MEANS: Floats = np.linspace(0.05, 0.95, 19)
CONCENTRATIONS: Floats = np.array((2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0))
"""How alike the groups may be, in entries that the rest is worth; all alike beforehand."""

STEP = 0.1
LOGITS: Floats = np.arange(-60, 60 + STEP / 2, STEP)
"""Where bars are worked out. So wide, since loose groups may have nearly all of their prior at 0 and 1."""

LOG_SHARES: Floats = -np.logaddexp(0, -LOGITS)
LOG_REST: Floats = -np.logaddexp(0, LOGITS)


class Pooled(Struct, frozen=True):
    """Where the share of one group probably lies: mean and central 95 %."""

    mean: float
    low: float
    high: float


def pool(groups: Sequence[tuple[int, int]]) -> tuple[Pooled, ...]:
    """Return the estimate of each group, given (shown, rated) of all of them."""
    if not groups:
        return ()
    a, b, densities = _hierarchy()
    fits = np.stack([_log_marginal(shown, rated, a, b) for shown, rated in groups])
    logs = fits.sum(axis=0)
    weights = np.exp(logs - np.max(logs))
    weights /= weights.sum()
    # a group's own entries are taken out of the weights here, as its bar multiplies them in again
    by_others = (weights * np.exp(fits.min(axis=1, keepdims=True) - fits)) @ densities
    means = [float(weights @ ((a + shown) / (a + b + rated))) for shown, rated in groups]
    bars = [_bar(prior, shown, rated) for prior, (shown, rated) in zip(by_others, groups, strict=True)]
    return tuple(Pooled(mean, low, high) for mean, (low, high) in zip(means, bars, strict=True))


def _bar(prior: Floats, shown: int, rated: int) -> tuple[float, float]:
    """Return the central 95 % of a group, given what the others say of it."""
    logs = np.log(np.maximum(prior, np.finfo(np.float64).tiny)) + shown * LOG_SHARES + (rated - shown) * LOG_REST
    mass = np.exp(logs - np.max(logs))
    # a cell's mass lies between its edges, so the distribution function is known at upper edges
    low, high = np.interp((0.025, 0.975), np.cumsum(mass) / mass.sum(), LOGITS + STEP / 2)
    return float(1 / (1 + np.exp(-low))), float(1 / (1 + np.exp(-high)))


def _log_marginal(shown: int, rated: int, a: Floats, b: Floats) -> Floats:
    """Return the log probability of a group's entries under each beta distribution of the grid."""
    return _log_rising(a, shown) + _log_rising(b, rated - shown) - _log_rising(a + b, rated)


def _log_rising(start: Floats, steps: int) -> Floats:
    """Return log start (start + 1) .. (start + steps - 1): the same effort for ten entries and for 100,000."""
    return np.array([lgamma(one + steps) - lgamma(one) for one in start.tolist()])


@lru_cache(maxsize=1)
def _hierarchy() -> tuple[Floats, Floats, Floats]:
    """Return both parameters of each beta distribution of the grid, and its mass over LOGITS."""
    a = (MEANS[:, None] * CONCENTRATIONS).ravel()
    b = ((1 - MEANS)[:, None] * CONCENTRATIONS).ravel()
    logs = a[:, None] * LOG_SHARES + b[:, None] * LOG_REST
    mass = np.exp(logs - logs.max(axis=1, keepdims=True))
    return a, b, mass / mass.sum(axis=1, keepdims=True)
