"""Chart 2: what is behind the number? One mark for each entry, stacked by month, or bars of the same shape."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from leader_journal.charts.entries import words
from leader_journal.charts.entries.finding import EntriesFinding, MonthMarks
from leader_journal.charts.shared.words import entry_label, entry_sentence, month_label, month_sentence
from leader_journal.core.periods import add_months
from leader_journal.core.tallies import RatedEntry
from leader_journal.core.terms import Mark, Series
from leader_journal.figures.chart import Chart, FigureMark
from leader_journal.figures.fonts import text_width
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Align, Area, FigureSheet, Point
from leader_journal.figures.stacks import RATINGS, fit_stacks
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import Label, TimeScale, draw_labels, labels_height, month_labels
from leader_journal.insight.counts import Evidence

_COUNT = 11
_STACK_PITCH = 18
"""Distance of two marks with a box of 14, the proportion of every size."""


class _Counts(Enum):
    """How "8/12" stands above a month, in lines; months too narrow for either carry it in their sentence alone."""

    NONE = 0
    BESIDE = 1
    STACKED = 2


def entries_chart(finding: EntriesFinding, style: FigureStyle, width: float) -> Chart:
    """Return chart 2: stacks from five entries on, before that the marks on a bare time line."""
    if finding.evidence.rank <= Evidence.FEW.rank:
        return TimeLineChart(finding, style, width)
    return EntriesChart(finding, style, width)


class EntriesChart:
    """Chart 2, laid out for one width: shown and partly stand on a common line, missed hang below it."""

    def __init__(self, finding: EntriesFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style = finding, style
        px = style.px
        months = [month.counts for month in finding.months]
        self._stacks = fit_stacks(months, style, width, as_bars=finding.as_bars)
        self._key = SeriesKey(finding.series, style, width)
        self._counts = self._count_lines()
        above = self._key.height + px(8) + px(14) * self._counts.value + px(5)
        self._line = above + self._stacks.up + px(4)
        self.natural_height = self._line + px(5) + self._stacks.down + labels_height(style)
        self.least_height = self.natural_height

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw key, stacks and months; return each entry (or each month's bar), month by month."""
        line = box.y + self._line
        self._key.draw(sheet, box.x, box.y)
        marks = self._draw_bars(sheet, box, line) if self._stacks.pitch is None else self._draw_marks(sheet, box, line)
        right = box.x + self._stacks.slot * len(self._finding.months)
        sheet.rules([((box.x, line), (right, line))], "ink", 1.2)
        self._draw_counts(sheet, box, line)
        draw_labels(sheet, self._labels(box), line + self._style.px(3) + self._stacks.down)
        return marks

    def _draw_marks(self, sheet: FigureSheet, box: Area, line: float) -> tuple[FigureMark, ...]:
        places: dict[Mark, list[Point]] = {rating: [] for rating in RATINGS}
        marks = []
        gap = self._style.px(4)
        for at, month in enumerate(self._finding.months):
            middle, ups, downs = self._stacks.middle(box.x, at), 0, 0
            for entry in month.marks:
                if entry.rating is Mark.MISSED:
                    aside, away = self._stacks.offset(downs)
                    place, downs = (middle + aside, line + gap + away), downs + 1
                else:
                    aside, away = self._stacks.offset(ups)
                    place, ups = (middle + aside, line - gap - away), ups + 1
                places[entry.rating].append(place)
                marks.append(
                    FigureMark(
                        *place,
                        self._finding.mark_filter(entry),
                        entry_label(self._finding.series, entry.day, entry.rating),
                        entry_sentence(self._finding.series, entry.day, entry.rating),
                    )
                )
        for rating, points in places.items():
            sheet.marks(points, rating, self._stacks.unit * BOX / _STACK_PITCH)
        return tuple(marks)

    def _draw_bars(self, sheet: FigureSheet, box: Area, line: float) -> tuple[FigureMark, ...]:
        """Draw each month as a bar whose parts are filled as the marks are: wholly, on the left, not at all."""
        stacks, gap = self._stacks, self._style.px(4)
        parts: dict[Mark, list[Area]] = {rating: [] for rating in RATINGS}
        marks = []
        for at, month in enumerate(self._finding.months):
            if not month.counts.rated:
                continue
            left = stacks.middle(box.x, at) - stacks.bar / 2
            top = line - gap - stacks.above(month.counts)
            shown, partly = month.counts.shown * stacks.unit, month.counts.partly * stacks.unit
            heights = {
                Mark.SHOWN: (line - gap - shown, shown),
                Mark.PARTLY: (top, partly),
                Mark.MISSED: (line + gap, stacks.below(month.counts)),
            }
            for rating, (y, height) in heights.items():
                if height:
                    parts[rating].append(Area(left, y, stacks.bar, height))
            marks.append(self._month_mark(month, stacks.middle(box.x, at), (top + line) / 2))
        sheet.boxes(parts[Mark.SHOWN], "mark.shown", "mark.shown")
        sheet.boxes(parts[Mark.PARTLY], "paper", "mark.shown")
        sheet.boxes([Area(b.x, b.y, b.width / 2, b.height) for b in parts[Mark.PARTLY]], "mark.shown")
        sheet.boxes(parts[Mark.MISSED], "paper", "mark.missed")
        return tuple(marks)

    def _month_mark(self, month: MonthMarks, x: float, y: float) -> FigureMark:
        return FigureMark(
            x,
            y,
            self._finding.month_filter(month.month),
            month_label(month.month, month.counts),
            month_sentence(self._finding.series, month.month, month.counts),
        )

    def _draw_counts(self, sheet: FigureSheet, box: Area, line: float) -> None:
        style, row = self._style, self._style.px(14)
        for at, month in enumerate(self._finding.months):
            if not month.counts.rated or self._counts is _Counts.NONE:
                continue
            x = self._stacks.middle(box.x, at)
            y = line - style.px(4) - self._stacks.above(month.counts) - style.px(9)
            texts = [words.fraction(month.counts)]
            if self._counts is _Counts.STACKED:
                texts = [str(month.counts.shown), f"/{month.counts.rated}"]
            for up, text in enumerate(reversed(texts)):
                sheet.text(x, y - up * row, text, _COUNT, color="muted", align="center")

    def _count_lines(self) -> _Counts:
        """Return how the counts fit above the months."""
        px, room = self._style.font_px(_COUNT), self._stacks.slot - self._style.px(4)
        rated = [month.counts for month in self._finding.months if month.counts.rated]
        if all(text_width(words.fraction(counts), px) <= room for counts in rated):
            return _Counts.BESIDE
        if all(text_width(f"/{counts.rated}", px) <= room for counts in rated):
            return _Counts.STACKED
        return _Counts.NONE

    def _labels(self, box: Area) -> tuple[Label, ...]:
        months = [month.month for month in self._finding.months]
        places = [self._stacks.middle(box.x, at) for at in range(len(months))]
        return month_labels(months, places, self._style, (box.x, box.right))


