"""Icons: the Lucide drawings that ship, in a colour of the theme, rendered once per colour, size and resolution."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leader_journal import paths

if TYPE_CHECKING:
    from leader_journal.ui.look.theme import Theme

_FINE_STROKE, _SMALL_STROKE, _SMALL_SIZE = "1.75", "2", 16
_STROKE = re.compile(r'stroke-width="[\d.]+"')


class Icons:
    """Draws icons for widgets. Ask again when the theme changed: a QIcon keeps the colour it was made in."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: float, token: str, dpr: float | None = None) -> QPixmap:
        """Return an icon `size` pixels wide at 100 % text size, in a token's colour, for a device pixel ratio."""
        ratio = _highest_ratio() if dpr is None else dpr
        side = self._theme.px(size)
        key = (name, self._theme.tokens[token], side, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, size, key[1], side, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, size: float, token: str, *, on: str | None = None, disabled: str = "field") -> QIcon:
        """Return a QIcon: in `token`, in `on` while checked, in `disabled` while it cannot be used."""
        icon = QIcon()
        for state, colour in ((QIcon.State.Off, token), (QIcon.State.On, on or token)):
            icon.addPixmap(self.pixmap(name, size, colour), QIcon.Mode.Normal, state)
            icon.addPixmap(self.pixmap(name, size, colour), QIcon.Mode.Active, state)
            icon.addPixmap(self.pixmap(name, size, disabled), QIcon.Mode.Disabled, state)
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


def _highest_ratio() -> float:
    """The finest screen's pixel ratio: a pixmap drawn for it looks right, scaled down, on the others."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
