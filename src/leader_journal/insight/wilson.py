"""The range of a single rate: Wilson's score interval.

Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), recommend it
for small samples: at n = 5 it covers 95.5 % on average, where the textbook (Wald) interval covers 66 %.
"""

from __future__ import annotations

import math

from leader_journal.insight.counts import Rate, SeriesCounts

Z95 = 1.959963984540054
"""The 97.5 % point of the standard normal distribution."""


def wilson(shown: int, rated: int) -> tuple[float, float]:
    """Return the lower and upper end of the range in which the share probably lies, as fractions.

    Exactly 0 where nothing was shown, and exactly 1 where everything was. Raises ValueError unless
    `0 <= shown <= rated` and `rated >= 1`.
    """
    if not 0 <= shown <= rated or rated < 1:
        raise ValueError("a rate needs at least one entry, and no more shown than rated")
    share, z = shown / rated, Z95
    shrink = 1 + z * z / rated
    centre = (share + z * z / (2 * rated)) / shrink
    half = z * math.sqrt(share * (1 - share) / rated + z * z / (4 * rated * rated)) / shrink
    low = 0.0 if shown == 0 else centre - half
    high = 1.0 if shown == rated else centre + half
    return low, high


def rate(shown: int, rated: int) -> Rate:
    """Return a rate with its range."""
    low, high = wilson(shown, rated)
    return Rate(shown, rated, low, high)


def rate_of(counts: SeriesCounts) -> Rate | None:
    """Return the rate of some counts, or None where nothing was rated."""
    return rate(counts.shown, counts.rated) if counts.rated else None
