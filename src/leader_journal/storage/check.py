"""Checks a journal: its pages, its keys and its search index; references are added by whoever knows the tables.

A check is a table of steps, each a function that looks at one thing and returns how many places are wrong. What the
engine looks through by itself, and what we compare, are gone through side by side, on two connections: the engine lets
go of Python while it reads.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct

from leader_journal.core import errors
from leader_journal.core.checks import CheckReport, Problem, ProblemKind
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage.driver import Connection
from leader_journal.storage.search_tables import stale_search_tables

_ALL_PROBLEMS = 1000
_STEPS_OF_ENGINE = 50_000
"""How often a running statement asks whether to go on: some ten times a second."""
_OFTEN_SECONDS = 0.1


class CheckStep(Struct, frozen=True):
    """One thing to look at. `count` returns how many places are wrong; damage that stops it is the file's."""

    kind: ProblemKind
    count: Callable[[Connection], int]

    def look(self, connection: Connection) -> Counter[ProblemKind]:
        """Return how many places of which kind are wrong."""
        return Counter({self.kind: self.count(connection)})


class Walk(Struct, frozen=True):
    """Several things that are looked at in one walk over the same rows."""

    look: Callable[[Connection], Counter[ProblemKind]]


def _damaged_pages(connection: Connection) -> int:
    """Read every page: its checksum (a keyed hash, so that one flipped bit is found), and how pages hang together."""
    rows = connection.execute(f"PRAGMA integrity_check({_ALL_PROBLEMS})").fetchall()
    return 0 if rows == [("ok",)] else len(rows)


def _broken_keys(connection: Connection) -> int:
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _stale_search(connection: Connection) -> int:
    return len(stale_search_tables(connection))


PAGE_STEPS: tuple[CheckStep, ...] = (
    CheckStep(ProblemKind.FILE, _damaged_pages),
    CheckStep(ProblemKind.REFERENCES, _broken_keys),
)
SEARCH_STEPS: tuple[CheckStep, ...] = (CheckStep(ProblemKind.SEARCH_INDEX, _stale_search),)
FILE_STEPS: tuple[CheckStep, ...] = (*PAGE_STEPS, *SEARCH_STEPS)
"""What holds for every file, whatever its tables mean."""


def run_checks(
    connection: Connection, steps: Sequence[CheckStep | Walk] = FILE_STEPS, progress: Progress = no_progress
) -> CheckReport:
    """Run the steps in order on a connection of `JournalFile.checker` and report. Raises Cancelled, DiskTrouble."""
    found = _found(connection, steps, progress)
    progress(1.0)
    return _report(found)


def run_side_by_side(
    here: tuple[Connection, Sequence[CheckStep | Walk]],
    beside: tuple[Connection, Sequence[CheckStep | Walk]],
    progress: Progress = no_progress,
) -> CheckReport:
    """Run two rows of steps at once, each on a connection of its own, and report all. Raises Cancelled, DiskTrouble.

    `progress` is called in this thread alone, and what ends one row ends the other.
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    ended, shares = threading.Event(), [0.0, 0.0]

    def note(share: float) -> None:
        shares[1] = share
        if ended.is_set():
            raise errors.Cancelled

    def tell(share: float) -> None:
        shares[0] = share
        progress(sum(shares) / len(shares))

    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="check") as pool:
        other = pool.submit(_found, *beside, note)
        try:
            found = _found(*here, tell)
            while wait((other,), timeout=_OFTEN_SECONDS).not_done:
                tell(1.0)
        finally:
            ended.set()
    progress(1.0)
    return _report(found + other.result())


def _found(connection: Connection, steps: Sequence[CheckStep | Walk], progress: Progress) -> Counter[ProblemKind]:
    found = Counter[ProblemKind]()
    for number, step in enumerate(steps):
        share = number / len(steps)
        progress(share)
        try:
            with asked_meanwhile(connection, progress, share):
                found += step.look(connection)
        except errors.DamagedJournal:
            found[ProblemKind.FILE] = found[ProblemKind.FILE] or 1
    return found


def _report(found: Counter[ProblemKind]) -> CheckReport:
    """Report in the order in which the kinds stand, whichever row of steps found them first."""
    return CheckReport(tuple(Problem(kind, found[kind]) for kind in ProblemKind if found[kind]))


@contextmanager
def asked_meanwhile(connection: Connection, progress: Progress, share: float = 0.5) -> Iterator[None]:
    """Ask `progress` while a long statement runs: what it raises ends the statement."""
    connection.set_progress_handler(_Asking(progress, share), _STEPS_OF_ENGINE)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


class _Asking:
    """Lets a long statement be cancelled: what `progress` raises ends it."""

    def __init__(self, progress: Progress, share: float) -> None:
        self._progress = progress
        self._share = share

    def __call__(self) -> bool:
        self._progress(self._share)
        return False
