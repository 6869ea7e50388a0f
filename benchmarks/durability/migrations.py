"""Killed while an older journal is brought into the form of this version: it is the one or the other, and all is there.

A child opens a journal of an older schema and is killed between its beginning and a little after the time it needs.
Then the journal is opened as a leader would, its content is compared with what its version wrote, and every copy that
has a name is opened as well.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.durability.journal import CLOCK, PASSPHRASE, cheap_keys
from benchmarks.durability.result import Result
from tests.storage.golden.contents import Contents, content_of

from leader_journal.core.codec import decode
from leader_journal.core.errors import UserError
from leader_journal.storage import safety_copy
from leader_journal.storage.journal import Journal

_GOLDEN = Path(__file__).parents[2] / "tests" / "storage" / "golden"
_VERSIONS = ("v1", "v2")
_NAMED_AT_ONCE: dict[str, Any] = {
    "part_of": lambda path: path,
    "move_into_place": lambda _part, _path: None,
    "remove_database": lambda _path: None,
}
"""The wrong setting: a copy is written under its own name from the first byte on."""


def run(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Kill so many migrations, each of a fresh copy of a journal as an older version wrote it."""
    cheap_keys()
    dice, result = random.Random(seed), Result()
    with mock.patch.multiple(safety_copy, **_NAMED_AT_ONCE) if wrong else nullcontext():
        needed = {version: _needed(folder, version) for version in _VERSIONS}
        for number in range(rounds):
            version = _VERSIONS[number % len(_VERSIONS)]
            path = _fresh(folder, version)
            _migrated(path, dice.uniform(0, needed[version] * 1.2))
            expected = decode((_GOLDEN / f"{version}.json").read_bytes(), Contents)
            result.rounds += 1
            result.acknowledged += len(expected.log)
            if (bad := _problem(path, expected)) is not None:
                result.examples.append(f"round {number}, {version}: {bad}")
    return result


def _needed(folder: Path, version: str) -> float:
    for _warm in range(2):
        path = _fresh(folder, version)
        begun = time.perf_counter()
        _migrated(path, None)
    return time.perf_counter() - begun


def _fresh(folder: Path, version: str) -> Path:
    round_folder = folder / "round"
    shutil.rmtree(round_folder, ignore_errors=True)
    round_folder.mkdir()
    shutil.copyfile(_GOLDEN / f"{version}.ljournal", round_folder / "mine.ljournal")
    return round_folder / "mine.ljournal"


def _migrated(path: Path, after: float | None) -> None:
    """Let a child open the journal; kill it so many seconds after its beginning."""
    begun, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(told, b"!")
            Journal.open(path, PASSPHRASE, CLOCK).close()
        finally:
            os._exit(0)
    os.close(told)
    os.read(begun, 1)
    os.close(begun)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _problem(path: Path, expected: Contents) -> str | None:
    copies = sorted(path.parent.glob("mine before *.ljournal"))
    for file in (path, *copies):  # the journal is brought up to date by that, and keeps another copy
        try:
            journal = Journal.open(file, PASSPHRASE, CLOCK)
        except UserError as error:
            return f"{file.name} does not open: {type(error).__name__}"
        try:
            if not journal.check().ok:
                return f"{file.name}: the check found something"
            if content_of(journal).log != expected.log:
                return f"{file.name} does not hold what was written"
        finally:
            journal.close()
    return None
