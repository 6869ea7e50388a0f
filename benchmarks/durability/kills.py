"""Killed without warning, in the middle of saves: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

from benchmarks.durability.journal import create, problem
from benchmarks.durability.result import Result

_ROUNDS_OF_A_FILE = 50


def run(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Kill so many processes; a file serves for fifty of them."""
    dice, result = random.Random(seed), Result()
    path, saved, following = folder, list[int](), 0
    for number in range(rounds):
        if number % _ROUNDS_OF_A_FILE == 0:
            path, saved, following = folder / f"{number}.ljournal", [], 0
            create(path).close()
        new = _killed(path, following, dice, early=wrong)
        saved += new
        following = (saved[-1] if saved else following) + 2  # the one after may be there, unacknowledged
        result.rounds += 1
        result.acknowledged += len(new)
        bad = problem(path, saved)
        if bad is not None:
            result.examples.append(f"round {number}: {bad}")
            saved = []
    return result


def _killed(path: Path, first: int, dice: random.Random, *, early: bool) -> list[int]:
    command = [
        sys.executable,
        "-m",
        "benchmarks.durability.saver",
        str(path),
        str(first),
        "early" if early else "rightly",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        timer = threading.Timer(dice.uniform(0.03, 0.3), process.kill)
        timer.start()
        said = [int(line) for line in process.stdout if line.endswith("\n")]
        timer.join()
    return said
