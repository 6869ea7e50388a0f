"""The way into a journal: create one, open one, try the sample. Key derivation runs in a job."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leader_journal.core.errors import NotAJournal, UserError, WrongPassphrase
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles, telling
from leader_journal.ui.jobs import JobControl, Jobs
from leader_journal.wording.catalogue import _, current_language

if TYPE_CHECKING:
    from leader_journal.services.sample_folder import SampleFolder
    from leader_journal.storage.journal import Journal

_JOB = "entrance"
_A_COMMAND_ENDS_S = 5.0
"""So long a command may have the journal before it is said to be open elsewhere: a right passphrase was typed once."""


class Entrance(QObject):
    """Opens journals in the background and says how it went."""

    opening = Signal()
    """A journal is about to be unlocked: nothing of it is in memory yet."""
    deriving = Signal(object)
    """The key of the journal at this Path follows from what was typed: for a third of a second nothing else goes on."""
    upgrading = Signal()
    """What an older version wrote is brought up to this one; emitted again and again while that goes on."""
    opened = Signal(object)
    """storage.Journal."""
    refused = Signal(str, bool)
    """One sentence, and whether it was the passphrase."""

    def __init__(self, files: JournalFiles, jobs: Jobs) -> None:
        super().__init__()
        self._files = files
        self._jobs = jobs
        self._sample: SampleFolder | None = None

    @property
    def files(self) -> JournalFiles:
        return self._files

    def is_sample(self, path: Path) -> bool:
        """Whether this is the sample of this session, of which nothing is kept."""
        return self._sample is not None and path.is_relative_to(self._sample.path)

    def create(self, path: Path, passphrase: str) -> None:

        def work() -> Journal:
            return self._files.create(path, passphrase)

        self.opening.emit()
        self._jobs.start(_JOB, work, self._done, failed=self._failed)

    def open(self, path: Path, passphrase: str) -> None:

        def work(upgrading: JobControl) -> Journal:
            derive = telling(partial(self.deriving.emit, path))
            return self._files.open(path, passphrase, upgrading, derive, patience=_A_COMMAND_ENDS_S)

        self.opening.emit()
        self._jobs.start(_JOB, with_progress=work, done=self._done, failed=self._failed, progressed=self._upgrades)

    def open_remembered(
        self, path: Path, letters: Callable[[], str | None], *, stale: Callable[[], None], asked: Callable[[], None]
    ) -> None:
        """Open a journal by what the keyring keeps; where that fails, whyever, the passphrase is `asked` for.

        `stale` is called where the keyring has a key that opens nothing: the passphrase was changed elsewhere, say.
        """

        def work(upgrading: JobControl) -> Journal | bool:
            key = letters()
            if key is None:
                return False
            try:
                return self._files.open(path, key, upgrading, patience=_A_COMMAND_ENDS_S)
            except WrongPassphrase:
                return True

        def done(opened: Journal | bool) -> None:
            if not isinstance(opened, bool):
                self._done(opened)
                return
            if opened:
                stale()
            asked()

        self.opening.emit()
        self._jobs.start(_JOB, with_progress=work, done=done, failed=self._failed, progressed=self._upgrades)

    def open_sample(self) -> None:
        """Make the sample in a folder that is removed when the app ends, and open it."""
        from leader_journal.services.sample_folder import SampleFolder  # few ever try it

        self._sample = SampleFolder()
        path = self._sample.path / _("Sample journal.ljournal")
        spoken = current_language().value

        def work() -> Journal:
            return self._files.create_sample(path, SAMPLE_PASSPHRASE, spoken)

        self.opening.emit()
        self._jobs.start(_JOB, work, self._done, failed=self._failed)

    def remove_sample(self) -> None:
        """Remove the sample's folder, if there is one."""
        if self._sample is not None:
            self._sample.remove()
            self._sample = None

    def _upgrades(self, _share: float) -> None:
        self.upgrading.emit()

    def _done(self, journal: Journal) -> None:
        self.opened.emit(journal)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        from leader_journal.wording.errors import sentence  # a failure is rare, and its words are many

        wrong = isinstance(error, WrongPassphrase) and not isinstance(error, NotAJournal)
        self.refused.emit(sentence(error), wrong)
