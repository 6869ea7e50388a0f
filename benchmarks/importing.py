"""Child: a jrnl file of so many entries brought in, read and written.

The floor is the same rows and the same index by the bare driver, as one durable transaction. Where jrnl is installed,
its own import of the same text is measured beside it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.bare import bare_connection, recorded, transaction_ms
from benchmarks.children import answer
from benchmarks.journals import PASSPHRASE
from benchmarks.jrnl import jrnl_command, jrnl_text, program

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.services.journals import JournalFiles

_PART = 10
_TURNS = 3
"""A part takes no longer than a hiccup of the machine: the middle of three counts."""


def main(entries: int) -> None:
    """Measure: each of the three works on a new journal."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = folder / "journal.txt"
        source.write_text(jrnl_text(entries), encoding="utf-8")
        floor, count = _floor(folder, source)
        part = folder / "part.txt"
        part.write_text(jrnl_text(entries // _PART), encoding="utf-8")
        a_part = median(_brought_in(folder, part) for _turn in range(_TURNS))
        ours = _brought_in(folder, source)
        jrnl = _jrnl(folder, source)
        answer(ours=ours, floor=floor, statements=count, jrnl=jrnl, each=ours / entries, part=a_part * _PART / entries)


def _brought_in(folder: Path, source: Path) -> float:
    """Return how many milliseconds a text takes into an empty journal, read and written."""
    services = new_services(folder / f"{source.stem}.ljournal")
    began = time.perf_counter()
    services.imports.bring_in(services.imports.read(source))
    took = (time.perf_counter() - began) * 1e3
    services.journal.close()
    services.journal.path.unlink()
    return took


def new_services(path: Path) -> Services:
    """Return what an empty journal of its own offers."""
    clock = SystemClock()
    return Services(JournalFiles(clock).create(path, PASSPHRASE), clock)


def _floor(folder: Path, source: Path) -> tuple[float, int]:
    asked = new_services(folder / "asked.ljournal")
    shutil.copy(folder / "asked.ljournal", folder / "bare.ljournal")
    with recorded() as seen:
        asked.imports.bring_in(asked.imports.read(source))
    asked.journal.close()
    statements = [statement for statement in seen if statement.writes]
    bare = bare_connection(folder / "bare.ljournal")
    triggers = bare.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry_text'"
    ).fetchall()
    for (name,) in triggers:
        bare.execute(f'DROP TRIGGER "{name}"')
    took = transaction_ms(bare, statements)
    bare.close()
    return took, len(statements)


def _jrnl(folder: Path, source: Path) -> float | None:
    """Return how long jrnl takes to import the same text, or None where it is not installed."""
    jrnl = program("jrnl")
    if jrnl is None:
        return None
    command = [*jrnl_command(jrnl, folder), "--import", "--file", str(source)]
    began = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return (time.perf_counter() - began) * 1e3 if done.returncode == 0 else None


if __name__ == "__main__":
    main(int(sys.argv[1]))
