"""Work that would make a page stall: a pure callable in one worker thread, its result back by a bound method.

A job has a name. Starting a job under a name that is still running makes the older one stale: its result is dropped. So
is the result of a job whose page was dropped.
Callables must not touch Qt, nor the journal's first connection; what they need of the journal they read by a reader.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from leader_journal.core.errors import Cancelled, UserError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


@dataclass(frozen=True)
class _Job(Generic[T]):
    name: str
    number: int
    work: Callable[[JobControl], T]
    gives_way: bool
    done: Callable[[T], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[float], None] | None


class JobControl:
    """Handed to a callable that reports progress and can be cancelled."""

    def __init__(self, report: Callable[[float], None]) -> None:
        self._report = report
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; it does at its next report of progress."""
        self._cancelled.set()

    def __call__(self, share: float) -> None:
        """Report progress, 0 to 1. Raises Cancelled when the job was cancelled."""
        if self.cancelled:
            raise Cancelled
        self._report(share)


class Jobs(QObject):
    """Runs jobs one after the other in a single worker thread."""

    _finished = Signal(object, object)
    _progress = Signal(object, float)

    def __init__(self, crashed: Callable[[Exception], None], parent: QObject | None = None) -> None:
        """`crashed` takes failures that no job owner takes."""
        super().__init__(parent)
        self._crashed = crashed
        self._numbers: dict[str, int] = {}
        self._give_way: set[str] = set()
        self._controls: dict[str, JobControl] = {}
        self._count = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progress.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        """The worker, made for the first job: the first screen needs none."""
        from concurrent.futures import ThreadPoolExecutor

        from leader_journal.ui.desktop.free_memory import share_one_heap

        share_one_heap()
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")

    def start(
        self,
        name: str,
        work: Callable[[], T] | None = None,
        done: Callable[[T], None] = lambda _: None,
        *,
        failed: Callable[[Exception], None] | None = None,
        with_progress: Callable[[JobControl], T] | None = None,
        progressed: Callable[[float], None] | None = None,
        gives_way: bool = False,
    ) -> None:
        """Run `work`, or `with_progress` which is handed its control; a running job of that name becomes stale.

        One that `gives_way` stops at its next report of progress where another is started, and begins anew behind that:
        it is one that nobody waits for, and of which nothing is lost by that.
        """
        asked = with_progress
        if asked is None:
            if work is None:
                raise ValueError("a job needs work")
            asked = partial(_unheard, work)
        self.cancel(name)
        for waiting in self._give_way:
            self._controls[waiting].cancel()
        self._count += 1
        job = _Job(name, self._count, asked, gives_way, done, failed or self._failed_unexpectedly, progressed)
        self._numbers[name] = job.number
        if gives_way:
            self._give_way.add(name)
        self._submit(job)

    def _submit(self, job: _Job[T]) -> None:
        control = JobControl(lambda share: self._progress.emit(job, share))
        self._controls[job.name] = control
        future = self._pool.submit(job.work, control)
        future.add_done_callback(lambda finished: self._finished.emit(job, finished))

    def cancel(self, name: str) -> None:
        """Make a job stale; one that reports progress stops at its next report."""
        self._numbers.pop(name, None)
        self._give_way.discard(name)
        if (control := self._controls.pop(name, None)) is not None:
            control.cancel()

    def running(self, name: str) -> bool:
        """Whether a job of that name has not delivered yet."""
        return name in self._numbers

    def any_running(self) -> bool:
        """Whether any job has not delivered yet."""
        return bool(self._numbers)

    def drain(self) -> None:
        """Cancel everything and wait until nothing runs: before a journal that jobs may read is closed."""
        for name in list(self._numbers):
            self.cancel(name)
        self._pool.submit(_nothing).result()

    def stop(self) -> None:
        """Cancel everything and wait for the thread."""
        for name in list(self._numbers):
            self.cancel(name)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, job: _Job[T], future: Future[T]) -> None:
        if self._numbers.get(job.name) != job.number:
            return
        error = future.exception()
        if isinstance(error, Cancelled) and self._controls[job.name].cancelled:  # it gave way: nobody cancelled it
            self._submit(job)
            return
        del self._numbers[job.name], self._controls[job.name]
        self._give_way.discard(job.name)
        if error is None:
            if not _is_gone(job.done):
                job.done(future.result())
        elif isinstance(error, Exception):
            if not _is_gone(job.failed):
                job.failed(error)
            elif not isinstance(error, UserError):  # nobody is left to be told, and a bug is one all the same
                self._failed_unexpectedly(error)

    def _failed_unexpectedly(self, error: Exception) -> None:
        """A bug of ours; but for a read whose journal was closed before it began: who asked has gone as well."""
        if not isinstance(error, Cancelled):
            self._crashed(error)

    def _tell(self, job: _Job[T], share: float) -> None:
        if self._numbers.get(job.name) == job.number and job.progressed is not None and not _is_gone(job.progressed):
            job.progressed(share)


def _is_gone(told: Callable[..., object]) -> bool:
    """Whether the part of the window that waits for a result was dropped meanwhile."""
    while isinstance(told, partial):
        told = told.func
    owner = getattr(told, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _unheard(work: Callable[[], T], _control: JobControl) -> T:
    """A job that tells nothing on its way."""
    return work()


def _nothing() -> None:
    """The last in the queue: when it is done, so is all before it."""
