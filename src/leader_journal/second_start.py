"""One running app for a user: a later start leaves its wish with the first and ends (`wishes`). Without Qt.

The app that runs holds a lock, which the system takes back however the process ends. A wish is a small file in a folder
that is the user's own; the running app takes it away, which tells the later start that it was heard. It holds no
content: a command and a path (docs/decisions/0023).
"""

from __future__ import annotations

import json
import time
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from leader_journal.core.errors import JournalInUse
from leader_journal.storage.lock import FileLock
from leader_journal.wishes import PATIENCE_S, RUNNING, WISH_SUFFIX, is_private, leave, take_away

_LONGEST_WISH = 64 * 1024
_LOOK_AGAIN_S = 0.005


class Wish(StrEnum):
    """What a second start wants of the first."""

    RAISE = "raise"
    NEW_ENTRY = "new_entry"


class Request(NamedTuple):
    """A wish, and the journal it is about (or None for whichever is open)."""

    wish: Wish
    journal: str | None = None

    @property
    def path(self) -> Path | None:
        """The journal's path."""
        return Path(self.journal) if self.journal is not None else None


def become_first(folder: Path, *, patience: float = 0.0) -> FileLock | None:
    """Return the lock of the one running app, or None where another holds it. Raises OSError where none can be had.

    With `patience` it waits that many seconds for the other one to end.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_private(str(folder)):
        raise PermissionError(f"others may write in {folder}")
    until = time.monotonic() + patience
    while True:
        try:
            return FileLock.acquire(folder / RUNNING, second=False)
        except JournalInUse:
            if time.monotonic() >= until:
                return None
        time.sleep(_LOOK_AGAIN_S)


def hand_over(folder: Path, request: Request, *, patience: float = PATIENCE_S) -> bool:
    """Leave a request with the running app; False when it was not taken within `patience` seconds. Raises OSError."""
    return leave(str(folder), json.dumps(request._asdict()).encode(), patience=patience)


def take_requests(folder: Path) -> list[Request]:
    """Take away and return what later starts left, the oldest first; what cannot be read is only taken away."""
    wishes = sorted(folder.glob("*" + WISH_SUFFIX), key=_age_of)
    if not wishes:
        return []
    found = []
    for wish in wishes:
        try:
            content = wish.read_bytes() if wish.stat().st_size <= _LONGEST_WISH else b""
        except OSError:
            continue
        if not take_away(str(wish)):
            continue
        if (request := _read(content)) is not None:
            found.append(request)
    return found


def _read(content: bytes) -> Request | None:
    """Return what a file says, or None: anything of the user's may lie there."""
    try:
        said: dict[str, Any] = json.loads(content)
        wish, journal = Wish(said["wish"]), said.get("journal")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    return Request(wish, journal) if journal is None or isinstance(journal, str) else None


def _age_of(wish: Path) -> int:
    try:
        return wish.stat().st_mtime_ns
    except OSError:
        return 0
