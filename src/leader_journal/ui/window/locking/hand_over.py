"""What is typed over a lock goes from the process that ends to the one that takes its place, by a pipe.

All that stands there is told each time it changes, so that nothing hangs on when the one ends or the other is ready:
what was told last counts, and the end of the pipe says that no more comes. Nothing of it is ever in a file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO

from PySide6.QtCore import QObject, Signal

_END = b"\0"
_HELD_BY_THE_PIPE = 2_048
"""So much fits into a pipe of any system while nobody reads."""


class Teller:
    """The old process's end: tells the new one what stands on its face."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._told = ""
        self._ahead = 0
        self._listened_to = False

    def begin(self) -> None:
        """The other one listens from now on: a word waits for nothing."""
        self._listened_to = True

    def tell(self, typed: str) -> None:
        """Tell what stands there, unless it was told. Waits for nobody, and a process that is no more hears nothing."""
        if self._pipe.closed or typed == self._told:
            return
        words = typed.encode(errors="surrogatepass") + _END
        if not self._listened_to:
            if self._ahead + len(words) > _HELD_BY_THE_PIPE:
                return
            self._ahead += len(words)
        self._told = typed
        with suppress(OSError):
            self._pipe.write(words)

    def end(self, typed: str) -> None:
        """Tell what stands there in the end, also to one that does not listen yet; no more comes.

        Waits for it where the pipe does not hold all of it.
        """
        self.begin()
        self.tell(typed)
        if not self._pipe.closed:
            with suppress(OSError):
                self._pipe.close()


class Listener(QObject):
    """The new process's end."""

    heard = Signal(str)
    """All that stands on the face of the old process now."""
    ended = Signal()
    """No more comes; once, in any case."""

    def listen(self) -> None:
        """Wait for it, in a thread."""
        from threading import Thread

        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with suppress(RuntimeError):  # the app is ending
            with suppress(OSError, AttributeError, ValueError):  # started by hand, without a stdin, say
                self._hear_out(sys.stdin.fileno())
            self.ended.emit()

    def _hear_out(self, source: int) -> None:
        """Read to the end, not by `sys.stdin`: the interpreter aborts where it ends while that waits in a thread."""
        said = b""
        while more := os.read(source, _HELD_BY_THE_PIPE):
            *whole, said = (said + more).split(_END)
            if whole:
                self.heard.emit(whole[-1].decode(errors="surrogatepass"))
