"""The list of backups and the way into one, for the open journal and for the lock screen alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.backups import BackupFile, OpenedBackup
from leader_journal.core.clock import Clock
from leader_journal.core.errors import UserError
from leader_journal.core.records import Entry
from leader_journal.services.backups import Shelf
from leader_journal.ui.backups.asking import AskedPassphrase
from leader_journal.ui.backups.backup_row import BackupRow
from leader_journal.ui.backups.inside import BackupInside
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.long_list import LongList
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.backups import backup_moment
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

_LOOK, _ENTRIES, _TEXT = "backups.look", "backups.entries", "backups.text"


class BackupsView(Themed, QWidget):
    """Shows what `Shelf` finds, reads in jobs, and asks for a passphrase where one is needed.

    What is in one is shown in the place of the list, and made with the first that is looked into; without
    `bring_back` the journal is not open, and a passphrase is always asked for.
    """

    restore_wanted = Signal(object)
    """A BackupFile is to be the journal."""
    bring_back_wanted = Signal(object, str)
    """A BackupFile, and the id of an entry in it."""
    delete_wanted = Signal(object)
    """A BackupFile is to go for good."""
    failed = Signal(str)
    """One sentence."""

    def __init__(self, theme: Theme, jobs: Jobs, shelf: Shelf, clock: Clock, *, bring_back: bool) -> None:
        super().__init__()
        self._jobs = jobs
        self._shelf = shelf
        self._clock = clock
        self._open = bring_back
        self._file: BackupFile | None = None
        self._row_of: dict[BackupFile, BackupRow] = {}
        self._ask: AskedPassphrase | None = None
        self._follow(theme)
        self._build()
        if not bring_back:
            self._ask_for_passphrase()

    @property
    def passphrase(self) -> str:
        return "" if self._ask is None else self._ask.passphrase

    def ask_passphrase(self) -> None:
        """Put the keyboard where it is asked for."""
        self._ask_for_passphrase().take_focus()

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
        self._rows, self._list = LongList(theme), QWidget()
        self._listed, self._column = self.column(self._list, spacing=8), self.column(self)
        self._listed.add(self._none, self._rows, STRETCH)
        self._column.add(self._list)

    @cached_property
    def _inside(self) -> BackupInside:
        inside = BackupInside(self.theme, self._clock, bring_back=self._open)
        inside.hide()
        inside.left.connect(self._leave)
        inside.opened.connect(self._read)
        inside.brought_back.connect(self._bring_back)
        self._column.add(inside)
        return inside

    def _ask_for_passphrase(self) -> AskedPassphrase:
        """Return what asks for it, above the list; shown before it has its place it would be a window."""
        if self._ask is None:
            self._ask = AskedPassphrase(self.theme, self._why_asked)
            self._ask.handed_in.connect(self.reload)
            self._listed.layout.insertWidget(0, self._ask)
        self._ask.show()
        return self._ask

    def _show_list(self) -> None:
        self._inside.hide()
        self._list.show()

    def _leave(self) -> None:
        """Go back to the list, at the backup that was looked into."""
        self._show_list()
        row = self._row_of.get(self._file) if self._file is not None else None
        if row is not None:
            row.focus_first()

    def _show(self, backups: Sequence[OpenedBackup]) -> None:
        held = self._holds_focus()
        self._row_of.clear()
        needed = any(backup.needs for backup in backups)
        if needed:
            self._ask_for_passphrase()
        elif self._ask is not None and self._open:
            self._ask.hide()
        tried = any(not backup.needs for backup in backups) or (self._ask is not None and self._ask.typed)
        self._rows.set_rows(len(backups), lambda number: self._row(backups[number], tried=tried))
        self._none.setVisible(not backups)
        if held and self._row_of:  # one was deleted, say
            next(iter(self._row_of.values())).focus_first()

    def _row(self, backup: OpenedBackup, *, tried: bool) -> BackupRow:
        row = BackupRow(self.theme, backup, tried=tried, deletable=self._open)
        row.delete_wanted.connect(partial(self.delete_wanted.emit, backup.file))
        row.look_wanted.connect(partial(self._look_into, backup.file))
        row.restore_wanted.connect(partial(self.restore_wanted.emit, backup.file))
        self._row_of[backup.file] = row
        return row

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
