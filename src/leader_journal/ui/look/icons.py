"""Icons: the Lucide drawings that ship, in a colour of the theme, rendered once per colour, size and resolution."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leader_journal import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from leader_journal.ui.look.theme import Theme

_FINE_STROKE, _SMALL_STROKE, _SMALL_SIZE = "1.75", "2", 16
_STROKE = re.compile(r'stroke-width="[\d.]+"')


class Icons:
    """Draws icons for widgets, in the pixels of what they are painted on.

    A screen cannot be asked for these: of one that is scaled by one and a half, some systems say two, and the window
    knows better. So whoever paints hands over the painter, and what only stands somewhere is an `IconLabel`.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, corner: QPointF, name: str, size: float, token: str) -> None:
        """Paint an icon from its upper left corner, which goes to the nearest whole pixel of the device."""
        pixmap = self.pixmap(name, size, token, painter.device().devicePixelRatioF())
        to_device = painter.deviceTransform()
        if not to_device.isRotating():  # else it is turned, and lies on no pixels
            place, (from_device, _possible) = to_device.map(corner), to_device.inverted()
            corner = from_device.map(QPointF(round(place.x()), round(place.y())))
        painter.drawPixmap(corner, pixmap)

    def pixmap(self, name: str, size: float, token: str, ratio: float) -> QPixmap:
        """Return an icon `size` pixels wide at 100 % text size, in a token's colour, for a device pixel ratio."""
        side = self._theme.px(size)
        key = (name, self._theme.tokens[token], side, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, size, key[1], side, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, size: float, token: str, ratio: float) -> QIcon:
        """Return a QIcon for a button of Qt's own, paler where it cannot be used; its colours stay those of now."""
        from PySide6.QtGui import QIcon  # with the names of 151 icons of the system: for Qt's own buttons only

        icon = QIcon(self.pixmap(name, size, token, ratio))
        icon.addPixmap(self.pixmap(name, size, "field", ratio), QIcon.Mode.Disabled)
        return icon

    def size(self, size: float) -> QSize:
        """Return the size in pixels of an icon that is `size` at 100 %: for `setIconSize`."""
        side = self._theme.px(size)
        return QSize(side, side)

    def _render(self, name: str, size: float, colour: str, side: int, ratio: float) -> QPixmap:
        stroke = _SMALL_STROKE if size < _SMALL_SIZE else _FINE_STROKE
        drawing = _STROKE.sub(f'stroke-width="{stroke}"', _source(name)).replace("currentColor", colour)
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
