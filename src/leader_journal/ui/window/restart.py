"""Locking ends the process: only that empties memory (STORAGE.md 3.7). A new one starts at the unlock screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QProcess


class Restart(Protocol):
    """Starts the app afresh, locked, and ends this process. The journal is closed before it is called."""

    def restart(self, journal: Path, said: str) -> None:
        """Start at the unlock screen of `journal`, which says `said` ("Locked at 13:40 ...")."""
        ...


class ProcessRestart:
    """Restarts as a new process."""

    def restart(self, journal: Path, said: str) -> None:
        """Start detached, then quit; should the start fail, quitting alone still empties memory."""
        program, first = command()
        QProcess.startDetached(program, [*first, "--locked", said, str(journal)])
        QCoreApplication.quit()


def command() -> tuple[str, list[str]]:
    """Return the program and first arguments that start this app again, frozen or not."""
    if getattr(sys, "frozen", False):
        return sys.executable, []
    return sys.executable, ["-m", "leader_journal"]
