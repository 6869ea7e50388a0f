"""What a figure shows, described in logical pixels from its top left corner: the one thing that is drawn from.

Every chart here places its few lines and labels itself, from measured text: nothing moves by itself when a label grows.
What it says on a sheet is painted twice: by Qt on the screen (`ui/figures/screen_sheet.py`), by matplotlib into a file
(`file_sheet.py`). Both know the six kinds of strokes below, and nothing of charts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from leader_journal.core.terms import Mark
from leader_journal.figures.fonts import CAP_HEIGHT, Weight, text_width
from leader_journal.figures.glyphs import TOKENS, glyph
from leader_journal.figures.style import FigureStyle

Point = tuple[float, float]
Align = Literal["left", "center", "right"]

_EDGE, _CIRCLE = 1.3, 1.2
"""Lines round what is filled, and of circles, in pixels at 100 %."""


class Area(Struct, frozen=True):
    """A rectangle in logical pixels; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class SheetText(Struct, frozen=True):
    """One line of text: `x` is its left end, middle or right end, `size` its pixels, `color` is `#rrggbb`."""

    x: float
    baseline: float
    text: str
    size: float
    color: str
    weight: Weight
    align: Align


class SheetPath(Struct, frozen=True):
    """A line through some points, its ends cut off straight; dashes are 2.5 of its widths, gaps 2."""

    points: tuple[Point, ...]
    color: str
    width: float
    dashed: bool


class SheetRules(Struct, frozen=True):
    """Straight lines of one kind."""

    segments: tuple[tuple[Point, Point], ...]
    color: str
    width: float


class SheetOutlines(Struct, frozen=True):
    """Closed outlines that are filled, or have an edge of `line` pixels, or both."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: str | None
    edge: str | None
    line: float


class SheetDiscs(Struct, frozen=True):
    """Discs of radii, or circles where there is a `line`, which lies within the radius."""

    points: tuple[Point, ...]
    radii: tuple[float, ...]
    color: str
    alpha: float
    line: float


class SheetMarks(Struct, frozen=True):
    """One kind of mark at many places, its box `box` pixels wide."""

    points: tuple[Point, ...]
    mark: Mark
    box: float
    color: str


Stroke = SheetText | SheetPath | SheetRules | SheetOutlines | SheetDiscs | SheetMarks


class FigureSheet:
    """`width` x `height` logical pixels on the paper of a style. Later strokes lie on top.

    Colours are given as tokens of the theme, and lengths as logical pixels unless it says otherwise.
    """

    def __init__(self, style: FigureStyle, width: float, height: float) -> None:
        self.style = style
        self.width, self.height = width, height
        self.paper = style.color("paper")
        self.strokes: list[Stroke] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        color: str = "ink",
        weight: Weight = Weight.REGULAR,
        align: Align = "left",
    ) -> None:
        """Write one line, `size` in pixels at 100 %, its capitals centred on `y`."""
        px = self.style.font_px(size)
        self.strokes.append(SheetText(x, y + px * CAP_HEIGHT / 2, text, px, self.style.color(color), weight, align))

    def line(self, points: Sequence[Point], color: str, width: float = 1.0, *, dashed: bool = False) -> None:
        """Draw a line through some points, `width` in pixels at 100 %."""
        self.strokes.append(SheetPath(tuple(points), self.style.color(color), self.style.px(width), dashed))

    def rules(self, segments: Sequence[tuple[Point, Point]], color: str, width: float = 1.0) -> None:
        """Draw many straight lines of one kind, `width` in pixels at 100 %."""
        self.strokes.append(SheetRules(tuple(segments), self.style.color(color), self.style.px(width)))

    def polygons(self, outlines: Sequence[Sequence[Point]], fill: str | None, edge: str | None = None) -> None:
        """Fill many outlines, or draw them with an edge of 1.3 pixels, or both."""
        if outlines:
            filled, line = self._color(fill), self._color(edge)
            width = 0.0 if edge is None else self.style.px(_EDGE)
            self.strokes.append(SheetOutlines(tuple(map(tuple, outlines)), filled, line, width))

    def boxes(self, boxes: Sequence[Area], fill: str | None, edge: str | None = None) -> None:
        """Fill or outline many rectangles."""
        self.polygons([((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom)) for b in boxes], fill, edge)

    def discs(
        self, points: Sequence[Point], radii: Sequence[float], color: str, *, alpha: float = 1.0, hollow: bool = False
    ) -> None:
        """Draw discs or circles; a circle's line of 1.2 pixels lies within."""
        if points:
            line = self.style.px(_CIRCLE) if hollow else 0.0
            self.strokes.append(SheetDiscs(tuple(points), tuple(radii), self.style.color(color), alpha, line))

    def marks(self, points: Sequence[Point], mark: Mark, box: float) -> None:
        """Draw one kind of mark at many places. Raises ValueError for one that does not count."""
        if points:
            glyph(mark)
            self.strokes.append(SheetMarks(tuple(points), mark, box, self.style.color(TOKENS[mark])))

    def width_of(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Return how many logical pixels wide a line would be, `size` in pixels at 100 %."""
        return text_width(text, self.style.font_px(size), weight)

    def _color(self, token: str | None) -> str | None:
        return None if token is None else self.style.color(token)
