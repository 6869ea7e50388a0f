"""What is written in the rows of a list, laid out once: a paint draws what lies there, and measures nothing.

Each layout is kept by all that it is made of but the look of the app. So one that is kept is never that of an older
state of a row: a name, a text or a width that is another one has another layout.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from leader_journal.core.folding import places
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.utf16 import letters, units_of

META_GAP = 8
_KEPT = 240
"""Rows whose layouts are kept: eight times what a tall window shows."""
_HEADS = 60
_LONGEST = 320
"""Letters of a text that are looked at: two lines are never longer."""
_BEGINNING = 72
"""Letters that fill a line of the list, and more."""
_A_WORD = 40
"""Pixels at 100 %: so much wider than a line, a beginning ends behind what is shown of it."""
LINES = 2
"""The most that are shown of what happened."""
_LINE_BREAK = "\u2028"
_TO_THE_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of Hebrew and Arabic, their kin, and signs that turn a text."""
_ENDLESS = 1e5
"""Pixels: more than any screen has."""


class RowPiece(Struct, frozen=True):
    """Words laid out, where they stand, in pixels from a corner, and their colour."""

    layout: QTextLayout
    x: float
    y: float
    colour: QColor

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw them; the corner is there."""
        painter.setPen(self.colour)
        self.layout.draw(painter, QPointF(x + self.x, y + self.y))


class SoughtGrounds(Struct, frozen=True):
    """What lies under sought words, in whole pixels from the corner of a text."""

    rects: tuple[QRect, ...]
    colour: QColor

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Fill them; the corner is there."""
        for rect in self.rects:
            painter.fillRect(rect.translated(round(x), round(y)), self.colour)


RowPieces: TypeAlias = tuple[RowPiece | SoughtGrounds, ...]


class _Measured(Struct, frozen=True):
    """How wide a text is on one line: of its first letters at least, which are so many."""

    text: str
    letters: int
    natural: float


