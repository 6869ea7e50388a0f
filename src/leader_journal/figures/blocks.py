"""Charts made of blocks under one another: a heading and what is counted, as unit marks.

A block knows its height for one style and width and paints itself. Marks that would be too many to tell apart become
one bar of the same shape, which opens all its entries.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Mark
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, text_width, wrap
from leader_journal.figures.glyphs import BOX
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import SeriesCounts
from leader_journal.insight.reach import these
from leader_journal.wording.marks import mark_label, mark_sentence

HEADING, KEY = 14, 12.5
_HEADING_LINE, _KEY_LINE, _AFTER_HEAD, _BETWEEN = 20, 22, 8, 26
_BESIDE, _APART = 7, 22


class MarkUnit(Struct, frozen=True):
    """One entry as one mark: its shape, the entry that it opens (or a filter), its day, and what it stands for.

    That is asked only where the mark is drawn: one bar may stand for a hundred thousand of them.
    """

    mark: Mark
    opens: str | EntryFilter
    day: dt.date
    what: Callable[[], str]

    @property
    def ids(self) -> Collection[str]:
        """The entries that are named in what it opens."""
        return (self.opens,) if isinstance(self.opens, str) else self.opens.ids or ()

    def at(self, x: float, y: float) -> FigureMark:
        what, opens = self.what(), self.opens
        behind = these([opens]) if isinstance(opens, str) else opens
        return FigureMark(x, y, behind, mark_label(self.day, what), mark_sentence(self.day, what))


class Cell(Struct, frozen=True, dict=True):
    """Entries that are counted together; `label` and `sentence` say them where one bar stands for all."""

    units: tuple[MarkUnit, ...]
    label: str
    sentence: str

    @cached_property
    def counts(self) -> SeriesCounts:
        """How many were shown, partly, missed. Blocks beside each other ask again and again."""
        marks = Counter(map(attrgetter("mark"), self.units))
        return SeriesCounts(marks[Mark.SHOWN], marks[Mark.PARTLY], marks[Mark.MISSED])

    def at(self, x: float, y: float) -> FigureMark:
        single = [unit.opens for unit in self.units if isinstance(unit.opens, str)]
        ids = single if len(single) == len(self.units) else (one for unit in self.units for one in unit.ids)
        return FigureMark(x, y, these(ids), self.label, self.sentence)


class FigureBlock(Protocol):
    """A part of a chart, laid out for one style and width."""

    height: float

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw into a box of its height; return the marks in reading order."""
        ...


class KeyItem(Struct, frozen=True):
    """What a mark means in this chart."""

    mark: Mark
    text: str


class KeyBlock:
    """The marks of a chart with their meanings, in as many lines as the width asks for."""

    def __init__(self, items: Sequence[KeyItem], style: FigureStyle, width: float) -> None:
        self._style = style
        self._places: list[tuple[float, float, Mark | None, str]] = []
        indent, x, line = style.px(BOX + _BESIDE), 0.0, 0
        for item in items:
            texts = wrap(item.text, width - indent, style.font_px(KEY))
            wide = indent + max(text_width(text, style.font_px(KEY)) for text in texts)
            if x and x + wide > width:
                x, line = 0.0, line + 1
            for at, text in enumerate(texts):
                self._places.append((x, style.px(_KEY_LINE) * (line + at + 0.5), None if at else item.mark, text))
            line += len(texts) - 1
            x += wide + style.px(_APART)
        self.height = style.px(_KEY_LINE) * (line + 1)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        size = self._style.px(BOX)
        for x, y, mark, text in self._places:
            if mark is not None:
                sheet.marks([(box.x + x + size / 2, box.y + y)], mark, size)
            sheet.text(box.x + x + size + self._style.px(_BESIDE), box.y + y, text, KEY)
        return ()


class EmptyBlock:
    """A bare line where nothing counts yet: no slots to fill."""

    def __init__(self, style: FigureStyle) -> None:
        self.height = style.px(30)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        y = box.y + self.height / 2
        sheet.rules([((box.x, y), (box.x + min(box.width, sheet.style.px(490)), y))], "field", 1.5)
        return ()


class FigurePart(Struct, frozen=True):
    """A block under its heading; an empty heading takes no room."""

    heading: str
    block: FigureBlock


class BlocksChart:
    """Blocks under one another, laid out for one width."""

    def __init__(self, parts: Sequence[FigurePart], style: FigureStyle, width: float) -> None:
        self._parts, self._style = parts, style
        self._headings = [
            wrap(part.heading, width, style.font_px(HEADING), Weight.SEMIBOLD) if part.heading else () for part in parts
        ]
        heights = [self._head(lines) + part.block.height for part, lines in zip(parts, self._headings, strict=True)]
        self.natural_height = sum(heights) + style.px(_BETWEEN) * (len(parts) - 1)
        self.least_height = self.natural_height

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        y, line = box.y, self._style.px(_HEADING_LINE)
        marks: list[FigureMark] = []
        for part, lines in zip(self._parts, self._headings, strict=True):
            for at, text in enumerate(lines):
                sheet.text(box.x, y + line * (at + 0.5), text, HEADING, weight=Weight.SEMIBOLD)
            y += self._head(lines)
            marks.extend(part.block.paint(sheet, Area(box.x, y, box.width, part.block.height)))
            y += part.block.height + self._style.px(_BETWEEN)
        return tuple(marks)

    def _head(self, lines: Sequence[str]) -> float:
        return self._style.px(_HEADING_LINE * len(lines) + _AFTER_HEAD) if lines else 0.0
