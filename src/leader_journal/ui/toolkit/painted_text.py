"""Text that a widget paints itself: one piece of it where a label for each would be many widgets."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import LineCounts, break_lines


class PaintedText:
    """Words in a style and the colour of a token, laid out at the widths that it is asked for; the last few are kept.

    It looks as a TextLabel looks. Whoever paints it says it to screen readers.
    """

    def __init__(self, theme: Theme, style: TextStyle, words: str, colour: str = "ink") -> None:
        self.words = words
        self._theme, self._style, self._colour = theme, style, colour
        self._layouts: dict[int, QTextLayout] = {}
        self._counts = LineCounts()
        self._line_width: int | None = None

    def forget(self) -> None:
        """Lay it out anew: the text size changed."""
        self._layouts.clear()
        self._counts.clear()
        self._line_width = None

    def line_width(self) -> int:
        """Return the width of all of it on one line."""
        if self._line_width is None:
            self._line_width = math.ceil(self._theme.metrics(self._style).horizontalAdvance(self.words))
        return self._line_width

    def line_height(self) -> int:
        return math.ceil(self._theme.line_height(self._style))

    def height(self, width: int) -> int:
        """Return the height of its lines at a width."""
        known = self._counts.at(width)
        lines = self._laid_out(width).lineCount() if known is None else known
        return math.ceil(max(1, lines) * self._theme.line_height(self._style))

    def paint(self, painter: QPainter, left: int, top: int, width: int) -> None:
        """Paint it in lines of a width."""
        painter.setPen(self._theme.color(self._colour))
        painter.setFont(self._theme.font(self._style))
        self._laid_out(width).draw(painter, QPointF(left, top))

    def paint_line(self, painter: QPainter, room: QRectF) -> None:
        """Paint it on one line in the middle of a room, with … where there is too little."""
        painter.setPen(self._theme.color(self._colour))
        painter.setFont(self._theme.font(self._style))
        metrics = self._theme.metrics(self._style)
        words = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room.width() + 0.5)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _laid_out(self, width: int) -> QTextLayout:
        if width not in self._layouts:
            layout = QTextLayout(self.words.replace("\n", "\u2028"), self._theme.font(self._style))
            least = break_lines(layout, width, self._theme.line_height(self._style))
            self._counts.note(least, width, layout.lineCount())
            self._layouts[width] = layout
        return self._layouts[width]
