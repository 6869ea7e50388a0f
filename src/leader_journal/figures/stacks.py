"""How the stacks of chart 2 fit: the largest marks, in the fewest columns, for which every month has room."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from leader_journal.core.terms import Mark
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import SeriesCounts

RATINGS = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)

_LARGEST, _SMALLEST = 18, 6
"""Distance of two marks: pixels at 100 %, and the logical pixels below which marks cannot be told apart."""
_MOST_COLUMNS = 8
_WIDEST_MONTH = 132
_TALLEST = 300
"""Height of all stacks, above and below the line, in pixels at 100 %."""
_BARS = 220
_BAR_FILLS, _WIDEST_BAR = 0.62, 30


class Stacks(Struct, frozen=True):
    """The geometry of the stacks in logical pixels; `pitch` is None where bars stand for the marks."""

    slot: float
    columns: int
    pitch: float | None
    unit: float
    up: float
    down: float

    def middle(self, left: float, at: int) -> float:
        """Return the x at which the month `at` is centred, on a line that begins at `left`."""
        return left + (at + 0.5) * self.slot

    @property
    def bar(self) -> float:
        """How wide a bar is."""
        return self.slot * _BAR_FILLS

    def offset(self, at: int) -> tuple[float, float]:
        """Return where the mark `at` of a stack lies: right of the month's middle, and away from the line."""
        row, column = divmod(at, self.columns)
        return (column - (self.columns - 1) / 2) * self.unit, (row + 0.5) * self.unit

    def above(self, counts: SeriesCounts) -> float:
        """Return how high the stack of a month stands above the line."""
        return self._height(counts.shown + counts.partly)

    def below(self, counts: SeriesCounts) -> float:
        """Return how far it hangs below."""
        return self._height(counts.missed)

    def _height(self, entries: int) -> float:
        return entries * self.unit if self.pitch is None else math.ceil(entries / self.columns) * self.unit


def fit_stacks(months: Sequence[SeriesCounts], style: FigureStyle, width: float, *, as_bars: bool) -> Stacks:
    """Return the geometry for these months side by side on `width` logical pixels."""
    slot = min(width / max(len(months), 1), style.px(_WIDEST_MONTH))
    up = max((month.shown + month.partly for month in months), default=0)
    down = max((month.missed for month in months), default=0)
    if not as_bars:
        pitch = style.px(_LARGEST)
        while pitch >= _SMALLEST:
            room = min(int((slot - max(pitch / 2, 4)) // pitch), _MOST_COLUMNS)
            for columns in range(max(min(2, room), 1), room + 1):
                rows = math.ceil(up / columns), math.ceil(down / columns)
                if sum(rows) * pitch <= style.px(_TALLEST):
                    return Stacks(slot, columns, pitch, pitch, rows[0] * pitch, rows[1] * pitch)
            pitch -= 1
    unit = style.px(_BARS) / max(up + down, 1)
    slot = min(slot, style.px(_WIDEST_BAR) / _BAR_FILLS) if len(months) < 4 else slot
    return Stacks(slot, 1, None, unit, up * unit, down * unit)
