"""Rows of unit marks: a name, how many, and a mark for each; with columns, a small table of them."""

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
from leader_journal.figures.stacks import RATINGS as _COUNTED
from leader_journal.figures.style import FigureStyle

_NAME, _COUNT, _HEAD = 14, 14, 12.5
_LINE, _HEAD_LINE, _GAP, _BETWEEN, _COUNT_GAP = 22, 17, 14, 12, 10
_LARGEST, _SMALLEST, _TALLEST = 18, 6, 320
_MOST = 600
"""Beyond, marks are no longer looked at one by one: bars."""
_WIDEST = 560
"""A strip of marks longer than this is no longer taken in at one look: it goes on in the next line."""
_NAMES_AT_MOST = 0.34
_BAR = 14
_DRAWN = (*_COUNTED, Mark.UNMARKED)
_FILLS = {Mark.SHOWN: "mark.shown", Mark.PARTLY: "mark.shown", Mark.MISSED: "paper", Mark.UNMARKED: "zone"}
_EDGES = {Mark.SHOWN: "mark.shown", Mark.PARTLY: "mark.shown", Mark.MISSED: "mark.missed", Mark.UNMARKED: "field"}


class BlockRow(Struct, frozen=True):
    """One row: its name, and as many cells as there are columns."""

    name: str
    cells: tuple[Cell, ...]


class RowsBlock:
    """Rows under `heads` (none where there is one column). Where heads have no room, every cell is a row of its own."""

    def __init__(
        self, rows: Sequence[BlockRow], heads: Sequence[tuple[str, str]], style: FigureStyle, width: float
    ) -> None:
        """Lay out. A head is the name of a column, and what it is called within the name of a cell of its own."""
        self._style, self._width = style, width
        if heads and not self._heads_fit(rows, [head for head, _within in heads]):
            rows = [
                BlockRow(f"{row.name}, {within}", (cell,))
                for row in rows
                for (_head, within), cell in zip(heads, row.cells, strict=True)
                if cell.units
            ]
            heads = ()
        self._rows = rows
        names = self._names_room(rows)
        self._above = not heads and names > width * _NAMES_AT_MOST
        self._name_room = 0.0 if self._above else names
        counts = {str(len(cell.units)) for row in rows for cell in row.cells}
        widths = [text_width(count, style.font_px(_COUNT), Weight.SEMIBOLD) for count in counts]
        self._count_room = max(widths, default=0.0) + style.px(_COUNT_GAP)
        columns = max(len(heads), 1)
        self._slot = (width - self._name_room) / columns
        self._room = min(self._slot - self._count_room - style.px(_GAP), style.px(_WIDEST))
        self._heads = [wrap(head, self._slot - style.px(_GAP), style.font_px(_HEAD)) for head, _within in heads]
        self._head_height = style.px(_HEAD_LINE) * max(map(len, self._heads), default=0) + (style.px(6) if heads else 0)
        self._pitch = self._fitting_pitch()
        self.height = self._head_height + sum(map(self._row_height, rows)) + style.px(_BETWEEN) * (len(rows) - 1)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw heads, names, counts and marks; return the marks row by row."""
        px, y = self._style.px, box.y + self._head_height
        for at, lines in enumerate(self._heads):
            x = box.x + self._name_room + at * self._slot
            for down, text in enumerate(lines):
                sheet.text(x, box.y + px(_HEAD_LINE) * (down + 0.5), text, _HEAD, color="muted")
        marks: list[FigureMark] = []
        for row in self._rows:
            sheet.text(box.x, y + px(_LINE) / 2, row.name, _NAME)
            top = y + px(_LINE) if self._above else y
            for at, cell in enumerate(row.cells):
                marks.extend(self._draw_cell(sheet, cell, box.x + self._name_room + at * self._slot, top))
            y += self._row_height(row) + px(_BETWEEN)
        return tuple(marks)

    def _draw_cell(self, sheet: FigureSheet, cell: Cell, left: float, top: float) -> tuple[FigureMark, ...]:
        px, count = self._style.px, len(cell.units)
        middle = top + px(_LINE) / 2
        color, weight = ("ink", Weight.SEMIBOLD) if count else ("faint", Weight.REGULAR)
        x = left + self._count_room
        sheet.text(x - px(_COUNT_GAP), middle, str(count), _COUNT, color=color, weight=weight, align="right")
        if not count:
            return ()
        if self._pitch is None:
            return self._draw_bar(sheet, cell, x, middle)
        return self._draw_marks(sheet, cell, x, middle)

    def _draw_marks(self, sheet: FigureSheet, cell: Cell, x: float, middle: float) -> tuple[FigureMark, ...]:
        assert self._pitch is not None
        places: dict[Mark, list[Point]] = {mark: [] for mark in _DRAWN}
        marks = []
        for at, unit in enumerate(cell.units):
            down, along = divmod(at, self._in_line(self._pitch))
            place = x + self._pitch * (along + 0.5), middle + self._pitch * down
            places[unit.mark].append(place)
            marks.append(unit.at(*place))
        for mark, points in places.items():
            sheet.marks(points, mark, self._pitch * BOX / _LARGEST)
        return tuple(marks)

    def _draw_bar(self, sheet: FigureSheet, cell: Cell, x: float, middle: float) -> tuple[FigureMark, ...]:
        """Draw a bar whose parts are filled as the marks are."""
        longest = max(len(other.units) for row in self._rows for other in row.cells)
        unit, height = self._room / longest, self._style.px(_BAR)
        at = x
        for mark in _DRAWN:
            wide = unit * sum(one.mark is mark for one in cell.units)
            if wide:
                strip = Area(at, middle - height / 2, wide, height)
                sheet.boxes([strip], _FILLS[mark], _EDGES[mark])
            at += wide
        return (cell.at((x + at) / 2, middle),)

    def _heads_fit(self, rows: Sequence[BlockRow], heads: Sequence[str]) -> bool:
        px = self._style.font_px(_HEAD)
        slot = (self._width - self._names_room(rows)) / len(heads) - self._style.px(_GAP)
        return all(text_width(word, px) <= slot for head in heads for word in head.split(" "))

    def _names_room(self, rows: Sequence[BlockRow]) -> float:
        px = self._style.font_px(_NAME)
        return max((text_width(row.name, px) for row in rows), default=0.0) + self._style.px(_GAP)

    def _in_line(self, pitch: float) -> int:
        return max(int(self._room // pitch), 1)

    def _fitting_pitch(self) -> float | None:
        """Return the largest distance of marks for which the rows are not too tall together; None for bars."""
        if sum(len(cell.units) for row in self._rows for cell in row.cells) > _MOST:
            return None
        pitch = self._style.px(_LARGEST)
        while pitch >= _SMALLEST:
            lines = sum(self._lines(row, pitch) for row in self._rows)
            if self._room >= 2 * pitch and lines * pitch <= self._style.px(_TALLEST):
                return pitch
            pitch -= 1
        return None

    def _lines(self, row: BlockRow, pitch: float) -> int:
        return max(max(math.ceil(len(cell.units) / self._in_line(pitch)), 1) for cell in row.cells)

    def _row_height(self, row: BlockRow) -> float:
        name = self._style.px(_LINE) if self._above else 0.0
        below = 0.0 if self._pitch is None else self._pitch * (self._lines(row, self._pitch) - 1)
        return name + self._style.px(_LINE) + below
