"""Paints the rows of a list of entries. Layouts are kept by entry and width; nothing is built while scrolling back."""

from __future__ import annotations

import datetime as dt
import math
from collections import OrderedDict
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leader_journal.core.folding import places
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Element
from leader_journal.ui.entries.mark_glyphs import paint_mark
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.utf16 import letters, units
from leader_journal.wording import labels
from leader_journal.wording.dates import time_of_day

INSET = 8
"""From the view's edge to the ground of a row."""
TEXT_INSET = 20
"""From the view's edge to the text."""
MARK, MARK_PITCH = 14, 19
HEAD_ABOVE, HEAD_BELOW = 16, 6
_ROW_PAD, _LINE_GAP, _BETWEEN, _RADIUS = 10, 2, 2, 8
_BAR, _BAR_INSET = 3, 10
_META_GAP = 8
_LINES = 2
_KEPT = 600
_LONGEST = 320
_LINE_BREAK = "\u2028"


class EntryDelegate(QStyledItemDelegate):
    """Two-line rows and the heads of days, of an EntryListModel."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._terms: tuple[str, ...] = ()
        self._row_heights: tuple[int, ...] | None = None
        self._beside_text = 0
        self._widths: dict[str, tuple[str, float]] = {}
        self._layouts: OrderedDict[tuple[str, str, int], QTextLayout] = OrderedDict()
        theme.changed.connect(self.forget)

    def set_terms(self, terms: Sequence[str]) -> None:
        """Put the `hit` ground under these folded search terms (`core.folding.search_terms`)."""
        if tuple(terms) != self._terms:
            self._terms = tuple(terms)
            self._layouts.clear()

    def forget(self) -> None:
        """Measure and lay out everything anew."""
        self._row_heights = None
        self._widths.clear()
        self._layouts.clear()

    def head_height(self) -> int:
        """Return the height of a day's head, in pixels."""
        return self._theme.px(HEAD_ABOVE) + self._note_line() + self._theme.px(HEAD_BELOW)

    def sticky_height(self) -> int:
        """Return the height of the head that stays on top."""
        return 2 * self._theme.px(HEAD_BELOW) + self._note_line()

    def row_height(self, model: EntryListModel, row: EntryRow, width: int) -> int:
        """Return the height of an entry's row in a view of this width, in pixels; measured once per entry."""
        if self._row_heights is None:
            self._row_heights = tuple(self._height_of_lines(lines) for lines in range(_LINES + 1))
            self._beside_text = 2 * self._theme.px(TEXT_INSET)
        return self._row_heights[self._lines(model.text_of(row), row.id, width - self._beside_text)]

    def least_height(self) -> int:
        """Return the height of a row of one line, in pixels."""
        return self._height_of_lines(1)

    def row_ground(self, rect: QRectF) -> QRectF:
        """Return the part of a row's rectangle that is its ground."""
        inset = self._theme.px(INSET)
        return rect.adjusted(inset, 0, -inset, -self._theme.px(_BETWEEN))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = _model(index)
        row = model.entry_at(index)
        width = option.rect.width()
        return QSize(width, self.head_height() if row is None else self.row_height(model, row, width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = _model(index)
        item = model.item_at(index.row())
        if isinstance(item, EntryRow):
            self._paint_entry(painter, QRectF(option.rect), option.state, model, item)
        else:
            rect = QRectF(option.rect).adjusted(0, self._theme.px(HEAD_ABOVE), 0, -self._theme.px(HEAD_BELOW))
            self.paint_head(painter, rect, model, item)

    def paint_head(self, painter: QPainter, rect: QRectF, model: EntryListModel, day: dt.date) -> None:
        """Paint the words of a day's head, in the middle of a rectangle as wide as the view."""
        theme = self._theme
        left, right = model.day_words(day)
        side = theme.px(TEXT_INSET)
        room = rect.adjusted(side, 0, -side, 0)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(TextStyle.NOTE_STRONG))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, left)
        painter.setFont(theme.font(TextStyle.NOTE))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)

    def _paint_entry(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, model: EntryListModel, row: EntryRow
    ) -> None:
        theme = self._theme
        self._paint_ground(painter, self.row_ground(rect), state)
        text = rect.adjusted(theme.px(TEXT_INSET), theme.px(_ROW_PAD), -theme.px(TEXT_INSET), 0)
        self._paint_meta(painter, text, model, row)
        painter.setPen(theme.color("ink"))
        layout = self._layout(model.text_of(row), row.id, round(text.width()))
        layout.draw(painter, QPointF(text.left(), text.top() + self._note_line() + theme.px(_LINE_GAP)))

    def _paint_ground(self, painter: QPainter, ground: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            token = "sel"
        elif state & QStyle.StateFlag.State_Sunken:
            token = "press"
        elif state & QStyle.StateFlag.State_MouseOver:
            token = "hover"
        else:
            return
        rounded_box(painter, ground, theme.px(_RADIUS), theme.color(token), None)
        if selected:  # sel and hover are nearly the same grey: the bar tells them apart
            inset = theme.px(_BAR_INSET)
            width = theme.px(_BAR)
            bar = QRectF(ground.left(), ground.top() + inset, width, ground.height() - 2 * inset)
            rounded_box(painter, bar, width / 2, theme.color("accent"), None)

    def _paint_meta(self, painter: QPainter, room: QRectF, model: EntryListModel, row: EntryRow) -> None:
        theme = self._theme
        line = QRectF(room.left(), room.top(), room.width(), self._note_line())
        marks_width = theme.px(MARK_PITCH) * (len(Element) - 1) + theme.px(MARK)
        right = line.right() - marks_width - theme.px(_META_GAP)
        kind = labels.kind_label(row.kind) if row.kind is not None else labels.no_kind_label()
        x = self._say(painter, line, line.left(), right, kind, TextStyle.NOTE_STRONG, "ink")
        people, time = model.people_of(row), time_of_day(row.happened)
        time_room = theme.metrics(TextStyle.NOTE).horizontalAdvance(time) + theme.px(_META_GAP)
        if people:
            x = self._say(painter, line, x, right - time_room, people, TextStyle.NOTE, "muted")
        self._say(painter, line, x, right, time, TextStyle.NOTE, "muted")
        side, pitch = theme.px(MARK), theme.px(MARK_PITCH)
        for place, element in enumerate(reversed(Element)):
            box = QRectF(line.right() - side - place * pitch, line.center().y() - side / 2, side, side)
            paint_mark(painter, box, row.marks.of(element), theme)

    def _say(
        self, painter: QPainter, line: QRectF, x: float, right: float, words: str, style: TextStyle, token: str
    ) -> float:
        """Write words from `x`, cut at `right`; return where the next may begin."""
        theme = self._theme
        metrics = theme.metrics(style)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, right - x))
        painter.setFont(theme.font(style))
        painter.setPen(theme.color(token))
        painter.drawText(
            QRectF(x, line.top(), max(0.0, right - x) + 1, line.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        return x + metrics.horizontalAdvance(shown) + theme.px(_META_GAP)

    # measures

    def _note_line(self) -> int:
        return round(self._theme.line_height(TextStyle.NOTE))

    def _height_of_lines(self, lines: int) -> int:
        theme = self._theme
        prose = lines * theme.line_height(TextStyle.PROSE_S)
        around = 2 * theme.px(_ROW_PAD) + theme.px(_LINE_GAP) + theme.px(_BETWEEN)
        return round(around + self._note_line() + prose)

    def _lines(self, text: str, entry: str, width: int) -> int:
        """Return 1 when the text fits on one line, else 2: more are never shown, so no layout is needed to know."""
        measured, natural = self._widths.get(entry, ("", 0.0))
        if measured is not text:
            natural = math.inf
            if len(text) <= _LONGEST:
                natural = self._theme.metrics(TextStyle.PROSE_S).horizontalAdvance(text)
            self._widths[entry] = (text, natural)
        return 1 if natural <= width else _LINES

    def _layout(self, text: str, entry: str, width: int) -> QTextLayout:
        key = (entry, text, width)
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._laid_out(self._cut(text, width, self._lines(text, entry, width)), width)
            self._layouts[key] = layout
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return layout

    def _cut(self, text: str, width: int, lines: int) -> str:
        """Return the text as it is shown, with its line break and its ellipsis."""
        metrics = self._theme.metrics(TextStyle.PROSE_S)
        if lines == 1:
            return text
        probe = QTextLayout(text[:_LONGEST], self._theme.font(TextStyle.PROSE_S))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        probe.setTextOption(option)
        probe.beginLayout()
        line = probe.createLine()
        line.setLineWidth(width)
        probe.endLayout()
        # a layout counts in UTF-16 units, a Python text in letters
        broken = len(letters(text, line.textLength()))
        rest = text[broken : broken + _LONGEST].lstrip()
        return text[:broken].rstrip() + _LINE_BREAK + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)

    def _laid_out(self, text: str, width: int) -> QTextLayout:
        theme = self._theme
        layout = QTextLayout(text, theme.font(TextStyle.PROSE_S))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.ManualWrap)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(self._hits(text))
        pitch = theme.line_height(TextStyle.PROSE_S)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        return layout

    def _hits(self, text: str) -> list[QTextLayout.FormatRange]:
        ranges = []
        for start, end in places(text, self._terms) if self._terms else ():
            hit = QTextLayout.FormatRange()
            hit.start = units(text[:start])
            hit.length = units(text[start:end])
            look = QTextCharFormat()
            look.setBackground(self._theme.color("hit"))
            hit.format = look
            ranges.append(hit)
        return ranges


def _model(index: QModelIndex | QPersistentModelIndex) -> EntryListModel:
    return cast(EntryListModel, index.model())
