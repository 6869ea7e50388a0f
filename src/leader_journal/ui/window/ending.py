"""How the app ends when nobody closes its window: a signal of the system, the end of the session.

Both keep what is being written and bring the journal's file up to date first, as closing the window does.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

from leader_journal.core.errors import UserError

if TYPE_CHECKING:
    from leader_journal.ui.window.main_window import MainWindow

_ASKING = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""What asks a process to end."""


class Ending(QObject):
    """Ends the app properly. Python runs no handler while Qt waits, so a pipe wakes it."""

    def __init__(self, application: QGuiApplication, window: MainWindow, quit_: Callable[[], None]) -> None:
        super().__init__(application)
        self._window = window
        self._quit = quit_
        self._pipe: tuple[int, int] | None = None
        application.commitDataRequest.connect(self._session_ends)

    def listen(self) -> None:
        """Take the system's signals from now on, until `stop`. Windows sends none: there the session's end is heard."""
        if sys.platform == "win32":
            return
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for number in _ASKING:
            signal.signal(number, _wake)

    def stop(self) -> None:
        """Leave the signals to the system again."""
        if self._pipe is None:
            return
        signal.set_wakeup_fd(-1)
        for number in _ASKING:
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _woken(self) -> None:
        if self._pipe is None:
            return
        os.read(self._pipe[0], 64)
        if self._window.close():  # what cannot be kept holds it open, and is said
            self._quit()

    def _session_ends(self, manager: QSessionManager) -> None:
        """The session may go on after all, so nothing is closed; what is not kept by now may be gone."""
        try:
            self._window.keep()
        except UserError:
            manager.cancel()
            raise


def _wake(_number: int, _frame: FrameType | None) -> None:
    """Nothing is done here: the number of the signal goes through the pipe."""
