"""Long work that a dialog does under its bar: while it goes on nothing else can be chosen, and Cancel stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from leader_journal.core.errors import Cancelled, UserError
from leader_journal.core.progress import Progress
from leader_journal.ui.dialogs.long_work import LongWork
from leader_journal.ui.messages import Messages
from leader_journal.wording.errors import sentence

_Found = TypeVar("_Found")


class WorkUnderBar:
    """One piece of work at a time."""

    def __init__(
        self, messages: Messages, bar: QProgressBar, *, waiting: tuple[QWidget, ...], back_to: QWidget
    ) -> None:
        """`waiting` is what cannot be used meanwhile; the keyboard goes `back_to` this, wherever it went meanwhile."""
        self._messages = messages
        self._bar = bar
        self._waiting = waiting
        self._back_to = back_to
        self._work: LongWork | None = None

    def do(self, work: Callable[[Progress], _Found]) -> _Found | None:
        """Return what the work gave, or None where it was cancelled, or failed and was said."""
        self._work = LongWork(self._bar)
        self._set_busy(busy=True)
        try:
            with self._work as progress:
                return work(progress)
        except Cancelled:
            return None
        except UserError as error:
            self._messages.failed(sentence(error))
            return None
        finally:
            self._work = None
            self._set_busy(busy=False)

    def cancel(self) -> bool:
        """Stop the work at its next step; False where none goes on."""
        if self._work is None:
            return False
        self._work.cancel()
        return True

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        for part in self._waiting:
            part.setEnabled(not busy)
        if not busy:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
