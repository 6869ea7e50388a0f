"""Child: what goes through the whole journal: a check, the archive, and the finding of every chart.

The floor of the first two is every row of the log and of the lists read by the bare driver; of the findings one scan of
the counts by local day.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.bare import bare_connection
from benchmarks.children import answer, highest_mb
from benchmarks.journals import PASSPHRASE

from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.table import LISTED
from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.services.journals import JournalFiles

_TABLES = ("revision", "head", "entry", "entry_row", "entry_person", "entry_mention", "entry_text")


def main(journal: Path) -> None:
    """Measure once."""
    clock = SystemClock()
    services = Services(JournalFiles(clock).open(journal, PASSPHRASE), clock)
    highest_mb()
    before = highest_mb()
    scan = _ms(lambda: services.journal.entries.tallies(EVERYTHING))
    findings = _ms(lambda: [services.progress.finding(ChartRequest(room)) for room in LISTED])
    memory = highest_mb()
    check = _ms(services.checks.check)
    with tempfile.TemporaryDirectory(dir=journal.parent) as folder:
        archive = _ms(lambda: services.exchange.export_archive(Path(folder) / "archive.json"))
    services.journal.close()
    bare = bare_connection(journal)
    reads = _ms(lambda: [bare.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES])
    bare.close()
    answer(reads=reads, check=check, archive=archive, scan=scan, findings=findings, before=before, memory=memory)


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main(Path(sys.argv[1]))
