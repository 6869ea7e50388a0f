"""What happens to our bugs: a log entry without content, one sentence on the screen, and the app goes on.

An exception's message can hold a text of the journal (a KeyError's key, a decoder's excerpt), so only its type and the
places in our code are kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from leader_journal.core.errors import UserError
from leader_journal.wording.catalogue import _


def report_of(error: BaseException) -> str:
    """Return type and places of an exception, without its message, values or source lines."""
    import traceback  # not before the lock screen

    places = [
        f"{frame.name} ({frame.filename.rsplit('leader_journal', 1)[-1].lstrip('/')}:{frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = f" from {type(error.__cause__).__name__}" if error.__cause__ is not None else ""
    return f"{type(error).__name__}{cause} at " + " > ".join(places)


def log_bug(error: BaseException) -> None:
    """Log where a bug was met, and of what kind it is."""
    import logging  # not before the lock screen

    logging.getLogger(__name__).error("unexpected: %s", report_of(error))


class CrashHandler:
    """Takes every exception that nothing else took; `show` puts one sentence before the user."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._busy = False

    def install(self) -> None:
        """Take exceptions from Qt slots and virtual methods, too."""
        sys.excepthook = self._hook

    def handle(self, error: Exception) -> None:
        """Say a failure of the user's world in its sentence; log and say our own bugs."""
        if isinstance(error, UserError):
            from leader_journal.wording.errors import sentence  # a failure is rare, and its words are many

            self._say(sentence(error))
            return
        log_bug(error)
        self._say(
            _(
                "Something went wrong in the app. What you saved is safe, and so is what you were writing. "
                "Try again; if it happens once more, lock and unlock the journal."
            )
        )

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self.handle(error.with_traceback(trace))
        elif not issubclass(kind, KeyboardInterrupt):
            log_bug(error.with_traceback(trace))  # no message of it either

    def _say(self, words: str) -> None:
        if self._busy:  # a failure while a failure is shown must not pile up dialogs
            return
        self._busy = True
        try:
            self._show(words)
        finally:
            self._busy = False
