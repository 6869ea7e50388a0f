"""Child: saving an entry, durable. The floor is the same rows and index entries in one transaction by the bare driver.

Both work on a copy of the journal, in turns. What is written is recorded on a third copy. By the clock, most of it is
the disk, and a disk that others write to takes 3 ms or 12: the same code was 0.7 to 2.0 times its floor by the middle
of 45. So the processor time of the thread that saves is taken as well, and of the clock the quicker quarter of rounds.

An index that was built in one piece joins nothing in its first saves: these stand in rows of their own, beside those of
a journal that is in use.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from benchmarks.bare import Statement, bare_connection, recorded, transaction_ms
from benchmarks.children import answer
from benchmarks.journals import PASSPHRASE

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.records import Marks
from leader_journal.core.terms import Kind, Mark, Reaction, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.services.journals import JournalFiles

_WARMING, _NOTHING_JOINED, _IN_USE = 3, 12, 40
"""Saves that are not counted; those that are the first after an import; how many there are before one counts again."""


class _Taken:
    """Milliseconds of each save, by the clock and of the thread that saves."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.cpu: list[float] = []

    def take(self, save: Callable[[], object]) -> None:
        """Save once."""
        began, worked = time.perf_counter(), time.thread_time()
        save()
        self.clock.append((time.perf_counter() - began) * 1e3)
        self.cpu.append((time.thread_time() - worked) * 1e3)

    def of(self, counted: slice) -> tuple[float, float]:
        """Return the quicker quarter by the clock and the median of the thread, of some saves, in ms."""
        return quantiles(self.clock[counted], n=4)[0], median(self.cpu[counted])


def main(journal: Path, rounds: int) -> None:
    """Measure, in turns."""
    ours_took, bare_took = _Taken(), _Taken()
    with tempfile.TemporaryDirectory(dir=journal.parent) as folder:
        copies = [Path(shutil.copy(journal, Path(folder) / f"{name}.ljournal")) for name in ("asked", "ours", "bare")]
        asked, ours = _services(copies[0]), _services(copies[1])
        bare = bare_connection(copies[2])
        for number in range(_IN_USE + rounds):
            captured = _captured(ours, number)
            statements = _written(asked, captured)
            ours_took.take(partial(ours.capture.save, captured))
            bare_took.take(partial(transaction_ms, bare, statements))
        bare.close()
        asked.journal.close()
        ours.journal.close()
    found = {}
    for name, counted in (("in_use", slice(_IN_USE, None)), ("first", slice(_WARMING, _WARMING + _NOTHING_JOINED))):
        (clock, cpu), (floor, floor_cpu) = ours_took.of(counted), bare_took.of(counted)
        found[name] = {"ours": clock, "floor": floor, "cpu": cpu, "floor_cpu": floor_cpu}
    answer(**found)


def _services(journal: Path) -> Services:
    clock = SystemClock()
    return Services(JournalFiles(clock).open(journal, PASSPHRASE), clock)


def _captured(services: Services, number: int) -> Captured:
    """Return what a leader types in half a minute: a line with a person, reactions, tone and marks."""
    alias = services.people.all()[0].alias
    return Captured(
        kind=Kind.DISAGREEMENT,
        facts=f"@{alias} told me in planning that the deadline for part {number} will not hold",
        reactions=(Reaction.LISTENED, Reaction.ASKED),
        tone=Tone.CALM,
        marks=Marks(humility=Mark.SHOWN, questions=Mark.MISSED, room=Mark.PARTLY),
    )


def _written(services: Services, captured: Captured) -> list[Statement]:
    with recorded() as seen:
        services.capture.save(captured)
    return [statement for statement in seen if statement.writes]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
