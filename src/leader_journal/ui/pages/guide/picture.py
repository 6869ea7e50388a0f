"""A picture of a page of the app, as wide as there is room for and no wider than it was taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import Themed

_RADIUS = 8


class PagePicture(Themed, QWidget):
    """Shown at its own size or smaller. A screen reader is told what is seen."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, theme: Theme, file: Path, told: str) -> None:
        super().__init__()
        self._follow(theme)
        self._taken = QPixmap(str(file))
        self._shown = QPixmap()
        self.setAccessibleName(told)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(self._taken.width())  # enlarged, its letters would be blurred

    def value_text(self) -> str:
        """There is nothing but what is seen."""
        return ""

    def sizeHint(self) -> QSize:
        """Return the size at which it was taken."""
        return QSize(self.maximumWidth(), self._height(self.maximumWidth()))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it may become, at the height that it has."""
        return QSize(self.theme.px(80), self._height(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height(self.width()))

    def _height(self, width: int) -> int:
        return round(width * self._taken.height() / max(1, self._taken.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio, box, radius = self.devicePixelRatioF(), QRectF(self.rect()), self.theme.px(_RADIUS)
        wide = round(self.width() * ratio)
        if self._shown.width() != wide or self._shown.devicePixelRatio() != ratio:
            self._shown = self._taken.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            self._shown.setDevicePixelRatio(ratio)
        painter, corners = QPainter(self), QPainterPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners.addRoundedRect(box, radius, radius)
        painter.setClipPath(corners)
        painter.drawPixmap(0, 0, self._shown)
        painter.setClipping(False)
        rounded_box(painter, box, radius, None, self.theme.color("edge"))
