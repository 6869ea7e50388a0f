"""Locking ends the process: only that empties memory (STORAGE.md 3.7). A new one starts at the unlock screen.

The old one stays until the new one has its window on the screen, so that nobody sees a gap and takes it for a crash,
and until nobody types into it any more. Its journal is closed by then, and what it shows is the face of the lock screen
(docs/decisions/0048).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from leader_journal import paths
from leader_journal.ui.this_program import command
from leader_journal.ui.window.careful import carefully
from leader_journal.ui.window.locking.stance import Stance

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from leader_journal.ui.window.locking.hand_over import Teller

_STAYS_AT_MOST_MS = 10_000
"""The app quits after this even where the new window never comes, or comes later: a computer that is very busy."""
_ENDS_AFTER_S = 12.0
"""The process ends after this even where quitting takes its time: a job that does not stop, a computer that is busy."""
_KEEPS_THE_KEYBOARD_MS = 2_000
"""So long the old window stays beside the new one where the desktop does not give that the keyboard."""


class Restart(Protocol):
    """Starts the app afresh, locked, and ends this process. The journal is closed before it is called."""

    def restart(self, journal: Path, said: str, stance: Stance, *, new_entry: bool = False) -> None:
        """Start at the unlock screen of `journal`, which says `said` ("Locked at 13:40 ...") and stands as this did.

        `new_entry`: somebody asked for one, whom this app told that it was heard.
        """
        ...

    def pass_on(self, typed: str) -> None:
        """Let it go on with all that was typed on the face that stands here, which is this by now."""
        ...


class ProcessRestart(QObject):
    """Restarts as a new process."""

    stepping_aside = Signal()
    """The new process is to be the app that runs, whom later starts ask."""
    _answered = Signal(bool)
    """The new window stands, or its process ended before it did."""

    def __init__(self, end: Callable[[], object] | None = None) -> None:
        """`end` ends the process at once, whatever still runs in it: the journal is closed, and all of it is kept."""
        super().__init__()
        self._end = end
        self._typed = ""
        self._teller: Teller | None = None
        self._answered.connect(self._new_one_answered)

    def restart(self, journal: Path, said: str, stance: Stance, *, new_entry: bool = False) -> None:
        """Start, and quit once the new window stands; should the start fail, quitting alone still empties memory."""
        carefully(self.stepping_aside.emit)
        program, first = command()
        import subprocess
        from threading import Thread, Timer

        from leader_journal.ui.window.locking.hand_over import Teller

        if self._end is not None:
            last = Timer(_ENDS_AFTER_S, self._end)
            last.daemon = True
            last.start()
        wish = ["--new"] if new_entry else []
        words = [program, *first, *wish, "--locked", said, "--stance", stance.written(), str(journal.absolute())]
        try:
            child = subprocess.Popen(  # noqa: S603 - this very app
                words,
                bufsize=0,
                cwd=_own_folder(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError:
            QCoreApplication.quit()
            raise
        assert child.stdin is not None
        assert child.stdout is not None
        self._teller = Teller(child.stdin)
        QTimer.singleShot(_STAYS_AT_MOST_MS, self, self._quit)  # the pipe keeps what was typed for a late window
        Thread(target=self._wait, args=(child.stdout,), daemon=True).start()

    def pass_on(self, typed: str) -> None:
        """Tell it at once: this process may be ended at any moment."""
        self._typed = typed
        if self._teller is not None:
            self._teller.tell(typed)

    def _wait(self, said: IO[bytes]) -> None:
        self._answered.emit(bool(said.readline()))  # nothing comes where the new process ended

    def _new_one_answered(self, stands: bool) -> None:
        """Quit once nothing more can be typed here: keys that were pressed before the keyboard left are here then."""
        assert self._teller is not None
        self._teller.begin()
        self._teller.tell(self._typed)
        application = QGuiApplication.instance()
        if stands and isinstance(application, QGuiApplication) and application.focusWindow() is not None:
            application.focusWindowChanged.connect(self._keyboard_went)
            QTimer.singleShot(_KEEPS_THE_KEYBOARD_MS, self, self._quit)
        else:
            self._quit()

    def _keyboard_went(self, to: QWindow | None) -> None:
        if to is None:
            self._quit()

    def _quit(self) -> None:
        if self._teller is not None:
            self._teller.end(self._typed)
        QCoreApplication.quit()


def _own_folder() -> Path:
    """Return where the new process works: a folder that is ours, whatever folder this one was started in."""
    folder = paths.data_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(sys.executable).parent
    return folder
