"""A month to pick a day from: weeks numbered, Monday first, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QToolButton, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.themed import Themed

_CHEVRON = 16
_STEPS = {"qt_calendar_prevmonth": "arrow-left", "qt_calendar_nextmonth": "arrow-right"}


class Calendar(Themed, QCalendarWidget):
    """Qt's own; what a style sheet cannot reach is dressed here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._follow(theme)
        self.restyle()

    def restyle(self) -> None:
        """Dress again: days of a weekend are days like others."""
        theme = self.theme
        self.setFont(theme.font(TextStyle.SMALL))
        day, head = QTextCharFormat(), QTextCharFormat()
        day.setForeground(theme.color("ink"))
        head.setForeground(theme.color("muted"))
        head.setBackground(theme.color("sheet"))
        self.setHeaderTextFormat(head)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, day)
        for part in (*self.findChildren(QToolButton), *self.findChildren(QAbstractItemView)):
            part.setFont(self.font())  # they keep that of the text size they were made at
        for name, icon in _STEPS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.icons.icon(icon, _CHEVRON, "muted", self.devicePixelRatioF()))
                button.setIconSize(QSize(theme.px(_CHEVRON), theme.px(_CHEVRON)))
        super().restyle()
