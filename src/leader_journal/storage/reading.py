"""A journal that lies where nothing can be written is read by a copy in a folder of the user's own.

SQLite needs to write beside a file also in order to read it (the index of its log); a copy needs nothing there, and an
older one can be brought up to this version, a search index mended, a log of a crash read. It stays encrypted.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path

from leader_journal.core.errors import DiskFull, NoAccess
from leader_journal.storage.logs import log_path

_PREFIX = "leader-journal-reading-"
_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own, and is the user's alone
"""Where a copy still has room while the disk has none (Linux)."""


def copied_for_reading(journal: Path) -> Path:
    """Copy a journal and what a crash left beside it into a new folder, and return that. Raises NoAccess, DiskFull."""
    import shutil
    import tempfile

    real = journal.resolve()
    for place in (None, _MEMORY):
        if place is not None and not place.is_dir():
            continue
        with ExitStack() as undo:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
            undo.callback(remove_copy, folder)
            try:
                copy = folder / journal.name
                shutil.copyfile(real, copy)
                copy.chmod(0o600)
                if log_path(journal).exists():
                    shutil.copyfile(log_path(journal), log_path(copy))
            except PermissionError:
                raise NoAccess(journal) from None
            except OSError:
                continue
            undo.pop_all()
            return folder
    raise DiskFull(journal)


def remove_copy(folder: Path) -> None:
    """Remove such a folder; what cannot be removed is encrypted, and swept with other temporary files."""
    import shutil

    with suppress(OSError):
        shutil.rmtree(folder)
