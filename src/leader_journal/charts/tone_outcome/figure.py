"""Tone and outcome as a table of unit marks."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.shared.figure import cell, empty_chart, nothing_counts
from leader_journal.charts.tone_outcome import words as tone_words
from leader_journal.charts.tone_outcome.finding import Decided, ToneOutcomeFinding
from leader_journal.core.terms import Mark, Outcome
from leader_journal.figures.blocks import BlocksChart, FigurePart, KeyBlock, KeyItem, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.rows_block import BlockRow, RowsBlock
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.labels import outcome_label


def tone_outcome_chart(finding: ToneOutcomeFinding, style: FigureStyle, width: float) -> Chart:
    """Return a table of unit marks: tones by outcomes, a ring where answer and manner do not go together."""
    if nothing_counts(finding):
        return empty_chart(style, width)
    rows = [
        BlockRow(
            tone_words.tone_name(tone),
            tuple(
                cell(tone_words.cell_name(tone, outcome), [_decided(one) for one in finding.cell(tone, outcome)])
                for outcome in Outcome
            ),
        )
        for tone in tone_words.tones_of(finding)
    ]
    heads = [(outcome_label(outcome), outcome_label(outcome).lower()) for outcome in Outcome]
    key = KeyBlock([KeyItem(Mark.MISSED, tone_words.key_words())], style, width)
    return BlocksChart([FigurePart("", key), FigurePart("", RowsBlock(rows, heads, style, width))], style, width)


def _decided(one: Decided) -> MarkUnit:
    return MarkUnit(
        Mark.MISSED if one.against else Mark.SHOWN, one.id, one.day, partial(tone_words.decision_words, one)
    )
