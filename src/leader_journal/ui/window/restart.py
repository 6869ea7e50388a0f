"""Locking ends the process: only that empties memory (STORAGE.md 3.7). A new one starts at the unlock screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from leader_journal import paths


class Restart(Protocol):
    """Starts the app afresh, locked, and ends this process. The journal is closed before it is called."""

    def restart(self, journal: Path, said: str) -> None:
        """Start at the unlock screen of `journal`, which says `said` ("Locked at 13:40 ...")."""
        ...


class ProcessRestart:
    """Restarts as a new process."""

    def restart(self, journal: Path, said: str) -> None:
        """Start detached, then quit; should the start fail, quitting alone still empties memory."""
        from PySide6.QtCore import QProcess

        program, first = command()
        QProcess.startDetached(program, [*first, "--locked", said, str(journal.absolute())], str(_own_folder()))
        QCoreApplication.quit()


def command() -> tuple[str, list[str]]:
    """Return the program and first arguments that start this app again, frozen or not."""
    if getattr(sys, "frozen", False):
        return sys.executable, []
    # -P: a folder in which somebody laid a module of a name that we import is not asked for it
    return sys.executable, ["-P", "-m", "leader_journal"]


def _own_folder() -> Path:
    """Return where the new process works: a folder that is ours, whatever folder this one was started in."""
    folder = paths.data_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(sys.executable).parent
    return folder
