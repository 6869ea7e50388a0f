"""The folder of the sample, for as long as somebody looks around in it: removed with the window, or at the next start.

A process that is killed cannot remove it. Whoever made it holds a lock in it, which the system takes back however that
process ends; so a folder without a holder is what was left behind.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from leader_journal.core.errors import JournalInUse
from leader_journal.storage.lock import FileLock

_PREFIX = "leader-journal-sample-"
_HELD = "in use"
_BEING_MADE_S = 60
"""So young a folder may be one whose maker has not taken the lock yet."""


class SampleFolder:
    """A folder of this process alone."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = FileLock.acquire(self.path / _HELD)

    def remove(self) -> None:
        """Remove it, with whatever was written into the sample."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def sweep_sample_folders() -> None:
    """Remove the folders of samples whose processes are gone. Nothing of this fails: the next start tries again."""
    for folder in Path(tempfile.gettempdir()).glob(_PREFIX + "*"):
        with suppress(OSError, JournalInUse):
            if _is_ours(folder) and not _is_being_made(folder):
                FileLock.acquire(folder / _HELD).release()
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder of this user, and no link to another: everybody may write beside it."""
    found = folder.lstat()
    return folder.is_dir() and not folder.is_symlink() and (os.name != "posix" or found.st_uid == os.geteuid())


def _is_being_made(folder: Path) -> bool:
    return not any(folder.iterdir()) and time.time() - folder.stat().st_mtime < _BEING_MADE_S
