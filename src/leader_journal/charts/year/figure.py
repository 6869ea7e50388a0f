"""Chart 6: the days of a year as cells, a column for each week; how a cell is filled says what it is."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.charts.year import words
from leader_journal.charts.year.finding import DayReactions, YearFinding
from leader_journal.charts.year.words import day_sentence, reactions_words, step_words
from leader_journal.core.periods import add_months, monday_of, month_start
from leader_journal.core.tallies import DayTally, DayView
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.day_cells import CellKey, CellKind, draw_cells
from leader_journal.figures.fonts import text_width
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import SIZE, Label, draw_labels, month_labels
from leader_journal.wording.dates import short_weekday

_LARGEST, _SMALLEST, _FILLS = 18, 11, 0.86
"""Distance of two cells, pixels at 100 %: the most, and what a year is broken into parts for; how much a cell fills."""
_PARTS = (1, 2, 3, 4)
_MONTHS, _BETWEEN, _BEFORE_KEY = 36, 16, 12
_NAMED = (0, 2, 4)
"""Weekdays that are named, counted from Monday, where their names have room."""

_STEPS = (CellKind.SMALL, CellKind.LARGER, CellKind.FULL)
_REACTIONS = {
    DayReactions.CONSTRUCTIVE: CellKind.FULL,
    DayReactions.BOTH: CellKind.SPLIT,
    DayReactions.NOT_CONSTRUCTIVE: CellKind.RING,
    DayReactions.NOT_RATED: CellKind.GREY,
}


class _Grid(Struct, frozen=True):
    """Weeks in parts below each other: how many columns a part has, and how far two cells are apart."""

    columns: int
    parts: int
    pitch: float


class YearChart:
    """Chart 6, laid out for one width; on a narrow one the year is broken into parts that stand below each other."""

    def __init__(self, finding: YearFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style, self._width = finding, style, width
        first, last = finding.period.first, finding.period.last
        assert first is not None
        assert last is not None
        self._first, self._last = first, last
        self._monday = monday_of(first)
        monday = [short_weekday(self._monday + dt.timedelta(days=at)) for at in _NAMED]
        self._weekdays = dict(zip(_NAMED, monday, strict=True))
        self._left = max(text_width(name, style.font_px(SIZE)) for name in monday) + style.px(8)
        self._grid = self._fit((monday_of(last) - self._monday).days // 7 + 1)
        self._part_height = style.px(_MONTHS) + 7 * self._grid.pitch
        self._key = CellKey(self._key_items(), style, width)
        parts = self._part_height * self._grid.parts + style.px(_BETWEEN) * (self._grid.parts - 1)
        full = parts + style.px(_BEFORE_KEY) + self._key.height
        self.natural_height = self.least_height = full if finding.days else style.px(24)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw months, weekdays, cells and key; return the days that have entries, oldest first."""
        px = self._style.px
        if not self._finding.days:
            sheet.rules([((box.x, box.y + px(12)), (box.x + min(box.width, px(490)), box.y + px(12)))], "field", 1.5)
            return ()
        for part in range(self._grid.parts):
            self._name_months(sheet, box, part)
            self._name_weekdays(sheet, box, part)
        draw_cells(sheet, CellKind.EMPTY, [self._cell(box, day) for day in self._empty_days()])
        by_kind: dict[CellKind, list[Area]] = {}
        for day in self._finding.days:
            by_kind.setdefault(self._kind(day), []).append(self._cell(box, day.day))
        for kind, cells in by_kind.items():
            draw_cells(sheet, kind, cells)
        self._key.draw(sheet, box.x, box.y + self.least_height - self._key.height)
        return tuple(self._mark(box, day) for day in self._finding.days)

    def _fit(self, weeks: int) -> _Grid:
        room = self._width - self._left
        for parts in _PARTS:
            columns = -(-weeks // parts)
            pitch = min(room / columns, self._style.px(_LARGEST))
            if pitch >= self._style.px(_SMALLEST):
                break
        return _Grid(columns, parts, pitch)

    def _kind(self, day: DayTally) -> CellKind:
        if self._finding.view is DayView.ENTRIES:
            return _STEPS[self._finding.step_of(day)]
        return _REACTIONS[self._finding.reactions_of(day)]

    def _key_items(self) -> list[tuple[CellKind, str]]:
        if self._finding.view is DayView.ENTRIES:
            return [(kind, words.step_label(step_words(self._finding, step))) for step, kind in enumerate(_STEPS)]
        return [(kind, reactions_words(reactions)) for reactions, kind in _REACTIONS.items()]

    def _empty_days(self) -> list[dt.date]:
        held = {day.day for day in self._finding.days}
        days = ((self._first + dt.timedelta(days=at)) for at in range((self._last - self._first).days + 1))
        return [day for day in days if day not in held]

    def _top(self, box: Area, part: int) -> float:
        return box.y + part * (self._part_height + self._style.px(_BETWEEN)) + self._style.px(_MONTHS)

    def _cell(self, box: Area, day: dt.date) -> Area:
        pitch = self._grid.pitch
        part, column = divmod((day - self._monday).days // 7, self._grid.columns)
        inset = pitch * (1 - _FILLS) / 2
        x, y = box.x + self._left + column * pitch, self._top(box, part) + day.weekday() * pitch
        return Area(x + inset, y + inset, pitch * _FILLS, pitch * _FILLS)

    def _mark(self, box: Area, day: DayTally) -> FigureMark:
        cell = self._cell(box, day.day)
        middle = cell.x + cell.width / 2, cell.y + cell.height / 2
        reach = self._finding.day_filter(day.day)
        return FigureMark(*middle, reach, words.day_entries(day.day, day.entries), day_sentence(day))

    def _name_weekdays(self, sheet: FigureSheet, box: Area, part: int) -> None:
        pitch = self._grid.pitch
        if 2 * pitch < self._style.font_px(SIZE) * 1.4:
            return
        for at, name in self._weekdays.items():
            sheet.text(box.x, self._top(box, part) + (at + 0.5) * pitch, name, SIZE, color="faint")

    def _name_months(self, sheet: FigureSheet, box: Area, part: int) -> None:
        draw_labels(sheet, self._labels(box, part), self._top(box, part) - self._style.px(_MONTHS + 6))

    def _labels(self, box: Area, part: int) -> tuple[Label, ...]:
        """Return the months that begin in a part, each named over its first week."""
        begin = self._monday + dt.timedelta(weeks=part * self._grid.columns)
        end = min(begin + dt.timedelta(weeks=self._grid.columns) - dt.timedelta(days=1), self._last)
        months, month = [], month_start(begin)
        while month <= end:
            if month >= begin:
                months.append(month)
            month = add_months(month, 1)
        places = [self._cell(box, month).x + self._grid.pitch * 1.5 for month in months]
        return month_labels(months, places, self._style, (box.x + self._left, box.right))
