"""Breaches in the four boxes; below, what has no place yet and what stands apart."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.breaches import words as breach_words
from leader_journal.charts.breaches.finding import Box, BreachesFinding, PlacedBreach
from leader_journal.charts.breaches.words import box_words
from leader_journal.charts.shared.figure import cell, empty_chart
from leader_journal.charts.shared.finding import Moment
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import BlocksChart, Cell, FigurePart, MarkUnit
from leader_journal.figures.boxes_block import BoxesBlock, NamedBox
from leader_journal.figures.chart import Chart
from leader_journal.figures.rows_block import BlockRow, RowsBlock
from leader_journal.figures.style import FigureStyle

_BOX_MARKS = {
    Box.EXPECTED_CALM: Mark.SHOWN,
    Box.EXPECTED_NOT_CALM: Mark.PARTLY,
    Box.UNEXPECTED_CALM: Mark.PARTLY,
    Box.UNEXPECTED_NOT_CALM: Mark.MISSED,
}


def breaches_chart(finding: BreachesFinding, style: FigureStyle, width: float) -> Chart:
    """Return the four boxes; below, what has no place yet and what stands apart."""
    parts = []
    if finding.placed:
        boxes = [NamedBox(box_words(box), _boxed(finding, box)) for box in Box]
        parts.append(FigurePart("", BoxesBlock(boxes, style, width)))
    rows = [
        BlockRow(name, (cell(name, units),))
        for name, units in (
            (breach_words.unplaced_label(), [_breach(one) for one in finding.of(None)]),
            (breach_words.destructive_label(), [_apart(one) for one in finding.destructive]),
        )
        if units
    ]
    if rows:
        parts.append(FigurePart("", RowsBlock(rows, (), style, width)))
    return BlocksChart(parts, style, width) if parts else empty_chart(style, width)


def _boxed(finding: BreachesFinding, box: Box) -> Cell:
    units = tuple(_breach(one) for one in finding.of(box))
    said = breach_words.box_sentence(box, len(units))
    return Cell(units, said.removesuffix("."), said)


def _breach(one: PlacedBreach) -> MarkUnit:
    mark = Mark.UNMARKED if one.box is None else _BOX_MARKS[one.box]
    return MarkUnit(mark, one.id, one.day, partial(breach_words.breach_words, one))


def _apart(one: Moment) -> MarkUnit:
    return MarkUnit(Mark.UNMARKED, one.id, one.day, breach_words.apart_words)
