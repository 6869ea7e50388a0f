"""One agreement as it is read: WHAT in the serif, its state beside it, and below what else was said.

What is read is painted, what is pressed is a button: a widget for every piece of it was most of what the page took.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.ui.toolkit.painted_block import PaintedBlock
from leader_journal.ui.toolkit.painted_text import PaintedText

_ABOVE, _UNDER_WHAT, _BESIDE, _LINE_GAP, _END = 10, 8, 8, 8, 18
_NAME, _NARROWEST = 134, 60


class _Line(Struct, frozen=True):
    """A name and what was said; of the last one the words may be a link, which is a button."""

    name: PaintedText
    words: PaintedText | None


class _AgreementPlaces(Struct, frozen=True):
    """Where everything stands at one width."""

    what: QRect
    state: QRect
    more: QRect
    names: tuple[QRect, ...]
    words: tuple[QRect, ...]
    height: int


class AgreementBlock(PaintedBlock[_AgreementPlaces]):
    """`state` is pressed where it says that something waits; the three dots open what the page puts into the menu."""

    state_pressed = Signal()
    entries_pressed = Signal()
    menu_wanted = Signal(object)
    """An empty QMenu, to be filled."""

    accessible_role = QAccessible.Role.ListItem

    def __init__(self, theme: Theme, what: str, state: str, *, waits: bool, more: str) -> None:
        """`state` says whether it holds; what waits is a link. `more` names the three dots."""
        super().__init__(theme)
        self._what = PaintedText(theme, TextStyle.PROSE, what)
        self._state = None if waits else PaintedText(theme, TextStyle.SMALL, state, "muted")
        self._act = TextButton(theme, state, self, small=True) if waits else None
        self._more = IconButton(theme, "ellipsis", more, self)
        self._entries: TextButton | None = None
        self._lines: list[_Line] = []
        self._more.clicked.connect(self._open_menu)
        if self._act is not None:
            self._act.clicked.connect(self.state_pressed)
        self.setAccessibleName(what)

    @staticmethod
    def least_height(theme: Theme, lines: int) -> int:
        """Return how high a block of so many lines is at least: its WHAT and each line of it may take more than one."""
        px, line = theme.px, math.ceil(theme.line_height(TextStyle.BODY))
        what = math.ceil(theme.line_height(TextStyle.PROSE))
        return px(_ABOVE) + what + px(_UNDER_WHAT) + lines * line + (lines - 1) * px(_LINE_GAP) + px(_END)

    @property
    def said(self) -> tuple[str, ...]:
        state = [self._state.words] if self._state is not None else []
        lines = (piece.words for line in self._lines for piece in (line.name, line.words) if piece is not None)
        return (self._what.words, *state, *lines)

    def set_details(self, details: Sequence[tuple[str, str]], broken: tuple[str, str], *, opens: bool) -> None:
        """Say these, each behind its name; `broken` last, as a link where there are entries to open."""
        said = [(name, text, False) for name, text in details] + [(*broken, opens)]
        for name, text, link in said:
            words = None if link else PaintedText(self.theme, TextStyle.BODY, text)
            self._lines.append(_Line(PaintedText(self.theme, TextStyle.BODY, name, "muted"), words))
        if opens:
            self._entries = TextButton(self.theme, broken[1], self)
            self._entries.setAccessibleDescription(broken[0])
            self._entries.clicked.connect(self.entries_pressed)
        state = [self._state.words] if self._state is not None else []
        parts = [*state, *(f"{name}: {text}" for name, text, _link in said)]
        ended = (part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in parts)
        self.setAccessibleDescription(" ".join(ended))

    def focus_in(self) -> None:
        """Take the keyboard: what can be done with it is behind the three dots."""
        self._more.setFocus(Qt.FocusReason.TabFocusReason)

    def restyle(self) -> None:
        for piece in self._pieces():
            piece.forget()
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is read, and the line below."""
        painter, placed = QPainter(self), self._placed(self.width())
        self._what.paint(painter, placed.what.left(), placed.what.top(), placed.what.width())
        if self._state is not None:
            self._state.paint_line(painter, QRectF(placed.state))
        for line, name, words in zip(self._lines, placed.names, placed.words, strict=True):
            line.name.paint_line(painter, QRectF(name))
            if line.words is not None:
                line.words.paint(painter, words.left(), words.top(), words.width())
        painter.fillRect(0, placed.height - 1, self.width(), 1, self.theme.color("line"))

    def _pieces(self) -> list[PaintedText]:
        named = [piece for line in self._lines for piece in (line.name, line.words) if piece is not None]
        return [self._what, *([self._state] if self._state is not None else []), *named]

    def _state_size(self) -> QSize:
        if self._act is not None:
            return self._act.sizeHint()
        return QSize(self._state.line_width(), self._state.line_height()) if self._state is not None else QSize(0, 0)

    def _side_width(self) -> int:
        return self._state_size().width() + self.theme.px(_BESIDE) + self._more.sizeHint().width()

    def _narrowest(self) -> int:
        return self._side_width() + self.theme.px(_BESIDE) + self.theme.px(_NARROWEST)

    def _set_buttons(self, placed: _AgreementPlaces) -> None:
        self._more.setGeometry(placed.more)
        if self._act is not None:
            self._act.setGeometry(placed.state)
        if self._entries is not None:
            self._entries.setGeometry(placed.words[-1])

    def _place(self, width: int) -> _AgreementPlaces:
        px, more, state = self.theme.px, self._more.sizeHint(), self._state_size()
        top, room = px(_ABOVE), max(1, width - px(_BESIDE) - self._side_width())
        tall = max(self._what.height(room), more.height(), state.height())
        dots = QRect(width - more.width(), top, more.width(), more.height())
        left = dots.left() - px(_BESIDE) - state.width()
        beside = QRect(left, top + (more.height() - state.height()) // 2, state.width(), state.height())
        column = max([px(_NAME) - px(_BESIDE), *(line.name.line_width() for line in self._lines)])
        names, words, y = list[QRect](), list[QRect](), top + tall + px(_UNDER_WHAT)
        for number, line in enumerate(self._lines):
            y += px(_LINE_GAP) if number else 0
            row = self._line_at(line, QRect(0, y, column, 0), width)
            names.append(row[0])
            words.append(row[1])
            y = (row[0] if line.words is None else row[0].united(row[1])).bottom() + 1
        return _AgreementPlaces(QRect(0, top, room, tall), beside, dots, tuple(names), tuple(words), y + px(_END) + 1)

    def _line_at(self, line: _Line, begin: QRect, width: int) -> tuple[QRect, QRect]:
        """Return where a name and its words stand, at one pitch: a link is higher, and lies about its line."""
        left, high = begin.right() + 1 + self.theme.px(_BESIDE), line.name.line_height()
        name = QRect(begin.left(), begin.top(), begin.width(), high)
        if line.words is not None:
            room = max(1, width - left)
            return name, QRect(left, begin.top(), room, line.words.height(room))
        link = self._entries.sizeHint() if self._entries is not None else QSize(0, 0)
        return name, QRect(QPoint(left, begin.top() - (link.height() - high) // 2), link)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        pop_up(menu, self._more.mapToGlobal(QPoint(0, self._more.height())))
