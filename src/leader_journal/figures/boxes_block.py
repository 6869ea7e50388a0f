"""Four boxes, two beside two: how many entries lie in each, and a mark for each of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import Cell
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, text_width, wrap
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.style import FigureStyle

_COUNT, _LABEL = 20, 12.5
_COUNT_LINE, _LABEL_LINE, _PAD, _BEFORE_MARKS = 28, 17, 14, 8
_WIDEST, _COLUMNS = 320, 2
_LARGEST, _SMALLEST, _TALLEST = 18, 8, 140
"""Distance of two marks in pixels at 100 %; where even the smallest is too tall, the number stands alone."""
_DISC = 5.5
"""The radius of the largest disc: the first mark stands under the first letter of its box."""


class NamedBox(Struct, frozen=True):
    """One box: its name, and its entries."""

    name: str
    cell: Cell


class BoxesBlock:
    """Boxes in rows of two, laid out for one style and width. A number is a mark too: it opens all of its box."""

    def __init__(self, boxes: Sequence[NamedBox], style: FigureStyle, width: float) -> None:
        self._boxes, self._style = boxes, style
        self._side = min((width - 2) / _COLUMNS, style.px(_WIDEST))  # the frame is as wide as its lines, too
        self._inner = self._side - 2 * style.px(_PAD)
        self._names = [wrap(box.name, self._inner, style.font_px(_LABEL)) for box in boxes]
        self._pitch = self._fitting_pitch()
        self._rows = [self._row_height(at) for at in range(0, len(boxes), _COLUMNS)]
        self.height = sum(self._rows) + 2

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw the boxes; return each box that holds something, then its entries."""
        marks: list[FigureMark] = []
        top = box.y + 1
        for row, height in enumerate(self._rows):
            for column in range(_COLUMNS):
                at = row * _COLUMNS + column
                place = Area(box.x + 1 + column * self._side, top, self._side - 1, height)
                marks.extend(self._draw_box(sheet, at, place))
            top += height
        self._draw_frame(sheet, box)
        return tuple(marks)

    def _draw_frame(self, sheet: FigureSheet, box: Area) -> None:
        left, right, y = box.x + 1, box.x + 1 + _COLUMNS * self._side, box.y + 1
        ys = [y]
        for height in self._rows:
            y += height
            ys.append(y)
        xs = [left, left + self._side, right]
        sheet.rules([((left, y), (right, y)) for y in ys] + [((x, ys[0]), (x, ys[-1])) for x in xs], "edge", 1.0)

    def _draw_box(self, sheet: FigureSheet, at: int, place: Area) -> list[FigureMark]:
        px, cell = self._style.px, self._boxes[at].cell
        left, y = place.x + px(_PAD), place.y + px(_PAD)
        count = str(len(cell.units))
        color = "ink" if cell.units else "faint"
        sheet.text(left, y + px(_COUNT_LINE) / 2, count, _COUNT, color=color, weight=Weight.SEMIBOLD)
        middle = left + text_width(count, self._style.font_px(_COUNT), Weight.SEMIBOLD) / 2, y + px(_COUNT_LINE) / 2
        y += px(_COUNT_LINE)
        for text in self._names[at]:
            sheet.text(left, y + px(_LABEL_LINE) / 2, text, _LABEL, color="muted")
            y += px(_LABEL_LINE)
        if not cell.units:
            return []
        return [cell.at(*middle), *self._draw_marks(sheet, cell, left, y + px(_BEFORE_MARKS))]

    def _draw_marks(self, sheet: FigureSheet, cell: Cell, left: float, top: float) -> list[FigureMark]:
        if self._pitch is None:
            return []
        by_mark: dict[Mark, list[Point]] = {}
        marks, radius = [], _DISC * self._pitch / _LARGEST
        for at, unit in enumerate(cell.units):
            down, along = divmod(at, self._in_line(self._pitch))
            place = left + radius + self._pitch * along, top + self._pitch * (down + 0.5)
            by_mark.setdefault(unit.mark, []).append(place)
            marks.append(unit.at(*place))
        for mark, points in by_mark.items():
            sheet.marks(points, mark, self._pitch * BOX / _LARGEST)
        return marks

    def _row_height(self, first: int) -> float:
        px = self._style.px
        names = max(len(self._names[at]) for at in range(first, first + _COLUMNS))
        marks = max(self._marks_height(self._boxes[at].cell) for at in range(first, first + _COLUMNS))
        return 2 * px(_PAD) + px(_COUNT_LINE) + px(_LABEL_LINE) * names + px(_BEFORE_MARKS) + marks

    def _marks_height(self, cell: Cell) -> float:
        return 0.0 if self._pitch is None else self._pitch * self._lines(cell, self._pitch)

    def _lines(self, cell: Cell, pitch: float) -> int:
        return max(math.ceil(len(cell.units) / self._in_line(pitch)), 1)

    def _in_line(self, pitch: float) -> int:
        return max(int(self._inner // pitch), 1)

    def _fitting_pitch(self) -> float | None:
        pitch = self._style.px(_LARGEST)
        while pitch >= _SMALLEST:
            if all(self._lines(box.cell, pitch) * pitch <= self._style.px(_TALLEST) for box in self._boxes):
                return pitch
            pitch -= 1
        return None
