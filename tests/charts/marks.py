"""The marks and the texts of a figure, as tests ask for them."""

from __future__ import annotations

from leader_journal.charts.findings import layout_of
from leader_journal.charts.shared.finding import Finding
from leader_journal.figures import pictures
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.pictures import Drawn
from leader_journal.figures.sheet import FigureSheet, SheetText
from leader_journal.figures.style import FigureStyle

LIGHT = FigureStyle.of("light")


def draw(finding: Finding, style: FigureStyle, width: float, height: float | None = None) -> Drawn:
    """Lay a finding out and draw it, at its natural height unless another is given."""
    return pictures.draw(pictures.lay_out(layout_of(finding), style, width), style, width, height)


def marks_of(finding: Finding, width: float = 840) -> tuple[FigureMark, ...]:
    return draw(finding, LIGHT, width).marks


def texts_on(sheet: FigureSheet) -> list[str]:
    """Return what is written on a sheet, in the order in which it was."""
    return [stroke.text for stroke in sheet.strokes if isinstance(stroke, SheetText)]
