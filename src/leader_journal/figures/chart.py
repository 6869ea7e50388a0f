"""What a chart is to the rest of the package: something that knows its height and paints itself into a box."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.figures.sheet import Area, FigureSheet


class FigureMark(Struct, frozen=True):
    """One thing in a figure that can be pointed at: where, what it says, and the entries behind it.

    `x` and `y` are logical pixels from the figure's top left corner, at the size at which it was drawn.
    """

    x: float
    y: float
    filter: EntryFilter
    label: str
    sentence: str


class Chart(Protocol):
    """A finding laid out for one style and one width. Create and use it inside `style.drawing`."""

    natural_height: float
    """The height at which the chart looks best, in logical pixels."""
    least_height: float
    """The smallest height at which nothing touches."""

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw into a box as wide as the layout and at least `least_height` high; return the marks to read through."""
        ...
