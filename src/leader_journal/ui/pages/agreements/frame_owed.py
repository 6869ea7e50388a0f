"""A breach for which no agreement was stated before: what happened, who and when, and the way to write the frame."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed


class FrameOwed(Themed, QWidget):
    """The day is a link to the entry; `act` says what the page does with `acted`."""

    opened = Signal()
    acted = Signal()

    def __init__(self, theme: Theme, facts: str, meta: str, act: str) -> None:
        super().__init__()
        self._follow(theme)
        self._open, self._act = TextButton(theme, meta, small=True), TextButton(theme, act, small=True)
        self._open.clicked.connect(self.opened)
        self._act.clicked.connect(self.acted)
        links = QWidget()
        self._links = FlowLayout(links)
        self.fit(self._links.set_gaps, 16, 0)
        self._links.addWidget(self._open)
        self._links.addWidget(self._act)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.fit(self._column.setContentsMargins, 0, 8, 0, 0)
        self._column.addWidget(TextLabel(theme, TextStyle.PROSE_S, text=facts, wrap=True))
        self._column.addWidget(links)
        self.setAccessibleName(facts)
