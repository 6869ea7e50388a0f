"""The card on top of Today: the only box on a page that has a shadow, painted with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.ui.theme import Theme
from leader_journal.ui.widgets.painting import rounded_box
from leader_journal.ui.widgets.themed import Themed

_RADIUS, _SHADOW, _INSET = 12, 12, 18
_SHADOW_STRENGTH = 0.05


class Card(Themed, QWidget):
    """A sheet with round corners. The shadow lies inside the widget's own margin, so that nothing is cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._follow(theme)
        self.restyle()

    def set_content(self, *widgets: QWidget) -> None:
        """Put these on the card, from top to bottom."""
        for widget in widgets:
            self._column.addWidget(widget)

    def restyle(self) -> None:
        """Measure again."""
        inset, shadow = self.theme.px(_INSET), self.theme.px(_SHADOW)
        self._column.setContentsMargins(inset, inset, inset, self.theme.px(14) + shadow)
        self._column.setSpacing(self.theme.px(12))
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow (in light only) and sheet."""
        theme, painter = self.theme, QPainter(self)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -theme.px(_SHADOW))
        if not theme.dark:
            self._paint_shadow(painter, box)
        rounded_box(painter, box, theme.px(_RADIUS), theme.color("sheet"), theme.color("line"))

    def _paint_shadow(self, painter: QPainter, box: QRectF) -> None:
        """A soft edge under the card: a few boxes, each a little further down and fainter."""
        depth = self.theme.px(_SHADOW)
        ink = QColor(self.theme.color("ink"))
        for step in range(1, depth):
            ink.setAlphaF(_SHADOW_STRENGTH * (1 - step / depth) ** 2)
            rounded_box(painter, box.translated(0, step), self.theme.px(_RADIUS), ink, None)
