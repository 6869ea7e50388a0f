"""A short list of places inside a page: the settings' sections, the charts. Groups may have a head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSpacerItem, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS, OneOfSeveral, Themed

_HEIGHT, _RADIUS, _PADDING = 32, 8, 10
_GROUP_GAP, _HEAD_GAP = 16, 4


class SideList(Themed, QWidget):
    """One tab stop; the arrows choose. `count` places, whose names come by `set_labels`.

    `groups` are the sizes of groups with a head each, which together hold all places; their names come by `set_heads`.
    `row` is the height of a place in pixels at 100 %.
    """

    chosen = Signal(int)
    """The number of the place, counted from 0."""
    opened = Signal(int)
    """Enter or a click: the reader wants what is there, also where it was chosen already."""

    accessible_role = QAccessible.Role.PageTabList

    def __init__(self, theme: Theme, count: int, *, groups: Sequence[int] = (), row: int = _HEIGHT) -> None:
        super().__init__()
        self._follow(theme)
        self._items = [_Place(theme, row, self) for _number in range(count)]
        self._heads = [TextLabel(theme, "section") for _group in groups]
        self._gaps = {head: QSpacerItem(0, 0) for head in self._heads}
        self._current = 0
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        heads = dict(zip(accumulate(groups, initial=0), self._heads, strict=False))
        for number, item in enumerate(self._items):
            if number in heads:
                self._column.addSpacerItem(self._gaps[heads[number]])
                self._column.addWidget(heads[number])
            self._column.addWidget(item)
            item.clicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_current(0)
        self.restyle()

    @staticmethod
    def width_for(theme: Theme, labels: Sequence[str]) -> int:
        """Return the least width, in pixels, of a list of places of these names, whether it was made or not."""
        return max(_place_width(theme, label) for label in labels)

    def set_labels(self, labels: Sequence[str]) -> None:
        for item, label in zip(self._items, labels, strict=True):
            item.setText(label)

    def set_heads(self, heads: Sequence[str]) -> None:
        for label, head in zip(self._heads, heads, strict=True):
            label.setText(head)

    def current(self) -> int:
        return self._current

    def current_item(self) -> QWidget:
        """Return the widget of the place that is chosen, to be scrolled to."""
        return self._items[self._current]

    def set_current(self, number: int) -> None:
        self._current = number
        for place, item in enumerate(self._items):
            item.setChecked(place == number)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == number else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._items[number])

    def restyle(self) -> None:
        for number, head in enumerate(self._heads):
            self._gaps[head].changeSize(0, self.theme.px(_GROUP_GAP) if number else 0)
            head.setContentsMargins(self.theme.px(_PADDING), 0, 0, self.theme.px(_HEAD_GAP))
        self._column.invalidate()
        super().restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose the neighbour; Enter opens."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() in ENTER_KEYS:
            self.opened.emit(self._current)
            return
        if step is None:
            super().keyPressEvent(event)
            return
        number = min(len(self._items) - 1, max(0, self._current + step))
        self._choose(number)
        self._items[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        item = self.sender()
        if isinstance(item, _Place):
            self._choose(self._items.index(item))
            self.opened.emit(self._current)

    def _choose(self, number: int) -> None:
        changed = number != self._current
        self.set_current(number)
        if changed:
            self.chosen.emit(number)


def _place_width(theme: Theme, label: str) -> int:
    """Return the width of a place where it is the chosen one, whose name is the boldest."""
    return int(theme.width_of(label, TextStyle.BODY, QFont.Weight.DemiBold)) + 2 * theme.px(_PADDING) + 2


class _Place(OneOfSeveral, Themed, QAbstractButton):
    accessible_role = QAccessible.Role.PageTab
    keys_of_all = (Qt.Key.Key_Up, Qt.Key.Key_Down, *ENTER_KEYS)

    def __init__(self, theme: Theme, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = height
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._follow(theme)
        self.round_ring(_RADIUS)

    def sizeHint(self) -> QSize:
        return QSize(_place_width(self.theme, self.text()), self.theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, box = self.theme, QPainter(self), QRectF(self.rect())
        ground = "sel" if self.isChecked() else "press" if self.isDown() else "hover" if self.underMouse() else ""
        if ground:
            rounded_box(painter, box, theme.px(_RADIUS), theme.color(ground), None)
        weight = QFont.Weight.DemiBold if self.isChecked() else None
        painter.setFont(theme.font(TextStyle.BODY, weight))
        painter.setPen(theme.color("ink"))
        words = box.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)
        metrics = theme.metrics(TextStyle.BODY, weight)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
