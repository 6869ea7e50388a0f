"""Rows of silence: who or what was heard last on which day, as a line from that day until today."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import text_width, wrap
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.style import FigureStyle

_NAME, _SAID, _AXIS = 14, 12.5, 11
_ROW, _LINE, _GAP = 30, 20, 16
_AXIS_HEIGHT = 22
_ENOUGH, _WIDEST = 220, 420
_DOT, _THICK = 4.5, 2.5
SHOWN_DAYS = 120
"""How many days back the lines reach; what was heard before that begins at their left end, without a dot."""


class Silence(Struct, frozen=True):
    """One row: its name, what stands beside it, and how many days ago it was heard (None: never)."""

    name: str
    said: str
    days: int | None
    filter: EntryFilter
    sentence: str


class SilenceBlock:
    """Rows on one scale of days; `spans` are the days that are named below the last block, with `today`."""

    def __init__(
        self,
        rows: Sequence[Silence],
        spans: Sequence[tuple[int, str]],
        today: str,
        style: FigureStyle,
        width: float,
        *,
        beside: Sequence[Silence] = (),
        named: bool = True,
    ) -> None:
        """`beside` are the rows of other blocks whose lines begin and end where these do."""
        self._rows, self._spans, self._today, self._style, self._named = rows, spans, today, style, named
        every = (*rows, *beside)
        self._name_room = max(text_width(row.name, style.font_px(_NAME)) for row in every) + style.px(_GAP)
        said = max(text_width(row.said, style.font_px(_SAID)) for row in every) + style.px(_GAP)
        dot = style.px(_DOT)
        self._wide = width - self._name_room - said - 2 * dot >= style.px(_ENOUGH)
        self._left = self._name_room + dot if self._wide else dot
        self._length = min(width - self._left - dot - (said if self._wide else 0.0), style.px(_WIDEST))
        self._names = [() if self._wide else self._above(row, width) for row in rows]
        self._heights = [style.px(_ROW) + style.px(_LINE) * len(lines) for lines in self._names]
        self.height = sum(self._heights) + (style.px(_AXIS_HEIGHT) if named else 0.0)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw rows and days; return a mark for each row, where it was heard last."""
        px, y = self._style.px, box.y
        foot = box.y + sum(self._heights)
        spans = [(days, text) for days, text in self._spans if days < SHOWN_DAYS]
        if self._wide:
            lines = [((self._x(box, days), box.y), (self._x(box, days), foot)) for days, _text in spans]
            sheet.rules(lines, "grid", 1.2)
        marks = []
        for row, above, height in zip(self._rows, self._names, self._heights, strict=True):
            for at, (text, size, color) in enumerate(above):
                sheet.text(box.x, y + px(_LINE) * (at + 0.5), text, size, color=color)
            place = self._draw_row(sheet, row, box, y + height - px(_ROW) / 2)
            marks.append(FigureMark(*place, row.filter, f"{row.name}: {row.said}", row.sentence))
            y += height
        if self._named:
            self._draw_days(sheet, box, foot, spans)
        return tuple(marks)

    def _draw_row(self, sheet: FigureSheet, row: Silence, box: Area, y: float) -> Point:
        px = self._style.px
        if self._wide:
            sheet.text(box.x, y, row.name, _NAME)
            sheet.text(self._x(box, 0) + px(_GAP), y, row.said, _SAID, color="muted")
        before = row.days is None or row.days > SHOWN_DAYS
        begin = self._x(box, SHOWN_DAYS if before else row.days or 0)
        end = self._x(box, 0)
        sheet.line([(begin, y), (end, y)], "field", _THICK, dashed=row.days is None)
        sheet.rules([((end, y - px(6)), (end, y + px(6)))], "ink", 1.2)
        if not before:
            sheet.discs([(begin, y)], [px(_DOT)], "ink")
        return begin, y

    def _draw_days(self, sheet: FigureSheet, box: Area, foot: float, spans: Sequence[tuple[int, str]]) -> None:
        """Name today, and as many of the spans as do not touch what stands there already."""
        px, taken = self._style.px, list[tuple[float, float]]()
        for days, text in ((0, self._today), *sorted(spans)):
            wide = text_width(text, self._style.font_px(_AXIS))
            left = min(max(self._x(box, days) - wide / 2, box.x), box.right - wide)
            if all(left + wide + px(8) <= begin or left >= end + px(8) for begin, end in taken):
                taken.append((left, left + wide))
                sheet.text(left, foot + px(12), text, _AXIS, color="faint")

    def _x(self, box: Area, days: int) -> float:
        return box.x + self._left + self._length * (1 - days / SHOWN_DAYS)

    def _above(self, row: Silence, width: float) -> tuple[tuple[str, float, str], ...]:
        """Return name and words in lines of their own, where there is no room beside the line."""
        names = [(text, _NAME, "ink") for text in wrap(row.name, width, self._style.font_px(_NAME))]
        said = [(text, _SAID, "muted") for text in wrap(row.said, width, self._style.font_px(_SAID))]
        return (*names, *said)
