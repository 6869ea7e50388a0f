"""Restore from the lock screen: the backups of a journal that is locked, damaged or gone, and the rescue of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.backups import BackupFile
from leader_journal.core.clock import Clock
from leader_journal.core.errors import Cancelled, UserError
from leader_journal.core.rescue import RescueReport
from leader_journal.paths import JOURNAL_SUFFIX, as_journal, journal_name
from leader_journal.services.backups import Shelf
from leader_journal.services.restoring import rescue_journal, restore
from leader_journal.ui.backups.ground import BackupsGround
from leader_journal.ui.backups.view import BackupsView
from leader_journal.ui.jobs import JobControl, Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.messages import Messages, journals_pattern
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.backups import rescue_sentences, restored_sentence
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.numbers import percent

_RESTORE, _RESCUE = "backups.restore", "backups.rescue"


class LockedRestorePage(Themed, QWidget):
    """The journal is not open: everything needs a passphrase, and nothing is shown before it."""

    left = Signal()
    """Back to the lock screen."""
    journal_ready = Signal(object, str)
    """A path that can be unlocked now, and what came of it in a sentence."""

    def __init__(
        self,
        theme: Theme,
        jobs: Jobs,
        messages: Messages,
        clock: Clock,
        path: Path,
        second: Path | None,
        *,
        shared: bool,
    ) -> None:
        super().__init__()
        self._follow(theme)
        self._jobs, self._messages, self._clock = jobs, messages, clock
        self._path, self._second, self._shared = path, second, shared
        self._name = journal_name(path)
        self._shelf = Shelf.of_locked(path, second)
        self.destroyed.connect(self._shelf.close)
        self._view = BackupsView(theme, jobs, self._shelf, clock, bring_back=False)
        self._rescued: Path | None = None
        self._build()
        self._connect()
        self._view.reload()

    def _build(self) -> None:
        theme = self.theme
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = TextButton(theme, lambda: _("Lock screen"), icon="arrow-left", small=True)
        self._rescue = DefaultButton(theme, lambda: _("Rescue into a new journal"))
        self._cancel = TextButton(theme, lambda: _("Cancel"), small=True)
        self._result = TextLabel(theme, "body", wrap=True, aloud=True)
        self._open = DefaultButton(theme, lambda: _("Unlock the rescued journal"))
        for widget in (self._cancel, self._result, self._open):
            widget.hide()
        buttons = self.row(10)
        buttons.add(self._rescue, self._cancel, STRETCH)
        ground = BackupsGround(
            theme,
            self._back,
            TextLabel(theme, "title", text=lambda: _("Restore {name}").format(name=self._name)),
            TextLabel(theme, "body", "muted", text=_lead, wrap=True),
            Hairline(theme),
            self._view,
            TextLabel(theme, "section", "ink", text=lambda: _("Rescue what can be read")),
            TextLabel(theme, "small", "muted", text=_of_rescue, wrap=True),
            buttons,
            self._result,
            self._open,
        )
        self.column(self).fill(ground)
        self.setFocusProxy(self._back)  # with the focus nowhere no key would reach anything

    def _connect(self) -> None:
        self._back.clicked.connect(self._leave)
        self._view.failed.connect(self._say_failure)
        self._view.restore_wanted.connect(self._restore)
        self._rescue.clicked.connect(self._start_rescue)
        self._cancel.clicked.connect(partial(self._jobs.cancel, _RESCUE))
        self._cancel.clicked.connect(self._rescue_ended)
        self._open.clicked.connect(self._open_rescued)

    def _leave(self) -> None:
        self._jobs.cancel(_RESCUE)
        self.left.emit()

    def _say_failure(self, words: str) -> None:
        self._messages.failed(words)

    # a backup as a whole

    def _restore(self, file: BackupFile) -> None:
        work = partial(restore, self._path, file.path, self._shelf.copies, self._clock)
        self._jobs.start(_RESTORE, work, partial(self._restored, file), failed=self._failed)

    def _restored(self, file: BackupFile, aside: Path | None) -> None:
        self.journal_ready.emit(self._path, restored_sentence(file, aside, shared=self._shared))

    # what can be read of a damaged file

    def _start_rescue(self) -> None:
        passphrase = self._view.passphrase
        if self._jobs.running(_RESCUE):
            return
        if not passphrase:
            self._result.setText(_("Type the passphrase first."))
            self._result.show()
            self._view.ask_passphrase()
            return
        proposed = self._path.with_name(_("{name} rescued").format(name=self._name) + JOURNAL_SUFFIX)
        pattern = journals_pattern()
        new = self._messages.ask_save_file(_("Where to keep the rescued journal"), proposed, pattern)
        if new is None:
            return
        new = as_journal(new)
        path, clock, second = self._path, self._clock, self._second

        def work(control: JobControl) -> RescueReport:
            return rescue_journal(path, passphrase, new, clock, second=second, progress=control)

        self._rescue_runs()
        self._jobs.start(
            _RESCUE,
            with_progress=work,
            done=partial(self._rescue_done, new),
            failed=self._failed,
            progressed=self._rescue_goes_on,
        )

    def _rescue_runs(self) -> None:
        self._rescue.setEnabled(False)
        self._cancel.show()
        self._open.hide()
        self._rescue_goes_on(0.0)

    def _rescue_goes_on(self, share: float) -> None:
        self._result.setText(_("Reading page by page: {percent}").format(percent=percent(share)))
        self._result.show()

    def _rescue_ended(self) -> None:
        self._rescue.setEnabled(True)
        self._cancel.hide()
        self._result.hide()

    def _rescue_done(self, new: Path, report: RescueReport) -> None:
        self._rescue_ended()
        self._rescued = new
        self._result.setText("\n".join(rescue_sentences(report)))
        self._result.show()
        self._open.show()

    def _open_rescued(self) -> None:
        if self._rescued is not None:
            self.journal_ready.emit(self._rescued, _("This is the rescued journal."))

    def _failed(self, error: Exception) -> None:
        self._rescue_ended()
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        self._messages.failed(sentence(error))


def _lead() -> str:
    return _(
        "A backup that you bring back takes the journal’s place. What is there today is set aside "
        "first, as a backup of its own."
    )


def _of_rescue() -> str:
    return _(
        "If the file is damaged: all that can still be read of it goes into a new journal, page by "
        "page, and what is missing is filled in from the backups. The damaged file is not touched."
    )
