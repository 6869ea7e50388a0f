"""Checks a journal: its pages, its keys and its search index; references are added by whoever knows the tables.

A check is a table of steps, each a function that looks at one thing and returns how many places are wrong.
"""

from __future__ import annotations

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


class CheckStep(Struct, frozen=True):
    """One thing to look at. `count` returns how many places are wrong; damage that stops it is the file's."""

    kind: ProblemKind
    count: Callable[[Connection], int]


def _damaged_pages(connection: Connection) -> int:
    """Read every page: its checksum (a keyed hash, so that one flipped bit is found), and how pages hang together."""
    rows = connection.execute(f"PRAGMA integrity_check({_ALL_PROBLEMS})").fetchall()
    return 0 if rows == [("ok",)] else len(rows)


def _broken_keys(connection: Connection) -> int:
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _stale_search(connection: Connection) -> int:
    return len(stale_search_tables(connection))


FILE_STEPS: tuple[CheckStep, ...] = (
    CheckStep(ProblemKind.FILE, _damaged_pages),
    CheckStep(ProblemKind.REFERENCES, _broken_keys),
    CheckStep(ProblemKind.SEARCH_INDEX, _stale_search),
)
"""What holds for every file, whatever its tables mean."""


def run_checks(
    connection: Connection, steps: Sequence[CheckStep] = FILE_STEPS, progress: Progress = no_progress
) -> CheckReport:
    """Run the steps in order on a connection of `JournalFile.checker` and report. Raises Cancelled, DiskTrouble."""
    found: dict[ProblemKind, int] = {}
    for number, step in enumerate(steps):
        share = number / len(steps)
        progress(share)
        try:
            with asked_meanwhile(connection, progress, share):
                count = step.count(connection)
        except errors.DamagedJournal:
            found.setdefault(ProblemKind.FILE, 1)
            continue
        if count:
            found[step.kind] = found.get(step.kind, 0) + count
    progress(1.0)
    return CheckReport(tuple(Problem(kind, count) for kind, count in found.items()))


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
