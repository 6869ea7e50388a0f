"""Files that are being written, noted while they are: what a killed app leaves of them is removed at the next unlock.

An export under way is not encrypted, and nobody knows of its hidden file. The notes lie in the app's own folder, one
for each, and hold nothing but where the file is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leader_journal.core.errors import JournalInUse
from leader_journal.paths import JOURNAL_SUFFIX, data_folder
from leader_journal.storage.creation import remove_database
from leader_journal.storage.lock import FileLock

_HIDDEN = "."
"""What is swept has a hidden name: a note that somebody else wrote leads to nothing of theirs."""


@contextmanager
def unfinished(part: Path) -> Iterator[None]:
    """Note a hidden file or folder for as long as it is being written."""
    import uuid

    note = _folder() / uuid.uuid4().hex
    with suppress(OSError):  # no room for a note is no reason to write nothing
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        note.write_bytes(os.fsencode(part.absolute()))
    try:
        with FileLock.acquire(note):
            yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def sweep() -> None:
    """Remove what killed processes left unfinished; what is still being written is left alone."""
    with suppress(OSError):
        for note in _folder().iterdir():
            if "." not in note.name:
                _sweep(note)


def _sweep(note: Path) -> None:
    with suppress(JournalInUse, OSError), FileLock.acquire(note):
        part = Path(os.fsdecode(note.read_bytes()))
        if part.name.startswith(_HIDDEN) and not part.is_symlink():
            _remove(part)
        note.unlink()


def _remove(part: Path) -> None:
    if part.is_dir():
        import shutil

        shutil.rmtree(part)
    elif part.name.endswith(JOURNAL_SUFFIX):
        remove_database(part)
    else:
        part.unlink(missing_ok=True)


def _folder() -> Path:
    return data_folder() / "unfinished"
