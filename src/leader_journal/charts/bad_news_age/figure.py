"""The age of bad news as columns by quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from leader_journal.charts.bad_news_age import words as age_words
from leader_journal.charts.bad_news_age.finding import Heard, NewsAgeFinding
from leader_journal.charts.shared.figure import cell, empty_chart, nothing_counts
from leader_journal.core.terms import KnownFor, Mark
from leader_journal.figures.blocks import BlocksChart, Cell, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.columns_block import ColumnsBlock
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.labels import known_for_label


def bad_news_age_chart(finding: NewsAgeFinding, style: FigureStyle, width: float) -> Chart:
    """Return one line of columns for each age: how much of it came in each quarter."""
    if nothing_counts(finding):
        return empty_chart(style, width)
    cells = finding.cells()
    lines = [
        [_heard(cells[quarter, known_for], quarter, known_for) for quarter in finding.quarters]
        for known_for in KnownFor
    ]
    parts = [
        FigurePart(
            known_for_label(known_for),
            ColumnsBlock(finding.quarters, line, style, width, beside=lines, named=known_for is KnownFor.MONTHS),
        )
        for known_for, line in zip(KnownFor, lines, strict=True)
    ]
    return BlocksChart(parts, style, width)


def _heard(heard: Iterable[Heard], quarter: dt.date, known_for: KnownFor) -> Cell:
    known = partial(age_words.known_words, known_for)
    units = [MarkUnit(Mark.SHOWN, one.id, one.day, known) for one in heard]
    return cell(age_words.cell_name(quarter, known_for), units)
