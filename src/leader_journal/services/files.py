"""Writing files outside the journal: whole or not at all, and never over something else unless that was chosen."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from leader_journal.core.errors import FileError, JournalExists, NoAccess
from leader_journal.services.unfinished import unfinished
from leader_journal.storage.creation import move_into_place, sync_file, sync_folder
from leader_journal.storage.trouble import of_system

PART_PREFIX, PART_SUFFIX = ".leader-journal-", ".part"
"""Around the name of a file that is being written, which is another one every time: it can be nobody else's."""

_LEFT_BEHIND_S = 3600
"""A part file that is so much older than another is nobody's any more: the app was killed while it wrote it."""


Target = Path | BinaryIO
"""Where something is written: a new file by its path, or what the caller has open."""


@contextmanager
def write_new_file(target: Target) -> Iterator[BinaryIO]:
    """Open a part file beside `target`, readable by the user only, and give it its name once it is whole and on disk.

    Raises JournalExists when there is a file of that name, also one that came to be meanwhile, DiskFull, DiskTrouble,
    NoAccess. Whatever is raised, also by the block, the part file is removed. What is open already is handed on.
    """
    if not isinstance(target, Path):
        yield target
        return
    if target.exists() or target.is_symlink():
        raise JournalExists(target)
    with _part_beside(target) as (part, file):
        yield file
        file.close()
        move_into_place(part, target)


@contextmanager
def make_new_file(target: Path) -> Iterator[Path]:
    """Give the path of a part file beside `target` to what writes files by their name; else as `write_new_file`."""
    if target.exists() or target.is_symlink():
        raise JournalExists(target)
    with _part_beside(target) as (part, file):
        file.close()
        yield part
        move_into_place(part, target)


@contextmanager
def write_new_folder(target: Path) -> Iterator[Path]:
    """Make a part folder beside `target`, open to the user only, and give it its name once all in it is whole.

    Raises JournalExists when there is something of that name, DiskFull, DiskTrouble, NoAccess. Whatever is raised, also
    by the block, the part folder is removed.
    """
    if target.exists() or target.is_symlink():
        raise JournalExists(target)
    try:
        part = Path(tempfile.mkdtemp(prefix=PART_PREFIX, suffix=PART_SUFFIX, dir=target.parent))
    except OSError as error:
        raise failure(error, target) from None
    try:
        with unfinished(part):
            yield part
        for file in part.iterdir():
            sync_file(file)
        part.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise failure(error, target) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def replace_file(target: Path, content: bytes) -> None:
    """Write a file that the user chose to write, whole or not at all. Raises DiskFull, DiskTrouble, NoAccess."""
    with _part_beside(target) as (part, file):
        file.write(content)
        file.close()
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)


def failure(error: OSError, path: Path) -> FileError:
    """Return what an error of the operating system about this file or folder is to the user."""
    return NoAccess(path) if isinstance(error, FileExistsError | IsADirectoryError) else of_system(error, path)


@contextmanager
def _part_beside(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    try:
        handle, name = tempfile.mkstemp(prefix=PART_PREFIX, suffix=PART_SUFFIX, dir=target.parent)
    except OSError as error:
        raise failure(error, target) from None
    part = Path(name)
    _sweep(part)
    try:
        with os.fdopen(handle, "wb") as file, unfinished(part):
            yield part, file
    except OSError as error:
        raise failure(error, target) from None
    finally:
        part.unlink(missing_ok=True)


def _sweep(part: Path) -> None:
    """Remove what was left beside a new part file without a note (`unfinished`): it is not encrypted."""
    with suppress(OSError):
        begun = part.stat().st_mtime
        for other in part.parent.glob(f"{PART_PREFIX}*{PART_SUFFIX}"):
            if other.is_file() and other.stat().st_mtime < begun - _LEFT_BEHIND_S:
                other.unlink()
