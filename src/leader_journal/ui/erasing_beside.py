"""What is erased without being asked about goes out of a copy beside the journal, by a job, while the window goes on.

An erasure goes through all of a file: 3 s of the window with 10,000 entries. The copy takes the journal's place in a
moment in which nothing is being written or read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from leader_journal.core.errors import UserError
from leader_journal.ui.context import UiContext
from leader_journal.ui.jobs import JobControl

_AGAIN_MS, _SOON_MS = 2_000, 50
"""After these it is tried again: where something was saved meanwhile, and where something is being read."""

Copy = TypeVar("Copy")


class _CopyBeside:
    """A copy that is ready, and what may be done with it."""

    def __init__(self, take: Callable[[], object | None], drop: Callable[[], None]) -> None:
        self.take, self.drop = take, drop


class ErasingBeside(QObject):
    """One erasure at a time; what fails is told by `failed`."""

    done = Signal(object)
    """What `take` returned."""
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(self, context: UiContext, job: str, parent: QObject) -> None:
        """`job` names the job."""
        super().__init__(parent)
        self._context = context
        self._job = job
        self._write: Callable[[JobControl], _CopyBeside] | None = None
        self._wanted: Callable[[], bool] = _always
        self._written: _CopyBeside | None = None
        self._again, self._soon = QTimer(self), QTimer(self)
        for timer, act in ((self._again, self._work), (self._soon, self._go_on_in_copy)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

    @property
    def busy(self) -> bool:
        """Whether something is being erased, or waits for its moment; not where its job was dropped with all others."""
        at_work = self._context.jobs.running(self._job) or self._written is not None
        return at_work or self._again.isActive()

    def start(
        self,
        erase: Callable[[JobControl], Copy],
        take: Callable[[Copy], object | None],
        drop: Callable[[Copy], None],
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Let a job `erase` in a copy, and `take` that once nothing is being read, or `drop` it.

        `take` returns None where something was saved since: then it is done again. `wanted` is asked before the copy
        is written and before it takes the place; where it is not any more, all stays as it is.
        """

        def write(control: JobControl) -> _CopyBeside:
            copy = erase(control)
            return _CopyBeside(partial(take, copy), partial(drop, copy))

        self._write, self._wanted = write, wanted or _always
        self._work()

    def cancel(self) -> None:
        """Leave the journal as it is; whoever wants it begins again."""
        self._again.stop()
        self._soon.stop()
        self._context.jobs.cancel(self._job)
        if self._written is not None:
            self._written.drop()
        self._write = self._written = None

    def _work(self) -> None:
        if self._write is None:
            return
        if not self._wanted():
            self.cancel()
            return
        self._context.jobs.start(
            self._job,
            with_progress=self._write,
            done=self._is_written,
            failed=self._fail,
            progressed=self.progressed.emit,
            gives_way=True,
        )

    def _is_written(self, written: _CopyBeside) -> None:
        self._written = written
        self._go_on_in_copy()

    def _go_on_in_copy(self) -> None:
        written = self._written
        if written is None:
            return
        if not self._wanted():
            self.cancel()
            return
        if self._context.jobs.any_running():
            self._soon.start(_SOON_MS)
            return
        self._written = None
        try:
            did = written.take()
        except UserError as error:
            written.drop()
            self._fail(error)
            return
        if did is None:
            self._again.start(_AGAIN_MS)
            return
        self._write = None
        self.done.emit(did)

    def _fail(self, error: Exception) -> None:
        self._write = None
        self.failed.emit(error)


def _always() -> bool:
    return True
