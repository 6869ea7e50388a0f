"""What every widget of ours shares: it follows the theme and the language while the app runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from leader_journal.ui.theme import Theme


class Themed:
    """Mixed in before a Qt widget: calls `restyle` when the theme changed and `retranslate` when the language did.

    The widget's `__init__` calls `_follow(theme)` once it is built.
    """

    theme: Theme

    def restyle(self) -> None:
        """Measure and paint again: colours or sizes changed."""
        if isinstance(self, QWidget):
            self.updateGeometry()
            self.update()

    def retranslate(self) -> None:
        """Say everything again, in the current language."""

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)  # type: ignore[misc] # the Qt class that this is mixed into
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _follow(self, theme: Theme) -> None:
        self.theme = theme
        theme.changed.connect(self.restyle)


_FORWARD = True


def focus_next(widget: QWidget) -> bool:
    """Move the focus on from a widget as Tab does; False when there is nowhere to go."""
    return widget.focusNextPrevChild(_FORWARD)
