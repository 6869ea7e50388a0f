"""Columns of unit marks on a line: days that something took, months, quarters; what did not happen hangs below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import Cell, MarkUnit
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.stacks import RATINGS, fit_stacks
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import Label, draw_labels, labels_height, month_labels
from leader_journal.insight.counts import SeriesCounts
from leader_journal.insight.thresholds import MARKS_A_MONTH, MARKS_AT_MOST

_COUNT, _PITCH, _GAP = 11, 18, 4


class ColumnsBlock:
    """One column for each name under the line (or month, whose labels are thinned where they would touch).

    Blocks above one another share their marks' size through `beside`, the columns of the others, and their names by
    `named`: only the last needs them.
    """

    def __init__(
        self,
        names: Sequence[str] | Sequence[dt.date],
        cells: Sequence[Cell],
        style: FigureStyle,
        width: float,
        *,
        beside: Sequence[Sequence[Cell]] = (),
        named: bool = True,
    ) -> None:
        self._names, self._cells, self._style = names, cells, style
        self._named = named
        self._counts = [cell.counts for cell in cells]
        every = [cells, *beside]
        sizes = [len(cell.units) for block in every for cell in block]
        as_bars = sum(sizes) > MARKS_AT_MOST or max(sizes, default=0) > MARKS_A_MONTH
        columns = zip(*every, strict=True)
        fullest = [max((cell.counts for cell in column), key=lambda counts: counts.rated) for column in columns]
        stacks = fit_stacks(fullest, style, width, as_bars=as_bars)
        up = max(map(stacks.above, self._counts), default=0.0)
        down = max(map(stacks.below, self._counts), default=0.0)
        self._stacks = replace(stacks, up=up, down=down)
        self._line = style.px(18) + self._stacks.up + style.px(_GAP)
        self.height = self._line + style.px(5) + self._stacks.down + (labels_height(style) if named else 0.0)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw stacks, line, counts and names; return each entry (or each column's bar), column by column."""
        line = box.y + self._line
        marks = self._draw_bars(sheet, box, line) if self._stacks.pitch is None else self._draw_marks(sheet, box, line)
        right = box.x + self._stacks.slot * len(self._cells)
        sheet.rules([((box.x, line), (right, line))], "ink", 1.2)
        self._draw_counts(sheet, box, line)
        if self._named:
            draw_labels(sheet, self._labels(box), line + self._style.px(3) + self._stacks.down)
        return marks

    def _draw_marks(self, sheet: FigureSheet, box: Area, line: float) -> tuple[FigureMark, ...]:
        places: dict[Mark, list[Point]] = {mark: [] for mark in RATINGS}
        marks = []
        gap = self._style.px(_GAP)
        for at, cell in enumerate(self._cells):
            middle, ups, downs = self._stacks.middle(box.x, at), 0, 0
            for unit in sorted(cell.units, key=_stack_place):
                if unit.mark is Mark.MISSED:
                    aside, away = self._stacks.offset(downs)
                    place, downs = (middle + aside, line + gap + away), downs + 1
                else:
                    aside, away = self._stacks.offset(ups)
                    place, ups = (middle + aside, line - gap - away), ups + 1
                places[unit.mark].append(place)
                marks.append(unit.at(*place))
        for mark, points in places.items():
            sheet.marks(points, mark, self._stacks.unit * BOX / _PITCH)
        return tuple(marks)

    def _draw_bars(self, sheet: FigureSheet, box: Area, line: float) -> tuple[FigureMark, ...]:
        stacks, gap = self._stacks, self._style.px(_GAP)
        ups, downs, marks = [], [], []
        for at, (cell, counts) in enumerate(zip(self._cells, self._counts, strict=True)):
            if not cell.units:
                continue
            left = stacks.middle(box.x, at) - stacks.bar / 2
            above, below = stacks.above(counts), stacks.below(counts)
            if above:
                ups.append(Area(left, line - gap - above, stacks.bar, above))
            if below:
                downs.append(Area(left, line + gap, stacks.bar, below))
            marks.append(cell.at(stacks.middle(box.x, at), line - gap - above / 2))
        sheet.boxes(ups, "mark.shown", "mark.shown")
        sheet.boxes(downs, "paper", "mark.missed")
        return tuple(marks)

    def _draw_counts(self, sheet: FigureSheet, box: Area, line: float) -> None:
        for at, counts in enumerate(self._counts):
            text = _count_words(counts)
            if text and sheet.width_of(text, _COUNT) <= self._stacks.slot - self._style.px(_GAP):
                y = line - self._style.px(_GAP) - self._stacks.above(counts) - self._style.px(9)
                sheet.text(self._stacks.middle(box.x, at), y, text, _COUNT, color="muted", align="center")

    def _labels(self, box: Area) -> tuple[Label, ...]:
        places = [self._stacks.middle(box.x, at) for at in range(len(self._cells))]
        months = [name for name in self._names if isinstance(name, dt.date)]
        if months:
            return month_labels(months, places, self._style, (box.x, box.right))
        return tuple(Label(x, str(name)) for x, name in zip(places, self._names, strict=True))


def _count_words(counts: SeriesCounts) -> str:
    """Return "8/12" where something did not happen too, the number alone elsewhere, nothing for an empty column."""
    if not counts.rated:
        return ""
    return f"{counts.shown}/{counts.rated}" if counts.missed else str(counts.rated)


def _stack_place(unit: MarkUnit) -> int:
    return RATINGS.index(unit.mark)
