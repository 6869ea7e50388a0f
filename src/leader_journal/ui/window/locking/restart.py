"""Locking ends the process: only that empties memory (STORAGE.md 3.7). A new one starts at the unlock screen.

The old one stays until the new one has its window on the screen, so that nobody sees a gap and takes it for a crash.
Its journal is closed by then, and what it shows is the face of the lock screen (docs/decisions/0048).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from leader_journal import paths
from leader_journal.ui.this_program import command
from leader_journal.ui.window.careful import carefully
from leader_journal.ui.window.locking.stance import Stance

_STAYS_AT_MOST_MS = 10_000
"""The app quits after this even where the new window never comes, or comes later: a computer that is very busy."""
_ENDS_AFTER_S = 12.0
"""The process ends after this even where quitting takes its time: a job that does not stop, a computer that is busy."""
_LOOK_EVERY_MS = 10
_STRAGGLERS_MS = 60
"""So long after the new window has the keyboard, keys may still be on their way to the old one."""
_SHOWN = b"shown\n"
_LONGEST_TYPED = 4_096


def nothing() -> str:
    """Nothing was typed."""
    return ""


class Restart(Protocol):
    """Starts the app afresh, locked, and ends this process. The journal is closed before it is called."""

    def restart(
        self, journal: Path, said: str, stance: Stance, *, new_entry: bool = False, typed: Callable[[], str] = nothing
    ) -> None:
        """Start at the unlock screen of `journal`, which says `said` ("Locked at 13:40 ...") and stands as this did.

        `new_entry`: somebody asked for one, whom this app told that it was heard. `typed` tells in the end what was
        typed meanwhile on the face that stands here.
        """
        ...


class ProcessRestart(QObject):
    """Restarts as a new process."""

    stepping_aside = Signal()
    """The new process is to be the app that runs, whom later starts ask."""
    _shown = Signal()

    def __init__(self, end: Callable[[], object] | None = None) -> None:
        """`end` ends the process at once, whatever still runs in it: the journal is closed, and all of it is kept."""
        super().__init__()
        self._end = end
        self._typed: Callable[[], str] = nothing
        self._child: IO[bytes] | None = None
        self._shown.connect(partial(QTimer.singleShot, _STRAGGLERS_MS, self, self._hand_over))

    def restart(
        self, journal: Path, said: str, stance: Stance, *, new_entry: bool = False, typed: Callable[[], str] = nothing
    ) -> None:
        """Start, and quit once the new window stands; should the start fail, quitting alone still empties memory."""
        carefully(self.stepping_aside.emit)
        program, first = command()
        import subprocess
        from threading import Thread, Timer

        if self._end is not None:
            last = Timer(_ENDS_AFTER_S, self._end)
            last.daemon = True
            last.start()
        wish = ["--new"] if new_entry else []
        words = [program, *first, *wish, "--locked", said, "--stance", stance.written(), str(journal.absolute())]
        try:
            child = subprocess.Popen(  # noqa: S603 - this very app
                words,
                cwd=_own_folder(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError:
            QCoreApplication.quit()
            raise
        self._child, self._typed = child.stdin, typed
        QTimer.singleShot(_STAYS_AT_MOST_MS, self, self._hand_over)  # the pipe keeps what was typed for a late window
        assert child.stdout is not None
        Thread(target=self._wait, args=(child.stdout,), daemon=True).start()

    def _wait(self, said: IO[bytes]) -> None:
        said.readline()  # nothing comes where the new process ended before its window stood
        self._shown.emit()

    def _hand_over(self) -> None:
        """What was typed here goes to the new window, by a pipe of its own, and this process ends."""
        carefully(self._write_typed)
        QCoreApplication.quit()

    def _write_typed(self) -> None:
        if self._child is not None and not self._child.closed:  # the window and the longest wait both come to this
            with self._child:  # where nothing was typed, its end says so
                self._child.write(self._typed().encode())


class _TypedBefore(QObject):
    """Hears what was typed on the face of the old process, once: maybe nothing."""

    heard = Signal(str)

    def listen(self) -> None:
        """Wait for it, in a thread: the old process says it, or ends."""
        from threading import Thread

        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with suppress(OSError, AttributeError):  # started by hand, without a stdin, say
            typed = _all_of(sys.stdin.fileno()).decode(errors="ignore")
            with suppress(RuntimeError):  # the app is ending
                self.heard.emit(typed)


def _all_of(source: int) -> bytes:
    """Read to the end, not by `sys.stdin`: the interpreter aborts where it ends while that waits in a thread."""
    said = b""
    while len(said) < _LONGEST_TYPED and (more := os.read(source, _LONGEST_TYPED)):
        said += more
    return said


def stand_in(window: QWidget, stance: Stance, hear: Callable[[str], None]) -> None:
    """Show the window of the new process in the place of the old one's, and tell the old process once it stands.

    `hear` is told what was typed in the old one's meanwhile.
    """
    stance.take(window)
    before = _TypedBefore(window)
    before.heard.connect(hear)
    window.show()
    _once_it_stands(window, partial(_settle, window, stance, before))


def _once_it_stands(window: QWidget, then: Callable[[], None]) -> None:
    if window.isMinimized() or window.windowHandle().isExposed():
        QTimer.singleShot(_LOOK_EVERY_MS, window, then)  # exposed and painted are two
    else:
        QTimer.singleShot(_LOOK_EVERY_MS, window, partial(_once_it_stands, window, then))


def _settle(window: QWidget, stance: Stance, before: _TypedBefore) -> None:
    carefully(partial(stance.settle, window))
    carefully(_tell_the_old_one)
    carefully(before.listen)


def _tell_the_old_one() -> None:
    out = sys.stdout.fileno()
    try:
        os.write(out, _SHOWN)
    finally:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out)  # nobody reads there any more
        os.close(nowhere)


def _own_folder() -> Path:
    """Return where the new process works: a folder that is ours, whatever folder this one was started in."""
    folder = paths.data_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(sys.executable).parent
    return folder
