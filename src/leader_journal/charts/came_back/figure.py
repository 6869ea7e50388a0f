"""Came with more: the three answers, and yes and no by quarter."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.came_back import words as came_words
from leader_journal.charts.came_back.finding import Afterward, CameBackFinding
from leader_journal.charts.shared.figure import cell, empty_chart, nothing_counts
from leader_journal.core.periods import quarter_of
from leader_journal.core.terms import CameWithMore, Mark
from leader_journal.figures.blocks import BlocksChart, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.columns_block import ColumnsBlock
from leader_journal.figures.rows_block import BlockRow, RowsBlock
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.dates import quarter_name


def came_back_chart(finding: CameBackFinding, style: FigureStyle, width: float) -> Chart:
    if nothing_counts(finding):
        return empty_chart(style, width)
    rows = [
        BlockRow(
            came_words.came_name(came), (cell(came_words.came_name(came), [_after(one) for one in finding.of(came)]),)
        )
        for came in CameWithMore
        if came is not CameWithMore.CANNOT_TELL or finding.of(came)
    ]
    told = [one for one in finding.answers if one.came is not CameWithMore.CANNOT_TELL]
    quarters = [
        cell(quarter_name(quarter), [_after(one) for one in told if quarter_of(one.day) == quarter])
        for quarter in finding.quarters
    ]
    return BlocksChart(
        [
            FigurePart("", RowsBlock(rows, (), style, width)),
            FigurePart(came_words.by_quarter(), ColumnsBlock(finding.quarters, quarters, style, width)),
        ],
        style,
        width,
    )


def _after(one: Afterward) -> MarkUnit:
    marks = {CameWithMore.YES: Mark.SHOWN, CameWithMore.NO: Mark.MISSED, CameWithMore.CANNOT_TELL: Mark.PARTLY}
    return MarkUnit(marks[one.came], one.id, one.day, partial(came_words.came_words, one.came))
