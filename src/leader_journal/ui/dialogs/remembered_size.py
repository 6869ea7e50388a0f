"""A dialog has the size it was given last. Kept as it is at 100 % of text, with the settings of this computer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

from leader_journal.settings import SettingsStore
from leader_journal.ui.look.theme import Theme


def room_for(window: QWidget, width: int) -> int:
    """Return a width in pixels, or what the screen has of it."""
    return min(width, window.screen().availableSize().width())


class RememberedSize(QObject):
    """Gives a window its last size, else `proposed`, within the screen; remembers it whenever the window closes."""

    def __init__(self, window: QWidget, settings: SettingsStore, theme: Theme, proposed: tuple[int, int]) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._theme = theme
        self._name = type(window).__name__
        self._proposed = proposed
        self._given = QSize()
        self.give()
        window.installEventFilter(self)

    def give(self) -> None:
        """Give it that size, as large as text is now."""
        px = self._theme.px
        width, height = self._settings.current.window_sizes.get(self._name, self._proposed)
        self._given = QSize(px(width), px(height)).boundedTo(self._window.screen().availableSize())
        self._window.resize(self._given)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the size of a window that closes, if somebody changed it."""
        if watched is self._window and event.type() == QEvent.Type.Hide and self._window.size() != self._given:
            self._given, scale = self._window.size(), self._theme.scale
            size = (round(self._given.width() / scale), round(self._given.height() / scale))
            sizes = {**self._settings.current.window_sizes, self._name: size}
            self._settings.update(window_sizes=sizes)
        return False
