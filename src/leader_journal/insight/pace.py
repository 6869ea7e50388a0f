"""Whether the leader wrote at another pace on one side of a change: then part of it may be what they chose to write."""

from __future__ import annotations

import math

from msgspec import Struct

from leader_journal.insight.counts import Direction
from leader_journal.insight.thresholds import PACE_LEVEL, PACE_RATIO


class Pace(Struct, frozen=True):
    """The leader wrote at a clearly different pace before and since a change: entries a week, rated or not."""

    before: float
    since: float

    @property
    def direction(self) -> Direction:
        """Whether more or less was written since."""
        return Direction.MORE if self.since > self.before else Direction.LESS


def pace(before: int, before_days: int, since: int, since_days: int) -> Pace | None:
    """Return the entries a week on both sides if they clearly differ, else None.

    Clearly: by half as much again, and beyond chance by the exact conditional test of two Poisson rates (given their
    sum, the first count is binomial; Przyborowski and Wilenski, Biometrika 31, 1940).
    """
    if before_days < 1 or since_days < 1 or not before or not since:
        return None
    found = Pace(before * 7 / before_days, since * 7 / since_days)
    slow, fast = sorted((found.before, found.since))
    if fast < PACE_RATIO * slow:
        return None
    return found if _two_sided(before, before + since, before_days / (before_days + since_days)) < PACE_LEVEL else None


def _two_sided(successes: int, trials: int, chance: float) -> float:
    """Return twice the smaller tail of the binomial distribution, at most 1."""
    odds = math.log(chance), math.log1p(-chance)

    def mass(count: int) -> float:
        ways = math.lgamma(trials + 1) - math.lgamma(count + 1) - math.lgamma(trials - count + 1)
        return math.exp(ways + count * odds[0] + (trials - count) * odds[1])

    at_most = math.fsum(mass(count) for count in range(successes + 1))
    at_least = math.fsum(mass(count) for count in range(successes, trials + 1))
    return min(1.0, 2 * min(at_most, at_least))
