"""The fairness mirror: a row of marks for each person, in order of time."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.fairness import words as mirror_words
from leader_journal.charts.fairness.finding import FairnessFinding, Mirrored
from leader_journal.charts.shared.figure import cell, empty_chart
from leader_journal.figures.blocks import BlocksChart, Cell, FigurePart, KeyBlock, KeyItem, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.rows_block import BlockRow, RowsBlock
from leader_journal.figures.stacks import RATINGS
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Evidence


def fairness_chart(finding: FairnessFinding, style: FigureStyle, width: float) -> Chart:
    """Return a row of marks for each person, in order of time, under a key of the three states."""
    if finding.evidence.rank < Evidence.FEW.rank:
        return empty_chart(style, width)
    key = KeyBlock([KeyItem(mark, mirror_words.key_words(mark)) for mark in RATINGS], style, width)
    people = finding.people[: mirror_words.PEOPLE_DRAWN]
    rows = [BlockRow(mirror_words.row_name(one), (_mirrored(one),)) for one in people]
    return BlocksChart([FigurePart("", key), FigurePart("", RowsBlock(rows, (), style, width))], style, width)


def _mirrored(one: Mirrored) -> Cell:
    units = [
        MarkUnit(entry.rating, entry.id, entry.day, partial(mirror_words.entry_words, one, entry))
        for entry in one.entries
    ]
    return cell(one.letter, units)
