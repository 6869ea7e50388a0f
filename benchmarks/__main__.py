"""How long a person waits, beside the least it could take: the table of the project's targets.

    python -m benchmarks                          10,000 and 100,000 entries; about five minutes
    python -m benchmarks --short                  10,000 entries, three rounds of everything; a minute
    python -m benchmarks --entries 10000 --rounds 15 --only search --only save

Each floor is measured in the same run as what it is compared with. Every measurement has a process of its own, on an
encrypted journal made by `leader-journal sample --entries N`. Without QT_QPA_PLATFORM the platform is offscreen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.children import Home
from benchmarks.journals import journal_of
from benchmarks.table import MEASURES, print_head, print_rows


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the app against its floors.")
    parser.add_argument("--entries", type=int, action="append", help="size of a journal; may be given several times")
    parser.add_argument("--rounds", type=int, default=9, help="measurements of which the median counts (default 9)")
    parser.add_argument("--only", action="append", choices=sorted(MEASURES), help="leave the other rows out")
    parser.add_argument("--folder", type=Path, help="keep the journals here and use them again")
    parser.add_argument("--short", action="store_true", help="10,000 entries and three rounds")
    given = parser.parse_args()
    if given.short:
        given.entries, given.rounds = given.entries or [10_000], 3
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="leader-journal-benchmark-") as temporary:
        home = Home(Path(temporary) / "home")
        print_head(given.rounds)
        for entries in given.entries or [10_000, 100_000]:
            journal = journal_of(entries, given.folder or Path(temporary), home)
            for name in given.only or MEASURES:
                print_rows(entries, MEASURES[name](home, journal, entries, given.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
