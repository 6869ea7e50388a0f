"""A quiet strip on the page: a few words on their own ground, and what can be done about them at its right end."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import Themed

_HEIGHT, _RADIUS, _PADDING, _GAP = 36, 8, 12, 16
_OVER_AND_UNDER = 8
"""Room over and under words that need more than one line."""


class Strip(Themed, QWidget):
    """36 high, or as high as its words need. `above` is room that is kept over its ground, in pixels at 100 %."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, above: int = 0) -> None:
        super().__init__(parent)
        self._follow(theme)
        self._above = above
        self._words = TextLabel(theme, TextStyle.BODY, "muted", wrap=True, aloud=True)
        self._buttons: list[TextButton] = []
        words = self.column(spacing=6, margins=(0, _OVER_AND_UNDER, 0, _OVER_AND_UNDER))
        words.add(STRETCH, self._words, STRETCH)
        self._row = self.row(_GAP, self, margins=(_PADDING, above, _PADDING, 0))
        self._row.layout.addLayout(words.layout, 1)
        self.fit(self.setMinimumHeight, _HEIGHT + above)

    def set_words(self, words: str) -> None:
        """Say this; a screen reader reads it with each button too."""
        self._words.setText(words)
        for button in self._buttons:
            button.setAccessibleDescription(words)

    def words(self) -> str:
        return self._words.text()

    def add_button(self) -> TextButton:
        """Add a button at the right end; its words are its owner's to say."""
        button = TextButton(self.theme)
        button.setAccessibleDescription(self._words.text())
        self._buttons.append(button)
        self._row.add(button)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = QRectF(self.rect()).adjusted(0, self.theme.px(self._above), 0, 0)
        rounded_box(QPainter(self), ground, self.theme.px(_RADIUS), self.theme.color("desk"), None)
