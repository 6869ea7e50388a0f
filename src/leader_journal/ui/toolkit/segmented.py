"""A few choices side by side, of which one holds."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import OneOfSeveral, Themed

_HEIGHT, _RADIUS, _PADDING = 32, 8, 14
_CHOSEN_WEIGHT = QFont.Weight.DemiBold


class Segmented(Themed, QWidget):
    """One tab stop; the arrows choose. A label is a text, or a callable that says it in the current language."""

    chosen = Signal(object)
    """The user chose this value; not sent by `set_value`."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[Hashable, str | Callable[[], str]]],
        name: str = "",
        parent: QWidget | None = None,
        *,
        spread: bool = False,
    ) -> None:
        """With `spread` the choices share whatever width there is."""
        super().__init__(parent)
        self._spread = spread
        self._labels: dict[Hashable, str | Callable[[], str]] = dict(options)
        self._cells: dict[Hashable, _Cell] = {}
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        across = QSizePolicy.Policy.Expanding if spread else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self._build()
        self.say_by(self._say)

    def value(self) -> Hashable | None:
        return next((value for value, cell in self._cells.items() if cell.isChecked()), None)

    def set_value(self, value: Hashable) -> None:
        """Choose a value silently; KeyError when it is none of the options."""
        self._cells[value].setChecked(True)
        self._rove()

    def set_name(self, name: str) -> None:
        """Say what is chosen here."""
        self.setAccessibleName(name)

    def _say(self) -> None:
        for value, label in self._labels.items():
            self._cells[value].setText(label if isinstance(label, str) else label())
            self._cells[value].updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        rounded_box(QPainter(self), QRectF(self.rect()), theme.px(_RADIUS), theme.color("sheet"), theme.color("edge"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = list(self._cells)
        held = self.value()
        place = values.index(held) if held is not None else -1
        self._choose(values[(place + step) % len(values)])
        self._cells[values[(place + step) % len(values)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        row = self.row(0, self)
        for value in self._labels:
            cell = _Cell(self.theme, self)
            self._group.addButton(cell)
            self._cells[value] = cell
            if self._spread:
                cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.add(cell)
            cell.clicked.connect(partial(self._choose, value))
        self._rove()

    def _choose(self, value: Hashable, _checked: bool = True) -> None:
        self._cells[value].setChecked(True)
        self._rove()
        self.chosen.emit(value)

    def _rove(self) -> None:
        held = self.value()
        stop = self._cells[held] if held is not None else next(iter(self._cells.values()), None)
        for cell in self._cells.values():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)


class _Cell(OneOfSeveral, Themed, QToolButton):
    accessible_role = QAccessible.Role.RadioButton

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._follow(theme)
        self.round_ring(_RADIUS)

    def sizeHint(self) -> QSize:
        theme = self.theme
        words = theme.width_of(self.text(), TextStyle.BODY, _CHOSEN_WEIGHT)
        return QSize(math.ceil(words + 2 * theme.px(_PADDING)), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, rect = self.theme, QPainter(self), QRectF(self.rect())
        radius = theme.px(_RADIUS)
        if self.isChecked():
            rounded_box(painter, rect, radius, theme.color("sel"), theme.color("accent"), 1.5 * theme.scale)
        elif self.underMouse() and self.isEnabled():
            ground = theme.color("press" if self.isDown() else "hover")
            rounded_box(painter, rect.adjusted(1, 1, -1, -1), radius - 1, ground, None)
        painter.setFont(theme.font(TextStyle.BODY, _CHOSEN_WEIGHT if self.isChecked() else None))
        token = "field" if not self.isEnabled() else "accent" if self.isChecked() else "ink"
        painter.setPen(theme.color(token))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
