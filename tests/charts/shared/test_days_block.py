"""Rows of days draw every mark that a finding may give them: a claim that lapsed is one that nobody rated."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import Cell, MarkUnit
from leader_journal.figures.days_block import DaysBlock, DaysRow
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.stacks import RATINGS
from leader_journal.figures.style import FigureStyle

DAY = dt.date(2026, 11, 2)
WIDTH = 640


@pytest.mark.parametrize("mark", [*RATINGS, Mark.UNMARKED])
def test_a_row_of_days_draws_every_mark(mark: Mark) -> None:
    unit, style = MarkUnit(mark, EVERYTHING, DAY, lambda: "what it is"), FigureStyle.of("light")
    row = DaysRow("A claim", "held up long ago", Cell((unit,), "A claim", "A claim."), (DAY,))
    with style.letters():
        block = DaysBlock([row], DAY, DAY + dt.timedelta(days=40), style, WIDTH)
        sheet = FigureSheet(style, WIDTH, block.height)
        (drawn,) = block.paint(sheet, Area(0, 0, WIDTH, block.height))

    assert drawn.sentence == "2 November 2026: what it is."
