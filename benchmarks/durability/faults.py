"""One call of the disk fails: an error, or no room. What was acknowledged before and after is there, all in step."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import apsw
from benchmarks.durability.disk import Watched
from benchmarks.durability.journal import CLOCK, PASSPHRASE, create, problem, save
from benchmarks.durability.result import Result

from leader_journal.core.errors import UserError
from leader_journal.storage.journal import Journal

_SAVES = 12


class Failing:
    """Fails at one call, or at all from there on until the end of a save."""

    def __init__(self, dice: random.Random) -> None:
        self._left = dice.randrange(1, 120)
        self._lasting = dice.random() < 0.3
        self._full = dice.random() < 0.5
        self.hit = False
        self._on = False

    def begin(self) -> None:
        """Count from now on."""
        self._on = True

    def end(self) -> None:
        """The disk is well again."""
        self._on = False

    def before(self, _what: str, _name: str) -> None:
        """Fail, if it is time."""
        if not self._on:
            return
        self._left -= 1
        if self._left == 0 or (self._lasting and -30 < self._left < 0):
            self.hit = True
            raise self._failure()

    def _failure(self) -> apsw.Error:
        failure = (apsw.FullError if self._full else apsw.IOError)("injected")
        code = apsw.SQLITE_FULL if self._full else apsw.SQLITE_IOERR
        vars(failure).update(result=code, extendedresult=code)  # as APSW sets them on its own
        return failure

    def after(self, _what: str, _name: str) -> None:
        """Nothing fails here."""


def run(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Inject so many faults, one in each journal."""
    dice, result = random.Random(seed), Result()
    for number in range(rounds):
        path = folder / f"{number}.ljournal"
        failing = Failing(dice)
        watched = Watched(failing.before, failing.after)
        try:
            create(path).close()
            failing.begin()
            acknowledged = _with_faults(path, swallow=wrong)
            failing.end()
            bad = problem(path, acknowledged)
        finally:
            watched.unregister()
        result.rounds += failing.hit
        result.acknowledged += len(acknowledged)
        if bad is not None:
            result.examples.append(f"journal {number}: {bad}")
        path.unlink()
    return result


def _with_faults(path: Path, *, swallow: bool) -> list[int]:
    acknowledged: list[int] = []
    try:
        journal = Journal.open(path, PASSPHRASE, CLOCK)
    except UserError:
        return acknowledged
    for number in range(_SAVES):
        try:
            save(journal, number)
            acknowledged.append(number)
        except (UserError, sqlite3.Error) as error:
            if not isinstance(error, UserError):
                acknowledged.append(-1)  # a failure that has no sentence
            elif swallow:
                acknowledged.append(number)
    journal.close()
    return acknowledged
