"""The card on top of Today: the only box on a page that has a shadow, painted with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.painting import rounded_box, soft_shadow
from leader_journal.ui.toolkit.themed import Themed

SHADOW = 24
"""How far the shadow reaches below the card, inside the widget's own height, in pixels at 100 %."""
_RADIUS, _INSET, _FOOT, _DOWN, _BLUR = 12, 18, 14, 6, 18
_SHADOW_STRENGTH = 0.06


class Card(Themed, QWidget):
    """A sheet with round corners. The shadow lies inside the widget's own margin, so that nothing is cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._shadow = QPixmap()
        self._column = self.column(self, spacing=12, margins=(_INSET, _INSET, _INSET, _FOOT + SHADOW))

    def set_content(self, *widgets: QWidget) -> None:
        """Put these on the card, from top to bottom."""
        self._column.add(*widgets)

    def restyle(self) -> None:
        self._shadow = QPixmap()
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow (in light only) and sheet."""
        theme, painter = self.theme, QPainter(self)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -theme.px(SHADOW))
        if not theme.dark:
            painter.drawPixmap(0, 0, self._shadow_under(box))
        rounded_box(painter, box, theme.px(_RADIUS), theme.color("sheet"), theme.color("line"))

    def _shadow_under(self, box: QRectF) -> QPixmap:
        """Return a soft edge under the card, kept for its size: it takes as long as the rest of the window does."""
        size = self.size() * self.devicePixelRatio()
        if self._shadow.size() != size:
            self._shadow = QPixmap(size)
            self._shadow.setDevicePixelRatio(self.devicePixelRatio())
            self._shadow.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._shadow)
            self._paint_shadow(painter, box)
            painter.end()
        return self._shadow

    def _paint_shadow(self, painter: QPainter, box: QRectF) -> None:
        blur, radius = self.theme.px(_BLUR), self.theme.px(_RADIUS)
        core = box.adjusted(blur, blur, -blur, 0).translated(0, self.theme.px(_DOWN))
        soft_shadow(painter, core, radius, blur, self.theme.color("ink"), _SHADOW_STRENGTH)
