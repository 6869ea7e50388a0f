"""Two machines: random schedules of three copies that must end up alike, and what merging costs beside its floors.

python -m benchmarks.two_machines --schedules 2000
python -m benchmarks.two_machines --entries 100000
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.snapshots import SnapshotFacts
from leader_journal.services.entries.capture import Captured
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal
from leader_journal.storage.revisions import row_of

_NEW = 500
_INSERT = (
    "INSERT INTO revision (rev, change, kind, subject, parent, device, saved_at, deleted, payload)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def main() -> int:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.two_machines")
    parser.add_argument("--schedules", type=int, default=0, help="random schedules of three copies")
    parser.add_argument("--entries", type=int, default=0, help="size of the journal whose merging is measured")
    given = parser.parse_args()
    if given.schedules:
        _run_schedules(given.schedules)
    if given.entries:
        with tempfile.TemporaryDirectory(prefix="leader-journal-benchmark-") as folder:
            _measure(Path(folder), given.entries)
    return 0


def _run_schedules(count: int) -> None:
    from hypothesis import HealthCheck, Phase, settings
    from hypothesis.stateful import run_state_machine_as_test
    from tests.services.replicas import Replicas

    chosen = settings(
        max_examples=count,
        stateful_step_count=50,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Replicas, settings=chosen)
    print(f"{count} schedules: all copies alike, nothing lost")


def _measure(folder: Path, entries: int) -> None:
    clock = SystemClock()
    journal = JournalFiles(clock).create_sample(folder / "a.ljournal", SAMPLE_PASSPHRASE, "en", entries=entries)
    journal.close()
    shutil.copyfile(folder / "a.ljournal", folder / "b.ljournal")
    shutil.copyfile(folder / "a.ljournal", folder / "floor.ljournal")
    file = JournalFile.open(folder / "floor.ljournal", SAMPLE_PASSPHRASE)
    started = time.perf_counter()
    with file.checker() as connection:
        connection.execute("VACUUM INTO ?", (str(folder / "floor"),))
    vacuum = time.perf_counter() - started
    journal = Journal.open(folder / "a.ljournal", SAMPLE_PASSPHRASE, clock)
    started = time.perf_counter()
    journal.snapshot(folder / "a.snapshot", SnapshotFacts(journal.id, journal.device, "a", clock.now()))
    snapshot = time.perf_counter() - started
    print(f"snapshot {snapshot:.2f} s, VACUUM INTO {vacuum:.2f} s: {snapshot / vacuum:.2f} (target 1.5)")

    other = Journal.open(folder / "b.ljournal", SAMPLE_PASSPHRASE, clock)
    services = Services(other, clock)
    for number in range(_NEW):
        services.capture.save(Captured(facts=f"number {number} was talked through to its end"))
    new = tuple(other.revisions.all())[-_NEW:]
    started = time.perf_counter()
    with file.transaction() as connection:
        for revision in new:
            connection.execute(_INSERT, row_of(revision))
    bare = time.perf_counter() - started
    started = time.perf_counter()
    journal.unite(other.id, new, len(new))
    merged = time.perf_counter() - started
    print(f"merging {_NEW} {merged:.3f} s, bare inserts {bare:.3f} s: {merged / bare:.1f} (target 3)")
    for one in (journal, other, file):
        one.close()


if __name__ == "__main__":
    sys.exit(main())
