"""The list of entries by day. A QListView to Qt and screen readers, with a layout of its own.

QListView lays out all rows again whenever a page of rows arrives: at 100,000 rows that is a third of a second in the
middle of scrolling. Here heights are kept, a new page is measured alone, and only what changed is painted. What the
next key will show is read and laid out before it is pressed (`rows_ahead`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from leader_journal.core.rows import EntryRow
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.journal.entry_delegate import HEAD_ABOVE, HEAD_BELOW, INSET, EntryDelegate
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.entry_steps import destination, is_entry, next_entry
from leader_journal.ui.pages.journal.row_geometry import RowGeometry
from leader_journal.ui.pages.journal.rows_ahead import RowsAhead
from leader_journal.ui.pages.journal.sticky_head import StickyHead, sticky_head
from leader_journal.ui.toolkit.painted_rows import PaintedRows
from leader_journal.ui.toolkit.themed import ENTER_KEYS


class EntryListView(PaintedRows):
    """Shows an EntryListModel. One entry is chosen at a time; the head of its day stays on top while scrolling."""

    selected = Signal(object)
    """The chosen EntryRow, or None."""
    opened = Signal(object)
    """Enter or a double click on this EntryRow."""
    edit_requested = Signal(object)
    """`E` on this EntryRow."""
    delete_requested = Signal(object)
    """`Del` on this EntryRow."""
    left_upwards = Signal()
    """Up was pressed on the first row."""

    def __init__(self, theme: Theme, model: EntryListModel) -> None:
        super().__init__()
        self.theme = theme
        self._rows = RowGeometry()
        self._measured_width = -1
        self._hovered = -1
        self._has_place = False
        self._ahead = RowsAhead(self, model, self._rows, self._lay_out)
        self._delegate = EntryDelegate(theme, self)
        self._entries = model
        self.setItemDelegate(self._delegate)
        self._lie_on_the_page()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing is painted under it
        self.setUniformItemSizes(False)  # rows have one line or two
        self.setModel(model)
        model.rowsRemoved.connect(self._rows_removed)
        self._follow(theme)

    # for pages

    def set_terms(self, terms: Sequence[str]) -> None:
        """Highlight these folded search terms."""
        self._delegate.set_terms(terms)
        self.viewport().update()

    def current_entry(self) -> EntryRow | None:
        return self._entries.entry_at(self.currentIndex())

    def choose(self, entry: str) -> bool:
        """Choose an entry and bring it into view; False when it is not among the rows."""
        index = self._entries.index_of(entry)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def choose_first(self) -> None:
        """Choose the newest entry, if there is any."""
        row = next_entry(self._entries, 0, 1)
        if row is not None:
            self.setCurrentIndex(self._entries.index(row))

    def rows_in_sight(self) -> int:
        """Return how many of the lowest rows the list can show at once; before it has its place, the screen.

        A list that is filled has its scroll bar: one that gets it a moment later is laid out and painted twice.
        """
        height = self.viewport().height() if self._has_place else self.screen().availableSize().height()
        return height // self._delegate.least_height() + 1

    def sticky_day(self) -> dt.date | None:
        """Return the day whose head stays on top, or None while the first day's own head is there."""
        head = self._sticky_head()
        return None if head is None else head.day

    def retranslate(self) -> None:
        self._entries.refresh()

    def restyle(self) -> None:
        self._delegate.forget()
        self._measure_all()
        super().restyle()

    def ring_rect(self) -> QRect:
        index = self.currentIndex()
        if not index.isValid():
            return QRect()
        ground = self._delegate.row_ground(QRectF(self.visualRect(index))).toRect()
        return ground.translated(self.viewport().pos())

    # geometry

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return where a row is, in the viewport's pixels."""
        row = index.row()
        if not index.isValid() or row >= len(self._rows):
            return QRect()
        return QRect(0, self._rows.top(row) - self.verticalOffset(), self._row_width(), self._rows.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point; the sticky head covers what is under it."""
        row = self._rows.row_at(point.y() + self.verticalOffset())
        head = self._sticky_head()
        if row is None or (head is not None and point.y() < head.bottom):
            return QModelIndex()
        return self._entries.index(row)

    def verticalOffset(self) -> int:
        """Return how far it is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: it never scrolls sideways."""
        return 0

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, clear of the sticky head; the first of a day with its head."""
        row = index.row()
        if not index.isValid() or row >= len(self._rows):
            return
        first_of_day = row > 0 and not is_entry(self._entries, row - 1)
        top = self._rows.top(row - 1) if first_of_day else self._rows.top(row) - self._delegate.sticky_height()
        bottom = self._rows.bottom(row)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - height) // 2)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Return the region of the chosen row."""
        return QRegion(self.visualRect(self.currentIndex()))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the row under the pointer."""
        index = self.indexAt(rect.topLeft())
        if self._entries.entry_at(index) is not None:
            self.selectionModel().select(index, command)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row where a key leads, passing over the heads of days."""
        page = self.viewport().height() - self._delegate.sticky_height()
        row = destination(self._entries, self._rows, self.currentIndex().row(), action, page)
        self._ahead.read_for(row)
        return self.currentIndex() if row is None else self._entries.index(row)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the list (`E` edits), never a search for a row that begins with them."""

    def doItemsLayout(self) -> None:
        """Take up changes; what was measured stays measured, and what is painted as it is."""
        if len(self._rows) != self._entries.rowCount() or self._measured_width != self._row_width():
            self._measure_all()
            self.viewport().update()
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the rows."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(self.theme.px(24))
        bar.setRange(0, max(0, self._rows.total - height))

    # changes of the model

    def reset(self) -> None:
        super().reset()
        self._measure_all()

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Measure the new rows only; what is being read stays where it is."""
        if len(self._rows) + end - start + 1 == self._entries.rowCount():
            above = self._rows.top(start) < self.verticalOffset()
            grown = self._rows.replace(start, start, self._measured(start, end))
            self.updateGeometries()
            if above:
                self.verticalScrollBar().setValue(self.verticalOffset() + grown)
            if self._rows.top(start) < self.verticalOffset() + self.viewport().height():
                self.viewport().update()
        super().rowsInserted(parent, start, end)

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Measure the changed rows again."""
        start, end = first.row(), last.row()
        if 0 <= start <= end < len(self._rows):
            self._rows.replace(start, end + 1, self._measured(start, end))
            self.updateGeometries()
        QAbstractItemView.dataChanged(self, first, last, roles)
        self.viewport().update()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._update_row(current.row())
        self._update_row(previous.row())
        self.selected.emit(self._entries.entry_at(current))

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, edit, delete; leave upwards from the first row."""
        entry = self.current_entry()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if entry is None or not plain:
            super().keyPressEvent(event)
        elif key in ENTER_KEYS:
            self.opened.emit(entry)
        elif key == Qt.Key.Key_E:
            self.edit_requested.emit(entry)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit(entry)
        elif key == Qt.Key.Key_Up and next_entry(self._entries, self.currentIndex().row() - 1, -1) is None:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self._entries.entry_at(self.indexAt(event.position().toPoint()))
        if entry is not None:
            self.opened.emit(entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show no ground when the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._has_place = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure for the new width, keeping the first seen row in place."""
        QAbstractItemView.resizeEvent(self, event)
        if self._row_width() != self._measured_width:
            anchor = self._rows.row_at(self.verticalOffset())
            within = self.verticalOffset() - self._rows.top(anchor) if anchor is not None else 0
            self._measure_all()
            self.updateGeometries()
            if anchor is not None and anchor < len(self._rows):
                self.verticalScrollBar().setValue(self._rows.top(anchor) + within)
        else:
            self.updateGeometries()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew: the sticky head does not scroll with the rest."""
        self._ahead.read_for(None)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.color("paper"))
        offset, width, region = self.verticalOffset(), self._row_width(), event.region()
        option = QStyleOptionViewItem()
        for row in self._rows.between(event.rect().top() + offset, event.rect().bottom() + 1 + offset):
            option.rect = QRect(0, self._rows.top(row) - offset, width, self._rows.height(row))
            if region.intersects(option.rect):
                option.state = self._state(row)
                self._delegate.paint(painter, option, self._entries.index(row))
        self._paint_sticky_head(painter)
        painter.end()
        self._ahead.begin()

    # inside

    def _state(self, row: int) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if row == self.currentIndex().row():
            state |= QStyle.StateFlag.State_Selected
        if row == self.pressed_row:
            state |= QStyle.StateFlag.State_Sunken
        if row == self._hovered:
            state |= QStyle.StateFlag.State_MouseOver
        return state

    def _paint_sticky_head(self, painter: QPainter) -> None:
        head = self._sticky_head()
        if head is not None:
            painter.fillRect(0, head.y, self.viewport().width(), head.height, self.theme.color("paper"))
            rect = QRectF(0, head.y, self._row_width(), head.height)
            self._delegate.paint_head(painter, rect, self._entries, head.day)

    def _sticky_head(self) -> StickyHead | None:
        lead = self.theme.px(HEAD_ABOVE) - self.theme.px(HEAD_BELOW)
        height = self._delegate.sticky_height()
        return sticky_head(self._entries, self._rows, self.verticalOffset(), height, lead)

    def _row_width(self) -> int:
        """Rows reach under the margin that the scroll bar's own width makes up for."""
        beside = self.width() - self.viewport().width()
        return self.viewport().width() + min(beside, self.theme.px(INSET))

    def _lay_out(self, row: int) -> None:
        self._delegate.lay_out(self._entries, row, self._row_width())

    def _update_row(self, row: int) -> None:
        """Paint one row anew."""
        if 0 <= row < len(self._rows):
            self.viewport().update(self.visualRect(self._entries.index(row)))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._update_row(self._hovered)
            self._hovered = row
            self._update_row(row)

    def _rows_removed(self, _parent: QModelIndex, start: int, end: int) -> None:
        self._rows.replace(start, end + 1, [])
        self._ahead.rows_went()
        self.updateGeometries()
        self.viewport().update()

    def _measure_all(self) -> None:
        self._measured_width = self._row_width()
        self._rows.replace(0, len(self._rows), self._measured(0, self._entries.rowCount() - 1))

    def _measured(self, start: int, end: int) -> list[int]:
        delegate, model, width = self._delegate, self._entries, self._row_width()
        head = delegate.head_height()
        items = (model.item_at(row) for row in range(start, end + 1))
        return [delegate.row_height(model, i, width) if isinstance(i, EntryRow) else head for i in items]
