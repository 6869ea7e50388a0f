"""The charts about people and what was agreed with them: the mirror, the four boxes, and what was not heard."""

from __future__ import annotations

from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import BlocksChart, Cell, EmptyBlock, KeyBlock, KeyItem, Part, Unit
from leader_journal.figures.boxes_block import BoxesBlock, NamedBox
from leader_journal.figures.chart import Chart
from leader_journal.figures.rows_block import Row, RowsBlock
from leader_journal.figures.silence_block import Silence, SilenceBlock
from leader_journal.figures.stacks import RATINGS
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings_breaches import Box, BreachesFinding, PlacedBreach
from leader_journal.insight.findings_fairness import FairnessFinding, Mirrored
from leader_journal.insight.findings_others import Moment
from leader_journal.insight.findings_voices import OnlyWrong, VoicesFinding
from leader_journal.insight.reach import these
from leader_journal.insight.thresholds import NOT_HEARD_DAYS
from leader_journal.wording import findings_breaches as breach_words
from leader_journal.wording import findings_fairness as mirror_words
from leader_journal.wording import findings_voices as voice_words
from leader_journal.wording.breaches import box_words
from leader_journal.wording.findings_dues import mark_words
from leader_journal.wording.labels import kind_label
from leader_journal.wording.marks import cell_label, mark_label, mark_sentence
from leader_journal.wording.voices import last_day, wrong_count

_BOX_MARKS = {
    Box.EXPECTED_CALM: Mark.SHOWN,
    Box.EXPECTED_NOT_CALM: Mark.PARTLY,
    Box.UNEXPECTED_CALM: Mark.PARTLY,
    Box.UNEXPECTED_NOT_CALM: Mark.MISSED,
}


def fairness_chart(finding: FairnessFinding, style: FigureStyle, width: float) -> Chart:
    """Return a row of marks for each person, in order of time, under a key of the three states."""
    if finding.evidence.rank < Evidence.FEW.rank:
        return _empty(style, width)
    key = KeyBlock([KeyItem(mark, mirror_words.key_words(mark)) for mark in RATINGS], style, width)
    people = finding.people[: mirror_words.PEOPLE_DRAWN]
    rows = [Row(mirror_words.row_name(one), (_mirrored(one),)) for one in people]
    return BlocksChart([Part("", key), Part("", RowsBlock(rows, (), style, width))], style, width)


def breaches_chart(finding: BreachesFinding, style: FigureStyle, width: float) -> Chart:
    """Return the four boxes; below, what has no place yet and what stands apart."""
    parts = []
    if finding.placed:
        boxes = [NamedBox(box_words(box), _boxed(finding, box)) for box in Box]
        parts.append(Part("", BoxesBlock(boxes, style, width)))
    rows = [
        Row(name, (_cell(name, units),))
        for name, units in (
            (breach_words.unplaced_label(), [_breach(one) for one in finding.of(None)]),
            (breach_words.destructive_label(), [_apart(one) for one in finding.destructive]),
        )
        if units
    ]
    if rows:
        parts.append(Part("", RowsBlock(rows, (), style, width)))
    return BlocksChart(parts, style, width) if parts else _empty(style, width)


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
    today = voice_words.today_label()
    parts = [
        Part(head, SilenceBlock(rows, spans, today, style, width, beside=every, named=rows is silences[-1][1]))
        for head, rows in silences
    ]
    wrong = [Row(one.someone.name, (_wrong(one),)) for one in finding.only_wrong]
    if wrong:
        parts.append(Part(voice_words.wrong_head(), RowsBlock(wrong, (), style, width)))
    return BlocksChart(parts, style, width) if parts else _empty(style, width)


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
    units = [
        Unit(
            entry.rating,
            these([entry.id]),
            mark_label(entry.day, mark_words(entry)),
            mark_sentence(entry.day, mark_words(entry)),
        )
        for entry in one.entries
    ]
    said = f"{one.someone.name}: {wrong_count(one.mistakes, one.breaches)}"
    return Cell(tuple(units), said, voice_words.wrong_sentence(one))


def _mirrored(one: Mirrored) -> Cell:
    units = [
        Unit(
            entry.rating,
            these([entry.id]),
            mark_label(entry.day, mirror_words.entry_words(one, entry)),
            mark_sentence(entry.day, mirror_words.entry_words(one, entry)),
        )
        for entry in one.entries
    ]
    return _cell(one.letter, units)


def _boxed(finding: BreachesFinding, box: Box) -> Cell:
    units = tuple(_breach(one) for one in finding.of(box))
    said = breach_words.box_sentence(box, len(units))
    return Cell(units, said.removesuffix("."), said)


def _breach(one: PlacedBreach) -> Unit:
    mark = Mark.UNMARKED if one.box is None else _BOX_MARKS[one.box]
    said = breach_words.breach_words(one)
    return Unit(mark, these([one.id]), mark_label(one.day, said), mark_sentence(one.day, said))


def _apart(one: Moment) -> Unit:
    said = breach_words.apart_words()
    return Unit(Mark.UNMARKED, these([one.id]), mark_label(one.day, said), mark_sentence(one.day, said))


def _cell(name: str, units: list[Unit]) -> Cell:
    said = cell_label(name, len(units))
    return Cell(tuple(units), said, f"{said}.")


def _empty(style: FigureStyle, width: float) -> Chart:
    return BlocksChart([Part("", EmptyBlock(style))], style, width)
