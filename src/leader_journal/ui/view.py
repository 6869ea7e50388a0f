"""A part of the window that shows an open journal: it follows the theme, and asks its context for everything else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leader_journal.ui.context import UiContext
from leader_journal.ui.toolkit.themed import Themed


class View(Themed, QWidget):
    """Made with the context; what it shows is read and written by `context.services`."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._follow(context.theme)
        self._context = context

    @property
    def window_width(self) -> float:
        """How wide the window is, in pixels at 100 %: what fits beside what is decided by it."""
        return self.window().width() / self.theme.scale
