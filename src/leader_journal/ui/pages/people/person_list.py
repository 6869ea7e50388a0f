"""The list of people: one row each, with when they were last written about and what is owed to them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed

_HEIGHT, _GAP, _RADIUS, _INSET, _BAR, _BAR_INSET = 48, 4, 8, 12, 3, 10
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(1 << 20), Qt.Key.Key_End: 1 << 20}


class PersonEntry(Struct, frozen=True):
    """What one row says; `aside` stands on the right."""

    id: str
    name: str
    meta: str
    aside: str = ""
    dimmed: bool = False


class PersonList(Themed, QWidget):
    """One tab stop; the arrows choose."""

    chosen = Signal(str)
    """The id of who was chosen by the user; not sent by `choose`."""
    opened = Signal(str)
    """Enter or a click: the reader wants the page itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._rows: list[_PersonRow] = []
        self._current = -1
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, _GAP)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_entries(self, entries: Sequence[PersonEntry]) -> None:
        """Show these; who was chosen stays chosen if they are still there."""
        kept, focused = self.current(), any(row.hasFocus() for row in self._rows)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_PersonRow(self.theme, entry, self) for entry in entries]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()  # at once: the focus goes only to what is shown
            row.clicked.connect(self._clicked)
        self._current = -1
        if kept is not None:
            self.choose(kept)
        if focused and self._current >= 0:
            self._rows[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> str | None:
        """Return who is chosen."""
        return self._rows[self._current].entry.id if self._current >= 0 else None

    def choose(self, person: str) -> bool:
        """Choose somebody, silently; False when they are not in the list."""
        place = next((place for place, row in enumerate(self._rows) if row.entry.id == person), None)
        if place is None:
            return False
        self._set_current(place)
        return True

    def first(self) -> str | None:
        """Return who stands first."""
        return self._rows[0].entry.id if self._rows else None

    def focus_current(self) -> None:
        """Put the focus on who is chosen."""
        if self._rows:
            self._rows[max(0, self._current)].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose; Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._rows:
            place = min(len(self._rows) - 1, max(0, self._current + step))
            self._set_current(place)
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(self._rows[place].entry.id)
        elif event.key() in ENTER_KEYS and self._current >= 0:
            self.opened.emit(self._rows[self._current].entry.id)
        else:
            super().keyPressEvent(event)

    def _set_current(self, place: int) -> None:
        self._current = place
        for number, row in enumerate(self._rows):
            row.setChecked(number == place)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _PersonRow):
            self._set_current(self._rows.index(row))
            self.chosen.emit(row.entry.id)
            self.opened.emit(row.entry.id)


class _PersonRow(Themed, QAbstractButton):
    accessible_role = QAccessible.Role.ListItem

    def __init__(self, theme: Theme, entry: PersonEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(entry.name)
        self.setAccessibleDescription(", ".join(filter(None, (entry.meta, entry.aside))))
        self._follow(theme)
        self.round_ring(_RADIUS)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(180), self.theme.px(_HEIGHT))

    def nextCheckState(self) -> None:
        """A click chooses, never unchooses."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the arrows belong to the whole list

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, box = self.theme, QPainter(self), QRectF(self.rect())
        ground = "sel" if self.isChecked() else "press" if self.isDown() else "hover" if self.underMouse() else ""
        if ground:
            rounded_box(painter, box, theme.px(_RADIUS), theme.color(ground), None)
        if self.isChecked():
            inset = theme.px(_BAR_INSET)
            bar = QRectF(0, inset, theme.px(_BAR), box.height() - 2 * inset)
            rounded_box(painter, bar, theme.px(_BAR) / 2, theme.color("accent"), None)
        room = self.rect().adjusted(theme.px(_INSET), 0, -theme.px(_INSET), 0)
        room = self._paint_aside(painter, room)
        name, meta = theme.metrics(TextStyle.BODY, QFont.Weight.Medium), theme.metrics(TextStyle.NOTE)
        top = (box.height() - theme.line_height(TextStyle.BODY) - theme.line_height(TextStyle.NOTE)) / 2
        painter.setFont(theme.font(TextStyle.BODY, QFont.Weight.Medium))
        painter.setPen(theme.color("muted" if self.entry.dimmed else "ink"))
        words = name.elidedText(self.entry.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), top + theme.line_height(TextStyle.BODY) - name.descent() - 1), words)
        painter.setFont(theme.font(TextStyle.NOTE))
        painter.setPen(theme.color("muted"))
        words = meta.elidedText(self.entry.meta, Qt.TextElideMode.ElideRight, room.width())
        bottom = top + theme.line_height(TextStyle.BODY) + theme.line_height(TextStyle.NOTE)
        painter.drawText(QPointF(room.left(), bottom - meta.descent() - 1), words)

    def _paint_aside(self, painter: QPainter, room: QRect) -> QRect:
        """Paint what stands on the right, and return the room that is left."""
        if not self.entry.aside:
            return room
        painter.setFont(self.theme.font(TextStyle.NOTE))
        painter.setPen(self.theme.color("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.entry.aside)
        width = self.theme.metrics(TextStyle.NOTE).horizontalAdvance(self.entry.aside)
        return room.adjusted(0, 0, -round(width) - self.theme.px(8), 0)
