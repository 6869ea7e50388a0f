"""Charts as pictures: for the screen, with marks that know their entries, and as files that hold their own words."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from msgspec import Struct
from msgspec.structs import replace

from leader_journal.figures.chart import Chart, FigureMark
from leader_journal.figures.export import MARGIN, Format, compose, save
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import DPI, FigureStyle, drawing
from leader_journal.wording.finding_text import FindingText

EXPORT_WIDTH = 912
"""Logical pixels of an exported figure: a chart of 840, the widest of the design, within its margins."""


Layout = Callable[[FigureStyle, float], Chart]
"""Lays one chart out for a style and a width."""


class Drawn(Struct, frozen=True):
    """A figure of `width` x `height` logical pixels without a title, and its marks in reading order."""

    figure: Figure
    marks: tuple[FigureMark, ...]
    width: float
    height: float


class Raster(Struct, frozen=True):
    """A figure as pixels: `height` rows of `width` pixels, each four bytes red, green, blue, opaque."""

    width: int
    height: int
    rgba: bytes


def natural_height(layout: Layout, style: FigureStyle, width_px: float) -> float:
    """Return the height in logical pixels at which a chart looks best on this width."""
    with drawing():
        return layout(style, width_px).natural_height


def draw(layout: Layout, style: FigureStyle, width_px: float, height_px: float | None = None) -> Drawn:
    """Draw a chart for the screen: no title, on paper, labelled directly.

    `height_px` is the natural height unless given; where that is too low for nothing to touch, the figure is as high
    as it must be.
    """
    with drawing():
        chart = layout(style, width_px)
        height = chart.natural_height if height_px is None else max(height_px, chart.least_height)
        sheet = FigureSheet(style, width_px, height)
        marks = chart.paint(sheet, Area(0, 0, width_px, height))
        if not style.told:
            marks = tuple(replace(mark, sentence=mark.label) for mark in marks)
        return Drawn(sheet.figure, marks, width_px, height)


def rasterise(drawn: Drawn, ratio: float = 1.0) -> Raster:
    """Return a figure as pixels for a device with `ratio` pixels to a logical pixel."""
    with drawing():
        drawn.figure.set_dpi(DPI * ratio)
        canvas = FigureCanvasAgg(drawn.figure)
        canvas.draw()  # type: ignore[no-untyped-call] # untyped there
        width, height = canvas.get_width_height()
        return Raster(width, height, bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call] # untyped there


def render(layout: Layout, text: FindingText, style: FigureStyle, fmt: str) -> bytes:
    """Return a chart as a PNG (twice as fine) or SVG file with title, subtitle and note inside.

    The same chart, text and style give the same bytes. Raises ValueError for another format.
    """
    form = Format(fmt)
    with drawing():
        chart = layout(style, EXPORT_WIDTH - 2 * style.px(MARGIN))
        return save(compose(chart, text, style, EXPORT_WIDTH), text, form)
