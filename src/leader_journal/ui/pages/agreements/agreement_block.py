"""One agreement as it is read: WHAT in the serif, its state beside it, and below what else was said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.themed import Themed

_NAME, _UNDER_WHAT, _LINE_GAP, _END = 134, 8, 8, 18


class AgreementBlock(Themed, QWidget):
    """`state` is pressed where it says that something waits; the three dots open what the page puts into the menu."""

    state_pressed = Signal()
    entries_pressed = Signal()
    menu_wanted = Signal(object)
    """An empty QMenu, to be filled."""

    def __init__(self, theme: Theme, what: str, *, more: str) -> None:
        """`more` names the three dots."""
        super().__init__()
        self._follow(theme)
        self._what = TextLabel(theme, TextStyle.PROSE, text=what, wrap=True)
        self._state, self._act = TextLabel(theme, "small", "muted"), TextButton(theme, small=True)
        self._more = IconButton(theme, "ellipsis", more)
        self._entries = TextButton(theme)
        self._head, self._grid, self._column = QHBoxLayout(), QGridLayout(), QVBoxLayout(self)
        self.fit(self._column.setSpacing, _UNDER_WHAT)
        self.fit(self._column.setContentsMargins, 0, 10, 0, 0)
        self.fit(self._head.setSpacing, 8)
        self.fit(self._grid.setHorizontalSpacing, 8)
        self.fit(self._grid.setVerticalSpacing, _LINE_GAP)
        self._act.clicked.connect(self.state_pressed)
        self._entries.clicked.connect(self.entries_pressed)
        self._more.clicked.connect(self._open_menu)
        self.setAccessibleName(what)
        self._build()
        self.restyle()

    def set_state(self, words: str, *, waits: bool) -> None:
        """Say whether it holds; what waits is a link."""
        self._state.setText("" if waits else words)
        self._act.setText(words)
        self._state.setVisible(not waits)
        self._act.setVisible(waits)

    def set_details(self, details: Sequence[tuple[str, str]], broken: tuple[str, str], *, opens: bool) -> None:
        """Say these, each behind its name; `broken` last, as a link where there are entries to open."""
        for row, (name, text) in enumerate(details):
            self._add(row, name, TextLabel(self.theme, "body", text=text, wrap=True))
        name, text = broken
        if opens:
            self._entries.setText(text)
            self._add(len(details), name, self._entries)
        else:
            self._entries.hide()
            self._add(len(details), name, TextLabel(self.theme, "body", text=text))

    def restyle(self) -> None:
        px = self.theme.px
        self._grid.setContentsMargins(0, 0, 0, px(_END) - px(_UNDER_WHAT))
        self._grid.setColumnMinimumWidth(0, px(_NAME) - px(8))
        super().restyle()

    def _build(self) -> None:
        self._head.addWidget(self._what, 1)
        side = QHBoxLayout()
        for widget in (self._state, self._act, self._more):
            side.addWidget(widget)
        column = QVBoxLayout()
        column.addLayout(side)
        column.addStretch(1)
        self._head.addLayout(column)
        self._grid.setColumnStretch(1, 1)
        self._column.addLayout(self._head)
        self._column.addLayout(self._grid)
        self._column.addWidget(Hairline(self.theme))
        self._entries.setParent(self)
        self._act.hide()

    def _add(self, row: int, name: str, value: QWidget) -> None:
        label = TextLabel(self.theme, "body", "muted", text=name)
        if value is self._entries:  # a link is higher than its words, and no wider
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
