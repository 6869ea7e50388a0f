"""The child of `rekeyings`: opens a journal, says so, changes its passphrase, and says that it did."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.durability.journal import cheap_keys

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.errors import DiskTrouble
from leader_journal.services.journals import JournalFiles
from leader_journal.storage import rekeying
from leader_journal.storage.keyed import PAGE_BYTES


def overwrite(part: Path, path: Path) -> None:
    """The wrong setting: write the copy over the journal, page by page, rather than give it the name."""
    content = part.read_bytes()
    with path.open("r+b") as target:
        for start in range(0, len(content), PAGE_BYTES):
            target.write(content[start : start + PAGE_BYTES])
            target.flush()
            os.fsync(target.fileno())
        target.truncate(len(content))
    if path.read_bytes() != content:
        raise DiskTrouble(path)
    part.unlink()


def main() -> None:
    """Change the passphrase of the journal at the path, from the one to the other."""
    path, old, new, how = sys.argv[1:]
    cheap_keys()
    if how == "over":
        rekeying.put_rekeyed_in_place = overwrite  # the wrong setting
    journal = JournalFiles(SystemClock()).open(Path(path), old)
    services = Services(journal, SystemClock())
    sys.stdout.write("open\n")
    sys.stdout.flush()
    services.passphrases.change(new)
    sys.stdout.write("changed\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
