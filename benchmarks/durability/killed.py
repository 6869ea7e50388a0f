"""A process that is forked, does something, tells it over a pipe, and is killed."""

from __future__ import annotations

import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress

from benchmarks.durability.ledger import Line

READY = "ready"
_FOR_EVER_S = 120.0
_DEEDS = (0, 1, 2, 3, 5, 8, 13)


def killed(
    work: Callable[[int], None], hear: Callable[[Line], None], dice: random.Random, longest: float, *, at_start: bool
) -> str | None:
    """Fork a child that works, and kill it: some moments after one of its first deeds, however slow the machine is, or
    at any moment from its very beginning.

    Return what was wrong with the child itself, None where it did what it should until it was killed.
    """
    told, telling = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(told)
        _work(work, telling)
    os.close(telling)
    lines = _Lines(told, began + (dice.uniform(0, 1.0) if at_start else _FOR_EVER_S))
    ready, said, deeds = at_start, "", dice.choice(_DEEDS)
    for line in lines:
        if line is None:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            continue
        deeds -= line.what == "done"
        ready = ready or line.what == READY
        if deeds == 0 and ready and not at_start:
            deeds, lines.until = -1, min(lines.until, time.monotonic() + dice.uniform(0, longest))
        elif line.what == "failed":
            said = line.said
        hear(line)
    os.close(told)
    _pid, status = os.waitpid(child, 0)
    if said:
        return said
    if not ready:
        return "was never ready"
    return None if os.WIFSIGNALED(status) else "ended by itself"


def _work(work: Callable[[int], None], telling: int) -> None:
    try:
        work(telling)
    except BaseException:  # noqa: BLE001 - of a child of a fork nothing may come back into the parent's loop
        Line("failed", said=traceback.format_exc()[-600:]).tell(telling)
    finally:
        os._exit(0)


class _Lines:
    """What comes over a pipe, to its end; None once, when it is time."""

    def __init__(self, told: int, until: float) -> None:
        self.until = until
        self._told = told

    def __iter__(self) -> Iterator[Line | None]:
        waiting, timed_out = b"", False
        while True:
            left = None if timed_out else max(self.until - time.monotonic(), 0)
            if not select.select([self._told], [], [], left)[0]:
                timed_out = True
                yield None
                continue
            part = os.read(self._told, 65536)
            if not part:
                return
            *whole, waiting = (waiting + part).split(b"\n")
            for line in whole:
                yield Line.read(line.decode())
