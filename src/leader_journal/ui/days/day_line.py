"""A day, written as one says it ("friday", "næste uge", "3/12"); what is understood stands beside it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from leader_journal.core.clock import Clock
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import day_month_year, long_day
from leader_journal.wording.errors import weekday_disagrees
from leader_journal.wording.when.due import other_weekday, parse_due

_FIELD = 168


class DayLine(Themed, QWidget):
    """Enter sends `settled` where a day is understood, Esc sends `left`. `set_name` says what the day is for."""

    edited = Signal()
    """The user changed what is written."""
    settled = Signal(object)
    """Enter was pressed on this dt.date."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day: dt.date | None = None
        self._field, self._said = QLineEdit(), TextLabel(theme, "small", "muted")
        self._field.textEdited.connect(self._typed)
        self.setFocusProxy(self._field)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._field)
        self._row.addWidget(self._said, 1)
        self._follow(theme)
        self.retranslate()
        self.restyle()

    def day(self) -> dt.date | None:
        """Return the day that is understood, None where nothing is written or nothing understood."""
        return self._day

    def set_day(self, day: dt.date | None) -> None:
        """Show a day, silently; what is being written stays as long as it means the same day."""
        if day != self._day:
            self._day = day
            self._field.setText(day.isoformat() if day is not None else "")
        self._say()

    def set_name(self, name: str) -> None:
        """Say what the day is for."""
        self._field.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter settles, Esc leaves; Ctrl+Enter belongs to what the day stands in."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER_KEYS and self._day is not None and not control:
            self.settled.emit(self._day)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._field.setPlaceholderText(_("friday, next week, 3/12"))
        self._say()

    def restyle(self) -> None:
        """Measure again."""
        self._field.setFixedWidth(self.theme.px(_FIELD))
        self._row.setSpacing(self.theme.px(12))
        super().restyle()

    def _typed(self, text: str) -> None:
        self._day = parse_due(text, self._clock.now().date()) if text.strip() else None
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        day, today = self._day, self._clock.now().date()
        if day is None:
            words = _why_none(self._field.text(), today)
        else:
            words = long_day(day) if day.year == today.year else day_month_year(day)
        self._said.setText(words)
        self._field.setAccessibleDescription(words)


def _why_none(text: str, today: dt.date) -> str:
    if (disagreeing := other_weekday(text, today)) is not None:
        return weekday_disagrees(disagreeing.day, disagreeing.weekday)
    return _("No day the app knows") if text.strip() else _("No day")
