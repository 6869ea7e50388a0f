"""Chart 2: what is behind the number? One mark for each entry, stacked by month, or bars of the same shape."""

from __future__ import annotations

from enum import Enum

from leader_journal.core.terms import Mark
from leader_journal.figures import words
from leader_journal.figures.chart import Chart, FigureMark
from leader_journal.figures.fonts import text_width
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.key import Key
from leader_journal.figures.sheet import Box, Point, Sheet
from leader_journal.figures.stacks import RATINGS, fit_stacks
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import Label, draw_labels, labels_height, month_labels
from leader_journal.figures.time_line import TimeLineChart
from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings import EntriesFinding, MonthMarks

_COUNT = 11
_PITCH = 18
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
        self._key = Key(finding.series, style, width)
        self._counts = self._count_lines()
        above = self._key.height + px(8) + px(14) * self._counts.value + px(5)
        self._line = above + self._stacks.up + px(4)
        self.natural_height = self._line + px(5) + self._stacks.down + labels_height(style)
        self.least_height = self.natural_height

    def paint(self, sheet: Sheet, box: Box) -> tuple[FigureMark, ...]:
        """Draw key, stacks and months; return each entry (or each month's bar), month by month."""
        line = box.y + self._line
        self._key.draw(sheet, box.x, box.y)
        marks = self._draw_bars(sheet, box, line) if self._stacks.pitch is None else self._draw_marks(sheet, box, line)
        right = box.x + self._stacks.slot * len(self._finding.months)
        sheet.rules([((box.x, line), (right, line))], "ink", 1.2)
        self._draw_counts(sheet, box, line)
        draw_labels(sheet, self._labels(box), line + self._style.px(3) + self._stacks.down)
        return marks

    def _draw_marks(self, sheet: Sheet, box: Box, line: float) -> tuple[FigureMark, ...]:
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
                        words.entry_label(self._finding.series, entry.day, entry.rating),
                        words.entry_sentence(self._finding.series, entry.day, entry.rating),
                    )
                )
        for rating, points in places.items():
            sheet.marks(points, rating, self._stacks.unit * BOX / _PITCH)
        return tuple(marks)

    def _draw_bars(self, sheet: Sheet, box: Box, line: float) -> tuple[FigureMark, ...]:
        """Draw each month as a bar whose parts are filled as the marks are: wholly, on the left, not at all."""
        stacks, gap = self._stacks, self._style.px(4)
        parts: dict[Mark, list[Box]] = {rating: [] for rating in RATINGS}
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
                    parts[rating].append(Box(left, y, stacks.bar, height))
            marks.append(self._month_mark(month, stacks.middle(box.x, at), (top + line) / 2))
        sheet.boxes(parts[Mark.SHOWN], "mark.shown", "mark.shown")
        sheet.boxes(parts[Mark.PARTLY], "paper", "mark.shown")
        sheet.boxes([Box(b.x, b.y, b.width / 2, b.height) for b in parts[Mark.PARTLY]], "mark.shown")
        sheet.boxes(parts[Mark.MISSED], "paper", "mark.missed")
        return tuple(marks)

    def _month_mark(self, month: MonthMarks, x: float, y: float) -> FigureMark:
        return FigureMark(
            x,
            y,
            self._finding.month_filter(month.month),
            words.month_label(month.month, month.counts),
            words.month_sentence(self._finding.series, month.month, month.counts),
        )

    def _draw_counts(self, sheet: Sheet, box: Box, line: float) -> None:
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

    def _labels(self, box: Box) -> tuple[Label, ...]:
        months = [month.month for month in self._finding.months]
        places = [self._stacks.middle(box.x, at) for at in range(len(months))]
        return month_labels(months, places, self._style, (box.x, box.right))
