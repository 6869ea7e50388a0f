"""The passphrase of another copy, asked for when it is not that of this journal (STORAGE.md D16)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from leader_journal.core.errors import UserError
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.last_row import last_row
from leader_journal.ui.dialogs.remembered_size import room_for
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

_JOB = "machines.passphrase"
_WIDTH = 440


class OtherPassphraseDialog(QDialog):
    """Stays until a passphrase opens the other copy; it is then known until the journal is locked."""

    opened = Signal()
    """The passphrase opens it."""

    def __init__(self, context: UiContext, other: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Another passphrase"))
        self._context = context
        self._other = other
        self._build()
        self.setFixedWidth(room_for(self, context.theme.px(_WIDTH)))
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Leave it; nothing was brought in."""
        self._context.jobs.cancel(_JOB)
        super().reject()

    def _build(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        words = _(
            "That copy does not open with this journal: the passphrase was changed on one of the two computers, or it "
            "is a copy of another journal. Type the passphrase that opens the copy. You need it only until you lock; "
            "this journal keeps its own."
        )
        self._field = PassphraseField(theme)
        self._field.setAccessibleName(_("Passphrase of the other copy"))
        self._field.returnPressed.connect(self._try)
        self._said = TextLabel(theme, "small", "ink", wrap=True, aloud=True)
        self._said.hide()
        buttons, self._open = last_row(self, theme, _("Go on"), self._try)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(TextLabel(theme, "body", text=words, wrap=True))
        column.addWidget(self._field)
        column.addWidget(self._said)
        column.addLayout(buttons)

    def _try(self) -> None:
        typed = self._field.submitted()
        if not typed or self._context.jobs.running(_JOB):
            return
        self._wait(waits=True)
        work = partial(self._context.services.two_machines.try_passphrase, self._other, typed)
        self._context.jobs.start(_JOB, work, self._tried, failed=self._failed)

    def _tried(self, opens: bool) -> None:
        self._wait(waits=False)
        if opens:
            self.opened.emit()
            self.accept()
        else:
            self._refuse(_("That does not open it. Nothing was brought in."))

    def _failed(self, error: Exception) -> None:
        self._wait(waits=False)
        if not isinstance(error, UserError):
            raise error
        self._refuse(sentence(error))

    def _refuse(self, said: str) -> None:
        self._said.setText(said)
        self._said.show()
        self._field.select_all()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, *, waits: bool) -> None:
        self._field.setDisabled(waits)
        self._open.setDisabled(waits)
