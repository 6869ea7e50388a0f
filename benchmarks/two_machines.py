"""Two machines: random schedules of three copies that must end up alike, and what merging costs beside its floors.

python -m benchmarks.two_machines --schedules 2000
python -m benchmarks.two_machines --entries 100000
python -m benchmarks.two_machines --minutes 4 [--seed N]      with two Syncthing processes, on loopback addresses only
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.revision import Revision
from leader_journal.core.snapshots import SnapshotFacts
from leader_journal.services.entries.capture import Captured
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal
from leader_journal.storage.revisions import row_of

if TYPE_CHECKING:
    from tests.services.replicas import Replicas

_NEW = 500
_RUNS = 5
_INSERT = (
    "INSERT INTO revision (rev, change, kind, subject, parent, device, saved_at, deleted, payload)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def main() -> int:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.two_machines")
    parser.add_argument("--schedules", type=int, default=0, help="random schedules of three copies")
    parser.add_argument("--entries", type=int, default=0, help="size of the journal whose merging is measured")
    parser.add_argument("--minutes", type=float, default=0, help="so long two homes live with Syncthing between them")
    parser.add_argument("--seed", type=int, help="of what happens to the two homes")
    given = parser.parse_args()
    if given.schedules:
        _run_schedules(given.schedules)
    if given.entries:
        with tempfile.TemporaryDirectory(prefix="leader-journal-benchmark-") as folder:
            _measure(Path(folder), given.entries)
    if given.minutes:
        from benchmarks.two_homes.run import run

        run(given.minutes, given.seed)
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
    run_state_machine_as_test(_counted(Replicas), settings=chosen)
    print(f"{count} schedules: all copies alike, nothing lost")


def _counted(machine: type[Replicas]) -> type[Replicas]:
    """Say from time to time how many schedules have come to their end."""
    ended = 0

    class Counted(machine):  # type: ignore[misc, valid-type] # hypothesis asks for a class
        def teardown(self) -> None:
            nonlocal ended
            super().teardown()
            ended += 1
            if ended % 50 == 0:
                print(f"{ended} ended alike", flush=True)

    return Counted


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
    journal.copies_out.snapshot(folder / "a.snapshot", SnapshotFacts(journal.id, journal.device, "a", clock.now()))
    snapshot = time.perf_counter() - started
    print(f"snapshot {snapshot:.2f} s, VACUUM INTO {vacuum:.2f} s: {snapshot / vacuum:.2f} (target 1.5)")

    new = _written_elsewhere(folder / "b.ljournal")
    journal.close()
    file.close()
    bare, merged = [], []
    for _run in range(_RUNS):  # by turns, each on a fresh copy: the disk is busier at one time than at another
        bare.append(_bare_inserts(folder, new))
        merged.append(_merging(folder, new))
    ratio = statistics.median(one / floor for one, floor in zip(merged, bare, strict=True))
    print(
        f"merging {_NEW} {statistics.median(merged):.3f} s, bare inserts {statistics.median(bare):.3f} s:"
        f" {ratio:.1f}, the middle of {_RUNS} (target 3)"
    )


def _written_elsewhere(path: Path) -> tuple[Revision, ...]:
    other = Journal.open(path, SAMPLE_PASSPHRASE, SystemClock())
    services = Services(other, SystemClock())
    for number in range(_NEW):
        services.capture.save(Captured(facts=f"number {number} was talked through to its end"))
    new = tuple(other.revisions.all())[-_NEW:]
    other.close()
    return new


def _bare_inserts(folder: Path, new: tuple[Revision, ...]) -> float:
    path = folder / "fresh.ljournal"
    shutil.copyfile(folder / "floor.ljournal", path)
    file = JournalFile.open(path, SAMPLE_PASSPHRASE)
    started = time.perf_counter()
    with file.transaction() as connection:
        for revision in new:
            connection.execute(_INSERT, row_of(revision))
    took = time.perf_counter() - started
    file.close()
    return took


def _merging(folder: Path, new: tuple[Revision, ...]) -> float:
    path = folder / "fresh.ljournal"
    shutil.copyfile(folder / "floor.ljournal", path)
    journal = Journal.open(path, SAMPLE_PASSPHRASE, SystemClock())
    started = time.perf_counter()
    journal.unions.unite(journal.id, new, len(new))
    took = time.perf_counter() - started
    journal.close()
    return took


if __name__ == "__main__":
    sys.exit(main())
