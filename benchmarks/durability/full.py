"""The disk runs full at some moment, to the last byte, and later there is room again: nothing acknowledged is lost.

A disk of its own in memory, where this user may make one; else the system refuses to let any file grow.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.durability.journal import CLOCK, PASSPHRASE, create, problem, save
from benchmarks.durability.result import Result

from leader_journal.core.errors import UserError
from leader_journal.storage.journal import Journal

_SAVES = 60


def run(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Fill so many disks, each under a journal of its own."""
    dice, result = random.Random(seed), Result()
    for number in range(rounds):
        with _disk(folder / str(number)) as disk:
            path = disk / "mine.ljournal"
            create(path).close()
            acknowledged, refused = _written(path, dice, swallow=wrong)
            bad = problem(path, acknowledged)
        result.rounds += refused > 0
        result.acknowledged += len(acknowledged)
        if bad is not None:
            result.examples.append(f"disk {number}: {bad}")
    return result


def _written(path: Path, dice: random.Random, *, swallow: bool) -> tuple[list[int], int]:
    """Save on while the disk fills up and is emptied; return what was acknowledged and how often there was no room."""
    acknowledged, refused = list[int](), 0
    fills, empties = sorted(dice.sample(range(_SAVES), 2))
    journal = Journal.open(path, PASSPHRASE, CLOCK)
    filler = path.with_name("filler")
    for number in range(_SAVES):
        if number == fills:
            _fill(filler)
        elif number == empties:
            filler.unlink(missing_ok=True)
        try:
            save(journal, number, dice.choice((5, 40, 900)))
            acknowledged.append(number)
        except UserError:
            refused += 1
            if swallow:
                acknowledged.append(number)
        except sqlite3.Error:
            acknowledged.append(-1)  # a failure that has no sentence
    filler.unlink(missing_ok=True)
    journal.close()
    return acknowledged, refused


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


@contextmanager
def _disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        try:
            yield folder
        finally:
            subprocess.run(["umount", str(folder)], check=True, capture_output=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**21, hard))
    try:
        yield folder
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
