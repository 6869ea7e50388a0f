"""Charts as pictures: for the screen, with marks that know their entries, and as files that hold their own words."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.figures.chart import Chart, FigureMark
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.finding_text import FindingText

EXPORT_WIDTH = 912
"""Logical pixels of an exported figure: a chart of 840, the widest of the design, within its margins."""


Layout = Callable[[FigureStyle, float], Chart]
"""Lays one chart out for a style and a width."""


class Drawn(Struct, frozen=True):
    """A figure without a title, described and still to be painted, and its marks in reading order."""

    sheet: FigureSheet
    marks: tuple[FigureMark, ...]


def lay_out(layout: Layout, style: FigureStyle, width_px: float) -> Chart:
    """Lay a chart out for a width: it knows its heights then, and can be drawn."""
    with style.letters():
        return layout(style, width_px)


def draw(chart: Chart, style: FigureStyle, width_px: float, height_px: float | None = None) -> Drawn:
    """Draw a chart that was laid out for this style and width: no title, on paper, labelled directly.

    `height_px` is the natural height unless given; where that is too low for nothing to touch, the figure is as high
    as it must be.
    """
    height = chart.natural_height if height_px is None else max(height_px, chart.least_height)
    sheet = FigureSheet(style, width_px, height)
    with style.letters():
        marks = chart.paint(sheet, Area(0, 0, width_px, height))
    if not style.told:
        marks = tuple(replace(mark, sentence=mark.label) for mark in marks)
    return Drawn(sheet, marks)


def render(layout: Layout, text: FindingText, style: FigureStyle, fmt: str) -> bytes:
    """Return a chart as a PNG (twice as fine) or SVG file with title, subtitle and note inside.

    The same chart, text and style give the same bytes. Raises ValueError for another format.
    """
    from leader_journal.figures.export import MARGIN, Format, compose, save  # matplotlib: only where one leaves
    from leader_journal.figures.file_letters import drawing

    form = Format(fmt)
    with drawing():
        chart = layout(style, EXPORT_WIDTH - 2 * style.px(MARGIN))
        return save(compose(chart, text, style, EXPORT_WIDTH), text, form)
