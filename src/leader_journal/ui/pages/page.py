"""What the window expects of a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Changes


class Page(QWidget):
    """A page of the stack. Every method does nothing unless a page has something to do."""

    def entered(self) -> None:
        """Called when the page comes to the front: put the focus where work begins."""

    def refresh(self, changes: Changes) -> None:
        """Called after every write that this page did not make itself: show what is new."""

    def retranslate(self) -> None:
        """Called when the language changed: say what the page itself says; its widgets hear of it themselves."""

    def dress(self) -> None:
        """Called when there is more or less room: fit what is shown to it. A page asks for it with a new theme, too."""

    def keep(self) -> None:
        """Save what is being written, at once: the journal is about to be closed, or the page left.

        Raises UserError where that fails: it is not left then, for the words would be lost.
        """

    def state(self) -> object:
        """Return what Back must restore: scroll position, selection, filter. An immutable value."""
        return None

    def restore(self, state: object) -> None:
        """Go back to a state that `state` returned."""

    def search(self) -> None:
        """Ctrl+F: put the focus where one searches."""

    def export(self) -> None:
        """Ctrl+E: export what is shown."""

    def print_(self) -> None:
        """Ctrl+P: print what is shown."""

    def next_pane(self) -> None:
        """F6: put the focus into the next pane."""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page, each with what it does: for F1."""
        return ()

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hear of more or less room."""
        super().resizeEvent(event)
        self.dress()
