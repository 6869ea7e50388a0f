"""What was erased on another machine is erased here: in a copy beside the journal, by a job, while the window goes on.

The copy takes the journal's place in a moment in which nothing is being written or read.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from leader_journal.core.errors import UserError
from leader_journal.services.gathered import Gathered
from leader_journal.services.two_machines import ErasedBeside, Merged
from leader_journal.ui.context import UiContext
from leader_journal.ui.jobs import JobControl

_ERASE = "machines.erase"
_AGAIN_MS, _SOON_MS = 2_000, 50
"""After these it is tried again: where something was saved meanwhile, and where something is being read."""


class Erasing(QObject):
    """One erasure at a time; what fails is told by `failed`."""

    done = Signal(Merged)
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._machines = context.services.two_machines
        self._gathered: Gathered | None = None
        self._beside: ErasedBeside | None = None
        self._again, self._soon = QTimer(self), QTimer(self)
        for timer, act in ((self._again, self._work), (self._soon, self._go_on_in_copy)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

    @property
    def busy(self) -> bool:
        """Whether something is being erased, or waits for its moment."""
        return self._gathered is not None

    def start(self, gathered: Gathered) -> None:
        """Erase what others erased."""
        self._gathered = gathered
        self._work()

    def cancel(self) -> None:
        """Leave the journal as it is; the next merge begins again."""
        self._again.stop()
        self._soon.stop()
        self._context.jobs.cancel(_ERASE)
        if self._beside is not None:
            self._machines.drop_erased(self._beside)
        self._gathered = self._beside = None

    def _work(self) -> None:
        gathered = self._gathered
        if gathered is None:
            return

        def work(control: JobControl) -> ErasedBeside:
            return self._machines.erase_beside(gathered, control)

        self._context.jobs.start(
            _ERASE, with_progress=work, done=self._written, failed=self._fail, progressed=self.progressed.emit
        )

    def _written(self, beside: ErasedBeside) -> None:
        self._beside = beside
        self._go_on_in_copy()

    def _go_on_in_copy(self) -> None:
        beside = self._beside
        if beside is None:
            return
        if self._context.jobs.any_running():
            self._soon.start(_SOON_MS)
            return
        self._beside = None
        try:
            merged = self._machines.take_erased(beside)
        except UserError as error:
            self._machines.drop_erased(beside)
            self._fail(error)
            return
        if merged is None:
            self._again.start(_AGAIN_MS)
            return
        self._gathered = None
        self.done.emit(merged)

    def _fail(self, error: Exception) -> None:
        self._gathered = None
        self.failed.emit(error)
