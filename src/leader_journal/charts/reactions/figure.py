"""Chart 5: which first reactions? Bars in labelled blocks, an ink tick for the six months before."""

from __future__ import annotations

from msgspec import Struct

from leader_journal.charts.reactions import words
from leader_journal.charts.reactions.finding import ReactionsFinding, ReactionShare
from leader_journal.charts.reactions.words import reaction_sentence
from leader_journal.charts.shared.words import count_of
from leader_journal.core.terms import Leaning
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, text_width
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Evidence
from leader_journal.wording.labels import leaning_label, reaction_label

_HEAD, _NAME, _COUNT, _WAS = 13, 14, 13, 12.5
"""Text sizes in pixels at 100 %."""

_HEAD_LINE, _ROW, _BLOCK_GAP, _NAME_LINE = 28, 29, 12, 20
_BAR, _TICK, _TICK_HIGH = 18, 2.5, 26
_GAP, _BESIDE, _WAS_GAP = 14, 9, 12
_ENOUGH = 200
"""Beside the names and counts bars need this many pixels at 100 %; with less, names stand above them."""
_WIDEST = 460
_TOKENS = {Leaning.OPENS: "mark.shown", Leaning.NEUTRAL: "field", Leaning.CLOSES: "mark.missed"}


class _Label(Struct, frozen=True):
    count: str
    was: str


class ReactionsChart:
    """Chart 5, laid out for one width. Below five rated reactions each count is a row of squares, without a scale."""

    def __init__(self, finding: ReactionsFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style = finding, style
        self._blocks = {leaning: self._listed(leaning) for leaning in Leaning}
        self._labels = {
            share.reaction: self._label(share, first=at == 0)
            for block in self._blocks.values()
            for at, share in enumerate(block)
        }
        names = [
            text_width(reaction_label(share.reaction), style.font_px(_NAME))
            for block in self._blocks.values()
            for share in block
        ]
        words_room = max(map(self._label_width, self._labels.values()), default=0.0) + style.px(_BESIDE)
        self._names = max(names, default=0.0) + style.px(_GAP)
        beside = width - self._names - words_room
        self._wide = beside >= style.px(_ENOUGH)
        self._room = min(beside if self._wide else width - words_room, style.px(_WIDEST))
        self._largest = self._largest_share()
        self._row = style.px(_ROW if self._wide else _ROW + _NAME_LINE)
        heads = sum(1 for block in self._blocks.values() if block)
        rows = sum(map(len, self._blocks.values()))
        needed = style.px(_HEAD_LINE) * heads + self._row * rows + style.px(_BLOCK_GAP) * max(heads - 1, 0)
        self.natural_height = self.least_height = max(needed, style.px(24))

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw block after block; return the reactions, as they are read."""
        px = self._style.px
        if not any(self._blocks.values()):
            sheet.rules([((box.x, box.y + px(12)), (box.x + min(box.width, px(490)), box.y + px(12)))], "field", 1.5)
            return ()
        marks: list[FigureMark] = []
        y = box.y
        for leaning, block in self._blocks.items():
            if not block:
                continue
            sheet.text(
                box.x, y + px(_HEAD_LINE) / 2, leaning_label(leaning), _HEAD, color="muted", weight=Weight.MEDIUM
            )
            y += px(_HEAD_LINE)
            for share in block:
                marks.append(self._draw_row(sheet, box, y, share))
                y += self._row
            y += px(_BLOCK_GAP)
        return tuple(marks)

    def _listed(self, leaning: Leaning) -> tuple[ReactionShare, ...]:
        """Return the rows of a block: all of them, or while there are few, those that were noted."""
        if self._finding.evidence.rank < Evidence.FEW.rank:
            return ()
        few = self._finding.evidence is Evidence.FEW
        return tuple(share for share in self._finding.of(leaning) if share.count or not few)

    def _label(self, share: ReactionShare, *, first: bool) -> _Label:
        """Return the counts of a row; the first of a block says of how many."""
        rated, before = self._finding.counts.rated, self._finding.before.rated
        count = count_of(share.count, rated) if first else str(share.count)
        if not self._finding.compares:
            return _Label(count, "")
        return _Label(count, words.was(share.before, before if first else None))

    def _label_width(self, label: _Label) -> float:
        count = text_width(label.count, self._style.font_px(_COUNT), Weight.SEMIBOLD)
        if not label.was:
            return count
        return count + self._style.px(_WAS_GAP) + text_width(label.was, self._style.font_px(_WAS))

    def _largest_share(self) -> float:
        counts, before = self._finding.counts.rated, self._finding.before.rated
        shares = [share.count / counts for block in self._blocks.values() for share in block]
        if self._finding.compares:
            shares += [share.before / before for block in self._blocks.values() for share in block]
        return max(shares, default=0.0) or 1.0

    def _draw_row(self, sheet: FigureSheet, box: Area, top: float, share: ReactionShare) -> FigureMark:
        px, name = self._style.px, reaction_label(share.reaction)
        if self._wide:
            left, y = box.x + self._names, top + self._row / 2
            sheet.text(left - px(_GAP), y, name, _NAME, align="right")
        else:
            left, y = box.x, top + px(_NAME_LINE) + px(_ROW) / 2
            sheet.text(box.x, top + px(_NAME_LINE) / 2, name, _NAME)
        end = self._draw_bar(sheet, left, y, share)
        label = self._labels[share.reaction]
        x = end + px(_BESIDE)
        sheet.text(x, y, label.count, _COUNT, weight=Weight.SEMIBOLD)
        if label.was:
            x += text_width(label.count, self._style.font_px(_COUNT), Weight.SEMIBOLD) + px(_WAS_GAP)
            sheet.text(x, y, label.was, _WAS, color="muted")
        said = words.reaction_mark(share.reaction, share.count, self._finding.counts.rated)
        return FigureMark(end, y, self._finding.reaction_filter(share), said, reaction_sentence(share, self._finding))

    def _draw_bar(self, sheet: FigureSheet, left: float, y: float, share: ReactionShare) -> float:
        """Draw bar and tick, or squares while there are few; return where they end."""
        px, token = self._style.px, _TOKENS[share.reaction.leaning]
        high, room = px(_BAR), self._room - px(_TICK)
        if self._finding.evidence is Evidence.FEW:
            side = min(high, room / 5)
            squares = [Area(left + at * side * 1.2, y - side / 2, side, side) for at in range(share.count)]
            sheet.boxes(squares, token)
            return squares[-1].right
        length = room * share.count / self._finding.counts.rated / self._largest
        if length:
            sheet.boxes([Area(left, y - high / 2, length, high)], token)
        if not self._finding.compares:
            return left + length
        tick = left + room * share.before / self._finding.before.rated / self._largest
        reach = px(_TICK_HIGH) / 2
        sheet.boxes([Area(tick - px(_TICK) / 2, y - reach, px(_TICK), 2 * reach)], "ink")
        return left + max(length, tick - left + px(_TICK) / 2)
