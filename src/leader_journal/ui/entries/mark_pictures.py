"""Marks that are painted by the dozen: each is drawn once, and copied from there on."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from leader_journal.core.terms import Mark
from leader_journal.ui.entries.mark_glyphs import paint_mark
from leader_journal.ui.look.theme import Theme

_KEPT = 32
"""Five marks on a screen or two; where they stand on the grid of pixels is the same in every row."""


class MarkPictures:
    """Looks as `paint_mark` does: a picture knows by which part of a pixel it is moved from the grid."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._picture = lru_cache(maxsize=_KEPT)(self._drawn)

    def forget(self) -> None:
        """Draw them anew: colours changed."""
        self._picture.cache_clear()

    def paint(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        """Draw a mark within a square."""
        ratio = painter.device().devicePixelRatio()
        if ratio != painter.device().devicePixelRatioF():
            paint_mark(painter, box, mark, self._theme)  # a picture would lie between the pixels of this screen
            return
        left, top = math.floor(box.left()), math.floor(box.top())
        painter.drawPixmap(
            QPointF(left, top), self._picture(mark, box.width(), box.left() - left, box.top() - top, ratio)
        )

    def _drawn(self, mark: Mark, side: float, across: float, down: float, ratio: int) -> QPixmap:
        room = math.ceil(side) + 1
        picture = QPixmap(room * ratio, room * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRectF(across, down, side, side), mark, self._theme)
        painter.end()
        return picture
