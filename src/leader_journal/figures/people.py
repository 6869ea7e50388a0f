"""The charts about people and what was agreed with them: the mirror, the four boxes, and what was not heard."""

from __future__ import annotations

from leader_journal.figures.blocks import BlocksChart, Cell, EmptyBlock, Part, Unit
from leader_journal.figures.chart import Chart
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.marks import cell_label


def _cell(name: str, units: list[Unit]) -> Cell:
    said = cell_label(name, len(units))
    return Cell(tuple(units), said, f"{said}.")


def _empty(style: FigureStyle, width: float) -> Chart:
    return BlocksChart([Part("", EmptyBlock(style))], style, width)
