"""The file of the log: rotating, for its owner only, and without what somebody wrote."""

from __future__ import annotations

import logging.handlers
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

_BYTES, _OLD_FILES = 256 * 1024, 2


class PrivateFile(logging.handlers.RotatingFileHandler):
    """Readable by its owner only, also after it was rotated. Raises OSError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


class PlacesOnly(logging.Formatter):
    """Formats an exception as the places it went through and its kind; its message may quote what somebody wrote."""

    def __init__(self, describe: Callable[[BaseException], Iterable[str]]) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")
        self._describe = describe

    def formatException(  # noqa: N802 - the name of the standard library
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return one line a place, and the kinds of the exception and of what caused it."""
        return "\n".join(self._describe(ei[1])) if ei[1] is not None else ""
