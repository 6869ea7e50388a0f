"""Notices when something was painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from leader_journal.ui.qt_import import load_qt

load_qt()  # as the app does: else each module's source is read and kept, 31 MB in all
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer  # noqa: E402 - not before that

_LOOK_AGAIN_MS = 100
"""Where no event comes: what was waited for in vain is told."""


class Painted(QObject):
    """`wait` runs events until one object was painted, or one of a class that has no instance yet.

    Never by a filter on the application: that hands every event of every widget to Python, and takes a fifth of the
    time that it measures.
    """

    def __init__(self, what: QObject | type[QObject] | None = None, fits: Callable[[], bool] = lambda: True) -> None:
        """Without anything, `watch` is told what while it waits. What does not fit yet is not seen."""
        super().__init__()
        self._fits = fits
        self._seen = False
        if isinstance(what, QObject):
            self.watch(what)
        elif what is not None:
            self._watch_class(what)

    def watch(self, one: QObject) -> None:
        """Look at this one."""
        one.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a paint event of what is waited for."""
        if event.type() == QEvent.Type.Paint and self._fits():
            self._seen = True
        return False

    def wait(self, act: Callable[[], object], seconds: float = 30.0, *, asleep: bool = False) -> float:
        """Do something, and return the milliseconds until what is waited for was painted after it."""
        self._seen = False
        # it is seen before it is handled; the loop asks after that
        return wait_ms(act, lambda: self._seen, seconds, asleep=asleep)

    def _watch_class(self, widgets: Any) -> None:
        paint: Callable[[QObject, QEvent], None] = widgets.paintEvent

        def noted(painted: QObject, event: QEvent) -> None:
            self._seen = self._seen or self._fits()
            paint(painted, event)

        widgets.paintEvent = noted


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
