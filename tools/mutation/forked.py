"""Something done in a process of its own that ends: what it does to this one's memory is gone with it."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable

_LONGEST_S = 3600
_LONGEST_AT_WORK_S = 90
"""Of the processor: a fault may go round for ever. All tests that are asked of one fault take a third of it."""


def in_a_fork(run: Callable[[], int]) -> int:
    """Return the number, up to 255, that something returns in a process of its own, which says nothing.

    255 where it raises, below zero where it never ends or is killed.
    """
    child = os.fork()
    if not child:
        os._exit(_code_of(run))
    end = time.monotonic() + _LONGEST_S
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return -9


def _code_of(run: Callable[[], int]) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST_AT_WORK_S, _LONGEST_AT_WORK_S))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        return run()
    except BaseException:  # noqa: BLE001 - whatever the fault made of it, also SystemExit
        return 255
