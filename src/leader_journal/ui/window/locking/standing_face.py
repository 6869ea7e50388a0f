"""What is typed on the face that stands while the next process starts: the passphrase, Enter, and what comes behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.window.entrance.typed_ahead import TypedAhead


class StandingFace(QObject):
    """Tells all that stands there, each time it changes."""

    def __init__(self, face: UnlockPage, said: str, tell: Callable[[str], None]) -> None:
        super().__init__(face)
        self._face = face
        self._tell = tell
        self._behind = TypedAhead(self)
        face.stand_still(said)
        face.entered.connect(self._behind.begin)
        face.typed.connect(self._changed)
        self._behind.changed.connect(self._changed)
        self._changed()

    def typed(self) -> str:
        """Return what was typed, with an end of line where Enter was pressed."""
        return self._face.typed_ahead() + self._behind.letters

    def _changed(self) -> None:
        self._tell(self.typed())
