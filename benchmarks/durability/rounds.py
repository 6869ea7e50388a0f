"""The table of harnesses, and what each of them answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.durability import app_kills, faults, flips, full, fuzz, kills, migrations, power, rekeyings
from benchmarks.durability.result import Result

__all__ = ["HARNESSES", "Harness", "Result"]


class Run(Protocol):
    """Runs so many rounds in a folder."""

    def __call__(self, folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
        """Return what came of them."""
        ...


@dataclass(frozen=True, slots=True)
class Harness:
    """One way of breaking things: how many rounds are short, and the setting under which it must fail."""

    run: Run
    unit: str
    short: int
    wrong: str


HARNESSES: Mapping[str, Harness] = {
    "power": Harness(power.run, "images of a power loss", 200, "synchronous=NORMAL"),
    "kills": Harness(kills.run, "rounds of kill -9", 5, "acknowledged before the commit"),
    "app-kills": Harness(app_kills.run_windows, "kills of the app", 5, "committed with every third change"),
    "command-kills": Harness(
        app_kills.run_commands, "kills of the command line", 5, "committed with every third change"
    ),
    "faults": Harness(faults.run, "injected faults of the disk", 60, "failures swallowed, and acknowledged"),
    "rekeyings": Harness(rekeyings.run, "kills while the passphrase is changed", 10, "written over the journal"),
    "full": Harness(full.run, "disks that ran full", 10, "failures swallowed, and acknowledged"),
    "migrations": Harness(migrations.run, "kills during a migration", 20, "the copy has its name from the first byte"),
    "fuzzed-journals": Harness(fuzz.run_journals, "fuzzed journals", 200, "what the engine says goes through"),
    "fuzzed-imports": Harness(fuzz.run_imports, "fuzzed imports", 300, "any text is taken for UTF-8"),
    "flips": Harness(flips.run, "single flipped bits", 60, "pages not checked"),
}
