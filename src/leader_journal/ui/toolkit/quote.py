"""What somebody said, set apart by a line at its side, with who or when in small letters under it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed

_BAR, _INSIDE = 2, 14


class Quote(Themed, QWidget):
    """Hidden while there is nothing to quote."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._words = TextLabel(theme, TextStyle.PROSE, wrap=True)
        self._caption = TextLabel(theme, "small", "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self.fit(self._column.setContentsMargins, _INSIDE, 0, 0, 0)
        self.fit(self._column.setSpacing, 1)
        self._column.addWidget(self._words)
        self._column.addWidget(self._caption)
        self.hide()

    def set_quote(self, words: str, caption: str) -> None:
        """Show these words in their quotation marks; empty ones hide the quote."""
        self._words.setText(words)
        self._caption.setText(caption)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.theme.px(_BAR), self.height(), self.theme.color("line"))
