"""Rows of days as a chart: marks on time lines, or columns by month where the days lie too close."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

from leader_journal.figures.blocks import BlocksChart, Cell, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.columns_block import ColumnsBlock
from leader_journal.figures.days_block import DaysBlock, DaysRow
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.binning import months_between
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import month_year
from leader_journal.wording.marks import cell_label


def day_lines(
    rows: Sequence[DaysRow], key: FigurePart, first: dt.date, last: dt.date, style: FigureStyle, width: float
) -> Chart:
    """Return the rows under their key. Columns say what they count themselves and need none."""
    block = DaysBlock(rows, first, last, style, width)
    if not block.too_dense:
        return BlocksChart([key, FigurePart("", block)], style, width)
    months = months_between(first, last)
    lines = [_months(row, months) for row in rows]
    parts = [
        FigurePart(row.name, ColumnsBlock(months, line, style, width, beside=lines, named=row is rows[-1]))
        for row, line in zip(rows, lines, strict=True)
    ]
    return BlocksChart(parts, style, width)


def _months(row: DaysRow, months: Sequence[dt.date]) -> list[Cell]:
    begins = [bisect_left(row.days, month) for month in months]
    spans = zip(months, begins, [*begins[1:], len(row.days)], strict=True)
    return [_month(row, month, row.cell.units[begin:end]) for month, begin, end in spans]


def _month(row: DaysRow, month: dt.date, units: tuple[MarkUnit, ...]) -> Cell:
    said = cell_label(_("{row}, {month}").format(row=row.name.rstrip("."), month=month_year(month)), len(units))
    return Cell(units, said, f"{said}.")
