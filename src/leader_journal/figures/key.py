"""The key of chart 2, within the figure: its marks are the data, so they are named once."""

from __future__ import annotations

from leader_journal.core.terms import Mark, Series
from leader_journal.figures import words
from leader_journal.figures.fonts import text_width
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Point, Sheet
from leader_journal.figures.stacks import RATINGS
from leader_journal.figures.style import FigureStyle

_SIZE, _LINE, _BESIDE, _APART = 12.5, 22, 7, 22


class Key:
    """The three ratings of a series with their marks, in as many lines as the width asks for."""

    def __init__(self, series: Series, style: FigureStyle, width: float) -> None:
        self._style = style
        self._places: list[tuple[float, float, Mark, str]] = []
        x, line = 0.0, 0
        for rating in RATINGS:
            text = words.key_label(series, rating)
            wide = style.px(BOX + _BESIDE) + text_width(text, style.font_px(_SIZE))
            if x and x + wide > width:
                x, line = 0.0, line + 1
            self._places.append((x, style.px(_LINE) * (line + 0.5), rating, text))
            x += wide + style.px(_APART)
        self.height = style.px(_LINE) * (line + 1)

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        """Draw it with its top left corner at a place."""
        box = self._style.px(BOX)
        for x, y, rating, text in self._places:
            middle: Point = (left + x + box / 2, top + y)
            sheet.marks([middle], rating, box)
            sheet.text(left + x + box + self._style.px(_BESIDE), top + y, text, _SIZE)
