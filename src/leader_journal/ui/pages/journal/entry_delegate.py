"""Paints the rows of a list of entries, from what `row_layouts` has laid out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Element
from leader_journal.ui.entries.mark_pictures import MarkPictures
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.row_layouts import LINES, META_GAP, RowLayouts, RowPieces
from leader_journal.ui.toolkit.painting import rounded_box
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
_FROM_THE_RIGHT = tuple(reversed(Element))


class _Sizes(Struct, frozen=True):
    """What a row is measured by, in pixels at the text size of now."""

    text: int
    """From the view's edge to the text."""
    pad: int
    """From the row's edge to its first line."""
    prose: int
    """From there to what happened."""
    note: int
    """The height of a line of notes."""
    mark: int
    pitch: int
    """From one mark to the next."""
    beside: int
    """What the marks take from the first line."""
    heights: tuple[int, ...]
    """Of a row of no, one and two lines."""


class EntryDelegate(QStyledItemDelegate):
    """Two-line rows and the heads of days, of an EntryListModel."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._terms: tuple[str, ...] = ()
        self._sizes: _Sizes | None = None
        self._layouts = RowLayouts(theme)
        self._marks = MarkPictures(theme)
        theme.changed.connect(self.forget)

    def set_terms(self, terms: Sequence[str]) -> None:
        """Put the `hit` ground under these folded search terms (`core.folding.search_terms`)."""
        self._terms = tuple(terms)

    def forget(self) -> None:
        """Measure and lay out everything anew."""
        self._sizes = None
        self._layouts.forget()
        self._marks.forget()

    def lay_out(self, model: EntryListModel, row: int, width: int) -> None:
        """Lay out what a paint of this row would, in a view of this width."""
        item = model.item_at(row)
        if isinstance(item, EntryRow):
            self._laid_out(model, item, width)
        else:
            self._head_laid_out(model, item, width)

    def head_height(self) -> int:
        """Return the height of a day's head, in pixels."""
        return self._theme.px(HEAD_ABOVE) + self._layouts.note_line() + self._theme.px(HEAD_BELOW)

    def sticky_height(self) -> int:
        """Return the height of the head that stays on top."""
        return 2 * self._theme.px(HEAD_BELOW) + self._layouts.note_line()

    def row_height(self, model: EntryListModel, row: EntryRow, width: int) -> int:
        """Return the height of an entry's row in a view of this width, in pixels; measured once per entry."""
        sizes = self._measured()
        return sizes.heights[self._layouts.lines(model.text_of(row), row.id, width - 2 * sizes.text)]

    def least_height(self) -> int:
        """Return the height of a row of one line, in pixels."""
        return self._measured().heights[1]

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
        sizes = self._measured()
        top = rect.top() + (rect.height() - sizes.note) / 2
        for piece in self._head_laid_out(model, day, rect.width()):
            piece.paint(painter, rect.left() + sizes.text, top)

    def _head_laid_out(self, model: EntryListModel, day: dt.date, width: float) -> RowPieces:
        return self._layouts.head(*model.day_words(day), width - 2 * self._measured().text)

    def _paint_entry(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, model: EntryListModel, row: EntryRow
    ) -> None:
        sizes = self._measured()
        self._paint_ground(painter, self.row_ground(rect), state)
        meta, prose = self._laid_out(model, row, rect.width())
        left, top, right = rect.left() + sizes.text, rect.top() + sizes.pad, rect.right() - sizes.text
        for piece in meta:
            piece.paint(painter, left, top)
        for piece in prose:
            piece.paint(painter, left, top + sizes.prose)
        side = sizes.mark
        for place, element in enumerate(_FROM_THE_RIGHT):
            box = QRectF(right - side - place * sizes.pitch, top + sizes.note / 2 - side / 2, side, side)
            self._marks.paint(painter, box, row.marks.of(element))

    def _laid_out(self, model: EntryListModel, row: EntryRow, width: float) -> tuple[RowPieces, RowPieces]:
        """Return what is written above and what happened, laid out for a view of this width."""
        sizes = self._measured()
        room = width - 2 * sizes.text
        kind = labels.kind_label(row.kind) if row.kind is not None else labels.no_kind_label()
        meta = self._layouts.meta(kind, model.people_of(row), time_of_day(row.happened), room - sizes.beside)
        text, within = model.text_of(row), round(room)
        return meta, self._layouts.prose(text, self._layouts.lines(text, row.id, within), within, self._terms)

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

    def _measured(self) -> _Sizes:
        if self._sizes is None:
            px, note = self._theme.px, self._layouts.note_line()
            around = 2 * px(_ROW_PAD) + px(_LINE_GAP) + px(_BETWEEN) + note
            line = self._theme.line_height(TextStyle.PROSE_S)
            self._sizes = _Sizes(
                text=px(TEXT_INSET),
                pad=px(_ROW_PAD),
                prose=note + px(_LINE_GAP),
                note=note,
                mark=px(MARK),
                pitch=px(MARK_PITCH),
                beside=px(MARK_PITCH) * (len(_FROM_THE_RIGHT) - 1) + px(MARK) + px(META_GAP),
                heights=tuple(round(around + lines * line) for lines in range(LINES + 1)),
            )
        return self._sizes


def _model(index: QModelIndex | QPersistentModelIndex) -> EntryListModel:
    return cast(EntryListModel, index.model())
