"""Whether clearly more of something is written than in as long a time before.

Given the sum of both counts the later one is binomial, with a half where nothing changed (Przyborowski and Wilenski,
Biometrika 31, 1940). Against that half stands a step from it, as for any other change.
"""

from __future__ import annotations

import numpy as np

from leader_journal.insight.evidence import SHARES, STEPS, log_sum

_HALF = len(SHARES) // 2


def log_factor(before: int, since: int) -> float:
    """Return the log evidence that the counts of two spans of one length have different rates behind them."""
    logs = np.log(STEPS[_HALF]) + since * np.log(SHARES) + before * np.log(1 - SHARES)
    return float(log_sum(logs)) - (before + since) * float(np.log(0.5))
