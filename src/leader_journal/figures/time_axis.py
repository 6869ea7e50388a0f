"""Months on a line: where a day lies, and which labels fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from leader_journal.figures.fonts import text_width
from leader_journal.figures.sheet import FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.dates import short_month

SIZE = 11
"""The text size under and beside an axis, in pixels at 100 %."""

_GAP = 10
_STEPS = (1, 3, 6, 12, 24, 60, 120)


class Label(Struct, frozen=True):
    """One label under the axis: its middle, the month (or year alone), and the year below where it is said."""

    x: float
    text: str
    year: str = ""


class TimeScale(Struct, frozen=True):
    """Days between `first` and `last` on the pixels from `left` to `right`."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        """Return where a day lies, kept on the line."""
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))


def middle_of(month: dt.date) -> dt.date:
    """Return the day at which a month is drawn."""
    return month.replace(day=15)


def month_labels(
    months: Sequence[dt.date], places: Sequence[float], style: FigureStyle, edges: tuple[float, float]
) -> tuple[Label, ...]:
    """Return as many labels as fit between the `edges` without touching: every month, every third, or years alone."""
    for step in _STEPS:
        labels = [_kept_within(label, style, edges) for label in _every(step, months, places)]
        spans = [_span(label, style) for label in labels]
        if labels and all(a[1] + style.px(_GAP) <= b[0] for a, b in pairwise(spans)):
            return tuple(labels)
    if not months:
        return ()
    return (_kept_within(Label(places[0], short_month(months[0]), str(months[0].year)), style, edges),)


def draw_labels(sheet: FigureSheet, labels: Sequence[Label], top: float) -> None:
    """Write the labels under an axis that lies at `top`."""
    style = sheet.style
    for label in labels:
        sheet.text(label.x, top + style.px(15), label.text, SIZE, color="faint", align="center")
        if label.year:
            sheet.text(label.x, top + style.px(29), label.year, SIZE, color="faint", align="center")


def labels_height(style: FigureStyle) -> float:
    """Return how many pixels the two rows take below the axis."""
    return style.px(37)


def _every(step: int, months: Sequence[dt.date], places: Sequence[float]) -> list[Label]:
    """Return the labels of every `step`-th month, counted from January, or of the first month if none is due."""
    if step >= 12:
        due = [(m, x) for m, x in zip(months, places, strict=True) if m.month == 1 and m.year % (step // 12) == 0]
        return [Label(x, str(month.year)) for month, x in due]
    due = [(m, x) for m, x in zip(months, places, strict=True) if (m.month - 1) % step == 0]
    labels, told = [], 0
    for month, x in due:
        labels.append(Label(x, short_month(month), str(month.year) if month.year != told else ""))
        told = month.year
    return labels


def _span(label: Label, style: FigureStyle) -> tuple[float, float]:
    half = _width(label, style) / 2
    return label.x - half, label.x + half


def _width(label: Label, style: FigureStyle) -> float:
    px = style.font_px(SIZE)
    return max(text_width(label.text, px), text_width(label.year, px) if label.year else 0)


def _kept_within(label: Label, style: FigureStyle, edges: tuple[float, float]) -> Label:
    half = _width(label, style) / 2
    return Label(min(max(label.x, edges[0] + half), edges[1] - half), label.text, label.year)
