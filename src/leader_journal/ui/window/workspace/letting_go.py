"""Once something is erased for good, nothing stays in the window that showed it: who was forgotten stands nowhere.

What stands in front is made anew where it is, all else is dropped and made again when it is wanted: so no page has to
know of each of its parts what it holds, and one that is added later is reached without being told of.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from leader_journal.core.changes import Changes
from leader_journal.core.word_memories import forget_words
from leader_journal.ui.collector import collect_all
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.window.workspace.page_stack import PageStack
from leader_journal.ui.window.workspace.single_capture import SingleCapture
from leader_journal.ui.window.workspace.undoing import Undoing
from leader_journal.ui.window.workspace.writers import Writers

_COLLECT_AFTER_MS = 1_000
"""What was dropped is destroyed by then, and the page in front painted."""


class LettingGo(QObject):
    """Listens to the writes of an open journal, for as long as its pages live."""

    def __init__(
        self, context: UiContext, pages: PageStack, capture: SingleCapture, writers: Writers, undoing: Undoing
    ) -> None:
        super().__init__(pages)
        self._theme = context.theme
        self._pages = pages
        self._capture = capture
        self._writers = writers
        self._undoing = undoing
        self._erased = False
        context.services.writes.before_erasing(writers.keep)
        context.services.writes.after_erasing(self._let_go)

    def wants_anew(self, changes: Changes) -> bool:
        """Whether the page in front is to be made anew, where a write is announced: once after each erasure."""
        wanted = self._erased and changes.everything
        self._erased = self._erased and not wanted
        return wanted

    def _let_go(self) -> None:
        self._erased = True
        self._pages.let_go()
        self._capture.let_go()
        self._writers.leave_dialogs()
        self._undoing.say_names()
        self._theme.forget_words()
        clipboard.forget()
        QTimer.singleShot(_COLLECT_AFTER_MS, self, self._collect)

    @staticmethod
    def _collect() -> None:
        forget_words()  # once more: a job that was asked about some in that moment has remembered them since
        collect_all()
