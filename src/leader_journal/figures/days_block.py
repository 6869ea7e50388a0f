"""Rows of entries on one time line: a name above each line, its marks at their days, and what they come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import Cell
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import wrap
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.stacks import RATINGS
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import TimeScale, draw_labels, labels_height, month_labels
from leader_journal.insight.binning import months_between

_NAME, _COUNT = 14, 12.5
_NAME_LINE, _BETWEEN, _PITCH = 20, 14, 12
_HIGHEST = 12
_SMALLER = 11
"""The box of a mark here: days lie close."""


class DaysRow(Struct, frozen=True):
    """One row: its name, what it comes to, and its entries with their days, oldest first."""

    name: str
    count: str
    cell: Cell
    days: tuple[dt.date, ...]


class DaysBlock:
    """Rows over the days from `first` to `last`, months named once below. Marks of near days stand on each other."""

    def __init__(
        self, rows: Sequence[DaysRow], first: dt.date, last: dt.date, style: FigureStyle, width: float
    ) -> None:
        self._rows, self._style, self._width = rows, style, width
        inset = style.px(BOX / 2)
        self._scale = TimeScale(first, last, inset, width - inset)
        self._names = [self._lines(row) for row in rows]
        self._places = [self._levels(row) for row in rows]
        self._heights = [
            style.px(_NAME_LINE) * len(lines)
            + style.px(_PITCH) * (max((up for _x, up in places), default=0) + 1)
            + style.px(8)
            for lines, places in zip(self._names, self._places, strict=True)
        ]
        self.height = sum(self._heights) + style.px(_BETWEEN) * (len(rows) - 1) + labels_height(style)

    @property
    def too_dense(self) -> bool:
        """Whether marks would stand so high on each other that columns by month say it better."""
        return any(up >= _HIGHEST for places in self._places for _x, up in places)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw the rows and the months; return the entries row by row."""
        px, y = self._style.px, box.y
        marks: list[FigureMark] = []
        for row, lines, places, height in zip(self._rows, self._names, self._places, self._heights, strict=True):
            for at, (text, size, color) in enumerate(lines):
                sheet.text(box.x, y + px(_NAME_LINE) * (at + 0.5), text, size, color=color)
            foot = y + height
            sheet.rules([((box.x, foot), (box.right, foot))], "grid", 1.2)
            marks.extend(self._draw_marks(sheet, row, places, box.x, foot))
            y = foot + px(_BETWEEN)
        months = months_between(self._scale.first, self._scale.last)
        xs = [box.x + self._scale.x(max(month, self._scale.first)) for month in months]
        labels = month_labels(months, xs, self._style, (box.x, box.right))
        draw_labels(sheet, labels, y - px(_BETWEEN))
        return tuple(marks)

    def _draw_marks(
        self, sheet: FigureSheet, row: DaysRow, places: Sequence[tuple[float, int]], left: float, foot: float
    ) -> list[FigureMark]:
        px = self._style.px
        by_mark: dict[Mark, list[Point]] = {mark: [] for mark in RATINGS}
        marks = []
        for unit, (x, up) in zip(row.cell.units, places, strict=True):
            place = left + x, foot - px(_PITCH) * (up + 0.5) - px(3)
            by_mark.setdefault(unit.mark, []).append(place)
            marks.append(unit.at(*place))
        for mark, points in by_mark.items():
            sheet.marks(points, mark, px(_SMALLER))
        return marks

    def _lines(self, row: DaysRow) -> list[tuple[str, float, str]]:
        """Return the name, then what it comes to: under it, for both may be long."""
        name = [(text, _NAME, "ink") for text in wrap(row.name, self._width, self._style.font_px(_NAME))]
        count = [(text, _COUNT, "muted") for text in wrap(row.count, self._width, self._style.font_px(_COUNT))]
        return [*name, *count]

    def _levels(self, row: DaysRow) -> list[tuple[float, int]]:
        """Return where each mark lies: its x, and how many others it stands on; no further than is drawn."""
        taken: list[float] = []
        places = []
        for day in row.days:
            x = self._scale.x(day)
            up = next((at for at, last in enumerate(taken) if x - last >= self._style.px(_PITCH)), len(taken))
            taken[up : up + 1] = [x]
            places.append((x, up))
            if up >= _HIGHEST:
                break
        return places
