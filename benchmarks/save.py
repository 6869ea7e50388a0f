"""Child: saving an entry, durable. The floor is the same rows and index entries in one transaction by the bare driver.

Both work on a copy of the journal, in turns. What is written is recorded on a third copy. By the clock, most of it is
the disk, and a disk that others write to takes 3 ms or 12: the same code was 0.7 to 2.0 times its floor by the middle
of 45. So the processor time of the thread that saves is taken as well, and of the clock the quicker quarter of rounds.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
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


def main(journal: Path, rounds: int) -> None:
    """Measure, in turns."""
    with tempfile.TemporaryDirectory(dir=journal.parent) as folder:
        copies = [Path(shutil.copy(journal, Path(folder) / f"{name}.ljournal")) for name in ("asked", "ours", "bare")]
        asked, ours = _services(copies[0]), _services(copies[1])
        bare = bare_connection(copies[2])
        ours_ms, floor_ms = list[float](), list[float]()
        ours_cpu, floor_cpu = list[float](), list[float]()
        for number in range(rounds + 3):  # the first are warming up
            captured = _captured(ours, number)
            statements = _written(asked, captured)
            began, worked = time.perf_counter(), time.thread_time()
            ours.capture.save(captured)
            ours_ms.append((time.perf_counter() - began) * 1e3)
            ours_cpu.append((time.thread_time() - worked) * 1e3)
            worked = time.thread_time()
            floor_ms.append(transaction_ms(bare, statements))
            floor_cpu.append((time.thread_time() - worked) * 1e3)
        bare.close()
        asked.journal.close()
        ours.journal.close()
    clock, floor = (quantiles(taken[3:], n=4)[0] for taken in (ours_ms, floor_ms))
    cpu, floor_of_cpu = (median(taken[3:]) for taken in (ours_cpu, floor_cpu))
    answer(ours=clock, floor=floor, cpu=cpu, floor_cpu=floor_of_cpu, statements=len(statements))


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
