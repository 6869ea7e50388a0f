"""How long the window's thread is held while another machine's words come in, slice by slice, and by an erasure.

    python -m benchmarks.slices                     20,000 entries, 2,000 new ones there
    python -m benchmarks.slices --entries 100000

Prints the middle, the 95th of a hundred and the longest, of slices and of saves between them, in milliseconds of
processor time, which load hardly moves.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import copyfile

from benchmarks.durability.journal import PASSPHRASE, cheap_keys
from msgspec.structs import replace

from leader_journal.charts.table import title_of
from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import Keep
from leader_journal.core.terms import Kind
from leader_journal.exchange.sample import read_sample
from leader_journal.exchange.varied import varied
from leader_journal.services.entries.capture import Captured
from leader_journal.services.gathered import Machine
from leader_journal.storage.journal import Journal

CLOCK = SystemClock()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slices")
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--new", type=int, default=2_000)
    given = parser.parse_args()
    cheap_keys()
    with tempfile.TemporaryDirectory(prefix="leader-journal-slices-") as folder:
        _measure(Path(folder), given.entries, given.new)
    return 0


def _measure(folder: Path, entries: int, new: int) -> None:
    (folder / "carried").mkdir()
    here, there = _two(folder, entries, new)
    machine = Machine(folder / "carried", here.journal.device, "here", CLOCK.now().date())
    there.two_machines.write(Machine(folder / "carried", there.journal.device, "there"))
    machines = here.two_machines
    gathered = machines.gather(machine)
    slices, saves, steps = list[float](), list[float](), machines.take_in_slices(gathered)
    while True:
        began = time.thread_time()
        if next(steps, None) is None:
            break
        slices.append(time.thread_time() - began)
        began = time.thread_time()
        here.capture.save(Captured(facts=f"between {len(saves)}", kind=Kind.IDEA))
        saves.append(time.thread_time() - began)
    _say("a slice", slices)
    _say("a save between two", saves)
    person = there.people.all()[0]
    there.forgetting.forget(there.forgetting.preview(person, Keep.ENTRIES))
    there.two_machines.write(Machine(folder / "carried", there.journal.device, "there"))
    gathered = machines.gather(machine)
    list(machines.take_in_slices(gathered))
    began = time.thread_time()
    beside = machines.erase_beside(gathered)
    written = time.thread_time()
    assert machines.take_erased(beside) is not None
    done = time.thread_time()
    print(f"forgotten there: {written - began:.1f} s beside the journal, {(done - written) * 1e3:.1f} ms in its place")
    for services in (here, there):
        services.journal.close()


def _two(folder: Path, entries: int, new: int) -> tuple[Services, Services]:
    journal = Journal.create(folder / "here.ljournal", PASSPHRASE, CLOCK)
    sample = read_sample("en", CLOCK.now(), journal.ids, title_of)
    with journal.write() as writer:
        for person in sample.people:
            writer.put(person)
    journal.load(varied(entries, 1, "en", CLOCK.now(), journal.ids, sample.people), entries)
    journal.close()
    copyfile(folder / "here.ljournal", folder / "there.ljournal")
    here, there = (Journal.open(folder / f"{name}.ljournal", PASSPHRASE, CLOCK) for name in ("here", "there"))
    there.be_device(there.ids.new())
    there.load(varied(new, 2, "en", CLOCK.now(), there.ids, sample.people), new)
    services = Services(there, CLOCK)
    with services.writes.change() as writer:
        for row in services.entries.rows(EVERYTHING, limit=new // 10):
            writer.put(replace(there.entries.get(row.id), facts="reworded there"))
    return Services(here, CLOCK), services


def _say(what: str, taken: Sequence[float]) -> None:
    ordered = sorted(one * 1e3 for one in taken)
    middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"{what}: {middle:.1f}, {late:.1f}, {ordered[-1]:.1f} ms of {len(ordered)}")


if __name__ == "__main__":
    sys.exit(main())
