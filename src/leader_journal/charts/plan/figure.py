"""The chart of plans: one time line for each, its occasions as they were answered."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.plan import words as words
from leader_journal.charts.plan.finding import FollowedPlan, PlanFinding
from leader_journal.charts.shared.figure import empty_chart
from leader_journal.core.plans import PlanOccasion
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import Cell, FigurePart, KeyBlock, KeyItem, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.day_lines import day_lines
from leader_journal.figures.days_block import DaysRow
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.marks import cell_label
from leader_journal.wording.plans import done_words, plan_sentence

_MARKS = {True: Mark.SHOWN, False: Mark.MISSED}


def plan_chart(finding: PlanFinding, style: FigureStyle, width: float) -> Chart:
    """Return the plans that were answered, the last made first; columns by month where days lie too close."""
    plans = [plan for plan in finding.plans if plan.answered][: words.PLANS_DRAWN]
    if not plans:
        return empty_chart(style, width)
    items = [KeyItem(mark, done_words(done)) for done, mark in _MARKS.items()]
    key = FigurePart("", KeyBlock(items, style, width))
    return day_lines([_row(plan) for plan in plans], key, finding.first, finding.last, style, width)


def _row(plan: FollowedPlan) -> DaysRow:
    sentence = plan_sentence(plan.words)
    said = cell_label(sentence.rstrip("."), len(plan.answered))
    cell = Cell(tuple(_unit(one, done) for one, done in plan.answered), said, f"{said}.")
    return DaysRow(sentence, words.plan_count(plan), cell, tuple(one.day for one, _done in plan.answered))


def _unit(one: PlanOccasion, done: bool) -> MarkUnit:
    return MarkUnit(_MARKS[done], one.entry, one.day, partial(done_words, done))
