"""The ledger of sharing one’s own: a mark for each entry, by month."""

from __future__ import annotations

from leader_journal.charts.shared.figure import cell, empty_chart, nothing_counts
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.charts.shared_own.words import shared_words
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import BlocksChart, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.columns_block import ColumnsBlock
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.dates import month_year


def shared_own_chart(finding: SharedOwnFinding, style: FigureStyle, width: float) -> Chart:
    """Return the ledger: a mark for each entry, by month."""
    if nothing_counts(finding):
        return empty_chart(style, width)
    cells = [
        cell(
            month_year(month),
            [MarkUnit(Mark.SHOWN, one.id, one.day, shared_words) for one in finding.of_month(month)],
        )
        for month in finding.months
    ]
    return BlocksChart([FigurePart("", ColumnsBlock(finding.months, cells, style, width))], style, width)
