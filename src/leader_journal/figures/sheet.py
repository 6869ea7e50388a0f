"""A figure to draw on in logical pixels from its top left corner, without axes.

Every chart here places its few lines and labels itself, from measured text: nothing moves by itself when a label grows,
and no tick machinery is paid for (an empty 2x2 of axes draws slower than a whole chart 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import CircleCollection, LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform
from msgspec import Struct

from leader_journal.core.terms import Mark
from leader_journal.figures.fonts import Weight, drawable, font, text_width
from leader_journal.figures.glyphs import TOKENS, glyph
from leader_journal.figures.style import DPI, FigureStyle

Point = tuple[float, float]
Align = Literal["left", "center", "right"]

_CAP_HEIGHT = 0.727
"""Of Inter, in parts of its size: text is centred by its capitals, whatever letters hang below."""
_POINTS = 72 / DPI


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


class FigureSheet:
    """One matplotlib figure of `width` x `height` logical pixels on the paper of its style.

    Create and use it inside `style.drawing`. Colours are tokens of the theme; later drawing lies on top.
    """

    def __init__(self, style: FigureStyle, width: float, height: float) -> None:
        self.style = style
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=style.color("paper"))
        self._to_pixels = Affine2D().scale(1 / DPI, -1 / DPI).translate(0, height / DPI) + self.figure.dpi_scale_trans
        self._layer = 0

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
        artist = Text(
            x,
            y + px * _CAP_HEIGHT / 2,
            drawable(text),
            color=self.style.color(color),
            fontproperties=font(px, weight),
            horizontalalignment=align,
            verticalalignment="baseline",
        )
        self._add(artist)

    def line(self, points: Sequence[Point], color: str, width: float = 1.0, *, dashed: bool = False) -> None:
        """Draw a line through some points, `width` in pixels at 100 %."""
        xs, ys = zip(*points, strict=True)
        artist = Line2D(
            xs,
            ys,
            color=self.style.color(color),
            linewidth=self._points(width),
            linestyle=(0, (2.5, 2.0)) if dashed else "-",
            solid_capstyle="butt",
            solid_joinstyle="round",
        )
        self._add(artist)

    def rules(self, segments: Sequence[tuple[Point, Point]], color: str, width: float = 1.0) -> None:
        """Draw many straight lines of one kind."""
        lines = LineCollection(segments, colors=self.style.color(color), linewidths=self._points(width))
        self._add(lines)

    def polygons(self, outlines: Sequence[Sequence[Point]], fill: str | None, edge: str | None = None) -> None:
        """Fill many outlines, or draw them with an edge of 1.3 pixels, or both."""
        if not outlines:
            return
        shapes = PolyCollection(
            [np.asarray(outline) for outline in outlines],
            facecolors="none" if fill is None else self.style.color(fill),
            edgecolors="none" if edge is None else self.style.color(edge),
            linewidths=0 if edge is None else self._points(1.3),
        )
        self._add(shapes)

    def boxes(self, boxes: Sequence[Area], fill: str | None, edge: str | None = None) -> None:
        """Fill or outline many rectangles."""
        self.polygons([((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom)) for b in boxes], fill, edge)

    def discs(
        self, points: Sequence[Point], radii: Sequence[float], color: str, *, alpha: float = 1.0, hollow: bool = False
    ) -> None:
        """Draw discs or circles; radii in logical pixels, a circle's line of 1.2 pixels lies within."""
        if not points:
            return
        line = self._points(1.2) if hollow else 0.0
        across = np.asarray(radii) * 2 * _POINTS - line
        shapes = CircleCollection(
            np.pi / 4 * across**2,  # matplotlib takes the area in square points
            offsets=np.asarray(points),
            offset_transform=self._to_pixels,
            facecolors="none" if hollow else self.style.color(color),
            edgecolors=self.style.color(color) if hollow else "none",
            linewidths=line,
            alpha=alpha,
        )
        self._add(shapes, placed=True)

    def marks(self, points: Sequence[Point], mark: Mark, box: float) -> None:
        """Draw one kind of mark at many places, its box `box` logical pixels wide."""
        if not points:
            return
        shapes = PathCollection(
            [glyph(mark)],
            sizes=[(box * _POINTS) ** 2],
            offsets=np.asarray(points),
            offset_transform=self._to_pixels,
            facecolors=self.style.color(TOKENS[mark]),
            linewidths=0,
        )
        shapes.set_transform(IdentityTransform())
        self._add(shapes, placed=True)

    def width_of(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Return how many logical pixels wide a line would be, `size` in pixels at 100 %."""
        return text_width(text, self.style.font_px(size), weight)

    def _add(self, artist: Artist, *, placed: bool = False) -> None:
        if not placed:
            artist.set_transform(self._to_pixels)
        self._layer += 1
        artist.set_zorder(self._layer)
        self.figure.add_artist(artist)

    def _points(self, pixels: float) -> float:
        return self.style.px(pixels) * _POINTS
