"""What figures of unit marks share: a mark, a cell of them, and the bare line where nothing counts."""

from __future__ import annotations

from collections.abc import Sequence

from leader_journal.charts.shared.finding import Scope
from leader_journal.figures.blocks import BlocksChart, Cell, EmptyBlock, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Evidence
from leader_journal.wording.marks import cell_label


def nothing_counts(finding: Scope) -> bool:
    """Return whether nothing of what was found counts."""
    return finding.evidence.rank < Evidence.FEW.rank


def empty_chart(style: FigureStyle, width: float) -> Chart:
    """Return a bare line."""
    return BlocksChart([FigurePart("", EmptyBlock(style))], style, width)


def cell(name: str, units: Sequence[MarkUnit]) -> Cell:
    """Return marks that are counted together under a name."""
    said = cell_label(name, len(units))
    return Cell(tuple(units), said, f"{said}.")
