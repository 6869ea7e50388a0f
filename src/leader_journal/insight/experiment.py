"""A plan as one test: before against since, at a day that was set beforehand and on two days fixed at the start.

What a leader changes on purpose has a day, an element and a situation that were chosen before anything was counted. So
nothing is searched for: the evidence for two rates is taken at that one week, and a smaller factor says as much as the
large one of the open search. That is the single-case experiment (n-of-1; an AB design) with its analysis registered
beforehand (Nikles and Mitchell, "The Essential Guide to N-of-1 Trials in Health", 2015; Nosek et al., "The
preregistration revolution", PNAS 115, 2018). On other days there are counts, and no verdict.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from leader_journal.insight.binning import Counts
from leader_journal.insight.evidence import CHANGED, CORRELATION_PRIOR, Splits, curves, log_sum, one_rate, weighed
from leader_journal.insight.size import Size, size_of


@dataclass(frozen=True, slots=True)
class Tested:
    """What one look says of one series: the log Bayes factor of another rate since, and by how much it differs."""

    log_factor: float
    size: Size


def tested_at(shown: Counts, rated: Counts, row: int, week: int) -> Tested:
    """Return what the weekly counts (series, weeks) say of a change of one series at a week that is known.

    The other series tell how much entries of one week go together, whether they changed at that week or not.
    """
    curve, end = curves(shown, rated), rated.shape[1]
    one = [one_rate(of, 0, end) for of in curve]
    two = [Splits(of, 0).up_to(end)[:, week] for of in curve]
    weights = CORRELATION_PRIOR.copy()
    for other in set(range(len(curve))) - {row}:
        weights += np.logaddexp(np.log(1 - CHANGED) + one[other], np.log(CHANGED) + two[other])
    weights -= log_sum(weights)
    size = size_of(curve[row], 0, end, np.array([week]), weights)
    return Tested(weighed(two[row], weights) - weighed(one[row], weights), size)
