"""Something that is owed, and what can be done about it in place: a few words each, and for a promise another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.clock import Clock
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed

_RING = 5
"""Room between what is owed and what can be done about it: the focus ring round an act must not touch the words."""


class DebtAct(Struct, frozen=True):
    """What can be done about a debt: its word, and the deed."""

    words: str
    act: Callable[[], object]


class DebtRow(Themed, QWidget):
    """What is owed, since when and to whom, and under it its acts. `owed` is the id of what the debt stands on."""

    dated = Signal(object)
    """A new day was written: this dt.date."""
    edited = Signal()
    """A new day is being written."""
    thrown_away = Signal(str)
    """Esc was pressed on this, which was written as a new day."""

    def __init__(
        self,
        theme: Theme,
        owed: str,
        text: str,
        meta: str,
        acts: Sequence[DebtAct],
        *,
        warning: str = "",
        serif: bool = False,
    ) -> None:
        """`warning` follows the meta in the colour of overdue words; `serif` is for what the leader wrote as prose."""
        super().__init__()
        self._follow(theme)
        self.owed = owed
        self._text = TextLabel(theme, TextStyle.PROSE_S if serif else TextStyle.BODY, text=text, wrap=True)
        self._meta = TextLabel(theme, TextStyle.NOTE, "muted", text=meta)
        self._warning = TextLabel(theme, TextStyle.NOTE, "missed_text", text=warning)
        self._acts = [TextButton(theme, act.words, small=True) for act in acts]
        for button, act in zip(self._acts, acts, strict=True):
            button.clicked.connect(act.act)
            button.setAccessibleDescription(text)
        self._day: DayLine | None = None
        self._line = QWidget()
        flow = FlowLayout(self._line)
        self.fit(flow.set_gaps, 14, _RING)
        for shown in (label for label, words in ((self._meta, meta), (self._warning, warning)) if words):
            flow.addWidget(shown)
        for button in self._acts:
            flow.addWidget(button)
        if self._acts:
            flow.keep_together(self._acts[0])  # one of them alone under the others reads as if it was another’s
        for label in (self._meta, self._warning):
            if label.parentWidget() is None:
                label.setParent(self)
                label.hide()
        self._column = self.column(self, margins=(0, 8, 0, 4))
        self._column.add(self._text, _RING, self._line)
        self.setAccessibleName(text)

    @property
    def title(self) -> str:
        """What is owed."""
        return self._text.text()

    @property
    def acts(self) -> tuple[TextButton, ...]:
        """The buttons, in their order."""
        return tuple(self._acts)

    def focus_first(self) -> None:
        """Put the focus on the first act."""
        if self._acts:
            self._acts[0].setFocus(Qt.FocusReason.TabFocusReason)

    def ask_day(self, clock: Clock, name: str, day: dt.date | None, *, take_focus: bool = True) -> None:
        """Ask for another day in place; Esc puts the question away."""
        if self._day is None:
            self._day = DayLine(self.theme, clock, until_entered=True)
            self._day.part = day_part(self.owed)
            self._day.edited.connect(self.edited)
            self._day.settled.connect(self.dated)
            self._day.left.connect(self._forget_day)
            self._column.add(self._day)
        self._day.set_name(name)
        if not self._day.half_typed:
            self._day.set_day(day)
        self._day.show()
        if take_focus:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_day(self) -> None:
        if self._day is not None:
            typed = self._day.half_typed
            self._day.go_on("")
            self._day.hide()
            self.focus_first()
            if typed:
                self.edited.emit()
                self.thrown_away.emit(typed)


def day_part(owed: str) -> str:
    """Return what names the line for the new day of something owed."""
    return f"new day:{owed}"
