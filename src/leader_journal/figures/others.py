"""The charts "With others": each finding as blocks of unit marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from leader_journal.core.periods import quarter_of
from leader_journal.core.terms import CameWithMore, KnownFor, Mark, Outcome
from leader_journal.figures.blocks import BlocksChart, Cell, EmptyBlock, KeyBlock, KeyItem, Part, Unit
from leader_journal.figures.chart import Chart
from leader_journal.figures.columns_block import ColumnsBlock
from leader_journal.figures.day_lines import day_lines
from leader_journal.figures.days_block import DaysRow
from leader_journal.figures.rows_block import Row, RowsBlock
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings_others import (
    DAY_BINS,
    Afterwards,
    CameBackFinding,
    Decision,
    FollowUp,
    FollowUpsFinding,
    LoopsFinding,
    NewsAgeFinding,
    RepairFinding,
    ReturningTheme,
    Scope,
    SharedOwnFinding,
    ThemeEntry,
    ThemesFinding,
    ToneOutcomeFinding,
)
from leader_journal.insight.reach import these
from leader_journal.wording import findings_came_back as came_words
from leader_journal.wording import findings_news_age as age_words
from leader_journal.wording import findings_themes as theme_words
from leader_journal.wording import findings_tone_outcome as tone_words
from leader_journal.wording.dates import month_year, quarter_name
from leader_journal.wording.findings_loops import LOOPS
from leader_journal.wording.findings_repair import REPAIR
from leader_journal.wording.findings_shared_own import shared_words
from leader_journal.wording.follow_ups import FollowUpWords, bin_cell, bin_name, what_of
from leader_journal.wording.labels import outcome_label
from leader_journal.wording.marks import cell_label, mark_label, mark_sentence


def loops_chart(finding: LoopsFinding, style: FigureStyle, width: float) -> Chart:
    """Return the closed loops: told and open, and how many days it took."""
    return _follow_ups(finding, LOOPS, style, width)


def repair_chart(finding: RepairFinding, style: FigureStyle, width: float) -> Chart:
    """Return the repair of sharp and closing reactions: came back or not, and how many days it took."""
    return _follow_ups(finding, REPAIR, style, width)


def tone_outcome_chart(finding: ToneOutcomeFinding, style: FigureStyle, width: float) -> Chart:
    """Return a table of unit marks: tones by outcomes, a ring where answer and manner do not go together."""
    if _nothing_counts(finding):
        return _empty(style, width)
    rows = [
        Row(
            tone_words.tone_name(tone),
            tuple(
                _cell(tone_words.cell_name(tone, outcome), [_decided(one) for one in finding.cell(tone, outcome)])
                for outcome in Outcome
            ),
        )
        for tone in tone_words.tones_of(finding)
    ]
    heads = [(outcome_label(outcome), outcome_label(outcome).lower()) for outcome in Outcome]
    key = KeyBlock([KeyItem(Mark.MISSED, tone_words.key_words())], style, width)
    return BlocksChart([Part("", key), Part("", RowsBlock(rows, heads, style, width))], style, width)


def bad_news_age_chart(finding: NewsAgeFinding, style: FigureStyle, width: float) -> Chart:
    """Return one line of columns for each age: how much of it came in each quarter."""
    if _nothing_counts(finding):
        return _empty(style, width)
    lines = [[_heard(finding, quarter, known_for) for quarter in finding.quarters] for known_for in KnownFor]
    parts = [
        Part(
            age_words.row_name(known_for),
            ColumnsBlock(finding.quarters, line, style, width, beside=lines, named=known_for is KnownFor.MONTHS),
        )
        for known_for, line in zip(KnownFor, lines, strict=True)
    ]
    return BlocksChart(parts, style, width)


def came_back_chart(finding: CameBackFinding, style: FigureStyle, width: float) -> Chart:
    """Return the three answers, and yes and no by quarter."""
    if _nothing_counts(finding):
        return _empty(style, width)
    rows = [
        Row(came_words.came_name(came), (_cell(came_words.came_name(came), [_after(one) for one in finding.of(came)]),))
        for came in CameWithMore
        if came is not CameWithMore.CANNOT_TELL or finding.of(came)
    ]
    told = [one for one in finding.answers if one.came is not CameWithMore.CANNOT_TELL]
    quarters = [
        _cell(quarter_name(quarter), [_after(one) for one in told if quarter_of(one.day) == quarter])
        for quarter in finding.quarters
    ]
    return BlocksChart(
        [
            Part("", RowsBlock(rows, (), style, width)),
            Part(came_words.by_quarter(), ColumnsBlock(finding.quarters, quarters, style, width)),
        ],
        style,
        width,
    )


def shared_own_chart(finding: SharedOwnFinding, style: FigureStyle, width: float) -> Chart:
    """Return the ledger: a mark for each entry, by month."""
    if _nothing_counts(finding):
        return _empty(style, width)
    cells = [
        _cell(
            month_year(month),
            [_unit(Mark.SHOWN, one.id, one.day, shared_words()) for one in finding.of_month(month)],
        )
        for month in finding.months
    ]
    return BlocksChart([Part("", ColumnsBlock(finding.months, cells, style, width))], style, width)


def themes_chart(finding: ThemesFinding, style: FigureStyle, width: float) -> Chart:
    """Return one time line for each theme that came again; columns by month where its days lie too close."""
    if _nothing_counts(finding):
        return _empty(style, width)
    themes = finding.returning[: theme_words.THEMES_DRAWN]
    items = [KeyItem(_together(together=True), theme_words.together_words(together=True))]
    if any(not entry.together for theme in themes for entry in theme.entries):
        items.append(KeyItem(_together(together=False), theme_words.together_words(together=False)))
    key = Part("", KeyBlock(items, style, width))
    return day_lines([_theme(theme) for theme in themes], key, finding.first, finding.last, style, width)


def _heard(finding: NewsAgeFinding, quarter: dt.date, known_for: KnownFor) -> Cell:
    known = age_words.known_words(known_for)
    units = [_unit(Mark.SHOWN, one.id, one.day, known) for one in finding.cell(quarter, known_for)]
    return _cell(age_words.cell_name(quarter, known_for), units)


def _theme(theme: ReturningTheme) -> DaysRow:
    units = [_themed(theme, one) for one in theme.entries]
    days = tuple(one.day for one in theme.entries)
    return DaysRow(theme.name, theme_words.theme_count(theme), _cell(theme.name, units), days)


def _themed(theme: ReturningTheme, one: ThemeEntry) -> Unit:
    return _unit(_together(together=one.together), one.id, one.day, theme_words.entry_words(theme, one))


def _follow_ups(finding: FollowUpsFinding, words: FollowUpWords, style: FigureStyle, width: float) -> Chart:
    if _nothing_counts(finding):
        return _empty(style, width)
    rows = [
        Row(name, (_cell(name, [_followed(one, words) for one in entries]),))
        for name, entries in ((words.done(), finding.done), (words.open(), finding.open))
    ]
    parts = [Part("", RowsBlock(rows, (), style, width))]
    if finding.dated:
        names = [bin_name(span) for span in DAY_BINS]
        cells = []
        for span in DAY_BINS:
            units = tuple(_followed(one, words) for one in finding.in_bin(span))
            said = bin_cell(span, len(units))
            cells.append(Cell(units, said, f"{said}."))
        parts.append(Part(words.days_heading(), ColumnsBlock(names, cells, style, width)))
    return BlocksChart(parts, style, width)


def _nothing_counts(finding: Scope) -> bool:
    return finding.evidence.rank < Evidence.FEW.rank


def _empty(style: FigureStyle, width: float) -> Chart:
    return BlocksChart([Part("", EmptyBlock(style))], style, width)


def _cell(name: str, units: Sequence[Unit]) -> Cell:
    said = cell_label(name, len(units))
    return Cell(tuple(units), said, f"{said}.")


def _unit(mark: Mark, entry: str, day: dt.date, what: str) -> Unit:
    return Unit(mark, these([entry]), mark_label(day, what), mark_sentence(day, what))


def _followed(one: FollowUp, words: FollowUpWords) -> Unit:
    return _unit(Mark.SHOWN if one.done else Mark.MISSED, one.id, one.day, what_of(one, words))


def _decided(one: Decision) -> Unit:
    return _unit(Mark.MISSED if one.against else Mark.SHOWN, one.id, one.day, tone_words.decision_words(one))


def _after(one: Afterwards) -> Unit:
    marks = {CameWithMore.YES: Mark.SHOWN, CameWithMore.NO: Mark.MISSED, CameWithMore.CANNOT_TELL: Mark.PARTLY}
    return _unit(marks[one.came], one.id, one.day, came_words.came_words(one.came))


def _together(*, together: bool) -> Mark:
    return Mark.SHOWN if together else Mark.PARTLY
