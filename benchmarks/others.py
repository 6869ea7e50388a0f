"""How busy other processes keep the machine while something is measured."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

_SHORTEST = 2.0
"""Seconds that are judged at once: /proc/stat counts in hundredths of a second."""
_IDLE = (3, 4)
"""Columns of /proc/stat (man 5 proc_stat): idle, and waiting for a disk."""
_COUNTED_ELSEWHERE = 8
"""Columns from here on are guests', which are counted as the user's already."""


class Others:
    """What others take of the machine, a core: the load average knows no more than that ours is measured as well.

    One process that measures is a load of 1, which is 0.5 a core where there are two: its own work would be the reason
    not to judge it. Where the system does not say what was used, the load average is taken, ours with it.
    """

    def __init__(self) -> None:
        self._since, self._used, self._ours = time.monotonic(), _used(), _ours()
        self._last = load_a_core()

    def a_core(self) -> float:
        """Return how much of a core others took since the last answer, or that answer if it is only just given."""
        now, used = time.monotonic(), _used()
        if used is None or self._used is None:
            return load_a_core()
        if now - self._since >= _SHORTEST:
            ours = _ours()
            taken = (used - self._used) - (ours - self._ours)
            self._last = max(0.0, taken / (now - self._since) / (os.cpu_count() or 1))
            self._since, self._used, self._ours = now, used, ours
        return self._last


def load_a_core() -> float:
    """Return the load average of the last minute, a core."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def _used() -> float | None:
    """Return the processor time of all processes since the machine began, in seconds; None where it is not told."""
    try:
        first = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0]
    except OSError:
        return None
    ticks = [int(column) for column in first.split()[1 : 1 + _COUNTED_ELSEWHERE]]
    return sum(one for at, one in enumerate(ticks) if at not in _IDLE) / os.sysconf("SC_CLK_TCK")


def _ours() -> float:
    """Return the processor time of this process and of its children that have ended, in seconds."""
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)
