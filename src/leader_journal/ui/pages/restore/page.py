"""Restore: the backups of the open journal, the way into one, and back; and the way to another computer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from leader_journal.core.backups import BackupFile, BackupReason
from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import UserError
from leader_journal.core.progress import Progress
from leader_journal.services.backups import Made
from leader_journal.ui.actions import Act
from leader_journal.ui.backups.ground import BackupsGround
from leader_journal.ui.backups.view import BackupsView
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.jobs import JobControl
from leader_journal.ui.pages.page import Page
from leader_journal.ui.places import Place, ShowRestore
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.transfer.import_dialog import ImportDialog
from leader_journal.wording.backups import backup_moment
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.forgetting import deleted_copies_sentence

_MAKE = "backups.make"


_BEFORE_SECTION = 8


class RestorePage(Page):
    """One page for all ways back."""

    restore_wanted = Signal(object, object)
    """A BackupFile is to take the journal's place, and the Copies open it: the window closes the journal for that."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        shelf = self._shelf = context.services.backups.shelf(context.settings.second_folder())
        self.destroyed.connect(shelf.close)
        self._view = BackupsView(context.theme, context.jobs, shelf, context.clock, bring_back=True)
        self._build()
        self._connect()

    def place(self) -> Place:
        return ShowRestore()

    def entered(self) -> None:
        """Read which backups there are, and whether other computers would bring back what was written since."""
        shared = self._context.settings.shared_folder(self._context.services.journal.id)
        self._shared.setVisible(shared is not None)
        self._view.reload()

    def refresh(self, changes: Changes) -> None:
        """What is written elsewhere makes no backup."""

    def _build(self) -> None:
        theme = self.theme
        self._back = TextButton(theme, lambda: _("Back"), icon="arrow-left", small=True)
        self._make = DefaultButton(theme, lambda: _("Back up now"), small=True)
        self._archive = DefaultButton(theme, lambda: _("Read an archive back"), small=True)
        self._lock = TextButton(theme, lambda: _("Lock now"), small=True)
        self._shared = TextLabel(theme, "small", "muted", text=_of_sharing, wrap=True)
        buttons = self.row(10)
        buttons.add(self._make, self._archive, STRETCH)
        ground = BackupsGround(
            theme,
            self._back,
            TextLabel(theme, "title", text=lambda: _("Restore")),
            TextLabel(theme, "body", "muted", text=_lead, wrap=True),
            self._shared,
            buttons,
            Hairline(theme),
            self._view,
            _BEFORE_SECTION,
            TextLabel(theme, "section", "ink", text=lambda: _("To a new computer")),
            TextLabel(theme, "small", "muted", text=_of_moving, wrap=True),
            _BEFORE_SECTION,
            TextLabel(theme, "section", "ink", text=lambda: _("If the file is damaged")),
            TextLabel(theme, "small", "muted", text=_of_damage, wrap=True),
            self._lock,
        )
        self.column(self).fill(ground)

    def _connect(self) -> None:
        context = self._context
        self._back.clicked.connect(partial(context.act, Act.BACK))
        self._lock.clicked.connect(partial(context.act, Act.LOCK))
        self._make.clicked.connect(self._back_up)
        self._archive.clicked.connect(self._choose_archive)
        self._view.failed.connect(self._say_failure)
        self._view.restore_wanted.connect(self._restore)
        self._view.bring_back_wanted.connect(self._bring_back)
        self._view.delete_wanted.connect(self._ask_to_delete)

    def _back_up(self) -> None:
        context = self._context
        second = context.settings.second_folder()
        self._make.setEnabled(False)

        def work(control: JobControl) -> Made:
            return context.services.backups.make(BackupReason.ASKED, second, control)

        context.jobs.start(_MAKE, with_progress=work, done=self._made, failed=self._failed)

    def _made(self, made: Made) -> None:
        self._make.setEnabled(True)
        if made.second is not None:
            self._context.settings.update(backup_folder_seen=self._context.clock.now().date().isoformat())
            self._context.messages.tell(_("Backed up, here and in the second folder"))
        else:
            self._context.messages.tell(_("Backed up"))
        self._view.reload()

    def _failed(self, error: Exception) -> None:
        self._make.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._context.messages.failed(sentence(error))

    def _say_failure(self, words: str) -> None:
        self._context.messages.failed(words)

    def _restore(self, file: BackupFile) -> None:
        self.restore_wanted.emit(file, self._shelf.copies)

    def _bring_back(self, file: BackupFile, entry: str) -> None:
        context = self._context
        context.run(
            partial(context.services.restoring.bring_back, self._shelf.copies, file, [entry]), _("Entry brought back")
        )

    def _ask_to_delete(self, file: BackupFile) -> None:
        """Delete one copy, after one question: there is no undo."""
        context = self._context

        def delete(_progress: Progress) -> tuple[Changes, str]:
            context.services.backups.delete([file], context.settings.second_folder())
            return NOTHING, deleted_copies_sentence(1)

        dialog = EraseDialog(context, _("Delete this copy"), _("Delete"), delete, self.window(), copies=False)
        dialog.say_words(_("The copy of {moment} is deleted for good.").format(moment=backup_moment(file)))
        dialog.accepted.connect(self._view.reload)
        dialog.open()

    def _choose_archive(self) -> None:
        context = self._context
        path = context.messages.ask_open_file(_("Read an archive back"), _("Archives (*.json)"))
        if path is None:
            return
        dialog = ImportDialog(context, path, self.window())
        dialog.finished.connect(self._read_again)
        dialog.open()

    def _read_again(self, _code: int) -> None:
        self._view.reload()


def _lead() -> str:
    return _(
        "A backup is made once a day and before every import: encrypted like the journal, and opened "
        "and checked before it counts. If you bring back the whole of one, today’s journal is set "
        "aside first, as a backup too."
    )


def _of_sharing() -> str:
    return _(
        "Your other computers have what was written after a backup, and the next merge brings it back. To stay with "
        "the backup, stop sharing before you bring it back: Settings, Two computers."
    )


def _of_moving() -> str:
    return _(
        "Copy the latest backup to the other computer and open it there with the same passphrase: it is a "
        "whole journal. Or read an archive back there, into a new journal or into one that is in use."
    )


def _of_damage() -> str:
    return _(
        "Lock the journal and choose Restore on the lock screen. It brings all that can still be "
        "read into a new journal, page by page."
    )
