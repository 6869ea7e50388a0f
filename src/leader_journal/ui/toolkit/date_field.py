"""Fields for a day, and for a day with its time: Qt's own, with the app's chevron, which no style sheet can colour."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import set_ring_radius
from leader_journal.ui.toolkit.themed import Themed

_CHEVRON, _INSET = 16, 10


class MomentField(Themed, QDateTimeEdit):
    """A day and a time; the chevron opens a calendar."""

    def __init__(self, theme: Theme, moment: QDateTime, parent: QWidget | None = None) -> None:
        super().__init__(moment, parent)
        self.setCalendarPopup(True)
        self._follow(theme)
        self.restyle()

    def restyle(self) -> None:
        """Measure again."""
        _dress(self, self.theme)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the chevron."""
        super().paintEvent(event)
        _paint_chevron(self, self.theme)


class DateField(Themed, QDateEdit):
    """A day; the chevron opens a calendar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self._follow(theme)
        self.restyle()

    def restyle(self) -> None:
        """Measure again."""
        _dress(self, self.theme)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the chevron."""
        super().paintEvent(event)
        _paint_chevron(self, self.theme)


def _dress(field: QDateTimeEdit, theme: Theme) -> None:
    set_ring_radius(field, theme.px(8))
    field.setFont(theme.font(TextStyle.BODY))


def _paint_chevron(field: QDateTimeEdit, theme: Theme) -> None:
    side = theme.px(_CHEVRON)
    chevron = theme.icons.pixmap("chevron-down", _CHEVRON, "muted", field.devicePixelRatioF())
    place = QPoint(field.width() - side - theme.px(_INSET), (field.height() - side) // 2)
    QPainter(field).drawPixmap(place, chevron)
