"""A breach for which no agreement was stated before: what happened, who and when, and the way to write the frame."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.painted_block import PaintedBlock
from leader_journal.ui.toolkit.painted_text import PaintedText

_ABOVE, _BESIDE = 8, 16


class _FramePlaces(Struct, frozen=True):
    opens: QRect
    acts: QRect
    height: int


class FrameOwed(PaintedBlock[_FramePlaces]):
    """The day is a link to the entry; `act` says what the page does with `acted`. What happened is painted."""

    opened = Signal()
    acted = Signal()

    accessible_role = QAccessible.Role.ListItem
    _readable = 240

    def __init__(self, theme: Theme, facts: str, meta: str, act: str) -> None:
        super().__init__(theme)
        self._facts = PaintedText(theme, TextStyle.PROSE_S, facts)
        self._open, self._act = TextButton(theme, meta, self, small=True), TextButton(theme, act, self, small=True)
        self._open.clicked.connect(self.opened)
        self._act.clicked.connect(self.acted)
        self.setAccessibleName(facts)

    @property
    def said(self) -> tuple[str, ...]:
        return (self._facts.words,)

    def restyle(self) -> None:
        self._facts.forget()
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._facts.paint(QPainter(self), 0, self.theme.px(_ABOVE), self.width())

    def _place(self, width: int) -> _FramePlaces:
        """The links stand beside each other, or under each other where they have no room."""
        px, opens, acts = self.theme.px, self._open.sizeHint(), self._act.sizeHint()
        top = px(_ABOVE) + self._facts.height(width)
        first = QRect(0, top, min(opens.width(), width), opens.height())
        left, below = opens.width() + px(_BESIDE), top + opens.height()
        beside = left + acts.width() <= width
        second = QRect(left if beside else 0, top if beside else below, acts.width(), acts.height())
        return _FramePlaces(first, second, second.bottom() + 1)

    def _set_buttons(self, placed: _FramePlaces) -> None:
        self._open.setGeometry(placed.opens)
        self._act.setGeometry(placed.acts)

    def _narrowest(self) -> int:
        return max(self._open.sizeHint().width(), self._act.sizeHint().width())
