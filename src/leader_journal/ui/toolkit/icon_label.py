"""An icon that only stands somewhere: it cannot be pressed, and a screen reader passes it by."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.themed import Themed


class IconLabel(Themed, QWidget):
    """As large as its icon, `size` pixels at 100 %; where it is given more room, in the middle of the left edge."""

    def __init__(self, theme: Theme, icon: str, size: float) -> None:
        super().__init__()
        self._icon, self._size = icon, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)

    def sizeHint(self) -> QSize:
        return self.theme.icons.size(self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        corner = QPointF(0, (self.height() - self.theme.px(self._size)) / 2)
        self.theme.icons.paint(QPainter(self), corner, self._icon, self._size, "muted")
