"""Copies of before, named wherever something is erased: they may hold it still, and can be deleted along with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from leader_journal.core.backups import BackupFile
from leader_journal.ui.context import UiContext
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.wording.backups import backup_moment, backup_why
from leader_journal.wording.catalogue import _
from leader_journal.wording.forgetting import copies_sentence, copy_words


class CopiesChoice(Themed, QWidget):
    """Each copy by its day, why it was made and its size; none is chosen beforehand. Hidden where there is none."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._follow(context.theme)
        self._backups = context.services.backups
        self._second = context.settings.second_folder()
        self._files: Sequence[BackupFile] = self._backups.list(self._second)
        head = TextLabel(context.theme, "body", text=copies_sentence(len(self._files)), wrap=True)
        self._all = CheckRow(context.theme, lambda: _("Delete all of them now"))
        self._rows = [
            CheckRow(context.theme, copy_words(one, backup_moment(one), backup_why(one))) for one in self._files
        ]
        column = self.column(self, spacing=2)
        column.add(head)
        if len(self._rows) > 1:
            column.add(self._all)
        for row in self._rows:
            column.add(row)
        self._all.clicked.connect(self._choose_all)
        self.setVisible(bool(self._files))

    @property
    def chosen(self) -> tuple[BackupFile, ...]:
        return tuple(one for one, row in zip(self._files, self._rows, strict=True) if row.isChecked())

    def delete(self) -> int:
        """Delete what is chosen; return how many that were. Raises NoAccess, DiskTrouble."""
        chosen = self.chosen
        self._backups.delete(chosen, self._second)
        return len(chosen)

    def _choose_all(self, chosen: bool) -> None:
        for row in self._rows:
            row.setChecked(chosen)
