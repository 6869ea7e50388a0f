"""What was not heard lately: who and which kinds, on one line of days."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.shared.figure import empty_chart
from leader_journal.charts.shared.words import kinded_words, today_label
from leader_journal.charts.voices import words as voice_words
from leader_journal.charts.voices.finding import OnlyWrong, VoicesFinding
from leader_journal.figures.blocks import BlocksChart, Cell, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.rows_block import BlockRow, RowsBlock
from leader_journal.figures.silence_block import Silence, SilenceBlock
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.thresholds import NOT_HEARD_DAYS
from leader_journal.wording.labels import kind_label
from leader_journal.wording.voices import last_day, wrong_count


def voices_chart(finding: VoicesFinding, style: FigureStyle, width: float) -> Chart:
    """Return who and what was not heard, on one line of days, and of whom only what went wrong is written."""
    silences = [
        (head, rows)
        for head, rows in (
            (voice_words.people_head(), _people(finding)),
            (voice_words.kinds_head(), _kinds(finding)),
        )
        if rows
    ]
    every = [row for _head, rows in silences for row in rows]
    spans = [(days, voice_words.days_ago(days)) for days in NOT_HEARD_DAYS]
    today = today_label()
    parts = [
        FigurePart(head, SilenceBlock(rows, spans, today, style, width, beside=every, named=rows is silences[-1][1]))
        for head, rows in silences
    ]
    wrong = [BlockRow(one.someone.name, (_wrong(one),)) for one in finding.only_wrong]
    if wrong:
        parts.append(FigurePart(voice_words.wrong_head(), RowsBlock(wrong, (), style, width)))
    return BlocksChart(parts, style, width) if parts else empty_chart(style, width)


def _people(finding: VoicesFinding) -> list[Silence]:
    return [
        Silence(
            one.someone.name,
            last_day(one.last),
            None if one.last is None else (finding.today - one.last).days,
            finding.person_filter(one.someone),
            voice_words.person_sentence(one),
        )
        for one in finding.people
    ]


def _kinds(finding: VoicesFinding) -> list[Silence]:
    return [
        Silence(
            kind_label(one.kind),
            last_day(one.last),
            None if one.last is None else (finding.today - one.last).days,
            finding.kind_filter(one.kind),
            voice_words.kind_sentence(one, finding),
        )
        for one in finding.kinds
    ]


def _wrong(one: OnlyWrong) -> Cell:
    units = [MarkUnit(entry.rating, entry.id, entry.day, partial(kinded_words, entry)) for entry in one.entries]
    said = f"{one.someone.name}: {wrong_count(one.mistakes, one.breaches)}"
    return Cell(tuple(units), said, voice_words.wrong_sentence(one))
