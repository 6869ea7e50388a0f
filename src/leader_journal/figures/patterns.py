"""Chart 4: what goes with what? A dot and a bar for every level, the average dashed, the raw counts beside them.

People follow in a block of their own, without an axis: see `pattern_people`.
"""

from __future__ import annotations

from leader_journal.core.tallies import Factor
from leader_journal.figures import words
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, shortened, text_width
from leader_journal.figures.pattern_columns import (
    AXIS,
    COUNT,
    GAP,
    GROUP_GAP,
    HEAD,
    HEAD_LINE,
    INDENT,
    LINE,
    NAME,
    ROW,
    STANDING,
    Columns,
)
from leader_journal.figures.pattern_people import PeopleBlock
from leader_journal.figures.sheet import Box, Point, Sheet
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Direction
from leader_journal.insight.findings_patterns import PatternRow, PatternsFinding
from leader_journal.insight.standing import STANDS_OUT, Standing
from leader_journal.wording.findings_patterns import row_sentence
from leader_journal.wording.pattern_words import factor_name, row_name, standing_words

_AXIS_HEIGHT, _BELOW = 24, 20
_DOT, _BAR, _BAR_OUT = 5.0, 3.5, 6.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class PatternsChart:
    """Chart 4, laid out for one width: columns side by side, or words above the bars where that is too narrow."""

    def __init__(self, finding: PatternsFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style = finding, style
        px = style.px
        self._columns = Columns(finding, style, width)
        self._people = PeopleBlock(finding, style, self._columns)
        self._heights = [self._row_height(row) for row in finding.rows]
        self._heads, self._tops, self._end = self._places()
        rows = self._end + px(_BELOW) if finding.rows else 0.0
        self._rows_height = rows
        gap = px(GROUP_GAP) if rows and self._people.height else 0.0
        self._people_top = rows + gap
        self.natural_height = self.least_height = (self._people_top + self._people.height) or px(24)

    def paint(self, sheet: Sheet, box: Box) -> tuple[FigureMark, ...]:
        """Draw the axis, the groups and their rows; return the rows, as they are read."""
        px = self._style.px
        if not self._finding.rows and not self._people.height:
            sheet.rules([((box.x, box.y + px(12)), (box.x + min(box.width, px(490)), box.y + px(12)))], "field", 1.5)
            return ()
        people = self._people.paint(sheet, Box(box.x, box.y + self._people_top, box.width, self._people.height))
        return (*self._paint_rows(sheet, box), *people) if self._finding.rows else people

    def _paint_rows(self, sheet: Sheet, box: Box) -> tuple[FigureMark, ...]:
        px = self._style.px
        self._draw_axis(sheet, box)
        for factor, top in zip(self._finding.factors, self._heads, strict=True):
            y = box.y + top + px(HEAD_LINE) / 2
            sheet.text(box.x, y, factor_name(factor), HEAD, color="muted", weight=Weight.MEDIUM)
        for at, line in enumerate(reversed(self._columns.left_out(Factor.THEME))):
            y = box.y + self._end - px(LINE) * (at + 0.5)
            sheet.text(box.x + px(INDENT), y, line, STANDING, color="muted")
        marks = []
        for row, top in zip(self._finding.rows, self._tops, strict=True):
            place = self._draw_row(sheet, row, box, box.y + top)
            reach = self._finding.row_filter(row)
            marks.append(FigureMark(*place, reach, words.pattern_label(row), row_sentence(row, self._finding)))
        return tuple(marks)

    def _places(self) -> tuple[list[float], list[float], float]:
        """Return where the heads of the groups begin, where the rows do, and where the last of it ends."""
        px, heads, tops = self._style.px, list[float](), list[float]()
        y = px(_AXIS_HEIGHT)
        for row, height in zip(self._finding.rows, self._heights, strict=True):
            if len(heads) <= self._finding.factors.index(row.factor):
                y += px(GROUP_GAP) if heads else 0
                heads.append(y)
                y += px(HEAD_LINE)
            tops.append(y)
            y += height
        return heads, tops, y + px(LINE) * len(self._columns.left_out(Factor.THEME))

    def _bands(self, box: Box) -> list[tuple[float, float]]:
        """Return the heights through which the lines of the axis go: past no words."""
        px = self._style.px
        ends = [box.y + top + height for top, height in zip(self._tops, self._heights, strict=True)]
        if self._columns.wide:
            return [(box.y + px(_AXIS_HEIGHT), ends[-1])]
        drawn = [end for row, end in zip(self._finding.rows, ends, strict=True) if row.pooled is not None]
        return [(end - px(ROW), end - px(4)) for end in drawn]

    def _row_height(self, row: PatternRow) -> float:
        px = self._style.px
        if self._columns.wide:
            return px(ROW)
        lines = 1 + bool(standing_words(row.standing))
        return px(LINE) * lines + (px(ROW) if row.pooled is not None else px(8))

    def _draw_axis(self, sheet: Sheet, box: Box) -> None:
        px, columns = self._style.px, self._columns
        bands = self._bands(box)
        places = [(columns.x(box, share), share) for share in _TICKS]
        if bands:
            sheet.rules([((x, top), (x, end)) for x, _share in places for top, end in bands], "grid")
        for x, share in places:
            sheet.text(x, box.y + px(8), words.share_label(share), AXIS, color="faint", align="center")
        if columns.wide:
            head, right = words.shown_of_rated(), columns.count_right(box)
            sheet.text(right, box.y + px(8), head, AXIS, color="faint", align="right")
        self._draw_average(sheet, box, bands)

    def _draw_average(self, sheet: Sheet, box: Box, bands: list[tuple[float, float]]) -> None:
        average = self._finding.rate
        if average is None:
            return
        px = self._style.px
        x = self._columns.x(box, average.share)
        for top, end in bands:
            sheet.line([(x, top), (x, end + (px(6) if end == bands[-1][1] else 0))], "muted", 1.2, dashed=True)
        label = words.your_average(average)
        wide = text_width(label, self._style.font_px(AXIS)) + px(6)
        right = x + wide > box.right
        y = box.y + self._rows_height - px(_BELOW) + px(12)
        sheet.text(x + (-px(6) if right else px(6)), y, label, AXIS, color="muted", align="right" if right else "left")

    def _draw_row(self, sheet: Sheet, row: PatternRow, box: Box, top: float) -> Point:
        """Write the words of a row and draw its bar; return where its dot is, or where it would be."""
        px, columns = self._style.px, self._columns
        out = row.standing in STANDS_OUT
        color = "muted" if row.standing is Standing.TOO_FEW else "ink"
        weight = Weight.SEMIBOLD if out else Weight.REGULAR
        line = px(ROW) if columns.wide else px(LINE)
        y = top + line / 2
        counted, right = words.row_counts(row), columns.count_right(box)
        room = columns.name_room(box, counted, weight)
        name = shortened(row_name(row), room, self._style.font_px(NAME), weight)
        sheet.text(box.x + px(INDENT), y, name, NAME, color=color, weight=weight)
        sheet.text(right, y, counted, COUNT, color=color, weight=weight, align="right")
        said = standing_words(row.standing)
        if columns.wide:
            sheet.text(right + px(GAP), y, said, STANDING, color="ink" if out else "muted")
        elif said:
            y += line
            sheet.text(box.x + px(INDENT), y, said, STANDING, color="ink" if out else "muted")
        middle = y if columns.wide else y + line / 2 + px(ROW) / 2
        return self._draw_bar(sheet, row, box, middle if row.pooled is not None else y)

    def _draw_bar(self, sheet: Sheet, row: PatternRow, box: Box, y: float) -> Point:
        px, out, x = self._style.px, row.standing in STANDS_OUT, self._columns.x
        if row.pooled is None:
            return x(box, row.inside.share), y
        token = "field"
        if out and row.flag is not None:
            token = "mark.shown" if row.flag.direction is Direction.MORE else "mark.missed"
        low, high = x(box, row.pooled.low), x(box, row.pooled.high)
        thick = px(_BAR_OUT if out else _BAR)
        sheet.boxes([Box(low, y - thick / 2, high - low, thick)], token if out else "edge")
        dot: Point = (x(box, row.pooled.mean), y)
        if not out:
            sheet.discs([dot], [px(_DOT)], "paper")
        more = out and token == "mark.shown"
        sheet.discs([dot], [px(_DOT + 1) if out else px(_DOT)], token if out else "muted", hollow=not out)
        if out and not more:
            sheet.discs([dot], [px(_DOT - 2)], "paper")  # a ring: less, without colour too
        return dot
