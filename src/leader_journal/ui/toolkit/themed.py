"""What every widget of ours shares: it follows the theme and the language while the app runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from leader_journal.ui.look.theme import Theme

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Enter, of the letters and of the figures."""


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


class EnterClicks:
    """Mixed in before a Qt button: Enter clicks it as Space does, also outside of dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click by Enter; with Ctrl or another key it belongs to whoever is above."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in ENTER_KEYS and isinstance(self, QAbstractButton):
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[misc] # the Qt class that this is mixed into


_FORWARD = True


def focus_next(widget: QWidget) -> bool:
    """Move the focus on from a widget as Tab does; False when there is nowhere to go."""
    return widget.focusNextPrevChild(_FORWARD)