_DAY_SIZE, _PITCH, _ABOVE = 12, 18, 20
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

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
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
            entry_label(series, entry.day, entry.rating),
            entry_sentence(series, entry.day, entry.rating),
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

    def _draw_days(self, sheet: FigureSheet, scale: TimeScale, y: float) -> None:
        """Name the days of the marks, and the ends of the line where there is room."""
        days = dict.fromkeys(entry.day for entry in self._entries)
        wanted: list[tuple[dt.date, Align]] = [(day, "center") for day in days]
        wanted += [(scale.first, "left"), (scale.last, "right")]
        taken: list[tuple[float, float]] = []
        for day, align in wanted:
            text = words.day_label(day)
            wide = text_width(text, self._style.font_px(_DAY_SIZE))
            left = self._left_of(scale, day, align, wide)
            span = left - self._style.px(4), left + wide + self._style.px(4)
            if any(span[0] < right and begin < span[1] for begin, right in taken):
                continue
            taken.append(span)
            sheet.text(left, y, text, _DAY_SIZE, color="muted")

    def _left_of(self, scale: TimeScale, day: dt.date, align: Align, wide: float) -> float:
        """Return where a label begins: under its day, kept within the line."""
        inset = self._style.px(BOX / 2)
        left, right = scale.left - inset, scale.right + inset
        if align == "left":
            return left
        return right - wide if align == "right" else min(max(scale.x(day) - wide / 2, left), right - wide)


_KEY_SIZE, _KEY_LINE, _BESIDE, _APART = 12.5, 22, 7, 22


class SeriesKey:
    """The three ratings of a series with their marks, in as many lines as the width asks for."""

    def __init__(self, series: Series, style: FigureStyle, width: float) -> None:
        self._style = style
        self._places: list[tuple[float, float, Mark, str]] = []
        x, line = 0.0, 0
        for rating in RATINGS:
            text = words.key_label(series, rating)
            wide = style.px(BOX + _BESIDE) + text_width(text, style.font_px(_KEY_SIZE))
            if x and x + wide > width:
                x, line = 0.0, line + 1
            self._places.append((x, style.px(_KEY_LINE) * (line + 0.5), rating, text))
            x += wide + style.px(_APART)
        self.height = style.px(_KEY_LINE) * (line + 1)

    def draw(self, sheet: FigureSheet, left: float, top: float) -> None:
        """Draw it with its top left corner at a place."""
        box = self._style.px(BOX)
        for x, y, rating, text in self._places:
            middle: Point = (left + x + box / 2, top + y)
            sheet.marks([middle], rating, box)
            sheet.text(left + x + box + self._style.px(_BESIDE), top + y, text, _KEY_SIZE)
