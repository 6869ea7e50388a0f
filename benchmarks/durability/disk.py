"""A disk under SQLite that can be watched and made to fail, by a layer of APSW over the encrypting one."""

from __future__ import annotations

from collections.abc import Callable

import apsw

_BELOW = "multipleciphers-unix"
Before = Callable[[str, str], None]
"""Called with what is about to be done (write, sync, truncate, delete) and the file's name; may raise apsw.Error."""


class Watched(apsw.VFS):
    """Hands everything on, and says before what it does. The default of every connection while it exists."""

    def __init__(self, before: Before, after: Before) -> None:
        super().__init__("watched", _BELOW, makedefault=True)
        self._before, self._after = before, after

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> WatchedFile:
        """Open a file that is watched as well."""
        return WatchedFile(name, flags, self._before, self._after)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Delete a file."""
        self._before("delete", filename)
        super().xDelete(filename, syncdir)
        self._after("delete", filename)


class WatchedFile(apsw.VFSFile):
    """One file of that disk."""

    def __init__(self, name: apsw.URIFilename | str | None, flags: list[int], before: Before, after: Before) -> None:
        super().__init__(_BELOW, name, flags)
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._before, self._after = before, after

    def xWrite(self, data: bytes, offset: int) -> None:
        """Write."""
        self._before("write", self._name)
        super().xWrite(data, offset)
        self._after("write", self._name)

    def xSync(self, flags: int) -> None:
        """Wait until it is on the disk."""
        self._before("sync", self._name)
        super().xSync(flags)
        self._after("sync", self._name)

    def xTruncate(self, newsize: int) -> None:
        """Make it shorter."""
        self._before("truncate", self._name)
        super().xTruncate(newsize)
        self._after("truncate", self._name)
