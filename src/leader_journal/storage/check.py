"""Checks a journal: its pages, its keys and its search index; references are added by whoever knows the tables.

A check is a table of steps, each a function that looks at one thing and returns how many places are wrong. Each has a
connection of its own, and several are gone through at a time: the engine lets go of Python while it reads.
"""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from msgspec import Struct

from leader_journal.core import errors
from leader_journal.core.checks import CheckReport, Problem, ProblemKind
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage.driver import Connection
from leader_journal.storage.search_tables import stale_search_tables

_ALL_PROBLEMS = 1000
_STEPS_OF_ENGINE = 250_000
"""How often a running statement asks whether to go on: some ten times a second.

Oftener costs: each time it waits for Python, which the walk over the entries holds meanwhile, 5 ms at most.
"""
_OFTEN_SECONDS = 0.1
Connect = Callable[[], AbstractContextManager[Connection]]
"""Opens a connection, open for as long as its block runs."""


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
    """Read every page: its checksum (a keyed hash, so that one flipped bit is found), and how pages hang together.

    The pages of the search index are among them; what they say is compared by the step that knows the text as well.
    """
    connection.forget_virtual_tables()
    rows = connection.execute(f"PRAGMA integrity_check({_ALL_PROBLEMS})").fetchall()
    return 0 if rows == [("ok",)] else len(rows)


def _broken_keys(connection: Connection) -> int:
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _stale_search(connection: Connection) -> int:
    return len(stale_search_tables(connection))


PAGES = CheckStep(ProblemKind.FILE, _damaged_pages)
KEYS = CheckStep(ProblemKind.REFERENCES, _broken_keys)
SEARCH = CheckStep(ProblemKind.SEARCH_INDEX, _stale_search)
FILE_STEPS: tuple[CheckStep, ...] = (PAGES, KEYS, SEARCH)
"""What holds for every file, whatever its tables mean."""


def run_checks(
    connect: Connect,
    steps: Sequence[CheckStep | Walk] = FILE_STEPS,
    progress: Progress = no_progress,
    at_once: int = 1,
) -> CheckReport:
    """Run the steps, each on a connection of `JournalFile.checker`, so many at a time, and report.

    `progress` is called in this thread alone, and what ends one step ends them all. Raises Cancelled, DiskTrouble.
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    work = _Work(steps)
    progress(0.0)
    with ThreadPoolExecutor(max_workers=max(1, at_once - 1), thread_name_prefix="check") as pool:
        beside = [pool.submit(work.go_through, connect, work.heed_end) for _number in range(1, at_once)]
        try:
            work.go_through(connect, progress)
            while beside and wait(beside, timeout=_OFTEN_SECONDS).not_done:
                progress(work.share)
        finally:
            work.ended.set()
        for other in beside:
            other.result()
    progress(1.0)
    return work.report()


class _Work:
    """The steps of one check, and what they found so far: whoever is done with one takes the next that is left."""

    def __init__(self, steps: Sequence[CheckStep | Walk]) -> None:
        self._left = deque(steps)
        self._count, self._done = len(steps), 0
        self._lock = threading.Lock()
        self._found, self._damaged = Counter[ProblemKind](), False
        self.ended = threading.Event()
        """Somebody does not want to know any more."""

    @property
    def share(self) -> float:
        return self._done / self._count

    def heed_end(self, _share: float) -> None:
        if self.ended.is_set():
            raise errors.Cancelled

    def go_through(self, connect: Connect, progress: Progress) -> None:
        """Take one step after the other; a failure ends what others do as well."""
        try:
            while (step := self._next()) is not None:
                with connect() as connection, asked_meanwhile(connection, lambda _share: progress(self.share)):
                    self._look(step, connection)
        except BaseException:
            self.ended.set()
            raise

    def _next(self) -> CheckStep | Walk | None:
        with self._lock:
            return self._left.popleft() if self._left and not self.ended.is_set() else None

    def _look(self, step: CheckStep | Walk, connection: Connection) -> None:
        try:
            found = step.look(connection)
        except errors.DamagedJournal:
            self._damaged, found = True, Counter()
        with self._lock:
            self._done += 1
            self._found += found

    def report(self) -> CheckReport:
        """Say what was found: damage that stopped a step and was counted by none is one."""
        counts = {ProblemKind.FILE: self._found[ProblemKind.FILE] or int(self._damaged)}
        found = ((kind, counts.get(kind, self._found[kind])) for kind in ProblemKind)
        return CheckReport(tuple(Problem(kind, count) for kind, count in found if count))


@contextmanager
def asked_meanwhile(connection: Connection, progress: Progress, share: float = 0.5) -> Iterator[None]:
    """Ask `progress` while a long statement runs: what it raises ends the statement."""
    connection.set_progress_handler(_Asking(progress, share), _STEPS_OF_ENGINE)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def at_one_moment(connection: Connection) -> Iterator[None]:
    """Let several questions be answered as of one moment: what is saved between two of them would be a fault.

    Where the block fails the connection is closed by whoever opened it for the step.
    """
    connection.execute("BEGIN").close()
    yield
    connection.rollback()


class _Asking:
    """Lets a long statement be cancelled: what `progress` raises ends it."""

    def __init__(self, progress: Progress, share: float) -> None:
        self._progress = progress
        self._share = share

    def __call__(self) -> bool:
        self._progress(self._share)
        return False
