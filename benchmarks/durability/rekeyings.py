"""Killed without warning while the passphrase is changed: the journal opens, whole, with exactly one of the two."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from benchmarks.durability.journal import PASSPHRASE, cheap_keys
from benchmarks.durability.result import Result
from benchmarks.durability.worlds import lived_in

from leader_journal.core.clock import SystemClock
from leader_journal.core.errors import UserError, WrongPassphrase
from leader_journal.core.filters import EVERYTHING
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.backups.files import backup_folder, backups_in
from leader_journal.storage.creation import part_of
from leader_journal.storage.journal import Journal

ENTRIES = 150
_NEW = "other hill, tall ladder"
_CLOCK = SystemClock()


def run(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Kill so many changes, each of a fresh copy of the same journal; a killed app may have left its log beside it."""
    cheap_keys()
    dice, result = random.Random(seed), Result()
    template = folder / "template.ljournal"
    lived_in(template, ENTRIES, _CLOCK).close()
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    for _warm in range(2):
        needed, _said = _changed(_fresh(template, folder), None, wrong=wrong)
    for number in range(rounds):
        path = _fresh(template, folder)
        _took, said = _changed(path, dice.uniform(0, needed * 1.6), wrong=wrong)
        result.rounds += 1
        result.acknowledged += said
        bad = _problem(path, said=said)
        if bad is not None:
            result.examples.append(f"round {number}: {bad}")
    return result


def _fresh(template: Path, folder: Path) -> Path:
    round_folder = folder / "round"
    shutil.rmtree(round_folder, ignore_errors=True)
    round_folder.mkdir()
    path = round_folder / "mine.ljournal"
    shutil.copyfile(template, path)
    return path


def _changed(path: Path, after: float | None, *, wrong: bool) -> tuple[float, bool]:
    """Let a child change the passphrase, killed so many seconds after it began; return its time, and what it said."""
    module = "benchmarks.durability.rekeyer"
    command = [sys.executable, "-m", module, str(path), PASSPHRASE, _NEW, "over" if wrong else "rightly"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        begun = time.monotonic()
        timer = threading.Timer(after if after is not None else 600, process.kill)
        timer.start()
        said = process.stdout.readline() == "changed\n"
        took = time.monotonic() - begun
        if after is None:
            timer.cancel()
        timer.join()
    return took, said


def _problem(path: Path, *, said: bool) -> str | None:
    """Return what is wrong after a round: which passphrases open it, what is in it, what was left behind."""
    opens = []
    for passphrase in (PASSPHRASE, _NEW):
        try:
            journal = Journal.open(path, passphrase, _CLOCK)
        except WrongPassphrase:
            continue
        except UserError as error:
            return f"{type(error).__name__} with {passphrase}"
        opens.append(passphrase)
        try:
            if not journal.check().ok or journal.entries.count(EVERYTHING) != ENTRIES:
                return f"not whole with {passphrase}"
        finally:
            journal.close()
    if len(opens) != 1 or (said and opens != [_NEW]):
        return f"opens with {opens}, acknowledged: {said}"
    if part_of(path).exists():
        return "a copy was left behind"
    return _problem_of_backups(path)


def _problem_of_backups(path: Path) -> str | None:
    """A backup that has its name opens with the passphrase of before, and is whole."""
    with Copies() as copies:
        for file in backups_in(backup_folder(path), path):
            if not copies.try_passphrase(file.path, PASSPHRASE) or copies.look(file).facts is None:
                return f"{file.path.name} is not whole"
    return None
