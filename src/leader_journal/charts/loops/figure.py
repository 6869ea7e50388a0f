"""Closed loops and repair as blocks of unit marks."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.loops.finding import DAY_BINS, FollowUp, FollowUpsFinding, LoopsFinding, RepairFinding
from leader_journal.charts.loops.words import LOOPS, REPAIR, FollowUpWords, bin_cell, bin_name, what_of
from leader_journal.charts.shared.figure import cell, empty_chart, nothing_counts
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import BlocksChart, Cell, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.columns_block import ColumnsBlock
from leader_journal.figures.rows_block import BlockRow, RowsBlock
from leader_journal.figures.style import FigureStyle


def loops_chart(finding: LoopsFinding, style: FigureStyle, width: float) -> Chart:
    """Return the closed loops: told and open, and how many days it took."""
    return _follow_ups(finding, LOOPS, style, width)


def repair_chart(finding: RepairFinding, style: FigureStyle, width: float) -> Chart:
    """Return the repair of sharp and closing reactions: came back or not, and how many days it took."""
    return _follow_ups(finding, REPAIR, style, width)


def _follow_ups(finding: FollowUpsFinding, words: FollowUpWords, style: FigureStyle, width: float) -> Chart:
    if nothing_counts(finding):
        return empty_chart(style, width)
    rows = [
        BlockRow(name, (cell(name, [_followed(one, words) for one in entries]),))
        for name, entries in ((words.done(), finding.done), (words.open(), finding.open))
    ]
    if finding.unanswered:
        name = words.unanswered()
        rows.append(BlockRow(name, (cell(name, [_not_said(one, words) for one in finding.unanswered]),)))
    parts = [FigurePart("", RowsBlock(rows, (), style, width))]
    if finding.dated:
        names = [bin_name(span) for span in DAY_BINS]
        cells = []
        for span in DAY_BINS:
            units = tuple(_followed(one, words) for one in finding.in_bin(span))
            said = bin_cell(span, len(units))
            cells.append(Cell(units, said, f"{said}."))
        parts.append(FigurePart(words.days_heading(), ColumnsBlock(names, cells, style, width)))
    return BlocksChart(parts, style, width)


def _followed(one: FollowUp, words: FollowUpWords) -> MarkUnit:
    return MarkUnit(Mark.SHOWN if one.done else Mark.MISSED, one.id, one.day, partial(what_of, one, words))


def _not_said(one: FollowUp, words: FollowUpWords) -> MarkUnit:
    return MarkUnit(Mark.UNMARKED, one.id, one.day, lambda: words.unanswered().lower())
