"""A paragraph in two voices: what the app says in the sans, and after it what the leader wrote, in the serif."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.utf16 import units


class TwoVoices(TextLabel):
    """The first part is muted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._said = 0
        super().__init__(theme, TextStyle.BODY, "muted", parent, wrap=True)

    def set_parts(self, said: str, written: str) -> None:
        """Say this, and quote that behind it."""
        self._said = units(said)
        self.setText(f"{said} {written}" if written else said)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        length = units(self.text()) - self._said
        if length <= 0:
            return []
        part, form = QTextLayout.FormatRange(), QTextCharFormat()
        form.setFont(self.theme.font(TextStyle.PROSE_S))
        form.setForeground(self.theme.color("ink"))
        part.start = self._said
        part.length = length
        part.format = form
        return [part]
