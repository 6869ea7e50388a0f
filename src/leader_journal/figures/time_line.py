"""Fewer than five entries: the marks themselves on a bare time line. No empty slots to fill, no share, no trend."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.periods import add_months
from leader_journal.core.tallies import RatedEntry
from leader_journal.figures import words
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import text_width
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Align, Box, Point, Sheet
from leader_journal.figures.stacks import RATINGS
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import TimeScale
from leader_journal.insight.findings import EntriesFinding

_DAY, _PITCH, _ABOVE = 12, 18, 20
_LABELS = 30
_WIDEST = 490
"""Where three marks stand, a line across the whole page would only look empty."""


class TimeLineChart:
    """The entries of chart 2 while they are few, at their days; nothing but the line where there are none."""

    def __init__(self, finding: EntriesFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style = finding, style
        self._entries = sorted((e for month in finding.months for e in month.marks), key=lambda entry: entry.day)
        self._width = min(width, style.px(_WIDEST))
        stack = max(len(self._entries) - 1, 0)  # at worst all lie on one day
        self._line = style.px(_ABOVE + BOX / 2 + _PITCH * stack + 2)
        self.natural_height = self._line + style.px(_LABELS)
        self.least_height = self.natural_height

    def paint(self, sheet: Sheet, box: Box) -> tuple[FigureMark, ...]:
        """Draw line, marks and days; return the entries, oldest first."""
        px, line = self._style.px, box.y + self._line
        sheet.rules([((box.x, line), (box.x + self._width, line))], "field", 1.5)
        scale = self._scale(box.x)
        if scale is None:
            return ()
        places = self._places(scale, line)
        for rating in RATINGS:
            points = [place for place, entry in zip(places, self._entries, strict=True) if entry.rating is rating]
            sheet.marks(points, rating, px(BOX))
        self._draw_days(sheet, scale, line + px(18))
        return tuple(map(self._mark, self._entries, places))

    def _mark(self, entry: RatedEntry, place: Point) -> FigureMark:
        series = self._finding.series
        return FigureMark(
            *place,
            self._finding.mark_filter(entry),
            words.entry_label(series, entry.day, entry.rating),
            words.entry_sentence(series, entry.day, entry.rating),
        )

    def _scale(self, left: float) -> TimeScale | None:
        """Return the days of the line: the months that hold entries, cut by the period."""
        if not self._finding.months:
            return None
        first, last = self._finding.months[0].month, self._finding.months[-1].month
        end = add_months(last, 1) - dt.timedelta(days=1)
        period = self._finding.period
        first = first if period.first is None else max(first, period.first)
        end = end if period.last is None else min(end, period.last)
        inset = self._style.px(BOX / 2)
        return TimeScale(first, end, left + inset, left + self._width - inset)

    def _places(self, scale: TimeScale, line: float) -> list[Point]:
        """Return where the marks lie; one that would touch its neighbour stands on it."""
        places: list[Point] = []
        for entry in self._entries:
            x, level = scale.x(entry.day), 0
            if places and x - places[-1][0] < self._style.px(_PITCH - 2):
                level = round((line - self._style.px(_ABOVE) - places[-1][1]) / self._style.px(_PITCH)) + 1
            places.append((x, line - self._style.px(_ABOVE) - self._style.px(_PITCH) * level))
        return places

    def _draw_days(self, sheet: Sheet, scale: TimeScale, y: float) -> None:
        """Name the days of the marks, and the ends of the line where there is room."""
        days = dict.fromkeys(entry.day for entry in self._entries)
        wanted: list[tuple[dt.date, Align]] = [(day, "center") for day in days]
        wanted += [(scale.first, "left"), (scale.last, "right")]
        taken: list[tuple[float, float]] = []
        for day, align in wanted:
            text = words.day_label(day)
            wide = text_width(text, self._style.font_px(_DAY))
            left = self._left_of(scale, day, align, wide)
            span = left - self._style.px(4), left + wide + self._style.px(4)
            if any(span[0] < right and begin < span[1] for begin, right in taken):
                continue
            taken.append(span)
            sheet.text(left, y, text, _DAY, color="muted")

    def _left_of(self, scale: TimeScale, day: dt.date, align: Align, wide: float) -> float:
        """Return where a label begins: under its day, kept within the line."""
        inset = self._style.px(BOX / 2)
        left, right = scale.left - inset, scale.right + inset
        if align == "left":
            return left
        return right - wide if align == "right" else min(max(scale.x(day) - wide / 2, left), right - wide)
