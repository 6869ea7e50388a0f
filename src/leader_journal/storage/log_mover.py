"""Moves the log (-wal) into the file a moment after the last save, in a thread of its own (STORAGE.md D5).

What was acknowledged is durable in the log at once; but people copy the file, and know nothing of a log. A second or
two after the last save the file holds it too, and once nobody has written for a while the log is emptied.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from msgspec import Struct


class Pauses(Struct, frozen=True):
    """After how many seconds without a save the log is moved, and emptied; and how long saves can put that off."""

    soon: float = 1.5
    at_latest: float = 5.0
    idle: float = 20.0


class LogMover:
    """Calls `move` after the pauses, and again where it returns that it could not; `move(True)` empties the log too."""

    def __init__(self, move: Callable[[bool], bool], pauses: Pauses) -> None:
        self._move = move
        self._pauses = pauses
        self._changed = threading.Condition()
        self._first: float | None = None
        self._last: float | None = None
        self._at_once = False
        self._stopped = False
        self._thread: threading.Thread | None = None

    def saved(self, *, at_once: bool = False) -> None:
        """Note that something was saved just now, and is to be moved after no pause where there is much of it.

        The first time a thread is started.
        """
        with self._changed:
            waits_for_it = self._first is not None and not at_once
            self._note()
            self._at_once |= at_once
            if self._thread is None and not self._stopped:
                self._thread = threading.Thread(target=self._run, name="log-mover", daemon=True)
                self._thread.start()
            if not waits_for_it:  # else it looks how long is left when it was to move what was saved before
                self._changed.notify()

    def stop(self) -> None:
        """End the thread, after what it is doing; twice does no harm."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        to_empty = False
        while True:
            empty = self._wait(to_empty=to_empty)
            if empty is None:
                return
            done = self._move(empty)
            to_empty = not (done and empty)
            if not (done or empty):
                self._note()

    def _wait(self, *, to_empty: bool) -> bool | None:
        """Wait until the log is to be moved, or emptied (True); None at the end."""
        with self._changed:
            while not self._stopped:
                pause = self._pause(to_empty=to_empty)
                if pause is None or pause > 0:
                    self._changed.wait(pause)
                    continue
                empty, self._first, self._at_once = self._first is None, None, False
                self._last = time.monotonic()  # what cannot be emptied now is tried after as long again
                return empty
            return None

    def _note(self) -> None:
        """Note the moment. A lock may be taken again by the thread that holds it."""
        with self._changed:
            self._last = time.monotonic()
            self._first = self._last if self._first is None else self._first

    def _pause(self, *, to_empty: bool) -> float | None:
        """Return how long nothing is to be done, None for ever. Holds the lock."""
        now = time.monotonic()
        assert self._last is not None, "started by a save"
        if self._at_once:
            return 0.0
        if self._first is not None:
            return min(self._last + self._pauses.soon, self._first + self._pauses.at_latest) - now
        return self._last + self._pauses.idle - now if to_empty else None
