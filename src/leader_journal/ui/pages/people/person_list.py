"""The list of people: one row each, with when they were last written about and what is owed to them.

A model and painted rows: a team of eighty costs no more to show than one of five.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painted_rows import PaintedRows
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS
from leader_journal.wording.catalogue import _

_HEIGHT, _GAP, _RADIUS, _INSET, _BAR, _BAR_INSET, _MARGIN, _FEWEST = 48, 4, 8, 12, 3, 10, 12, 2
_OPEN = (*ENTER_KEYS, Qt.Key.Key_Space)
_Index: TypeAlias = "QModelIndex | QPersistentModelIndex"


class PersonEntry(Struct, frozen=True):
    """What one row says; `aside` stands on the right."""

    id: str
    name: str
    meta: str
    aside: str = ""
    dimmed: bool = False


class PersonList(PaintedRows):
    """One tab stop; the arrows choose, and the first letters of a name. As high as its rows, where there is room."""

    chosen = Signal(str)
    """The id of who was chosen by the user; not sent by `choose`."""
    opened = Signal(str)
    """Enter or a click: the reader wants the page itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._people, self._silent = _People(self), False
        self._typed = QElapsedTimer()
        """Since the last letter of a name that is looked for."""
        self.setItemDelegate(_PersonRows(theme, self))
        self.setModel(self._people)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._lie_on_the_page()
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._open)
        self._follow(theme)
        self.say(self.setAccessibleName, lambda: _("People"))
        self.round_ring(_RADIUS)
        self.restyle()

    def set_entries(self, entries: Sequence[PersonEntry]) -> None:
        """Show these; who was chosen stays chosen if they are still there."""
        kept, within = self.current(), self.verticalScrollBar().value()
        self._silent = True
        self._people.show(entries)
        self._silent = False
        self._fit()
        if kept is not None and self.choose(kept):
            self.verticalScrollBar().setValue(within)

    def current(self) -> str | None:
        return self._people.id_at(self.currentIndex())

    def choose(self, person: str) -> bool:
        """Choose somebody, silently; False when they are not in the list."""
        place = self._people.place_of(person)
        if place is None:
            return False
        self._silent = True
        self.setCurrentIndex(self._people.index(place))
        self._silent = False
        return True

    def first(self) -> str | None:
        return self._people.id_at(self._people.index(0))

    def focus_current(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        self.setViewportMargins(0, 0, self.theme.px(_MARGIN), 0)
        self.scheduleDelayedItemsLayout()
        self._fit()
        super().restyle()

    def ring_rect(self) -> QRect:
        index = self.currentIndex()
        rect = _ground(self.theme, self.visualRect(index)) if index.isValid() else QRect()
        return rect.translated(self.viewport().pos())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell who was chosen."""
        super().currentChanged(current, previous)
        person = self._people.id_at(current)
        if person is not None and not self._silent:
            self.chosen.emit(person)

    def keyboardSearch(self, search: str) -> None:
        """Go to the name that begins with the letters that are typed."""
        super().keyboardSearch(search)
        self._typed.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open, but in the middle of a name; Qt walks by the arrows and by letters."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and self._is_typing():
            self.keyboardSearch(" ")
        elif plain and event.key() in _OPEN and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _is_typing(self) -> bool:
        return self._typed.isValid() and self._typed.elapsed() < QApplication.keyboardInputInterval()

    def _open(self, index: _Index) -> None:
        person = self._people.id_at(index)
        if person is not None:
            self.opened.emit(person)

    def _fit(self) -> None:
        """No higher than its rows: what stands below follows the last of them."""
        row, rows = self.theme.px(_HEIGHT) + self.theme.px(_GAP), self._people.rowCount()
        self.setMaximumHeight(rows * row)
        self.setMinimumHeight(min(rows, _FEWEST) * row)


class _People(QAbstractListModel):
    """Who is in the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: tuple[PersonEntry, ...] = ()

    def show(self, entries: Sequence[PersonEntry]) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, index: _Index) -> PersonEntry:
        return self._entries[index.row()]

    def id_at(self, index: _Index) -> str | None:
        return self._entries[index.row()].id if index.isValid() else None

    def place_of(self, person: str) -> int | None:
        return next((place for place, entry in enumerate(self._entries) if entry.id == person), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is immutable
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is read aloud of a row, and what letters find."""
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(filter(None, (entry.meta, entry.aside)))
        return None


class _PersonRows(QStyledItemDelegate):
    """Paints the name over what is said of them, and what stands on the right."""

    def __init__(self, theme: Theme, people: PersonList) -> None:
        super().__init__(people)
        self._theme, self._list = theme, people

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the size of every row, with the gap below it."""
        return QSize(self._theme.px(180), self._theme.px(_HEIGHT) + self._theme.px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry, box = self._list._people.entry(index), _ground(self._theme, option.rect)  # noqa: SLF001 - its own
        painter.save()
        self._paint_ground(painter, QRectF(box), option.state, index.row())
        inset = self._theme.px(_INSET)
        room = self._paint_aside(painter, box.adjusted(inset, 0, -inset, 0), entry)
        self._paint_words(painter, room, entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, row: int) -> None:
        theme = self._theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        under_pointer = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "sel" if chosen else "press" if row == self._list.pressed_row else "hover" if under_pointer else ""
        if ground:
            rounded_box(painter, box, theme.px(_RADIUS), theme.color(ground), None)
        if chosen:
            inset = theme.px(_BAR_INSET)
            bar = QRectF(box.left(), box.top() + inset, theme.px(_BAR), box.height() - 2 * inset)
            rounded_box(painter, bar, theme.px(_BAR) / 2, theme.color("accent"), None)

    def _paint_words(self, painter: QPainter, room: QRect, entry: PersonEntry) -> None:
        theme = self._theme
        name, meta = theme.metrics(TextStyle.BODY, QFont.Weight.Medium), theme.metrics(TextStyle.NOTE)
        above, below = theme.line_height(TextStyle.BODY), theme.line_height(TextStyle.NOTE)
        top = room.top() + (room.height() - above - below) / 2
        painter.setFont(theme.font(TextStyle.BODY, QFont.Weight.Medium))
        painter.setPen(theme.color("muted" if entry.dimmed else "ink"))
        words = name.elidedText(entry.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), top + above - name.descent() - 1), words)
        painter.setFont(theme.font(TextStyle.NOTE))
        painter.setPen(theme.color("muted"))
        words = meta.elidedText(entry.meta, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), top + above + below - meta.descent() - 1), words)

    def _paint_aside(self, painter: QPainter, room: QRect, entry: PersonEntry) -> QRect:
        """Paint what stands on the right, and return the room that is left."""
        if not entry.aside:
            return room
        painter.setFont(self._theme.font(TextStyle.NOTE))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.aside)
        width = self._theme.metrics(TextStyle.NOTE).horizontalAdvance(entry.aside)
        return room.adjusted(0, 0, -round(width) - self._theme.px(8), 0)


def _ground(theme: Theme, rect: QRect) -> QRect:
    return rect.adjusted(0, 0, 0, -theme.px(_GAP))
