"""One bit of the file is another one: the check or the opening says so, every time."""

from __future__ import annotations

import random
from pathlib import Path
from unittest import mock

from benchmarks.durability.journal import create, problem, save
from benchmarks.durability.result import Result

from leader_journal.storage import check, journal_checks


def run(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Flip so many bits, one in each copy of a journal; one that nobody notices is bad."""
    dice = random.Random(seed)
    path = folder / "mine.ljournal"
    made = create(path)
    for number in range(30):
        save(made, number, 300)
    made.close()
    whole = path.read_bytes()
    if wrong:
        kept = tuple(step for step in journal_checks.ALL_STEPS if step is not check.PAGES)
        with mock.patch.object(journal_checks, "ALL_STEPS", kept):
            return _flipped(path, whole, rounds, dice)
    return _flipped(path, whole, rounds, dice)


def _flipped(path: Path, whole: bytes, rounds: int, dice: random.Random) -> Result:
    result = Result()
    for _round in range(rounds):
        content = bytearray(whole)
        place, bit = dice.randrange(len(content)), dice.randrange(8)
        content[place] ^= 1 << bit
        path.write_bytes(content)
        result.rounds += 1
        result.acknowledged += 30
        if problem(path, range(30)) is None and path.read_bytes() != whole:
            result.examples.append(f"bit {bit} of byte {place} was not noticed")  # nor mended (the salt is)
    return result
