"""How large a change is: shrunk, and with a range.

A change is told when chance made it look large, so the difference of the two shares is too large on average (a true
change of 15 points was told as 22 to 33). What is told is the mean of the difference under the step from one rate to
the next, over all weeks at which it may have changed, and the middle 95 % of it.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.evidence import SHARES, STEPS


class Size(Struct, frozen=True):
    """By how much the share is larger since, as a fraction; negative where it is smaller."""

    mean: float
    low: float
    high: float


def size_of(curve: Floats, start: int, end: int, weeks: Counts, weights: Floats) -> Size:
    """Return the size of a change in the weeks start..end, at any of `weeks`, under log weights of the correlations."""
    before = curve[:, weeks] - curve[:, start, None]
    since = curve[:, end, None] - curve[:, weeks]
    top_before, top_since = before.max(axis=-1, keepdims=True), since.max(axis=-1, keepdims=True)
    scale = top_before + top_since + weights[:, None, None]
    first = np.exp(before - top_before + (scale - np.max(scale))).reshape(-1, len(SHARES))
    both = (first.T @ np.exp(since - top_since).reshape(-1, len(SHARES))) * STEPS
    return _size(both / both.sum())


def _size(both: Floats) -> Size:
    """Return the size of a change of which it is known how likely each pair of rates is."""
    count = len(SHARES)
    steps = np.arange(count) - np.arange(count)[:, None]
    chance = np.bincount((steps + count - 1).ravel(), both.ravel())
    differences = np.arange(1 - count, count) * float(SHARES[1] - SHARES[0])
    reached = np.cumsum(chance)
    low, high = (float(np.interp(part, reached, differences)) for part in (0.025, 0.975))
    return Size(float(chance @ differences), low, high)
