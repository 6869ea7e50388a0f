"""The first screen waits for nothing it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.storage.making import PASSPHRASE, entry

from leader_journal.core.clock import FixedClock
from leader_journal.storage.journal import Journal

SCRIPT = """
import sys
from pathlib import Path
from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
journal = Journal.open(Path(sys.argv[1]), sys.argv[2], SystemClock())
rows = journal.entries.rows(EVERYTHING)
heavy = sorted({"sqlite_utils", "numpy", "matplotlib", "PySide6"} & set(sys.modules))
print(len(rows), *heavy)
journal.close()
"""


def test_opening_and_reading_the_first_rows_imports_nothing_heavy(journal_path: Path, clock: FixedClock) -> None:
    journal = Journal.create(journal_path, PASSPHRASE, clock)
    with journal.write() as writer:
        writer.put(entry(journal))
    journal.close()
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(journal_path), PASSPHRASE],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        check=False,
    )
    assert (ran.stdout.split(), ran.stderr) == (["1"], "")
