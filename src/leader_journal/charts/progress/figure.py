"""Chart 1: have I changed? Four small panels on one scale of 0 to 100 %, two by two where there is room."""

from __future__ import annotations

import datetime as dt
import math

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.progress import words
from leader_journal.charts.progress.finding import Change, MonthPoint, ProgressFinding, SeriesProgress
from leader_journal.charts.progress.words import panel_status
from leader_journal.charts.shared.words import month_label, month_sentence
from leader_journal.core.periods import add_months
from leader_journal.core.terms import Mark
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, text_width, wrap
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.style import DOT_ALPHA, FigureStyle
from leader_journal.figures.time_axis import SIZE, Label, TimeScale, draw_labels, labels_height, middle_of, month_labels
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence
from leader_journal.insight.thresholds import MIN_PERCENT
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


def progress_chart(finding: ProgressFinding, style: FigureStyle, width: float) -> ProgressChart:
    """Return chart 1; where the style does not tell what the app reads in it, without a change."""
    return ProgressChart(finding if style.told else untold(finding), style, width)


def untold(finding: ProgressFinding) -> ProgressFinding:
    """Return the finding with all its numbers, but with no change."""
    return replace(finding, series=tuple(replace(panel, changes=()) for panel in finding.series))


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

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw the panels in the order of the series; return the months of each, panel by panel."""
        panels = self._panels(box)
        for panel in panels:
            panel.draw(sheet)
        return tuple(mark for panel in panels for mark in panel.marks())

    def _panels(self, box: Area) -> list[Panel]:
        style, finding = self._style, self._finding
        plot_height = (box.height - self._around) / self._rows
        pitch_x = self._left + self._plot_width + self._right + style.px(_COLUMN_GAP)
        pitch_y = self._head + plot_height + labels_height(style) + style.px(_ROW_GAP)
        dot = self._dot_radius()
        panels = []
        for at, (series, name) in enumerate(zip(finding.series, self._names, strict=True)):
            row, column = divmod(at, self._columns)
            left, top = box.x + column * pitch_x, box.y + row * pitch_y
            plot = Area(left + self._left, top + self._head, self._plot_width, plot_height)
            scale = self._time_scale(plot)
            places = [scale.x(middle_of(month)) for month in finding.months]
            edges = (left, left + self._left + self._plot_width + self._right)
            labels = month_labels(finding.months, places, style, edges)
            panels.append(Panel(finding, series, name, style, plot, scale, labels, top, self._stacked, dot))
        return panels

    def _time_scale(self, plot: Area) -> TimeScale:
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


NAME, STATUS, VALUE, RANGE, TURN = 14, 12, 15, 11.5, 11.5
"""Text sizes in pixels at 100 %."""

HEAD = 19
"""The height of one line of the head."""

_PITCH = 17
_SMALLEST_DOT = 2.5


def end_words(panel: SeriesProgress) -> tuple[str, str] | None:
    """Return the value and the range that stand at the right end, or None where no percentage may be said."""
    if panel.now is not None:
        return words.level_words(panel.now)
    if panel.evidence.rank >= Evidence.SOME.rank and panel.rate is not None:
        return words.rate_words(panel.rate)
    return None


class Panel(Struct, frozen=True):
    """One series with its place on the sheet. `dot` is the radius of a month with one entry, in pixels."""

    finding: ProgressFinding
    panel: SeriesProgress
    name: tuple[str, ...]
    style: FigureStyle
    plot: Area
    scale: TimeScale
    labels: tuple[Label, ...]
    top: float
    stacked: bool
    dot: float

    def draw(self, sheet: FigureSheet) -> None:
        """Draw everything, what lies below first."""
        self._draw_head(sheet)
        if self._has_scale:
            self._draw_grid(sheet)
            self._draw_level(sheet)
            self._draw_dots(sheet)
            self._draw_changes(sheet)
            self._draw_end(sheet)
        else:
            sheet.rules([((self.plot.x, self.plot.bottom), (self.plot.right, self.plot.bottom))], "edge", 1.5)
            self._draw_single_marks(sheet)
        draw_labels(sheet, self.labels, self.plot.bottom)

    def marks(self) -> tuple[FigureMark, ...]:
        """Return the months that hold a rated entry, oldest first."""
        series = self.panel.series
        return tuple(
            FigureMark(
                *self._place(point),
                self.finding.month_filter(series, point.month),
                month_label(point.month, point.counts),
                month_sentence(series, point.month, point.counts),
            )
            for point in self._rated_months()
        )

    @property
    def _has_scale(self) -> bool:
        return self.panel.evidence.rank >= Evidence.SOME.rank

    def _rated_months(self) -> list[MonthPoint]:
        return [point for point in self.panel.months if point.counts.rated]

    def _place(self, point: MonthPoint) -> Point:
        x = self.scale.x(middle_of(point.month))
        if self._has_scale and point.rate is not None:
            return x, self._y(point.rate.share)
        return x, self._stack_y(0)

    def _y(self, share: float) -> float:
        return self.plot.bottom - share * self.plot.height

    def _stack_y(self, at: int) -> float:
        return self.plot.bottom - self.style.px(_PITCH * (at + 0.75))

    def _draw_head(self, sheet: FigureSheet) -> None:
        line = self.style.px(HEAD)
        for at, text in enumerate(self.name):
            sheet.text(self.plot.x, self.top + line * (at + 0.5), text, NAME, weight=Weight.SEMIBOLD)
        status = words.panel_status(self.panel, told=self.style.told)
        color = "ink" if self.panel.change else "muted"
        if self.stacked:
            sheet.text(self.plot.x, self.top + line * (len(self.name) + 0.5), status, STATUS, color=color)
        else:
            sheet.text(self.plot.right, self.top + line * 0.5, status, STATUS, color=color, align="right")

    def _draw_grid(self, sheet: FigureSheet) -> None:
        heights = [(share, self._y(share)) for share in (1.0, 0.5, 0.0)]
        sheet.rules([((self.plot.x, y), (self.plot.right, y)) for _share, y in heights], "grid")
        for share, y in heights:
            sheet.text(self.plot.x - self.style.px(8), y, str(round(share * 100)), SIZE, color="faint", align="right")

    def _draw_level(self, sheet: FigureSheet) -> None:
        level = self.panel.level
        if not level:
            return
        xs = [self.scale.x(point.week) for point in level]
        for token, low, high in (("band95", "low95", "high95"), ("band50", "low50", "high50")):
            upper = [(x, self._y(getattr(point, high))) for x, point in zip(xs, level, strict=True)]
            lower = [(x, self._y(getattr(point, low))) for x, point in zip(xs, level, strict=True)]
            sheet.polygons([[*upper, *reversed(lower)]], token)
        sheet.line([(x, self._y(point.mean)) for x, point in zip(xs, level, strict=True)], "accent", 2)

    def _draw_dots(self, sheet: FigureSheet) -> None:
        for hollow in (False, True):
            points = [p for p in self._rated_months() if (p.counts.rated < MIN_PERCENT) is hollow]
            radii = [max(self.dot * p.counts.rated**0.5, self.style.px(_SMALLEST_DOT)) for p in points]
            sheet.discs([self._place(p) for p in points], radii, "ink", alpha=DOT_ALPHA, hollow=hollow)

    def _draw_changes(self, sheet: FigureSheet) -> None:
        clear = [change for change in self.panel.changes if change.certainty is Certainty.CLEAR]
        for change in clear:
            x = self.scale.x(change.week)
            sheet.line([(x, self.plot.y), (x, self.plot.bottom)], "ink", 1.2, dashed=True)
        if clear:
            self._draw_turn(sheet, clear[-1])

    def _draw_turn(self, sheet: FigureSheet, change: Change) -> None:
        """Write the shares on either side of the line, or both on one side near an edge."""
        x, gap = self.scale.x(change.week), self.style.px(5)
        before, since = words.before_since(change)
        left = x - gap - sheet.width_of(before, TURN)
        right = x + gap + sheet.width_of(since, TURN, Weight.SEMIBOLD)
        y = self._free_height(left, right)
        if left < self.plot.x:
            sheet.text(x + gap, y, words.turn(change), TURN)
        elif right > self.plot.right:
            sheet.text(x - gap, y, words.turn(change), TURN, align="right")
        else:
            sheet.text(x - gap, y, before, TURN, align="right")
            sheet.text(x + gap, y, since, TURN, weight=Weight.SEMIBOLD)

    def _free_height(self, left: float, right: float) -> float:
        """Return the y at the top of the plot, or at its foot where only that is free of dots between two x."""
        room = self.style.px(18)
        top, foot = self.plot.y + self.style.px(9), self.plot.bottom - self.style.px(9)
        near = [y for x, y in map(self._place, self._rated_months()) if left - room / 2 <= x <= right + room / 2]
        if any(y < self.plot.y + room for y in near) and not any(y > self.plot.bottom - room for y in near):
            return foot
        return top

    def _draw_end(self, sheet: FigureSheet) -> None:
        ends = end_words(self.panel)
        if ends is None:
            return
        px, now, rate = self.style.px, self.panel.now, self.panel.rate
        share = now.mean if now is not None else rate.share if rate is not None else 0.0
        y = min(max(self._y(share) - px(3), self.plot.y + px(8)), self.plot.bottom - px(22))
        x = self.plot.right + px(12)
        sheet.text(x, y, ends[0], VALUE, color="ink" if now is None else "accent", weight=Weight.SEMIBOLD)
        sheet.text(x, y + px(17), ends[1], RANGE, color="muted")

    def _draw_single_marks(self, sheet: FigureSheet) -> None:
        """Draw fewer than five entries as what they are, stacked on their month."""
        places: dict[Mark, list[Point]] = {Mark.SHOWN: [], Mark.PARTLY: [], Mark.MISSED: []}
        for point in self._rated_months():
            stack = [mark for mark in places for _each in range(point.counts.with_rating(mark))]
            for at, mark in enumerate(stack):
                places[mark].append((self.scale.x(middle_of(point.month)), self._stack_y(at)))
        for mark, points in places.items():
            sheet.marks(points, mark, self.style.px(BOX))
