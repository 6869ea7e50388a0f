"""A figure drawn in a job, for the room that it will have: matplotlib takes longer than a page to show."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.ui.look.theme import Theme

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.figures.chart import FigureMark
    from leader_journal.figures.pictures import Raster
    from leader_journal.wording.finding_text import FindingText


class DrawnAhead(Struct, frozen=True):
    """What a canvas shows and would have drawn itself, and what the finding says in words."""

    text: FindingText
    heights: dict[int, int]
    size: tuple[int, int, float]
    raster: Raster
    marks: tuple[FigureMark, ...]


def draws(finding: Finding, theme: Theme, width: int, ratio: float, asked: set[int]) -> Callable[[], DrawnAhead]:
    """Return what draws a finding `width` logical pixels wide and measures it at those that are asked about besides.

    To be called by the window, and what it returns by a job.
    """
    tokens, scale, dark = theme.tokens, theme.scale, theme.dark

    def drawn() -> DrawnAhead:
        from leader_journal.charts.findings import describe, draw, natural_height
        from leader_journal.figures.pictures import rasterise  # matplotlib: not at start-up
        from leader_journal.figures.style import FigureStyle

        style = FigureStyle(tokens, scale, dark)
        heights = {one: math.ceil(natural_height(finding, style, one)) for one in {width, *asked}}
        picture = draw(finding, style, width, heights[width])
        size = (width, heights[width], ratio)
        return DrawnAhead(describe(finding), heights, size, rasterise(picture, ratio), picture.marks)

    return drawn
