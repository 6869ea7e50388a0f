"""The marks of a figure, as tests ask for them."""

from __future__ import annotations

from leader_journal.charts.findings import draw
from leader_journal.charts.shared.finding import Finding
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.style import FigureStyle

LIGHT = FigureStyle.of("light")


def marks_of(finding: Finding, width: float = 840) -> tuple[FigureMark, ...]:
    return draw(finding, LIGHT, width).marks
