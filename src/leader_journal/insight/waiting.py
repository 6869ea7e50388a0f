"""How long something takes of which not all is done yet: what is open is known to take longer, and nothing else.

The median of what is done alone flatters: the quick ones are done first. Kaplan and Meier, "Nonparametric estimation
from incomplete observations", JASA 53 (1958).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def median_wait(done: Iterable[int], still_open: Iterable[int]) -> int | None:
    """Return after how many days half was done, or None where half is not done yet as far as can be told.

    `done` are the days that each took, `still_open` the days since each of the others began. What was done on a day is
    done before what is open leaves the count on it.
    """
    ended, left = Counter(done), Counter(still_open)
    waiting, open_share = ended.total() + left.total(), 1.0
    for day in sorted(ended | left):
        if ended[day]:
            open_share *= 1 - ended[day] / waiting
            if open_share <= 0.5 + 1e-12:
                return day
        waiting -= ended[day] + left[day]
    return None
