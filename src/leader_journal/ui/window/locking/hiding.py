"""Hiding the pages without locking: the face of the lock screen stands before them, and a key takes it away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leader_journal.paths import journal_name
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.window.frame import Frame
from leader_journal.ui.window.locking.cover import Cover

if TYPE_CHECKING:
    from leader_journal.ui.window.locking.said_in_passing import SaidInPassing


class Hiding:
    """For the journal that is open."""

    def __init__(self, theme: Theme, frame: Frame, cover: Cover, passing: SaidInPassing) -> None:
        self._theme = theme
        self._frame = frame
        self._cover = cover
        self._passing = passing

    def hide(self, path: Path) -> None:
        """Hide the pages of a journal."""
        if not self._cover.down:
            self._cover.put(partial(self._face, path))

    def show(self) -> None:
        """Show them again, and what was said meanwhile."""
        if self._cover.down:
            self._cover.lift()
            for above in self._frame.above:
                above.raise_()
            self._passing.say_held()

    def turn(self, path: Path) -> None:
        """Hide them, or show them again."""
        if self._cover.down:
            self.show()
        else:
            self.hide(path)

    def _face(self, path: Path) -> QWidget:
        from leader_journal.ui.window.locking.hidden_page import HiddenPage

        page = HiddenPage(self._theme, journal_name(path))
        page.shown_again.connect(self.show)
        return page
