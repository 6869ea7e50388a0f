"""Before against since, at a day that was known beforehand: the evidence of `insight.evidence` without a search.

Two kinds of days are known: the first of a month that is held against the usual, and the day on which a plan began.
The plan is a single-case experiment (n-of-1, an AB design) whose analysis was registered beforehand: day, element,
situation and the days of looking are fixed before anything is counted, so that it is one test and not one of hundreds
(Nikles and Mitchell, "The Essential Guide to N-of-1 Trials in Health", 2015; Nosek et al., "The preregistration
revolution", PNAS 115, 2018).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from leader_journal.core.periods import Period
from leader_journal.insight.binning import Counts, Days
from leader_journal.insight.evidence import CHANGED, CORRELATION_PRIOR, curves, log_sum, one_rate, two_rates, weighed
from leader_journal.insight.size import Size, size_of


class Tested(Struct, frozen=True):
    """What the days say of one series: the log Bayes factor of another rate since, and by how much it differs."""

    log_factor: float
    size: Size

    @property
    def bayes_factor(self) -> float:
        """The Bayes factor, as far as a number holds it."""
        return math.exp(min(self.log_factor, 700.0))

    def reaches(self, factor: float) -> bool:
        """Whether the evidence is as large as a threshold."""
        return self.log_factor >= math.log(factor)


def tested_at(shown: Counts, rated: Counts, week: int) -> tuple[Tested, ...]:
    """Return what weekly counts (series, weeks) say of a change of each series at a week that is known.

    The other series tell how much entries of one week go together, whether they changed at that week or not.
    """
    curve, end = curves(shown, rated), rated.shape[1]
    one = [one_rate(of, 0, end) for of in curve]
    two = [two_rates(of, 0, week, end) for of in curve]
    heard = [
        np.logaddexp(np.log(1 - CHANGED) + single, np.log(CHANGED) + double)
        for single, double in zip(one, two, strict=True)
    ]
    tested = []
    for row, of in enumerate(curve):
        weights = CORRELATION_PRIOR + sum(said for other, said in enumerate(heard) if other != row)
        weights = weights - log_sum(weights)
        factor = weighed(two[row], weights) - weighed(one[row], weights)
        tested.append(Tested(factor, size_of(of, 0, end, np.array([week]), weights)))
    return tuple(tested)


def weeks_around(history: Sequence[Days], first: dt.date, since: Period) -> tuple[Counts, Counts, int]:
    """Return weekly counts from the day `first` on, shown and rated (series, weeks), and the week where `since` begins.

    Weeks are counted from the day that is known, so that none lies on both sides of it.
    """
    assert since.first is not None
    assert since.last is not None
    ahead = math.ceil((since.first - first).days / 7)
    count = ahead + (since.last - since.first).days // 7 + 1
    monday = since.first - dt.timedelta(weeks=ahead)
    binned = [days.within(Period(first, since.last)).by_week(monday, count) for days in history]
    return np.stack([shown for shown, _ in binned]), np.stack([rated for _, rated in binned]), ahead
