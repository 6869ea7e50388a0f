"""Saves entry after entry until killed, and acknowledges each once it is committed; with `early`, before."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from benchmarks.durability.journal import CLOCK, PASSPHRASE, cheap_keys, save

from leader_journal.storage.journal import Journal


def main(path: Path, first: int, *, early: bool) -> None:
    """Save from a number on."""
    cheap_keys()
    dice = random.Random(first)
    journal = Journal.open(path, PASSPHRASE, CLOCK)
    print("open", flush=True)
    number = first
    while True:
        if early:
            print(number, flush=True)
        save(journal, number, dice.choice((5, 40, 900)))
        if not early:
            print(number, flush=True)
        if dice.random() < 0.1:
            journal._file._live.log.move(journal._file.connection, empty=dice.random() < 0.5)
        number += 1


main(Path(sys.argv[1]), int(sys.argv[2]), early=sys.argv[3] == "early")
