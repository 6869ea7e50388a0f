"""Where the rows of a long list are: heights kept, tops added up, a row found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class RowGeometry:
    """The heights of rows from top to bottom, in pixels."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._tops: list[int] = [0]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        """Return where a row begins; the row after the last begins where the last ends."""
        return self._tops[row]

    def bottom(self, row: int) -> int:
        """Return where a row ends."""
        return self._tops[row + 1]

    def height(self, row: int) -> int:
        return self._heights[row]

    def row_at(self, y: int) -> int | None:
        """Return the row at a height, or None above the first and below the last."""
        row = bisect_right(self._tops, y) - 1
        return row if 0 <= row < len(self._heights) else None

    def between(self, top: int, bottom: int) -> range:
        """Return the rows of which something lies between two heights; `bottom` itself is not between."""
        if bottom <= max(0, top) or top >= self.total:
            return range(0)
        first, last = self.row_at(max(0, top)), self.row_at(min(bottom, self.total) - 1)
        return range(first or 0, last + 1) if last is not None else range(0)

    def replace(self, start: int, stop: int, heights: Sequence[int]) -> int:
        """Put these rows where `start` to `stop` (not included) were; return by how much all grew."""
        before = self.total
        self._heights[start:stop] = heights
        self._tops[start:] = accumulate(self._heights[start:], initial=self._tops[start])
        return self.total - before
