"""A short list under a field, to choose from while typing goes on. It never takes the focus."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed

_ROWS, _ROW, _INSET, _WIDTH, _RADIUS = 8, 32, 4, 260, 8
_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Completion:
    """One line to choose: what it stands for, and its words."""

    value: Hashable
    text: str


class CompletionPopup(Themed, QWidget):
    """A child of the field's window, not a window of its own: no popup grab, the same on X11 and Wayland."""

    chosen = Signal(object)
    """The user chose this value."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self._list = QListWidget(self)
        self._list.setProperty("role", "completions")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.itemClicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._follow(theme)
        self.restyle()
        self.hide()

    def offer(self, completions: Sequence[Completion], below: QRect, *, preselect: bool = True) -> None:
        """Show these under a rectangle of the field, or above it where there is no room; nothing to offer hides it.

        With `preselect` Enter chooses the first at once; without, the arrows have to go to one first.
        """
        self._list.clear()
        for completion in completions:
            item = QListWidgetItem(completion.text)
            item.setData(_VALUE, completion.value)
            self._list.addItem(item)
        if not completions:
            self.hide()
            return
        self._list.setCurrentRow(0 if preselect else -1)
        self._place(below, len(completions))
        self.raise_()
        self.show()
        accessible.announce(self._field, completions[0].text)

    def current(self) -> Hashable | None:
        """Return the value under the bar, or None."""
        if not self.isVisible() or self._list.currentRow() < 0:
            return None
        value: Hashable = self._list.currentItem().data(_VALUE)
        return value

    def choose_current(self) -> None:
        self._choose(self.current())

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key while shown: up and down move, Enter and Tab choose, Esc hides. True when it was taken."""
        if not self.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (*ENTER_KEYS, Qt.Key.Key_Tab) and self._list.currentRow() >= 0:
            self.choose_current()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def restyle(self) -> None:
        inset = self.theme.px(_INSET)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._list.setFont(self.theme.font(TextStyle.BODY))
        self.hide()
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        rounded_box(QPainter(self), QRectF(self.rect()), theme.px(_RADIUS), theme.color("sheet"), theme.color("edge"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go away when the field does."""
        if watched is self._field and event.type() in (QEvent.Type.Hide, QEvent.Type.FocusOut):
            self.hide()
        return False

    def _place(self, below: QRect, count: int) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:  # the field was put into another window since
            self.setParent(window)
        self._field.removeEventFilter(self)
        self._field.installEventFilter(self)
        px = self.theme.px
        longest = max(self._list.sizeHintForColumn(0), 0) + px(48)
        size_width = min(max(px(_WIDTH), longest), max(1, window.width() - px(16)))
        height = min(count, _ROWS) * px(_ROW) + 2 * px(_INSET) + px(2)
        place = self._field.mapTo(window, below.bottomLeft() + QPoint(0, px(4)))
        if place.y() + height > window.height():
            above = self._field.mapTo(window, below.topLeft()).y() - height - px(4)
            place.setY(above if above >= 0 else max(0, window.height() - height))
        place.setX(max(px(8), min(place.x(), window.width() - size_width - px(8))))
        self.setGeometry(place.x(), place.y(), size_width, height)

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        start = -1 if row < 0 and step > 0 else 0 if row < 0 else row
        self._list.setCurrentRow((start + step) % self._list.count())
        accessible.announce(self._field, self._list.currentItem().text())

    def _clicked(self, item: QListWidgetItem) -> None:
        self._choose(item.data(_VALUE))

    def _choose(self, value: Hashable | None) -> None:
        self.hide()
        if value is not None:
            self.chosen.emit(value)
