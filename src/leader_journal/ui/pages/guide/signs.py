"""What stands before the first line of a text: an icon, or a point."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.themed import Themed

SIGN_ROOM = 26
"""The room that a sign takes with what stands between it and the text, in pixels at 100 %."""
_ICON, _POINT = 16, 4


def paint_sign(painter: QPainter, line: QRectF, theme: Theme, icon: str, style: TextStyle) -> None:
    """Draw an icon, or without a name a point, at the left of a line, in the middle of its letters.

    The letters stand at the foot of a line that is higher than they are.
    """
    side, above = theme.px(_ICON), max(0.0, line.height() - theme.metrics(style).height())
    middle = QPointF(line.left() + side / 2, line.top() + (line.height() + above) / 2)
    if icon:
        theme.icons.paint(painter, middle - QPointF(side / 2, side / 2), icon, _ICON, "muted")
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("muted"))
    radius = theme.px(_POINT) / 2
    painter.drawEllipse(middle, radius, radius)


def paint_number(painter: QPainter, foot: QPointF, theme: Theme, number: int, style: TextStyle) -> None:
    """Write the number of a step, on the line on which its letters stand."""
    painter.setFont(theme.font(style))
    painter.setPen(theme.color("muted"))
    painter.drawText(foot, f"{number}.")


class Sign(Themed, QWidget):
    """A sign as a widget."""

    def __init__(self, theme: Theme, icon: str, style: TextStyle) -> None:
        super().__init__()
        self._icon, self._style = icon, style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(SIGN_ROOM), round(self.theme.line_height(self._style)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_sign(QPainter(self), QRectF(self.rect()), self.theme, self._icon, self._style)
