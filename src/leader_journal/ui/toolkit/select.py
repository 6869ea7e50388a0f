"""A drop-down list: QComboBox with the app's own chevron, which a style sheet cannot colour."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import set_ring_radius
from leader_journal.ui.toolkit.themed import Themed

_CHEVRON, _INSET = 16, 10


class Select(Themed, QComboBox):
    """A QComboBox in every other respect."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follow(theme)
        self.restyle()

    def restyle(self) -> None:
        set_ring_radius(self, self.theme.px(8))
        self.setFont(self.theme.font(TextStyle.BODY))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the chevron."""
        super().paintEvent(event)
        side = self.theme.px(_CHEVRON)
        token = "muted" if self.isEnabled() else "field"
        chevron = self.theme.icons.pixmap("chevron-down", _CHEVRON, token, self.devicePixelRatioF())
        place = QPoint(self.width() - side - self.theme.px(_INSET), (self.height() - side) // 2)
        QPainter(self).drawPixmap(place, chevron)
