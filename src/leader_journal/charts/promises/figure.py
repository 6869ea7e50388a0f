"""Chart 7: one person's entries in time, what was agreed and promised; and the last two over all people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from leader_journal.charts.promises import words as words
from leader_journal.charts.promises.finding import Agreed, OwedFinding, PersonFinding, PromiseBar, PromisesOverview
from leader_journal.charts.shared.figure import empty_chart
from leader_journal.charts.shared.words import kind_row, kinded_words, today_label
from leader_journal.core.terms import Kind, PromiseState
from leader_journal.figures.blocks import BlocksChart, FigurePart, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.fonts import text_width
from leader_journal.figures.promise_bars_block import DrawnPromise, PromiseBarsBlock
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_frame import TimeFrame
from leader_journal.figures.time_rows_block import NAME, DashedLine, More, TimeRow, TimeRowsBlock

PROMISES_DRAWN = 24
"""More bars are no picture: what is open first, then what was closed last; the table holds all."""

_GAP, _EDGE, _NAMES_AT_MOST = 16, 8, 0.34


class DrawnPerson(Struct, frozen=True):
    """What is drawn of a finding at any width: a mark for each entry, in the row of its kind."""

    finding: PersonFinding
    rows: tuple[TimeRow, ...]


def drawn_person(finding: PersonFinding) -> DrawnPerson:
    """Return the rows that are drawn: hundreds of marks."""
    return DrawnPerson(finding, tuple(_row(finding, kind) for kind in finding.rows))


def person_chart(drawn: DrawnPerson, style: FigureStyle, width: float) -> Chart:
    """Return rows of kinds with their marks, dashed lines where something was agreed, and bars of promises."""
    finding = drawn.finding
    if not (finding.marks or finding.agreements or finding.promises):
        return empty_chart(style, width)
    names = max(text_width(row.name, style.font_px(NAME)) for row in drawn.rows) + style.px(_GAP)
    above = names > width * _NAMES_AT_MOST
    frame = _frame(finding, style, style.px(_EDGE) if above else names, width)
    more = None
    if finding.more:
        more = More(words.more_label(finding.more), words.more_sentence(finding.more), finding.entries_filter())
    today = None if finding.promises else today_label()
    block = TimeRowsBlock(drawn.rows, _lines(finding, words.agreed_label), frame, above=above, more=more, today=today)
    return BlocksChart([FigurePart("", block), *_promises(finding, frame, width)], style, width)


def promises_chart(finding: PromisesOverview, style: FigureStyle, width: float) -> Chart:
    """Return the dashed lines of all agreements over the bars of all promises."""
    if not (finding.agreements or finding.promises):
        return empty_chart(style, width)
    frame = _frame(finding, style, style.px(_EDGE), width)
    parts = []
    if finding.agreements:
        today = None if finding.promises else today_label()
        lines = TimeRowsBlock((), _lines(finding, lambda agreed: agreed.text), frame, above=True, today=today)
        parts.append(FigurePart(words.agreements_head(), lines))
    return BlocksChart([*parts, *_promises(finding, frame, width)], style, width)


def _row(finding: PersonFinding, kind: Kind | None) -> TimeRow:
    marks = finding.row(kind)
    units = (MarkUnit(mark.rating, mark.id, mark.day, partial(kinded_words, mark)) for mark in marks)
    return TimeRow(kind_row(kind), tuple(units), tuple(mark.day for mark in marks))


def _frame(finding: OwedFinding, style: FigureStyle, left: float, width: float) -> TimeFrame:
    return TimeFrame(finding.first, finding.last, finding.today, left, width - style.px(_EDGE), style)


def _lines(finding: OwedFinding, label: Callable[[Agreed], str]) -> list[DashedLine]:
    return [
        DashedLine(agreed.day, label(agreed), words.agreed_sentence(agreed), finding.agreement_filter(agreed))
        for agreed in finding.agreements
    ]


def _promises(finding: OwedFinding, frame: TimeFrame, width: float) -> list[FigurePart]:
    if not finding.promises:
        return []
    chosen = _chosen(finding.promises)
    left_out = len(finding.promises) - len(chosen)
    more = words.more_label(left_out) if left_out else ""
    bars = [_drawn(bar, finding) for bar in chosen]
    return [FigurePart(words.promises_head(), PromiseBarsBlock(bars, frame, width, today=today_label(), more=more))]


def _chosen(promises: Sequence[PromiseBar]) -> list[PromiseBar]:
    """Return the bars that have room, in their order."""
    ranked = sorted(promises, key=lambda bar: (not bar.open, -(bar.closed_on or bar.made).toordinal()))
    kept = {bar.id for bar in ranked[:PROMISES_DRAWN]}
    return [bar for bar in promises if bar.id in kept]


def _drawn(bar: PromiseBar, finding: OwedFinding) -> DrawnPromise:
    today = finding.today
    return DrawnPromise(
        made=bar.made,
        end=bar.end(today),
        due=bar.due,
        overdue_from=bar.overdue_from,
        kept=bar.state is PromiseState.KEPT,
        open=bar.open,
        label=words.promise_label(bar, today),
        sentence=words.promise_sentence(bar, today),
        filter=bar.entries_filter(),
    )