class RowLayouts:
    """Lays out what a delegate paints. `forget` when fonts or colours changed; nothing else makes it stale."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._widths: dict[str, _Measured] = {}
        self.meta = lru_cache(maxsize=_KEPT)(self._meta)
        self.prose = lru_cache(maxsize=_KEPT)(self._prose)
        self._text = lru_cache(maxsize=_KEPT)(self._text_laid_out)
        self.head = lru_cache(maxsize=_HEADS)(self._head)

    def forget(self) -> None:
        """Measure and lay out everything anew."""
        self._widths.clear()
        self.meta.cache_clear()
        self.prose.cache_clear()
        self._text.cache_clear()
        self.head.cache_clear()

    def note_line(self) -> int:
        """Return the height of a line of notes, in pixels: of heads, and of what stands above a text."""
        return round(self._theme.line_height(TextStyle.NOTE))

    def lines(self, text: str, entry: str, width: int) -> int:
        """Return 1 when the text fits on one line, else 2: more are never shown, so no layout is needed to know.

        Most are known by their beginning, which is too wide already.
        """
        held = self._widths.get(entry)
        if held is None or held.text is not text:
            held = self._widths[entry] = self._measured(text, _BEGINNING)
        if held.natural <= width and held.letters < len(text):
            held = self._widths[entry] = self._measured(text, _LONGEST)
        return 1 if held.natural <= width else LINES

    def _measured(self, text: str, letters: int) -> _Measured:
        if len(text) > _LONGEST:
            return _Measured(text, len(text), math.inf)
        natural = self._theme.metrics(TextStyle.PROSE_S).horizontalAdvance(text[:letters])
        return _Measured(text, letters, natural)

    # laid out once

    def _meta(self, kind: str, people: str, time: str, width: float) -> RowPieces:
        """Kind, people and time beside each other in so many pixels: people are cut first, the time last."""
        metrics, gap = self._theme.metrics(TextStyle.NOTE), self._theme.px(META_GAP)
        pieces = []
        x = 0.0
        for words, style, token, right in (
            (kind, TextStyle.NOTE_STRONG, "ink", width),
            (people, TextStyle.NOTE, "muted", width - metrics.horizontalAdvance(time) - gap),
            (time, TextStyle.NOTE, "muted", width),
        ):
            if words:
                shown, wide = self._cut_at(words, style, max(0.0, right - x))
                pieces.append(self._line(shown, style, token, x))
                x += wide + gap
        return tuple(pieces)

    def _head(self, left: str, right: str, width: float) -> RowPieces:
        """The words of a day's head, on both sides of so many pixels."""
        end = self._line(right, TextStyle.NOTE, "muted", 0.0)
        side = width - end.layout.lineAt(0).naturalTextWidth()
        return (
            self._line(left, TextStyle.NOTE_STRONG, "muted", 0.0),
            RowPiece(end.layout, side, end.y, end.colour),
        )

    def _line(self, words: str, style: TextStyle, token: str, x: float) -> RowPiece:
        """One line, in the middle of the height of a line of notes."""
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute  # a name in Hebrew stands where it is put
        layout = _unbroken(words, self._theme.font(style), left)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(_ENDLESS)
        layout.endLayout()
        return RowPiece(layout, x, (self.note_line() - line.ascent() - line.descent()) / 2, self._theme.color(token))

    def _cut_at(self, words: str, style: TextStyle, width: float) -> tuple[str, float]:
        """Return words as they are shown in so many pixels, and how many they take."""
        metrics = self._theme.metrics(style)
        wide = metrics.horizontalAdvance(words)
        if wide > width:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            wide = metrics.horizontalAdvance(words)
        return words, wide

    def _prose(self, text: str, lines: int, width: int, terms: tuple[str, ...]) -> RowPieces:
        """What happened, on one line or two of so many pixels, with the ground of `terms`."""
        if not terms or _TO_THE_LEFT.search(text):
            return (self._text(text, lines, width, terms),)
        piece = self._text(text, lines, width, ())  # the next letter of a search changes its grounds alone
        return SoughtGrounds(tuple(_grounds(piece.layout, terms)), self._theme.color("hit")), piece

    def _text_laid_out(self, text: str, lines: int, width: int, terms: tuple[str, ...]) -> RowPiece:
        """A text, with the ground of `terms` in its layout: Qt alone knows it where letters run to both sides."""
        shown = text if lines == 1 else self._two_lines(text, width)
        layout = _unbroken(shown, self._theme.font(TextStyle.PROSE_S))
        if terms:
            layout.setFormats(self._marked(shown, terms))
        pitch = self._theme.line_height(TextStyle.PROSE_S)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        return RowPiece(layout, 0.0, 0.0, self._theme.color("ink"))

    def _two_lines(self, text: str, width: int) -> str:
        """Return a text as it is shown on two lines, with its line break and its ellipsis."""
        probe = QTextLayout(self._more_than_a_line(text, width), self._theme.font(TextStyle.PROSE_S))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        probe.setTextOption(option)
        probe.beginLayout()
        line = probe.createLine()
        line.setLineWidth(width)
        probe.endLayout()
        # a layout counts in UTF-16 units, a Python text in letters
        broken = len(letters(text, line.textLength()))
        rest = self._more_than_a_line(text[broken : broken + _LONGEST].lstrip(), width)
        elided = self._theme.metrics(TextStyle.PROSE_S).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return text[:broken].rstrip() + _LINE_BREAK + elided

    def _more_than_a_line(self, text: str, width: int) -> str:
        """Return as much of a text as is surely wider: shaping all of it takes four times as long."""
        beginning = text[:_BEGINNING]
        wide = self._theme.metrics(TextStyle.PROSE_S).horizontalAdvance(beginning)
        return beginning if wide > width + _A_WORD * self._theme.scale else text[:_LONGEST]

    def _marked(self, text: str, terms: tuple[str, ...]) -> list[QTextLayout.FormatRange]:
        ranges = []
        for start, end in _sought(text, terms):
            hit = QTextLayout.FormatRange()
            hit.start, hit.length = start, end - start
            look = QTextCharFormat()
            look.setBackground(self._theme.color("hit"))
            hit.format = look
            ranges.append(hit)
        return ranges


def _sought(text: str, terms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a text says one of these terms, as Qt counts letters."""
    return units_of(text, places(text, terms))


def _grounds(layout: QTextLayout, terms: tuple[str, ...]) -> Iterator[QRect]:
    """Yield what lies under these terms, in pixels from the corner of a text that runs to the right."""
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    for start, end in _sought(layout.text(), terms):
        for line in lines:
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                yield QRectF(left, line.y(), right - left, line.ascent() + line.descent()).toAlignedRect()


def _x(line: QTextLine, place: int) -> float:
    return float(line.cursorToX(place)[0])  # type: ignore[index] # the stub forgets the place


def _unbroken(words: str, font: QFont, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextLayout:
    """Lay words out where a line ends only where one is put; its glyphs are kept from one paint to the next."""
    layout = QTextLayout(words, font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.ManualWrap)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout
