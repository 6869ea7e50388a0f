"""The four-state control: shown, partly, missed, not relevant, in four cells. Nothing chosen means not marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.core.terms import Mark
from leader_journal.ui.entries.mark_glyphs import paint_mark
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed, focus_next
from leader_journal.ui.toolkit.tips import show_tip
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, counted

CELLS = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.NOT_RELEVANT)
_WIDTH, _HEIGHT, _CELL, _GLYPH, _RADIUS = 146, 32, 36, 15, 8
_CLEARING = (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class MarkControl(Themed, QWidget):
    """One mark. Click chooses and click again clears; 1-4 choose, 0 and Backspace clear, the arrows move.

    `name` is what is marked ("Humility"), for a screen reader.
    """

    accessible_role = QAccessible.Role.Slider

    mark_changed = Signal(object)
    """The user chose this Mark; not sent by `set_mark`."""
    digit_chosen = Signal()
    """The mark was chosen by a digit: whoever holds three of these may move on to the next."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._mark = Mark.UNMARKED
        self._hovered: Mark | None = None
        self._retold = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.set_name(name)
        self.say(self.setAccessibleDescription, lambda: _("1 shown, 2 partly, 3 missed, 4 not relevant, 0 clears"))
        self.round_ring(_RADIUS)

    def mark(self) -> Mark:
        """Return the mark; UNMARKED when nothing is chosen."""
        return self._mark

    def set_mark(self, mark: Mark) -> None:
        if mark is not self._mark:
            self._mark = mark
            self._retold = True
            if not self.hasFocus():
                self._tell_anew()
            self.update()

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDTH), self.theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def value_text(self) -> str:
        """Return the mark as it is read aloud: "missed, 3 of 4", or "not marked"."""
        if self._mark not in CELLS:
            return labels.mark_label(self._mark)
        return _("{mark}, {place} of {count}").format(
            mark=labels.mark_label(self._mark), place=CELLS.index(self._mark) + 1, count=counted(len(CELLS))
        )

    def choose_cell(self, number: int) -> None:
        """Choose a cell by its number, counted from 0, as its digit does."""
        self._choose(CELLS[number])
        self.digit_chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, clear or move."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        number = event.key() - Qt.Key.Key_1
        if plain and 0 <= number < len(CELLS):
            self.choose_cell(number)
        elif plain and event.key() in _CLEARING:
            self._choose(Mark.UNMARKED)
        elif plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif plain and event.key() in ENTER_KEYS:
            focus_next(self)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer, or clear it when it was chosen."""
        cell = self._cell_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self._choose(Mark.UNMARKED if cell is self._mark else cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        self._set_hovered(self._cell_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What a screen reader knows of it is old now; while it had the focus, each mark was announced."""
        super().focusOutEvent(event)
        self._tell_anew()

    def event(self, event: QEvent) -> bool:
        """Name the cell under the pointer in a tooltip."""
        if event.type() == QEvent.Type.ToolTip and self._hovered is not None:
            show_tip(self.cursor().pos(), labels.mark_label(self._hovered), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        whole, enabled = QRectF(self.rect()), self.isEnabled()
        radius = theme.px(_RADIUS)
        edge = theme.color("edge" if enabled else "line")
        rounded_box(painter, whole, radius, theme.color("sheet") if enabled else None, edge)
        for cell in CELLS:
            if cell is self._hovered and cell is not self._mark and enabled:
                inner = self._cell_rect(cell).adjusted(1, 1, -1, -1)
                rounded_box(painter, inner, max(0, radius - 2), theme.color("hover"), None)
        painter.setPen(QPen(theme.color("line"), 1))
        for cell in CELLS[1:]:
            x = round(self._cell_rect(cell).left()) + 0.5
            painter.drawLine(QPointF(x, 1), QPointF(x, whole.height() - 1))
        if self._mark in CELLS:
            chosen = self._cell_rect(self._mark).adjusted(-0.5, -1, 0.5, 1)
            fill, line = (theme.color("sel"), theme.color("accent")) if enabled else (None, theme.color("field"))
            rounded_box(painter, chosen, radius - 1, fill, line, 1.5 * theme.scale)
        for cell in CELLS:
            self._paint_glyph(painter, cell)

    def _paint_glyph(self, painter: QPainter, cell: Mark) -> None:
        theme = self.theme
        rect = QRectF(0, 0, theme.px(_GLYPH), theme.px(_GLYPH))
        rect.moveCenter(self._cell_rect(cell).center())
        if not self.isEnabled():
            paint_mark(painter, rect, cell, theme, mono=theme.color("field"))
        else:
            paint_mark(painter, rect, cell, theme, mono=None if cell is self._mark else theme.color("muted"))

    def _cell_rect(self, cell: Mark) -> QRectF:
        width = (self.width() - 2) / len(CELLS)
        return QRectF(1 + CELLS.index(cell) * width, 1, width, self.height() - 2)

    def _cell_at(self, x: float) -> Mark:
        return CELLS[min(len(CELLS) - 1, max(0, int((x - 1) / ((self.width() - 2) / len(CELLS)))))]

    def _set_hovered(self, cell: Mark | None) -> None:
        if cell is not self._hovered:
            self._hovered = cell
            self.update()

    def _step(self, step: int) -> None:
        if self._mark not in CELLS:
            self._choose(CELLS[0] if step > 0 else CELLS[-1])
        else:
            self._choose(CELLS[min(len(CELLS) - 1, max(0, CELLS.index(self._mark) + step))])

    def _tell_anew(self) -> None:
        if self._retold:
            self._retold = False
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _choose(self, mark: Mark) -> None:
        if mark is not self._mark:
            self.set_mark(mark)
            accessible.announce(self, self.value_text())
            self.mark_changed.emit(mark)
