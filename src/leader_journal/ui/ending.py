"""How the app ends when nobody closes its window: a signal of the system, the end of the session.

Both keep what is being written and bring the journal's file up to date first, as closing the window does.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

from leader_journal.core.errors import UserError
from leader_journal.ui.main_window import MainWindow

_ASKING = ("SIGTERM", "SIGHUP", "SIGINT")
"""What asks a process to end; not every system knows all of them."""


class Ending(QObject):
    """Ends the app properly. Python runs no handler while Qt waits, so a socket wakes it."""

    def __init__(self, application: QGuiApplication, window: MainWindow, quit_: Callable[[], None]) -> None:
        super().__init__(application)
        self._window = window
        self._quit = quit_
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.settimeout(0)  # the system writes a signal into it, and must not wait
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        application.commitDataRequest.connect(self._session_ends)

    def listen(self) -> None:
        """Take the system's signals from now on, until `stop`."""
        signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        for name in _ASKING:
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, _wake)

    def stop(self) -> None:
        """Leave the signals to the system again."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        for name in _ASKING:
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, signal.SIG_DFL)
        self._near.close()
        self._far.close()

    def _woken(self) -> None:
        self._near.recv(64)
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
    """Nothing is done here: the number of the signal goes through the socket."""
