"""Chart 1: have I changed? Four small panels on one scale of 0 to 100 %, two by two where there is room."""

from __future__ import annotations

import datetime as dt
import math

from leader_journal.core.periods import add_months
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, text_width, wrap
from leader_journal.figures.panel import HEAD, NAME, RANGE, STATUS, VALUE, Panel, end_words
from leader_journal.figures.sheet import Box, Sheet
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import SIZE, TimeScale, labels_height, middle_of, month_labels
from leader_journal.figures.words import panel_status
from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings import ProgressFinding, SeriesProgress
from leader_journal.wording.labels import series_label

TWO_BY_TWO = 700
"""Effective width from which the panels stand two by two (DESIGN.md 4)."""

_COLUMN_GAP, _ROW_GAP = 28, 12
_SHAPE = 0.415
"""Height of a plot in parts of its width, within these pixels at 100 %."""
_TALLEST, _LOWEST, _LEAST = 150, 96, 72
_BARE, _MARK_ROOM = 34, 17
_DOT, _LARGEST_DOT, _CROWDED = 1.8, 5.5, 0.42
"""Radius of a month with one entry and of the largest month, at most so many parts of the way to the next."""


class ProgressChart:
    """Chart 1, laid out for one width. Every text is measured, so the margins fit any language and text size."""

    def __init__(self, finding: ProgressFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style, self._width = finding, style, width
        self._columns = 2 if width / style.scale >= TWO_BY_TWO else 1
        self._rows = math.ceil(len(finding.series) / self._columns)
        has_scale = finding.evidence.rank >= Evidence.SOME.rank
        self._left = text_width("100", style.font_px(SIZE)) + style.px(8) + 1 if has_scale else 0.0
        self._right = self._end_room() + 1
        gaps = (self._columns - 1) * style.px(_COLUMN_GAP)
        self._plot_width = (width - gaps) / self._columns - self._left - self._right
        self._names = [
            wrap(series_label(p.series), self._head_width(), style.font_px(NAME), Weight.SEMIBOLD)
            for p in finding.series
        ]
        self._stacked = any(map(self._needs_stacking, finding.series, self._names))
        self._head = style.px(HEAD) * (max(map(len, self._names)) + self._stacked) + style.px(6)
        plain = self._head + labels_height(style)
        gaps = (self._rows - 1) * style.px(_ROW_GAP)
        self._around = self._rows * plain + gaps
        natural, least = self._plot_heights()
        self.natural_height = self._around + self._rows * natural
        self.least_height = self._around + self._rows * least

    def paint(self, sheet: Sheet, box: Box) -> tuple[FigureMark, ...]:
        """Draw the panels in the order of the series; return the months of each, panel by panel."""
        panels = self._panels(box)
        for panel in panels:
            panel.draw(sheet)
        return tuple(mark for panel in panels for mark in panel.marks())

    def _panels(self, box: Box) -> list[Panel]:
        style, finding = self._style, self._finding
        plot_height = (box.height - self._around) / self._rows
        pitch_x = self._left + self._plot_width + self._right + style.px(_COLUMN_GAP)
        pitch_y = self._head + plot_height + labels_height(style) + style.px(_ROW_GAP)
        dot = self._dot_radius()
        panels = []
        for at, (series, name) in enumerate(zip(finding.series, self._names, strict=True)):
            row, column = divmod(at, self._columns)
            left, top = box.x + column * pitch_x, box.y + row * pitch_y
            plot = Box(left + self._left, top + self._head, self._plot_width, plot_height)
            scale = self._time_scale(plot)
            places = [scale.x(middle_of(month)) for month in finding.months]
            edges = (left, left + self._left + self._plot_width + self._right)
            labels = month_labels(finding.months, places, style, edges)
            panels.append(Panel(finding, series, name, style, plot, scale, labels, top, self._stacked, dot))
        return panels

    def _time_scale(self, plot: Box) -> TimeScale:
        """Return the days of all panels: from the first month to the last day that is shown, its dot included."""
        months, inset = self._finding.months, self._style.px(5)
        left, right = plot.x + inset, plot.right - inset
        if not months:
            day = self._finding.today
            return TimeScale(day, day, left, right)
        first, last = months[0], add_months(months[-1], 1) - dt.timedelta(days=1)
        shown_to = min(self._finding.period.last or self._finding.today, self._finding.today, last)
        return TimeScale(first, max(shown_to, middle_of(months[-1])), left, right)

    def _plot_heights(self) -> tuple[float, float]:
        """Return the natural and the least height of a plot; without a share to show it is but a line with marks."""
        style = self._style
        if self._finding.evidence.rank <= Evidence.FEW.rank:
            stack = max((p.counts.rated for s in self._finding.series for p in s.months), default=0)
            bare = style.px(max(_BARE, _MARK_ROOM * (stack + 0.5)))
            return bare, bare
        tall = min(max(self._plot_width * _SHAPE, style.px(_LOWEST)), style.px(_TALLEST))
        return tall, style.px(_LEAST)

    def _dot_radius(self) -> float:
        """Return the radius of a month with one entry: areas compare across panels, and neighbours do not merge."""
        most = max((point.counts.rated for p in self._finding.series for point in p.months), default=0)
        if not most:
            return self._style.px(_DOT)
        apart = self._plot_width / max(len(self._finding.months), 1)
        largest = min(self._style.px(_LARGEST_DOT), max(apart * _CROWDED, self._style.px(2.5)))
        return min(self._style.px(_DOT), largest / math.sqrt(most))

    def _end_room(self) -> float:
        """Return the room that the last value and its range need at the right of a plot."""
        style = self._style
        widths = [0.0]
        for panel in self._finding.series:
            if ends := end_words(panel):
                value, reach = ends
                widths += [
                    text_width(value, style.font_px(VALUE), Weight.SEMIBOLD),
                    text_width(reach, style.font_px(RANGE)),
                ]
        return max(widths) + (style.px(12) if max(widths) else 0.0)

    def _head_width(self) -> float:
        return self._plot_width + self._right

    def _needs_stacking(self, panel: SeriesProgress, name: tuple[str, ...]) -> bool:
        """Return whether the status has no room beside the panel's name, and goes below."""
        style = self._style
        status = text_width(panel_status(panel, told=style.told), style.font_px(STATUS))
        named = max(text_width(line, style.font_px(NAME), Weight.SEMIBOLD) for line in name)
        return len(name) > 1 or named + style.px(12) + status > self._plot_width
