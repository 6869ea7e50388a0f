"""The leader's list of prompts: each switched on or off, moved up or down; their own worded anew or taken away."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import _

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PromptItem(Struct, frozen=True):
    """What one row says; `meta` stands under the question."""

    key: str
    question: str
    meta: str
    own: bool
    on: bool


class PromptList(Themed, QWidget):
    """One tab stop. The arrows go through the rows, with Alt they move one; Space switches it; Enter words it anew."""

    switched = Signal(str, bool)
    moved = Signal(str, int)
    """A step up (-1) or down (1)."""
    edited = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: list[_PromptRow] = []
        self._current = 0
        self._stacked = False
        self._follow(theme)
        self._column = self.column(self).layout

    def set_items(self, items: Sequence[PromptItem]) -> None:
        """Show these; the row that had the focus keeps it wherever it is now."""
        focused = any(row.hasFocus() for row in self._rows)
        kept = self._rows[self._current].item.key if self._rows else ""
        clear(self._column)
        self._rows = [_PromptRow(self.theme, item, self) for item in items]
        for row in self._rows:
            row.set_stacked(self._stacked)
            self._column.addWidget(row)
            self._column.addWidget(Hairline(self.theme))
            row.show()
        places = {row.item.key: place for place, row in enumerate(self._rows)}
        self._rove(places.get(kept, min(self._current, max(0, len(self._rows) - 1))))
        if self._rows:
            self._rows[0].up.setEnabled(False)
            self._rows[-1].down.setEnabled(False)
            if focused:
                self._rows[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_stacked(self, stacked: bool) -> None:
        """With little room the buttons stand under the question."""
        self._stacked = stacked
        for row in self._rows:
            row.set_stacked(stacked)

    def act(self, row: _PromptRow, key: Qt.Key, *, moves: bool) -> bool:
        """Do what a key on a row means; False when it means nothing."""
        step, item, place = _STEPS.get(key), row.item, self._rows.index(row)
        if step is not None and moves:
            if 0 <= place + step < len(self._rows):
                self.moved.emit(item.key, step)
        elif step is not None:
            self._rove(min(len(self._rows) - 1, max(0, place + step)))
            self._rows[self._current].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Space:
            self.switched.emit(item.key, not item.on)
        elif key in ENTER_KEYS and item.own:
            self.edited.emit(item.key)
        elif key == Qt.Key.Key_Delete and item.own:
            self.removed.emit(item.key)
        else:
            return False
        return True

    def take_stop(self, row: _PromptRow) -> None:
        """Let Tab come back to this row."""
        self._rove(self._rows.index(row))

    def _rove(self, place: int) -> None:
        self._current = place
        for number, row in enumerate(self._rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)


class _PromptRow(Themed, QWidget):
    """Its buttons are for the mouse; the keys belong to the row."""

    def __init__(self, theme: Theme, item: PromptItem, owner: PromptList) -> None:
        super().__init__(owner)
        self._follow(theme)
        self.item = item
        self._owner = owner
        question = TextLabel(theme, TextStyle.PROSE_S if item.own else TextStyle.BODY, text=item.question, wrap=True)
        question.set_token("ink" if item.on else "muted")
        meta = TextLabel(theme, "small", "muted", text=item.meta, wrap=True)
        self._edit = IconButton(
            theme, "pencil-line", lambda: _("Reword the question"), size=16, keys=lambda: keys_shown("Enter")
        )
        self._remove = IconButton(
            theme, "trash-2", lambda: _("Remove the question"), size=16, keys=lambda: keys_shown("Del")
        )
        self.up = IconButton(theme, "arrow-up", lambda: _("Move up"), size=16, keys=lambda: keys_shown("Alt+Up"))
        self.down = IconButton(
            theme, "arrow-down", lambda: _("Move down"), size=16, keys=lambda: keys_shown("Alt+Down")
        )
        self._switch = Switch(theme, lambda: _("Ask this"))
        self._switch.setChecked(item.on)
        texts = self.column()
        texts.add(STRETCH, question, meta, STRETCH)
        self._tools, self._row = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.fit(self._row.setContentsMargins, 0, 8, 0, 8)
        self.fit(self._row.setSpacing, 12)
        self.fit(self._tools.setSpacing, 2)
        for tool in (self._edit, self._remove, self.up, self.down, self._switch):
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._tools.addWidget(tool)
        self._tools.insertSpacing(self._tools.indexOf(self._switch), theme.px(6))
        self._row.addLayout(texts.layout, 1)
        self._row.addLayout(self._tools)
        meta.setVisible(bool(item.meta))  # not before it has a parent: it would flash as a window of its own
        for button in (self._edit, self._remove):
            button.setVisible(item.own)
        self._connect()
        self.retranslate()
        self.round_ring(8)

    def set_stacked(self, stacked: bool) -> None:
        """Stand the buttons under the question, or beside it."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self._tools.setAlignment(Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignRight)

    def retranslate(self) -> None:
        asked = _("asked") if self.item.on else _("not asked")
        self.setAccessibleName(self.item.question)
        self.setAccessibleDescription(", ".join(part for part in (asked, self.item.meta) if part))

    def ring_rect(self) -> QRect:
        """The ring goes round the words, inside the hairlines."""
        return self.rect().adjusted(0, self.theme.px(4), 0, -self.theme.px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not self._owner.act(self, Qt.Key(event.key()), moves=moves):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes back to the row that had the focus last."""
        self._owner.take_stop(self)
        super().focusInEvent(event)

    def _connect(self) -> None:
        self._edit.clicked.connect(self._edit_pressed)
        self._remove.clicked.connect(self._remove_pressed)
        self.up.clicked.connect(self._up_pressed)
        self.down.clicked.connect(self._down_pressed)
        self._switch.clicked.connect(self._switch_pressed)

    def _edit_pressed(self) -> None:
        self._owner.edited.emit(self.item.key)

    def _remove_pressed(self) -> None:
        self._owner.removed.emit(self.item.key)

    def _up_pressed(self) -> None:
        self._owner.moved.emit(self.item.key, -1)

    def _down_pressed(self) -> None:
        self._owner.moved.emit(self.item.key, 1)

    def _switch_pressed(self) -> None:
        self._owner.switched.emit(self.item.key, self._switch.isChecked())
