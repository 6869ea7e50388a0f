"""Bars for the steps of something that is gone through: done, the one in front, and those to come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import EnterClicks, OneOfSeveral, Themed
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import _

BAR, GAP, HIT = 44, 6, 28
_THICK, _DOWN = 3, 15
"""The bar is drawn so far down in the height that can be hit, at 100 %."""


class StepBars(Themed, QWidget):
    """One tab stop: the arrows move between the bars, Enter and Space open a step, any of them at any time."""

    chosen = Signal(int)
    """The number of a step, counted from 0."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._follow(theme)
        self._names: tuple[str, ...] = ("",) * count
        self._current, self._done = 0, frozenset[int]()
        self._bars = tuple(_Bar(theme, self) for _number in range(count))
        row = self.row(GAP, self)
        for number, bar in enumerate(self._bars):
            row.add(bar)
            bar.clicked.connect(partial(self._clicked, number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say_by(self._say)

    @property
    def bars(self) -> tuple[QAbstractButton, ...]:
        """The buttons, first to last."""
        return self._bars

    def set_names(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._say()

    def set_state(self, current: int, done: frozenset[int]) -> None:
        """Show which step is in front, and which have been gone through."""
        self._current, self._done = current, done
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        place = next((number for number, bar in enumerate(self._bars) if bar.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        target = min(max(place + step, 0), len(self._bars) - 1)
        self._rove(target)
        self._bars[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, number: int, _checked: bool = False) -> None:
        self.chosen.emit(number)

    def _say(self) -> None:
        for number, (bar, name) in enumerate(zip(self._bars, self._names, strict=True)):
            words = {"number": number + 1, "count": len(self._bars), "name": name}
            set_tip(bar, f"{number + 1}  {name}")
            if number == self._current:
                bar.set_state("accent", _("Step {number} of {count}, {name}, current").format(**words))
            elif number in self._done:
                bar.set_state("field", _("Step {number} of {count}, {name}, done").format(**words))
            else:
                bar.set_state("line", _("Step {number} of {count}, {name}").format(**words))
        self._rove(self._current)

    def _rove(self, stop: int) -> None:
        for number, bar in enumerate(self._bars):
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if number == stop else Qt.FocusPolicy.NoFocus)


class _Bar(OneOfSeveral, EnterClicks, Themed, QAbstractButton):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._token = "line"
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.round_ring(_THICK)

    def set_state(self, token: str, name: str) -> None:
        self._token = token
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(BAR), self.theme.px(HIT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ring_rect(self) -> QRect:
        """The ring goes round the bar itself, with air between."""
        return self._bar().adjusted(0, -self.theme.px(_THICK), 0, self.theme.px(_THICK)).toAlignedRect()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, bar = self.theme, self._bar()
        token = "accent_hover" if self.underMouse() and self._token == "accent" else self._token
        token = "edge" if self.underMouse() and token == "line" else token
        rounded_box(QPainter(self), bar, bar.height() / 2, theme.color(token), None)

    def _bar(self) -> QRectF:
        return QRectF(0, self.theme.px(_DOWN), self.width(), self.theme.px(_THICK))
