"""Print what stands in a golden journal, without changing it: README.md says why the app does not open it."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.storage.golden.make import PASSPHRASE, PROFILE

from leader_journal.core.clock import SystemClock
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal


def main(path: Path) -> None:
    """Open a copy of it and print its entries."""
    vault.PROFILES = (PROFILE,)
    journal = Journal.open_reading(path, PASSPHRASE, SystemClock())
    for entry in journal.entries.all():
        print(entry.happened.isoformat(), entry.facts)
    journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
