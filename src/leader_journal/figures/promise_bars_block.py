"""Promises as bars: from the day one was made until it was kept, or until today; what lies after its day is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, shortened, text_width
from leader_journal.figures.sheet import Align, Area, FigureSheet
from leader_journal.figures.time_frame import TimeFrame

_LABEL = 12.5
_ROW, _LABEL_LINE, _GAP = 26, 18, 10
_THICK, _TICK, _DOT, _RING = 4, 7, 4.0, 4.5
_SHORTEST = 3


class DrawnPromise(Struct, frozen=True):
    """One bar: its days, whether it was kept or is open (else it was let go), its words, and what it opens."""

    made: dt.date
    end: dt.date
    due: dt.date | None
    overdue_from: dt.date | None
    kept: bool
    open: bool
    label: str
    sentence: str
    filter: EntryFilter


class _BarWords(Struct, frozen=True):
    """The words of a bar: where they begin or end, whether above their bar, in a line of their own."""

    text: str
    x: float
    align: Align
    above: bool


class PromiseBarsBlock:
    """Bars under one another over the days of a frame; words stand beside a bar, or above it."""

    def __init__(
        self, promises: Sequence[DrawnPromise], frame: TimeFrame, width: float, *, today: str, more: str = ""
    ) -> None:
        """`more` says how many have no room."""
        self._promises, self._frame, self._today, self._more = promises, frame, today, more
        px = frame.style.px
        self._labels = [self._label(one, width) for one in promises]
        self._heights = [px(_ROW) + (px(_LABEL_LINE) if label.above else 0.0) for label in self._labels]
        self._body = sum(self._heights) + (px(_ROW) if more else 0.0)
        self.height = self._body + frame.labels_height

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw the bars; return a mark for each at its end."""
        px, y = self._frame.style.px, box.y
        self._frame.draw_ground(sheet, box, box.y, box.y + self._body)
        marks = []
        for one, label, height in zip(self._promises, self._labels, self._heights, strict=True):
            middle = y + height - px(_ROW) / 2
            at = y + px(_LABEL_LINE) / 2 + px(2) if label.above else middle
            if label.above:
                self._clear_for(sheet, box.x + label.x, at, label.text)
            color = "missed_text" if one.open and one.overdue_from is not None else "ink"
            sheet.text(box.x + label.x, at, label.text, _LABEL, color=color, align=label.align)
            marks.append(self._draw_bar(sheet, box, one, middle))
            y += height
        if self._more:
            sheet.text(box.x, y + px(_ROW) / 2, self._more, _LABEL, color="muted")
        self._frame.draw_labels(sheet, box, box.y + self._body, self._today)
        return tuple(marks)

    def _clear_for(self, sheet: FigureSheet, x: float, y: float, text: str) -> None:
        """Let no line of the ground go through words that stand in a line of their own."""
        style = self._frame.style
        wide, high = text_width(text, style.font_px(_LABEL)), style.px(_LABEL_LINE)
        sheet.boxes([Area(x - style.px(2), y - high / 2, wide + style.px(4), high)], "paper")

    def _draw_bar(self, sheet: FigureSheet, box: Area, one: DrawnPromise, y: float) -> FigureMark:
        frame, px = self._frame, self._frame.style.px
        begin, end = self._span(box, one)
        color = "mark.shown" if one.kept else "muted" if one.open else "field"
        late = end if one.overdue_from is None else min(max(frame.x(box, one.overdue_from), begin), end)
        for left, right, token in ((begin, late, color), (late, end, "mark.missed")):
            if right > left:
                sheet.boxes([Area(left, y - px(_THICK) / 2, right - left, px(_THICK))], token)
        if one.due is not None and frame.holds(one.due):
            x = frame.x(box, one.due)
            sheet.rules([((x, y - px(_TICK)), (x, y + px(_TICK)))], "ink", 1.5)
        if one.kept:
            sheet.discs([(end, y)], [px(_DOT)], "mark.shown")
        else:
            ring = "mark.missed" if one.open and one.overdue_from is not None else color
            sheet.discs([(end, y)], [px(_RING)], "paper")
            sheet.discs([(end, y)], [px(_RING)], ring, hollow=True)
        return FigureMark(end, y, one.filter, one.label, one.sentence)

    def _span(self, box: Area, one: DrawnPromise) -> tuple[float, float]:
        begin, end = self._frame.x(box, one.made), self._frame.x(box, one.end)
        return min(begin, end - self._frame.style.px(_SHORTEST)), end

    def _label(self, one: DrawnPromise, width: float) -> _BarWords:
        frame, px, size = self._frame, self._frame.style.px, self._frame.style.font_px(_LABEL)
        begin, end = self._span(Area(0, 0, width, 0), one)
        if one.due is not None and frame.holds(one.due):
            end = max(end, frame.x(Area(0, 0, width, 0), one.due))
        wide = text_width(one.label, size)
        today = frame.x(Area(0, 0, width, 0), frame.today) - px(4) if frame.holds(frame.today) else width
        room = today if end < today else width
        if end + px(_GAP) + wide <= room:
            return _BarWords(one.label, end + px(_GAP), "left", above=False)
        if begin - px(_GAP) - wide >= 0:
            return _BarWords(one.label, begin - px(_GAP), "right", above=False)
        if px(_GAP) + wide <= today:
            return _BarWords(one.label, max(min(begin, today - px(_GAP) - wide), 0.0), "left", above=True)
        text = _shortened_before_its_end(one.label, width, size)
        left = min(max(begin, 0.0), width - text_width(text, size))
        return _BarWords(text, max(left, 0.0), "left", above=True)


def _shortened_before_its_end(label: str, width: float, size: float) -> str:
    """Return a label cut to a width where it has most words: how the promise stands is said in any case."""
    words, dot, stands = label.rpartition(" · ")
    return shortened(words, width - text_width(dot + stands, size), size, Weight.REGULAR) + dot + stands
