"""Writing files outside the journal: whole or not at all, and never over something else."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from leader_journal.core.errors import DiskFull, JournalExists, NoAccess

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def write_new_file(target: Path) -> Iterator[BinaryIO]:
    """Open a part file beside `target`, readable by the user only, and give it its name once it is whole and on disk.

    Raises JournalExists when `target` came to be meanwhile, DiskFull, NoAccess; the part file is removed then.
    """
    part = target.with_name(target.name + ".part")
    try:
        # a descriptor of our own, since Path.open cannot set the permissions
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            raise JournalExists(target)
        part.rename(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise (DiskFull if error.errno in _FULL else NoAccess)(target) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def replace_file(target: Path, content: bytes) -> None:
    """Write a file that the user chose to write, whole or not at all. Raises DiskFull, NoAccess."""
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise (DiskFull if error.errno in _FULL else NoAccess)(target) from None
