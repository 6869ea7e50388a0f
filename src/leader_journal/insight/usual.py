"""This month against the usual: what so many entries would give if the month were like the twelve before it.

The prediction is beta-binomial (Gelman et al., "Bayesian data analysis", 2.4): the history's rate with its uncertainty,
and the chance of the month itself. The history weighs as at most 60 entries, which leaves room for ordinary wobble.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from leader_journal.insight.binning import Floats
from leader_journal.insight.thresholds import MIN_MONTH, MIN_USUAL_HISTORY

HISTORY_CAP = 60
"""How many entries the history weighs at most (calibrated, INSIGHT.md 2.4)."""

USUAL_TAIL = 0.025
"""The usual is the central 95 %: what is drawn. Whether a month is called unusual is another question, of evidence."""


class Usual(Struct, frozen=True):
    """For so many entries: `low`..`high` shown is usual."""

    low: int
    high: int

    def __contains__(self, shown: int) -> bool:
        return self.low <= shown <= self.high


def usual(history_shown: int, history_rated: int, rated: int) -> Usual | None:
    """Return what is usual for a month of `rated` entries, or None where there is too little to say so."""
    if history_rated < MIN_USUAL_HISTORY or rated < MIN_MONTH:
        return None
    weight = min(1.0, HISTORY_CAP / history_rated)
    reached = np.cumsum(beta_binomial(rated, 1 + history_shown * weight, 1 + (history_rated - history_shown) * weight))

    def point(share: float) -> int:
        return min(int(np.searchsorted(reached, share)), rated)

    return Usual(point(USUAL_TAIL), point(1 - USUAL_TAIL))


def beta_binomial(count: int, a: float, b: float) -> Floats:
    """Return the probabilities of 0..count of the beta-binomial distribution with the parameters a and b."""
    at = np.arange(count)
    ratios = np.log((count - at) / (at + 1) * (a + at) / (b + count - at - 1))
    logs = np.concatenate(([0.0], np.cumsum(ratios)))
    mass = np.exp(logs - np.max(logs))
    normed: Floats = mass / mass.sum()
    return normed
