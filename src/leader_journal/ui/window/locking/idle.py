"""Notices that nobody has touched the app for a while, by the wall clock, so that time asleep counts."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from leader_journal.core.clock import Clock
from leader_journal.ui.toolkit.at_windows import at_windows

_LOOK_EVERY_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_PAINTS = frozenset({QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Expose})


class IdleWatch(QObject):
    """Emits `quiet` once when the chosen minutes have passed without a touch."""

    quiet = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = 0
        self._last = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Watch for so many quiet minutes; 0 stops watching."""
        if QCoreApplication.instance() is None:
            return
        at_windows().leave(self)
        self._minutes = minutes
        self._last = self._clock.now()
        if minutes > 0:
            at_windows().watch(self, _TOUCHES | _PAINTS)
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def minutes(self) -> int:
        """The quiet minutes that are watched for; 0 while nothing is."""
        return self._minutes

    def look(self) -> None:
        """Find new windows, and compare with the wall clock."""
        at_windows().look_round()
        self._compare(self._clock.now())

    def _compare(self, now: dt.datetime) -> None:
        """A clock that was set back starts the count anew."""
        if now < self._last:
            self._last = now
        elif self._is_over(now):
            self.watch(0)
            self.quiet.emit()

    def _is_over(self, now: dt.datetime) -> bool:
        return 0 < self._minutes * 60 <= (now - self._last).total_seconds()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """See every touch of any window of the app; take none but the one that locks.

        After a gap (asleep, stopped) nothing is painted before the clock was looked at: what comes first may be that.
        """
        kind = event.type()
        if kind in _PAINTS and self._is_over(self._clock.now()):
            QTimer.singleShot(0, self, self.look)
            return True
        if kind in _TOUCHES:
            # the first touch after a long sleep must lock, not count as one, and reach nothing that is closed by then
            now = self._clock.now()
            self._compare(now)
            if self._minutes == 0:
                return True
            self._last = now
        return False
