"""Chart 3: was this month unusual? Squares for its entries, an upright mark where it landed, a zone for the usual."""

from __future__ import annotations

from leader_journal.charts.month import words
from leader_journal.charts.month.finding import MonthAgainstUsual, MonthFinding, MonthVerdict
from leader_journal.charts.month.words import row_sentence
from leader_journal.charts.shared.words import shown_of
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, text_width, wrap
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.labels import series_label

_NAME, _COUNT, _VERDICT, _USUAL = 14, 14, 13, 12
"""Text sizes in pixels at 100 %."""

_LINE, _GAP, _BETWEEN = 20, 16, 22
_PITCH, _SQUARE, _ZONE = 26, 0.84, 7
"""Pixels from square to square at 100 %, what a square fills of that, and how far the zone reaches beyond it."""
_MARK, _MARK_REACH, _BAR = 3, 8, 14
_ENOUGH, _FEWEST, _MOST = 13, 12, 24
"""Where squares would be closer than this beside the words, they get a line of their own; counted for so many."""
_SMALLEST = 5
"""Logical pixels below which squares run together: one bar of the same length stands for them."""


class MonthChart:
    """Chart 3, laid out for one width: names, squares and words side by side, or words above squares when narrow."""

    def __init__(self, finding: MonthFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style, self._width = finding, style, width
        self._most = max((row.rated for row in finding.rows), default=0)
        names, counts, rest = self._widths()
        self._name_room = names + style.px(_GAP)
        self._words_room = counts + rest + style.px(_GAP) * 2
        beside = width - self._name_room - self._words_room
        self._wide = beside >= style.px(_ENOUGH) * min(max(self._most, _FEWEST), _MOST)
        self._room = (beside if self._wide else width) - style.px(4)
        self._pitch = min(style.px(_PITCH), self._room / max(self._most, 1))
        self._count_room = counts
        self._lines = [self._words_below(row) for row in finding.rows]
        self._head = 0.0 if self._wide else style.px(_LINE) * (1 + max(map(len, self._lines), default=0))
        self._band = max(min(self._pitch, style.px(_PITCH)), style.px(14)) + style.px(_ZONE) * 2
        row = self._head + self._band + style.px(_BETWEEN)
        self.least_height = row * len(finding.rows) - style.px(_BETWEEN)
        self.natural_height = self.least_height

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw one row for each series; return the rows."""
        row_height = self._head + self._band + self._style.px(_BETWEEN)
        marks = []
        for at, row in enumerate(self._finding.rows):
            top = box.y + at * row_height
            if self._wide:
                self._write_beside(sheet, row, box, top)
            else:
                self._write_above(sheet, at, box, top)
            left = box.x + (self._name_room if self._wide else self._style.px(2))
            place = self._draw_row(sheet, row, left, top + self._head + self._band / 2)
            reach = self._finding.series_filter(row.series)
            marks.append(FigureMark(*place, reach, words.row_label(row), row_sentence(row)))
        return tuple(marks)

    def _widths(self) -> tuple[float, float, float]:
        """Return the widths of the columns of names, of counts, and of the words after the counts."""
        px, rows = self._style.font_px, self._finding.rows
        names = max(text_width(series_label(row.series), px(_NAME)) for row in rows)
        counts = max(text_width(shown_of(row.counts), px(_COUNT), Weight.SEMIBOLD) for row in rows)
        verdicts = max(text_width(self._verdict(row), px(_VERDICT), Weight.MEDIUM) for row in rows)
        usual = max(text_width(words.usual_words(row), px(_USUAL)) if words.usual_words(row) else 0.0 for row in rows)
        return names, counts, self._style.px(10) + verdicts + (self._style.px(_GAP) + usual if usual else 0.0)

    def _words_below(self, row: MonthAgainstUsual) -> tuple[str, ...]:
        """Return the verdict and the usual in lines, for the narrow layout."""
        usual = words.usual_words(row)
        said = ", ".join(part for part in (self._verdict(row), usual) if part)
        return wrap(said, self._width, self._style.font_px(_VERDICT))

    def _write_beside(self, sheet: FigureSheet, row: MonthAgainstUsual, box: Area, top: float) -> None:
        y, px = top + self._band / 2, self._style.px
        sheet.text(box.x, y, series_label(row.series), _NAME)
        x = box.right - self._words_room + px(_GAP) * 2 + self._count_room
        if row.rated:
            sheet.text(x, y, shown_of(row.counts), _COUNT, weight=Weight.SEMIBOLD, align="right")
        self._write_verdict(sheet, row, x + px(10), y)
        sheet.text(box.right - 1, y, words.usual_words(row), _USUAL, color="faint", align="right")

    def _write_verdict(self, sheet: FigureSheet, row: MonthAgainstUsual, x: float, y: float) -> None:
        outside = self._style.told and row.verdict in (MonthVerdict.MORE, MonthVerdict.LESS)
        weight = Weight.MEDIUM if outside else Weight.REGULAR
        sheet.text(x, y, self._verdict(row), _VERDICT, color="ink" if outside else "muted", weight=weight)

    def _verdict(self, row: MonthAgainstUsual) -> str:
        return words.verdict(row, told=self._style.told)

    def _write_above(self, sheet: FigureSheet, at: int, box: Area, top: float) -> None:
        row, line = self._finding.rows[at], self._style.px(_LINE)
        sheet.text(box.x, top + line / 2, series_label(row.series), _NAME)
        if row.rated:
            counted = shown_of(row.counts)
            sheet.text(box.right - 1, top + line / 2, counted, _COUNT, weight=Weight.SEMIBOLD, align="right")
        for below, text in enumerate(self._lines[at]):
            sheet.text(box.x, top + line * (below + 1.5), text, _VERDICT, color="muted")

    def _draw_row(self, sheet: FigureSheet, row: MonthAgainstUsual, left: float, y: float) -> Point:
        """Draw the zone, the squares and the upright mark; return where the month landed."""
        px, pitch = self._style.px, self._pitch
        landed = left + row.shown * pitch
        if not row.rated:
            return landed, y
        half = (pitch * _SQUARE if pitch >= _SMALLEST else px(_BAR)) / 2
        if row.usual_low is not None and row.usual_high is not None:
            reach = px(_MARK)  # so that a zone of one number is a zone
            low, high = left + row.usual_low * pitch - reach, left + row.usual_high * pitch + reach
            sheet.boxes([Area(low, y - half - px(_ZONE), high - low, 2 * (half + px(_ZONE)))], "zone")
        self._draw_squares(sheet, row, Area(left, y - half, row.rated * pitch, 2 * half))
        if row.usual_low is not None:
            reach = half + px(_MARK_REACH)
            sheet.boxes([Area(landed - px(_MARK) / 2, y - reach, px(_MARK), 2 * reach)], "ink")
        return landed, y

    def _draw_squares(self, sheet: FigureSheet, row: MonthAgainstUsual, strip: Area) -> None:
        """Draw the entries, the shown ones filled; where they would run together, one bar as long."""
        pitch = self._pitch
        if pitch < _SMALLEST:
            sheet.boxes([strip], "paper", "field")
            sheet.boxes([Area(strip.x, strip.y, row.shown * pitch, strip.height)] if row.shown else [], "mark.shown")
            return
        side = strip.height
        squares = [Area(strip.x + at * pitch + (pitch - side) / 2, strip.y, side, side) for at in range(row.rated)]
        sheet.boxes(squares[row.shown :], "paper", "field")
        sheet.boxes(squares[: row.shown], "mark.shown", "mark.shown")
