"""Notices when something was painted."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer

_LOOK_AGAIN_MS = 100
"""Where no event comes: what was waited for in vain is told."""


class Painted(QObject):
    """Watches one object, or all there are; `wait` runs events until one that fits was painted.

    Where the object is known it alone is watched: a filter on the application hands every event of every widget to
    Python, and slows what it measures.
    """

    def __init__(self, fits: Callable[[QObject], bool], on: QObject | None = None) -> None:
        super().__init__()
        self._fits = fits
        self._on = on
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event of what is waited for."""
        if event.type() == QEvent.Type.Paint and self._fits(watched):
            self._seen = True
        return False

    def wait(self, act: Callable[[], object], seconds: float = 30.0, *, asleep: bool = False) -> float:
        """Do something, and return the milliseconds until what is waited for was painted after it."""
        watched = self._on or QCoreApplication.instance()
        assert watched is not None
        self._seen = False
        watched.installEventFilter(self)
        try:
            # the filter sees the event before it is handled; the loop asks after that
            return wait_ms(act, lambda: self._seen, seconds, asleep=asleep)
        finally:
            watched.removeEventFilter(self)


def wait_ms(
    act: Callable[[], object], done: Callable[[], bool], seconds: float = 30.0, *, asleep: bool = False
) -> float:
    """Do something, and run events until `done`; return how many milliseconds that took.

    `asleep` between events, where another process does the work: a loop that asks again and again takes the processor
    from it (54 ms instead of 27 until a second start has left its wish).
    """
    how = QEventLoop.ProcessEventsFlag.WaitForMoreEvents if asleep else QEventLoop.ProcessEventsFlag.AllEvents
    application = QCoreApplication.instance()
    assert application is not None
    looking_again = QTimer()
    looking_again.start(_LOOK_AGAIN_MS)
    began = time.perf_counter()
    act()
    while not done():
        assert time.perf_counter() - began < seconds, "waited in vain"
        application.processEvents(how)
    return (time.perf_counter() - began) * 1e3


def settle(seconds: float = 0.1, *, while_true: Callable[[], bool] = lambda: False) -> None:
    """Run events for a while, and for as long as something holds."""
    application = QCoreApplication.instance()
    assert application is not None
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or while_true():
        application.processEvents()
        time.sleep(0.001)
