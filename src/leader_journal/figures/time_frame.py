"""The days that the blocks of chart 7 share: one scale, the months behind it, today, and the labels below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from leader_journal.figures.fonts import text_width
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_axis import SIZE, Label, TimeScale, draw_labels, labels_height, month_labels
from leader_journal.insight.binning import months_between


class TimeFrame(Struct, frozen=True):
    """Days from `first` to `last` between `left` and `right`, both from the left edge of the figure's box."""

    first: dt.date
    last: dt.date
    today: dt.date
    left: float
    right: float
    style: FigureStyle

    def x(self, box: Area, day: dt.date) -> float:
        """Return where a day lies, kept within the frame."""
        return self.places(box, (day,))[0]

    def places(self, box: Area, days: Iterable[dt.date]) -> list[float]:
        """Return where each of these days lies."""
        scale = TimeScale(self.first, self.last, self.left, self.right)
        return [box.x + scale.x(day) for day in days]

    def holds(self, day: dt.date) -> bool:
        """Return whether a day lies within."""
        return self.first <= day <= self.last

    @property
    def labels_height(self) -> float:
        """How many pixels the labels take below."""
        return labels_height(self.style)

    def draw_ground(self, sheet: FigureSheet, box: Area, top: float, foot: float) -> None:
        """Draw the lines of the months, and today's over them."""
        months = [month for month in months_between(self.first, self.last) if self.holds(month)]
        sheet.rules([((self.x(box, month), top), (self.x(box, month), foot)) for month in months], "grid")
        if self.holds(self.today):
            sheet.rules([((self.x(box, self.today), top), (self.x(box, self.today), foot))], "ink", 1.2)

    def draw_labels(self, sheet: FigureSheet, box: Area, top: float, today: str) -> None:
        """Name the months, and today; a month that would touch it gives way."""
        months = [month for month in months_between(self.first, self.last) if self.holds(month)]
        places = [self.x(box, month) for month in months]
        labels = month_labels(months, places, self.style, (box.x, box.right))
        if self.holds(self.today):
            labels = self._beside_today(sheet, box, top, today, labels)
        draw_labels(sheet, labels, top)

    def _beside_today(
        self, sheet: FigureSheet, box: Area, top: float, today: str, labels: Sequence[Label]
    ) -> tuple[Label, ...]:
        gap, wide = self.style.px(10), text_width(today, self.style.font_px(SIZE))
        left = min(max(self.x(box, self.today) - wide / 2, box.x), box.right - wide)
        sheet.text(left, top + self.style.px(15), today, SIZE, color="ink")
        kept = []
        for label in labels:
            size = self.style.font_px(SIZE)
            half = max(text_width(label.text, size), text_width(label.year, size) if label.year else 0.0) / 2
            if label.x + half + gap <= left or label.x - half >= left + wide + gap:
                kept.append(label)
        return tuple(kept)
