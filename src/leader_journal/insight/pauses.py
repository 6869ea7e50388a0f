"""Over how many days of a period a journal was kept, so that a pause is not taken for a slow pace."""

from __future__ import annotations

import numpy as np

from leader_journal.core.periods import Period
from leader_journal.insight.binning import Days
from leader_journal.insight.thresholds import PAUSE_DAYS, PAUSE_TIMES


def days_kept(days: Days, period: Period) -> int:
    """Return how many days of a period a journal was kept: a pause is a pause, and no slow pace.

    A pause is eight weeks without an entry, where that is far longer than usual.
    """
    assert period.first is not None
    assert period.last is not None
    first, last = period.first.toordinal(), period.last.toordinal()
    gaps = np.diff([first - 1, *days.within(period).ordinals, last + 1]) - 1
    pauses = gaps[gaps >= max(PAUSE_DAYS, PAUSE_TIMES * float(np.median(gaps)))]
    return last - first + 1 - int(pauses.sum())
