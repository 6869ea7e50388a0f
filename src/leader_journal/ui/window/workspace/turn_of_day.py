"""Another day begins while the journal stands open: what was *today* on a page is yesterday, a promise may be late."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.clock import Clock
from leader_journal.ui.bus import Bus

LOOK_EVERY_MS = 60_000
_TOLD_BY_DAYS = Changes(
    frozenset(
        {
            Topic.ENTRIES,
            Topic.PROMISES,
            Topic.AGREEMENTS,
            Topic.ONE_ON_ONES,
            Topic.REVIEWS,
            Topic.PLANS,
            Topic.BRING_UPS,
        }
    )
)


class TurnOfDay(QObject):
    """Looks at the day each minute, and whenever the app is gone back to: a computer that slept counts no minutes."""

    def __init__(self, clock: Clock, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._bus = clock, bus
        self._day = clock.now().date()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY_MS)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._gone_back_to)

    def look(self) -> None:
        """Have every page read again what it tells by days, once a day has begun."""
        day = self._clock.now().date()
        if day != self._day:
            self._day = day
            self._bus.announce(_TOLD_BY_DAYS)

    def stop(self) -> None:
        """The journal is about to be closed."""
        self._timer.stop()

    def _gone_back_to(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.look()
