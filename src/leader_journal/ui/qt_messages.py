"""What Qt warns of goes to standard error, which a desktop keeps in a log of its own: so it goes without words.

Qt's messages to whoever looks for a fault name the thing they are about, and the name of a row is what a leader wrote.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_ASKED_FOR = "QT_LOGGING_RULES"
"""Set by whoever wants to read what Qt says, words and all."""


def report_without_words() -> None:
    """From now on say of a message of Qt only which part of Qt it came from, and that once."""
    if _ASKED_FOR not in os.environ:
        qInstallMessageHandler(_Parts().take)


def report_as_before() -> None:
    """Leave messages to Qt again: Python is about to end."""
    qInstallMessageHandler(None)


class _Parts:
    def __init__(self) -> None:
        self._told = set[str]()

    def take(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        """Take what Qt says; what ends the process is said as it is, for nothing can be asked afterwards."""
        part = context.category or "default"
        said = message if kind is QtMsgType.QtFatalMsg else f"Qt warned: {part}"
        if said is None or said in self._told or kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        self._told.add(said)
        with suppress(OSError, ValueError, AttributeError):  # no standard error, or a closed one
            sys.stderr.write(f"{said}\n")
