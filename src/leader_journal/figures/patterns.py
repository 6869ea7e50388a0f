"""Chart 4: what goes with what? A dot and a bar for every level, the average dashed, the raw counts beside them."""

from __future__ import annotations

from leader_journal.figures import words
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, text_width
from leader_journal.figures.sheet import Box, Point, Sheet
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Direction
from leader_journal.insight.findings_patterns import STANDS_OUT, PatternRow, PatternsFinding, Standing
from leader_journal.wording.findings_patterns import row_sentence
from leader_journal.wording.pattern_words import factor_name, row_name, standing_words

_HEAD, _NAME, _COUNT, _STANDING, _AXIS = 13, 14, 13, 12.5, 11
"""Text sizes in pixels at 100 %."""

_ROW, _LINE, _HEAD_LINE, _GROUP_GAP = 26, 20, 26, 12
_AXIS_HEIGHT, _BELOW = 24, 20
_GAP, _INDENT = 16, 12
_ENOUGH, _WIDEST_NAME = 210, 190
_DOT, _BAR, _BAR_OUT = 5.0, 3.5, 6.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class PatternsChart:
    """Chart 4, laid out for one width: columns side by side, or words above the bars where that is too narrow."""

    def __init__(self, finding: PatternsFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style, self._width = finding, style, width
        px = style.px
        names, counts, standings = self._widths()
        self._name_room = px(_INDENT) + min(names, px(_WIDEST_NAME)) + px(_GAP)
        self._count_room = counts
        self._standing_room = standings + px(_GAP) if standings else 0.0
        half_label = text_width(words.share_label(1.0), style.font_px(_AXIS)) / 2
        beside = width - self._name_room - half_label - px(_GAP) - self._count_room - self._standing_room
        self._wide = beside >= px(_ENOUGH)
        self._axis_left = self._name_room if self._wide else half_label
        self._axis_width = beside if self._wide else width - 2 * half_label
        self._heights = [self._row_height(row) for row in finding.rows]
        groups = len(finding.factors)
        needed = px(_AXIS_HEIGHT) + px(_HEAD_LINE) * groups + px(_GROUP_GAP) * max(groups - 1, 0)
        needed += sum(self._heights) + px(_BELOW)
        self._heads, self._tops = self._places()
        self.natural_height = self.least_height = needed if finding.rows else px(24)

    def paint(self, sheet: Sheet, box: Box) -> tuple[FigureMark, ...]:
        """Draw the axis, the groups and their rows; return the rows, as they are read."""
        px = self._style.px
        if not self._finding.rows:
            sheet.rules([((box.x, box.y + px(12)), (box.x + min(box.width, px(490)), box.y + px(12)))], "field", 1.5)
            return ()
        self._draw_axis(sheet, box)
        for factor, top in zip(self._finding.factors, self._heads, strict=True):
            y = box.y + top + px(_HEAD_LINE) / 2
            sheet.text(box.x, y, factor_name(factor), _HEAD, color="muted", weight=Weight.MEDIUM)
        marks = []
        for row, top in zip(self._finding.rows, self._tops, strict=True):
            place = self._draw_row(sheet, row, box, box.y + top)
            reach = self._finding.row_filter(row)
            marks.append(FigureMark(*place, reach, words.pattern_label(row), row_sentence(row, self._finding)))
        return tuple(marks)

    def _places(self) -> tuple[list[float], list[float]]:
        """Return where the heads of the groups begin, and where the rows do."""
        px, heads, tops = self._style.px, list[float](), list[float]()
        y = px(_AXIS_HEIGHT)
        for row, height in zip(self._finding.rows, self._heights, strict=True):
            if len(heads) <= self._finding.factors.index(row.factor):
                y += px(_GROUP_GAP) if heads else 0
                heads.append(y)
                y += px(_HEAD_LINE)
            tops.append(y)
            y += height
        return heads, tops

    def _bands(self, box: Box) -> list[tuple[float, float]]:
        """Return the heights through which the lines of the axis go: past no words."""
        px = self._style.px
        if self._wide:
            return [(box.y + px(_AXIS_HEIGHT), box.y + self.least_height - px(_BELOW))]
        ends = [
            box.y + top + height
            for row, top, height in zip(self._finding.rows, self._tops, self._heights, strict=True)
            if row.pooled is not None
        ]
        return [(end - px(_ROW), end - px(4)) for end in ends]

    def _widths(self) -> tuple[float, float, float]:
        """Return the widths of the columns of names, counts and standings; the last may be empty."""
        px, rows = self._style.font_px, self._finding.rows
        names = max((text_width(row_name(row), px(_NAME), Weight.SEMIBOLD) for row in rows), default=0.0)
        counts = [text_width(words.row_counts(row), px(_COUNT), Weight.SEMIBOLD) for row in rows]
        said = {standing_words(row.standing) for row in rows} - {""}
        standings = max((text_width(text, px(_STANDING)) for text in said), default=0.0)
        return names, max([*counts, text_width(words.shown_of_rated(), px(_AXIS))]), standings

    def _row_height(self, row: PatternRow) -> float:
        px = self._style.px
        if self._wide:
            return px(_ROW)
        lines = 1 + bool(standing_words(row.standing))
        return px(_LINE) * lines + (px(_ROW) if row.pooled is not None else px(8))

    def _x(self, box: Box, share: float) -> float:
        return box.x + self._axis_left + self._axis_width * share

    def _draw_axis(self, sheet: Sheet, box: Box) -> None:
        px = self._style.px
        bands, bottom = self._bands(box), box.y + self.least_height - px(_BELOW)
        places = [(self._x(box, share), share) for share in _TICKS]
        if bands:
            sheet.rules([((x, top), (x, end)) for x, _share in places for top, end in bands], "grid")
        for x, share in places:
            sheet.text(x, box.y + px(8), words.share_label(share), _AXIS, color="faint", align="center")
        if self._wide:
            head, right = words.shown_of_rated(), self._count_right(box)
            sheet.text(right, box.y + px(8), head, _AXIS, color="faint", align="right")
        average = self._finding.rate
        if average is None:
            return
        x = self._x(box, average.share)
        for top, end in bands:
            sheet.line([(x, top), (x, end + (px(6) if end == bands[-1][1] else 0))], "muted", 1.2, dashed=True)
        label = words.your_average(average)
        wide = text_width(label, self._style.font_px(_AXIS)) + px(6)
        right = x + wide > box.right
        sheet.text(
            x + (-px(6) if right else px(6)),
            bottom + px(12),
            label,
            _AXIS,
            color="muted",
            align="right" if right else "left",
        )

    def _count_right(self, box: Box) -> float:
        return box.right - self._standing_room - 1

    def _draw_row(self, sheet: Sheet, row: PatternRow, box: Box, top: float) -> Point:
        """Write the words of a row and draw its bar; return where its dot is, or where it would be."""
        px = self._style.px
        out = row.standing in STANDS_OUT
        color = "muted" if row.standing is Standing.TOO_FEW else "ink"
        weight = Weight.SEMIBOLD if out else Weight.REGULAR
        line = px(_ROW) if self._wide else px(_LINE)
        y = top + line / 2
        counted = words.row_counts(row)
        right = self._count_right(box) if self._wide else box.right - 1
        room = self._name_room - px(_INDENT + 6)
        if not self._wide:
            room = box.width - px(_INDENT + _GAP) - text_width(counted, self._style.font_px(_COUNT), weight)
        name = words.shortened(row_name(row), room, self._style.font_px(_NAME), weight)
        sheet.text(box.x + px(_INDENT), y, name, _NAME, color=color, weight=weight)
        sheet.text(right, y, counted, _COUNT, color=color, weight=weight, align="right")
        said = standing_words(row.standing)
        if self._wide:
            sheet.text(right + px(_GAP), y, said, _STANDING, color="ink" if out else "muted")
        elif said:
            y += line
            sheet.text(box.x + px(_INDENT), y, said, _STANDING, color="ink" if out else "muted")
        middle = y if self._wide else y + line / 2 + px(_ROW) / 2
        return self._draw_bar(sheet, row, box, middle if row.pooled is not None else y)

    def _draw_bar(self, sheet: Sheet, row: PatternRow, box: Box, y: float) -> Point:
        px, out = self._style.px, row.standing in STANDS_OUT
        if row.pooled is None:
            return self._x(box, row.inside.share), y
        token = "field"
        if out and row.flag is not None:
            token = "mark.shown" if row.flag.direction is Direction.MORE else "mark.missed"
        low, high = self._x(box, row.pooled.low), self._x(box, row.pooled.high)
        thick = px(_BAR_OUT if out else _BAR)
        sheet.boxes([Box(low, y - thick / 2, high - low, thick)], token if out else "edge")
        dot: Point = (self._x(box, row.pooled.mean), y)
        if not out:
            sheet.discs([dot], [px(_DOT)], "paper")
        more = out and token == "mark.shown"
        sheet.discs([dot], [px(_DOT + 1) if out else px(_DOT)], token if out else "muted", hollow=not out)
        if out and not more:
            sheet.discs([dot], [px(_DOT - 2)], "paper")  # a ring: less, without colour too
        return dot
