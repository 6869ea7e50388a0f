"""The real app and the real command line, killed at random moments: what they said is saved is there.

What was under way is there as a whole or not at all.

The app is forked with its modules loaded, begins at its own entry point, and is driven by keys; commands run one after
the other as `leader-journal` runs them.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.durability.journal import create
from benchmarks.durability.killed import killed
from benchmarks.durability.ledger import Ledger
from benchmarks.durability.result import Result

Live = Callable[[Path, int, random.Random, int], None]
"""Lives on a journal, with numbers of entries from one on, and tells over a pipe."""

_ROUNDS_OF_A_FILE = 40
_AT_START = 0.15
_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR")


def run_windows(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Kill the app so many times; a journal serves for forty of them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from benchmarks.durability.window_writer import live  # Qt: not for the other harnesses

    return _run(live, folder, rounds, seed, longest=0.3, wrong=wrong)


def run_commands(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Kill the command line so many times."""
    from benchmarks.durability.command_writer import live

    return _run(live, folder, rounds, seed, longest=0.2, wrong=wrong)


def _run(live: Live, folder: Path, rounds: int, seed: int, *, longest: float, wrong: bool) -> Result:
    dice, result, ledger, path = random.Random(seed), Result(), Ledger(), folder
    for number in range(rounds):
        if number % _ROUNDS_OF_A_FILE == 0:
            path, ledger = _home(folder / str(number)), Ledger()
            create(path).close()
        work = partial(_live, live, path, ledger.last_number + 10, dice.randrange(2**31), wrong)
        trouble = killed(work, ledger.hear, dice, longest, at_start=dice.random() < _AT_START)
        result.rounds += 1
        result.acknowledged, ledger.acknowledged = result.acknowledged + ledger.acknowledged, 0
        bad = trouble or ledger.problem(path)
        if bad is not None:
            result.examples.append(f"round {number}: {bad}")
            path, ledger = _home(folder / f"{number}-after"), Ledger()
            create(path).close()
    return result


def _home(folder: Path) -> Path:
    """Return the path of a journal in a home in which nothing was yet."""
    for name in _FOLDERS:
        part = folder / name.lower()
        part.mkdir(mode=0o700, parents=True)
        os.environ[name] = str(part)
    return folder / "mine.ljournal"


def _live(live: Live, path: Path, first: int, seed: int, wrong: bool, telling: int) -> None:
    if wrong:
        _commit_every_third_change()
    live(path, first, random.Random(seed), telling)


def _commit_every_third_change() -> None:
    """The wrong setting: what is saved is said to be, and committed together with what comes after it."""
    from leader_journal.storage.driver import Connection
    from leader_journal.storage.live_connection import LiveConnection

    waiting = dict[LiveConnection, int]()

    @contextmanager
    def gathered(self: LiveConnection) -> Iterator[Connection]:
        connection = self.now
        if not waiting.get(self):
            self.log.begin_change(connection)
        self._writing = True
        try:
            yield connection
            waiting[self] = (waiting.get(self, 0) + 1) % 3
            if not waiting[self]:
                connection.execute("COMMIT")
        finally:
            self._writing = False

    LiveConnection.transaction = gathered  # type: ignore[method-assign] # the wrong setting
