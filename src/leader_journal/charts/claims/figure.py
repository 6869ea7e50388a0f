"""The ledger of claims, each on a time line: what was told of it, and when."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.claims import words
from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.shared.figure import empty_chart, nothing_counts
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import Cell, FigurePart, KeyBlock, KeyItem, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.day_lines import day_lines
from leader_journal.figures.days_block import DaysRow
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.claims import Became, Claim

_MARKS = {
    Became.CLEAR: Mark.SHOWN,
    Became.HELD_UP: Mark.SHOWN,
    Became.PERHAPS: Mark.PARTLY,
    Became.WORTH_A_LOOK: Mark.PARTLY,
    Became.WITHDRAWN: Mark.MISSED,
    Became.FADED: Mark.MISSED,
    Became.DID_NOT_SHOW: Mark.MISSED,
    Became.LAPSED: Mark.UNMARKED,
}


def claims_chart(finding: ClaimsFinding, style: FigureStyle, width: float) -> Chart:
    """Return one time line for each claim, the latest first; a mark for each day on which another word was told."""
    if nothing_counts(finding):
        return empty_chart(style, width)
    drawn = finding.claims[: words.CLAIMS_DRAWN]
    used = {_MARKS[step.became] for claim in drawn for step in claim.steps}
    items = [KeyItem(mark, words.key_words(mark)) for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED) if mark in used]
    key = FigurePart("", KeyBlock(items, style, width))
    return day_lines([_row(finding, claim) for claim in drawn], key, finding.first, finding.last, style, width)


def _row(finding: ClaimsFinding, claim: Claim) -> DaysRow:
    name = words.claim_name(claim, finding.today)
    units = tuple(
        MarkUnit(
            _MARKS[step.became],
            finding.step_filter(claim, step),
            step.day,
            partial(words.became_words, step.became),
        )
        for step in claim.steps
    )
    cell = Cell(units, name, f"{name}.")
    return DaysRow(name, words.became_words(claim.now.became), cell, tuple(step.day for step in claim.steps))
