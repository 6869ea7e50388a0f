"""A journal that was made once in this process: a test that only needs one to write in takes a copy of its file.

Making a journal runs every step of its schema, fifteen milliseconds of it; opening a copy takes three. All copies have
one name and one salt, as copies of a file do: who needs two journals, or looks at how one is made, makes them.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from leader_journal.core.clock import Clock, FixedClock
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

PASSPHRASE = "quiet river, small boat"
_MADE = FixedClock(dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))))


def ready_file(path: Path) -> Path:
    """Put a new, empty journal there, closed; its key is cheap."""
    path.write_bytes(_content(vault.PROFILES))
    path.chmod(0o600)
    return path


def ready_journal(path: Path, clock: Clock) -> Journal:
    """Return a new, empty journal, open."""
    return Journal.open(ready_file(path), PASSPHRASE, clock)


@cache
def _content(_profiles: tuple[vault.Profile, ...]) -> bytes:
    return content_of_a_journal(lambda journal: None, _MADE)


def content_of_a_journal(write: Callable[[Journal], None], clock: Clock, passphrase: str = PASSPHRASE) -> bytes:
    """Return the file of a new journal into which something was written, and leave nothing behind."""
    with tempfile.TemporaryDirectory(prefix="leader-journal-ready-") as folder:
        journal = Journal.create(Path(folder) / "ready.ljournal", passphrase, clock)
        write(journal)
        journal.close()
        return journal.path.read_bytes()
