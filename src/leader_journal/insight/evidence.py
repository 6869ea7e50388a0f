"""How strongly weekly counts speak for two rates, one before a week and one since, against one rate throughout.

Within a week entries may go together (one bad week is not eight independent bad entries), so weeks are beta-binomial
with a correlation, and all evidence here is kept by correlation until somebody weighs those. Of two rates the second is
a *step* from the first: hardly anybody's share jumps by fifty points, and a second rate that knew nothing of the first
would take chance for such a jump (docs/decisions/0036). Kass and Raftery, "Bayes factors", JASA 90 (1995), give the
scale.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.thresholds import MIN_SIDE

SHARES: Floats = np.linspace(0.02, 0.98, 49)
"""The rates that are averaged over; the first of two is any of them, all alike."""

STEP = 0.8
"""How far a second rate lies from the first, as a standard deviation of its logit: .8 is twenty points from a half."""

WEEK_CORRELATION = (0.0, 0.05, 0.1, 0.2, 0.35)
"""How much entries of one week may go together (intra-week correlation of the beta-binomial) ..."""

CORRELATION_PRIOR: Floats = np.log(np.array((0.3, 0.25, 0.2, 0.15, 0.1)))
"""... and how likely each is beforehand, as logs."""

CHANGED = 0.1
"""How likely it is beforehand that another series changed in its present stretch, where it tells of the correlation."""

WEEK_CAP = 64
"""A week counts as at most this many entries; even, so that rounding treats shown and missed alike."""

BLOCK = 26
"""Weeks that are worked out directly before the anchor moves on; a matter of speed, not of the result."""

NEGLIGIBLE = float(np.finfo(np.float64).tiny)


def _steps() -> Floats:
    logit = np.log(SHARES / (1 - SHARES))
    kernel = np.exp(-(((logit - logit[:, None]) / STEP) ** 2) / 2) / (SHARES * (1 - SHARES))
    steps: Floats = kernel / kernel.sum(axis=1, keepdims=True)
    return steps


STEPS: Floats = _steps()
"""How likely each second rate (column) is after each first one (row)."""


def curves(shown: Counts, rated: Counts) -> Floats:
    """Return the log likelihood of all weeks before each, of shape (series, correlations, weeks + 1, rates)."""
    over = rated > WEEK_CAP
    count = np.where(over, WEEK_CAP, rated)
    part = np.where(over, np.rint(shown * (WEEK_CAP / np.maximum(rated, 1))).astype(np.int64), shown)
    rises, totals = _tables()
    running = np.zeros((rated.shape[0], len(WEEK_CORRELATION), rated.shape[1] + 1, len(SHARES)))
    for row, (held, of) in enumerate(zip(part, count, strict=True)):  # each is a megabyte for ten years, thrice over
        weekly = rises[held] + rises[of - held][..., ::-1] - totals[of][..., None]
        np.cumsum(np.moveaxis(weekly, 0, 1), axis=1, out=running[row, :, 1:])
    return running


def seen(counts: Counts) -> Counts:
    """Return how many came before each week, of one series."""
    return np.concatenate(([0], np.cumsum(counts)))


def log_sum(logs: Floats) -> Floats:
    """Return the log of the sum of exp(logs) over the last axis."""
    top = logs.max(axis=-1, keepdims=True)
    total: Floats = np.log(np.exp(logs - top).sum(axis=-1)) + top[..., 0]
    return total


def one_rate(curve: Floats, start: int, end: int) -> Floats:
    """Return the log evidence of one rate in the weeks start..end of a series, by correlation."""
    evidence: Floats = log_sum(curve[:, end] - curve[:, start]) - np.log(len(SHARES))
    return evidence


def two_rates(curve: Floats, start: int, week: int, end: int) -> Floats:
    """Return the log evidence of two rates in the weeks start..end, another since `week`, by correlation."""
    before = curve[:, week] - curve[:, start]
    top = before.max(axis=-1, keepdims=True)
    stepped = np.log(np.exp(before - top) @ STEPS / len(SHARES)) + top
    return log_sum(stepped + curve[:, end] - curve[:, week])


def eligible(rated_before: Counts, start: int, end: int) -> Counts:
    """Return the weeks of a stretch, counted from its start, that have enough entries on both sides."""
    stretch = rated_before[start : end + 1]
    return np.flatnonzero((stretch - stretch[0] >= MIN_SIDE) & (stretch[-1] - stretch >= MIN_SIDE))


class Splits:
    """The evidence of two rates in a stretch of one series, for a change at every week; it grows month by month.

    `curve` is of shape (correlations, weeks + 1, rates). Of the weeks up to an anchor it knows how the rate since is
    distributed, so that another month is one product for all of them; the anchor moves on when it lies far behind.
    """

    def __init__(self, curve: Floats, start: int) -> None:
        self._curve = curve
        self._start = start
        before = curve[:, start:] - curve[:, start : start + 1]
        top = before.max(axis=-1, keepdims=True)
        self._stepped = np.log(np.exp(before - top) @ STEPS / len(SHARES)) + top
        """Of the weeks after the anchor and those to come."""
        self._anchor = start
        self._rates = np.empty((len(curve), 0, len(SHARES)))
        self._logs = np.empty((len(curve), 0))

    def up_to(self, end: int) -> Floats:
        """Return the log evidence of two rates up to the week `end`, (correlations, weeks); never an earlier one."""
        if end - self._anchor > BLOCK:
            self._move(end)
        ahead = self._curve[:, end] - self._curve[:, self._anchor]
        top = ahead.max(axis=-1, keepdims=True)
        sums = (self._rates @ np.exp(ahead - top)[..., None])[..., 0]
        # stretches so unlike that no rate fits both underflow; they have no weight either way
        far = self._logs + np.log(np.maximum(sums, NEGLIGIBLE)) + top
        return np.concatenate((far, log_sum(self._since(end))), axis=1)

    def _since(self, end: int) -> Floats:
        """Return the weeks after the anchor with each rate since, as logs."""
        first = self._start + self._rates.shape[1]
        curve = self._curve[:, first : end + 1]
        ahead: Floats = self._stepped[:, : end + 1 - first] + (self._curve[:, end, None] - curve)
        return ahead

    def _move(self, end: int) -> None:
        ahead = self._curve[:, end] - self._curve[:, self._anchor]
        since = self._since(end)
        tops = ahead.max(axis=-1, keepdims=True), since.max(axis=-1)
        rates = (self._rates * np.exp(ahead - tops[0])[:, None], np.exp(since - tops[1][..., None]))
        joined = np.concatenate(rates, axis=1)
        sums = np.maximum(joined.sum(axis=-1), NEGLIGIBLE)
        self._rates = joined / sums[..., None]
        self._logs = np.concatenate((self._logs + tops[0], tops[1]), axis=1) + np.log(sums)
        self._stepped = self._stepped[:, since.shape[1] :].copy()
        self._anchor = end


def weighed(by_correlation: Floats, weights: Floats) -> float:
    """Return evidence by correlation as one log number, under the log weights of the correlations."""
    return float(log_sum(by_correlation + weights))


@lru_cache(maxsize=1)
def _tables() -> tuple[Floats, Floats]:
    """Return log rising products of the beta-binomial: by count, correlation and rate; and by count and correlation.

    The probability of k of n is rise(k, p) * rise(n - k, 1 - p) / total(n), but for a factor that cancels.
    """
    steps = np.arange(WEEK_CAP)[:, None, None]
    correlation = np.array(WEEK_CORRELATION)[None, :, None]
    # (1 - c) p + c i is the beta-binomial's a + i with numerator and denominator times c / (1 - c), so that c = 0 works
    rises = np.zeros((WEEK_CAP + 1, len(WEEK_CORRELATION), len(SHARES)))
    rises[1:] = np.cumsum(np.log((1 - correlation) * SHARES + correlation * steps), axis=0)
    totals = np.zeros((WEEK_CAP + 1, len(WEEK_CORRELATION)))
    totals[1:] = np.cumsum(np.log((1 - correlation) + correlation * steps), axis=0)[:, :, 0]
    return rises, totals
