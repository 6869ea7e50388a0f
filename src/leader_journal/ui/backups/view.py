"""The list of backups and the way into one, for the open journal and for the lock screen alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.backups import BackupFile, OpenedBackup
from leader_journal.core.clock import Clock
from leader_journal.core.errors import UserError
from leader_journal.core.records import Entry
from leader_journal.services.backups import Shelf
from leader_journal.ui.backups.backup_row import BackupRow
from leader_journal.ui.backups.inside import BackupInside
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.backups import backup_moment
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

_LOOK, _ENTRIES, _TEXT = "backups.look", "backups.entries", "backups.text"


class BackupsView(Themed, QWidget):
    """Shows what `Shelf` finds, reads in jobs, and asks for a passphrase where one is needed."""

    restore_wanted = Signal(object)
    """A BackupFile is to be the journal."""
    bring_back_wanted = Signal(object, str)
    """A BackupFile, and the id of an entry in it."""
    delete_wanted = Signal(object)
    """A BackupFile is to go for good."""
    looked = Signal(object)
    """All backups, as a tuple of OpenedBackup: the list was read."""
    failed = Signal(str)
    """One sentence."""

    def __init__(self, theme: Theme, jobs: Jobs, shelf: Shelf, clock: Clock, *, bring_back: bool) -> None:
        super().__init__()
        self._jobs = jobs
        self._shelf = shelf
        self._open = bring_back
        self._file: BackupFile | None = None
        self._row_of: dict[BackupFile, BackupRow] = {}
        self._inside = BackupInside(theme, clock, bring_back=bring_back)
        self._follow(theme)
        self._build()
        self._connect()

    @property
    def passphrase(self) -> str:
        return self._field.submitted()

    def ask_passphrase(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, passphrase: str = "") -> None:
        self._jobs.start(_LOOK, partial(self._shelf.look, passphrase), self._show, failed=self._fail)

    def _build(self) -> None:
        theme = self.theme
        self._none = TextLabel(
            theme,
            "body",
            "muted",
            text=lambda: _("There are no backups yet. The first is made once something has been written."),
            wrap=True,
        )
        self._none.hide()
        self._field = PassphraseField(theme)
        self.say(self._field.setAccessibleName, lambda: _("Passphrase of the backups"))
        self.say(self._field.setPlaceholderText, lambda: _("Passphrase"))
        self.fit(self._field.setFixedWidth, 280)
        self._try = DefaultButton(theme, lambda: _("Show what is in them"))
        asked = self.row(10)
        asked.add(self._field, self._try, STRETCH)
        self._ask = QWidget()
        why = TextLabel(theme, "small", "muted", text=self._why_asked, wrap=True)
        self.column(self._ask, spacing=6).add(why, asked)
        if self._open:
            self._ask.hide()  # shown before it has its place it would be a window, and take the focus from ours
        rows, self._list = self.column(), QWidget()
        self._rows = rows.layout
        self.column(self._list, spacing=8).add(self._ask, self._none, rows, STRETCH)
        self.column(self).add(self._list, self._inside)
        self._show_list()

    def _connect(self) -> None:
        self._try.clicked.connect(self._try_passphrase)
        self._field.returnPressed.connect(self._try_passphrase)
        self._inside.left.connect(self._leave)
        self._inside.opened.connect(self._read)
        self._inside.brought_back.connect(self._bring_back)

    def _show_list(self) -> None:
        self._inside.hide()
        self._list.show()

    def _leave(self) -> None:
        """Go back to the list, at the backup that was looked into."""
        self._show_list()
        row = self._row_of.get(self._file) if self._file is not None else None
        if row is not None:
            row.focus_look()

    def _try_passphrase(self) -> None:
        if passphrase := self._field.submitted():
            self.reload(passphrase)

    def _show(self, backups: Sequence[OpenedBackup]) -> None:
        held = self._holds_focus()
        clear(self._rows)
        self._row_of.clear()
        anything = any(not backup.needs for backup in backups)
        for backup in backups:
            row = BackupRow(self.theme, backup, tried=anything or bool(self._field.text()), deletable=self._open)
            row.delete_wanted.connect(partial(self.delete_wanted.emit, backup.file))
            row.look_wanted.connect(partial(self._look_into, backup.file))
            row.restore_wanted.connect(partial(self.restore_wanted.emit, backup.file))
            self._rows.addWidget(row)
            self._row_of[backup.file] = row
        self._ask.setVisible(not self._open or any(backup.needs for backup in backups))
        self._none.setVisible(not backups)
        if held and self._row_of:  # one was deleted, say
            next(iter(self._row_of.values())).focus_look()
        self.looked.emit(tuple(backups))

    def _holds_focus(self) -> bool:
        """Whether the keyboard is in one of the rows, or comes back to it once a dialog is gone."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and any(row.isAncestorOf(focused) for row in self._row_of.values())

    def _look_into(self, file: BackupFile) -> None:
        self._file = file
        self._jobs.start(_ENTRIES, partial(self._shelf.entries, file), self._show_inside, failed=self._fail)

    def _show_inside(self, entries: Sequence[tuple[Entry, str]]) -> None:
        if self._file is not None:
            self._inside.show_entries(_("Backup of {moment}").format(moment=backup_moment(self._file)), entries)
            self._list.hide()
            self._inside.show()
            if self.isVisible():  # what was pressed is hidden: Qt would go to the first of the window
                self._inside.focus_first()

    def _read(self, entry: Entry) -> None:
        if self._file is not None:
            work = partial(self._shelf.text_of, self._file, entry)
            self._jobs.start(_TEXT, work, partial(self._inside.show_text, entry.id), failed=self._fail)

    def _bring_back(self, entry: str) -> None:
        if self._file is not None:
            self.bring_back_wanted.emit(self._file, entry)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(sentence(error))

    def _why_asked(self) -> str:
        if self._open:
            return _("Some of these need an earlier passphrase. Type it to see what is in them.")
        return _("Type the passphrase to see what is in each.")
