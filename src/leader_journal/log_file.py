"""The file of the log: rotating, and for its owner only."""

from __future__ import annotations

import logging.handlers
from io import TextIOWrapper
from pathlib import Path

_BYTES, _OLD_FILES = 256 * 1024, 2


class PrivateFile(logging.handlers.RotatingFileHandler):
    """Readable by its owner only, also after it was rotated. Raises OSError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()
