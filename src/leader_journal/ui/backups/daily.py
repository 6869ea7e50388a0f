"""The backup of the day: made in a job some time after unlocking, and again whenever a new day has begun."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer

from leader_journal.core.backups import BackupReason
from leader_journal.core.errors import Cancelled, UserError
from leader_journal.services.backups import SAID_AFTER, Made
from leader_journal.ui.context import UiContext
from leader_journal.ui.jobs import JobControl
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

_JOB = "backups.daily"
_FIRST_AFTER_MS, _AGAIN_AFTER_MS = 20_000, 15 * 60_000


class DailyBackup(QObject):
    """Looks from time to time whether today has a backup yet. What fails is said once a session."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._said = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_FIRST_AFTER_MS)

    def look(self) -> None:
        """Make the backup of today, if there is none."""
        self._timer.setInterval(_AGAIN_AFTER_MS)
        context = self._context
        if context.jobs.running(_JOB) or not context.services.backups.is_due():
            return
        second = context.settings.second_folder()

        def work(control: JobControl) -> Made:
            return context.services.backups.make(BackupReason.DAILY, second, control)

        context.jobs.start(_JOB, with_progress=work, done=self._done, failed=self._failed)

    def stop(self) -> None:
        """Make none any more: the journal is about to be closed."""
        self._timer.stop()
        self._context.jobs.cancel(_JOB)

    def _done(self, made: Made) -> None:
        settings, today = self._context.settings, self._context.clock.now().date()
        if made.second is not None:
            settings.update(backup_folder_seen=today.isoformat())
        elif settings.current.backup_folder and today - _day(settings.current.backup_folder_seen) >= SAID_AFTER:
            away = _("The second folder for backups, {folder}, has been out of reach for a week or more.")
            self._say(away.format(folder=settings.current.backup_folder))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        self._say(_("No backup could be made today. {reason}").format(reason=sentence(error)))

    def _say(self, words: str) -> None:
        if not self._said:
            self._said = True
            self._context.messages.tell(words)


def _day(iso: str) -> dt.date:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return dt.date.min
