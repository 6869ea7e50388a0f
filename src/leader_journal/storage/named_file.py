"""Whether an open file is still the one under its name: asked without opening it, which would drop SQLite's locks."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class NamedFile:
    """A file that was found under a name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity = path.stat()

    @property
    def in_place(self) -> bool:
        """Whether the name leads to it."""
        try:
            return os.path.samestat(self._path.stat(), self._identity)
        except OSError:
            return False

    @property
    def is_deleted(self) -> bool:
        """Whether this process has it open and it has no name any more: closing it would lose all of it."""
        for number in _open_handles():
            with suppress(OSError):
                found = os.fstat(number)
                if os.path.samestat(found, self._identity):
                    return found.st_nlink == 0
        return False


def _open_handles() -> list[int]:
    try:
        return [int(name) for name in os.listdir("/dev/fd")]  # noqa: PTH208 - numbers, no paths
    except OSError:
        return []
