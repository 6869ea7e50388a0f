"""Rows of marks in time, one for each kind, and dashed lines through them with their words above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import MarkUnit
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, shortened, text_width
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.time_frame import TimeFrame

NAME = 13.5
_LINE_LABEL, _MORE = 12.5, 12.5
_ROW, _NAME_LINE, _LANE, _STRIP, _MORE_LINE = 27, 20, 18, 16, 24
_MARK, _PITCH, _TALLEST_STACK = 14, 13, 60
_LANES, _LONGEST, _SHORTEST_AHEAD, _SHORTEST_BACK = 5, 280, 130, 70
_BEFORE = 4


class TimeRow(Struct, frozen=True):
    """One row: its name, and its entries with their days, oldest first."""

    name: str
    units: tuple[MarkUnit, ...]
    days: tuple[dt.date, ...]


class DashedLine(Struct, frozen=True):
    """Something said on a day: the words above the line, what it says in full, and the entries about it."""

    day: dt.date
    label: str
    sentence: str
    filter: EntryFilter


class More(Struct, frozen=True):
    """Entries that have no room: words below the rows, which open all of them."""

    label: str
    sentence: str
    filter: EntryFilter


class TimeRowsBlock:
    """Rows over the days of a frame; names stand before the rows, or above them where the frame begins at the edge."""

    def __init__(
        self,
        rows: Sequence[TimeRow],
        lines: Sequence[DashedLine],
        frame: TimeFrame,
        *,
        above: bool,
        more: More | None = None,
        today: str | None = None,
    ) -> None:
        """`today` names the day at the foot; None where a block below does."""
        self._rows, self._lines, self._frame, self._above = rows, lines, frame, above
        self._more, self._today = more, today
        px = frame.style.px
        self._lanes = self._place_labels()
        self._top = px(_LANE) * (max((lane for lane, _x, _text in self._lanes.values()), default=-1) + 1) + px(_BEFORE)
        self._levels = [self._stack(row) for row in rows]
        self._heights = [self._row_height(levels) for levels in self._levels]
        self._body = sum(self._heights) if rows else px(_STRIP)
        self.height = self._top + self._body + (px(_MORE_LINE) if more else 0.0)
        self.height += frame.labels_height if today is not None else 0.0

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw it; return the lines from left to right, the entries row by row, and what has no room."""
        frame, px = self._frame, self._frame.style.px
        top, foot = box.y + self._top, box.y + self._top + self._body
        frame.draw_ground(sheet, box, top, foot)
        marks = self._draw_lines(sheet, box, foot)
        y = top
        for row, levels, height in zip(self._rows, self._levels, self._heights, strict=True):
            y += height
            marks += self._draw_row(sheet, box, row, levels, y - px(_ROW) / 2, y - height)
        below = foot
        if self._more is not None:
            marks.append(self._draw_more(sheet, box, foot + px(_MORE_LINE) / 2))
            below += px(_MORE_LINE)
        if self._today is not None:
            frame.draw_labels(sheet, box, below, self._today)
        return tuple(marks)

    # lines

    def _place_labels(self) -> dict[int, tuple[int, float, str]]:
        """Return lane, left end and text of the labels that fit.

        A label begins at its line and goes on to the right, over the lines that come later: it stands above theirs.
        Where too little is left, it ends at its line and goes back no further than to the line before.
        """
        px, placed = self._frame.style.px, dict[int, tuple[int, float, str]]()
        taken: list[list[tuple[float, float]]] = [[] for _lane in range(_LANES)]
        for at in reversed(range(len(self._lines))):
            x, label = self._line_x(at), self._fitted(at)
            if label is None:
                continue
            left, text, wide = label
            span = left - px(8), left + wide + px(8)
            lane = next((n for n, used in enumerate(taken) if all(span[1] <= a or b <= span[0] for a, b in used)), None)
            if lane is None:
                continue
            # the line goes down through the lanes below its label: nothing may stand there
            for below in range(lane + 1):
                taken[below].append((x - px(3), x + px(3)))
            taken[lane].append(span)
            placed[at] = lane, left, text
        return placed

    def _fitted(self, at: int) -> tuple[float, str, float] | None:
        """Return left end, text and width of one label, cut to its room; None where there is too little."""
        px, size = self._frame.style.px, self._frame.style.font_px(_LINE_LABEL)
        x, right = self._line_x(at), self._frame.right
        longest, label = px(_LONGEST), self._lines[at].label
        ahead = min(longest, right - x - px(5))
        if ahead >= min(px(_SHORTEST_AHEAD), text_width(label, size)):
            text = shortened(label, ahead, size, Weight.REGULAR)
            return x + px(5), text, text_width(text, size)
        back = min(longest, x - px(5) - (self._line_x(at - 1) + px(5) if at else 0.0))
        if back < px(_SHORTEST_BACK):
            return None
        text = shortened(label, back, size, Weight.REGULAR)
        return x - px(5) - text_width(text, size), text, text_width(text, size)

    def _line_x(self, at: int) -> float:
        return self._frame.x(Area(0, 0, self._frame.right, 0), self._lines[at].day)

    def _draw_lines(self, sheet: FigureSheet, box: Area, foot: float) -> list[FigureMark]:
        px, marks = self._frame.style.px, list[FigureMark]()
        for at, line in enumerate(self._lines):
            x, top = self._frame.x(box, line.day), box.y + self._top
            if at in self._lanes:
                lane, left, text = self._lanes[at]
                y = box.y + self._top - px(_BEFORE) - px(_LANE) * (lane + 0.5)
                sheet.text(box.x + left, y, text, _LINE_LABEL, color="muted")
                top = y - px(5)
            sheet.line([(x, top), (x, foot)], "ink", 1.2, dashed=True)
            marks.append(FigureMark(x, max(top, box.y + 1), line.filter, line.label, line.sentence))
        return marks

    # rows

    def _stack(self, row: TimeRow) -> tuple[int, ...]:
        """Return on how many others each mark stands: those of near days stand on each other."""
        pitch = self._frame.style.px(_PITCH)
        taken: list[float] = []
        levels = []
        for x in self._frame.places(Area(0, 0, self._frame.right, 0), row.days):
            up = 0
            for last in taken:
                if x - last >= pitch:
                    break
                up += 1
            taken[up : up + 1] = [x]
            levels.append(up)
        return tuple(levels)

    def _step(self, levels: Sequence[int]) -> float:
        px, highest = self._frame.style.px, max(levels, default=0)
        return min(px(_PITCH), px(_TALLEST_STACK) / highest) if highest else px(_PITCH)

    def _row_height(self, levels: Sequence[int]) -> float:
        px = self._frame.style.px
        name = px(_NAME_LINE) if self._above else 0.0
        return name + px(_ROW) + self._step(levels) * max(levels, default=0)

    def _draw_row(
        self, sheet: FigureSheet, box: Area, row: TimeRow, levels: Sequence[int], foot: float, top: float
    ) -> list[FigureMark]:
        frame, px = self._frame, self._frame.style.px
        sheet.text(box.x, top + px(_NAME_LINE) / 2 if self._above else foot, row.name, NAME)
        sheet.rules([((box.x + frame.left, foot), (box.x + frame.right, foot))], "grid", 1.2)
        step, by_mark, marks = self._step(levels), dict[Mark, list[Point]](), list[FigureMark]()
        for unit, x, up in zip(row.units, frame.places(box, row.days), levels, strict=True):
            place = x, foot - step * up
            by_mark.setdefault(unit.mark, []).append(place)
            marks.append(unit.at(*place))
        for mark, points in by_mark.items():
            sheet.marks(points, mark, px(_MARK))
        return marks

    def _draw_more(self, sheet: FigureSheet, box: Area, y: float) -> FigureMark:
        assert self._more is not None
        px, left = self._frame.style.px, box.x + (0.0 if self._above else self._frame.left)
        sheet.text(left, y, self._more.label, _MORE, color="muted")
        return FigureMark(left + px(8), y, self._more.filter, self._more.label, self._more.sentence)
