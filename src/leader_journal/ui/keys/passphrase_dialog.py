"""Change the passphrase: the one of now, the new one twice, how strong it is, and the progress of the change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from leader_journal.core.errors import Cancelled, PassphraseNotCurrent, UserError
from leader_journal.core.passphrases import same
from leader_journal.core.strength import Strength
from leader_journal.services.passphrases import Prepared
from leader_journal.services.strength import check_passphrase, estimated, propose
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.body import DialogBody
from leader_journal.ui.dialogs.last_row import last_row
from leader_journal.ui.dialogs.remembered_size import room_for
from leader_journal.ui.jobs import JobControl
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.passphrase_field import PassphraseField, type_both_in_turn
from leader_journal.wording.catalogue import _, current_language
from leader_journal.wording.errors import sentence
from leader_journal.wording.strength import advice

_JOB = "passphrase.change"
_WIDTH = 480


class PassphraseDialog(QDialog):
    """Accepted once the new passphrase opens the journal; until then, whatever happens, the old one does."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Change the passphrase"))
        self._context = context
        self._service = context.services.passphrases
        self._build()
        self._connect()
        self._judge()
        self.setFixedWidth(room_for(self, context.theme.px(_WIDTH)))

    def reject(self) -> None:
        """Cancel what runs; then close. The passphrase is what it was."""
        if self._context.jobs.running(_JOB):
            self._context.jobs.cancel(_JOB)
            self._context.jobs.start(_JOB, _nothing, self._broken_off)  # its turn comes when the other has stopped
            return
        super().reject()

    def _build(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._now, self._new, self._again = PassphraseField(theme), PassphraseField(theme), PassphraseField(theme)
        names = (_("Current passphrase"), _("New passphrase"), _("New passphrase again"))
        self._advice = TextLabel(theme, "small", "muted", wrap=True, least_lines=2)
        self._make = TextButton(theme, _("Make me one"), small=True)
        self._said = TextLabel(theme, "small", "ink", wrap=True, aloud=True)
        self._said.hide()
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Changing the passphrase"))
        self._bar.hide()
        column = QVBoxLayout()
        column.setSpacing(px(6))
        for name, field in zip(names, (self._now, self._new, self._again), strict=True):
            field.setAccessibleName(name)
            column.addWidget(TextLabel(theme, "small", "ink", text=name))
            column.addWidget(field)
            if field is self._new:
                column.addWidget(self._advice)
                column.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(px(8))
        words = _(
            "A backup is made first. Like all earlier ones, it opens with the current passphrase. A recovery sheet "
            "you already have will no longer open the journal; make a new one afterwards."
        )
        column.addWidget(TextLabel(theme, "small", "muted", text=words, wrap=True))
        column.addWidget(self._said)
        column.addWidget(self._bar)
        row, self._change = last_row(self, theme, _("Change"), self._try)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(20), px(24), px(20))
        whole.setSpacing(px(14))
        whole.addWidget(DialogBody(theme, column), 1)
        whole.addLayout(row)

    def _connect(self) -> None:
        self._new.textChanged.connect(self._judge)
        self._now.returnPressed.connect(self._new.setFocus)
        self._new.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._try)
        self._make.clicked.connect(self._propose)
        type_both_in_turn(self._new, self._again, self._make)

    def _judge(self) -> None:
        typed = self._new.text()
        self._advice.setText(advice(typed, estimated(typed, self._about()) if typed else Strength.GUESSED))

    def _about(self) -> tuple[str, ...]:
        return (self._context.services.journal.path.stem,)

    def _propose(self) -> None:
        """Four words, shown, to be written down and typed again: who typed them once remembers them better."""
        self._new.setText(propose(current_language()))
        self._new.show_text()
        self._again.setText("")
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        if self._context.jobs.running(_JOB):
            return
        now, new, again = (field.submitted() for field in (self._now, self._new, self._again))
        try:
            check_passphrase(new, self._about())
        except UserError as error:
            self._refuse(sentence(error), self._new)
            return
        if not same(new, again):
            self._refuse(_("The two passphrases differ. Type the same one twice."), self._again)
            return
        service = self._service

        def work(control: JobControl) -> Prepared:
            if not service.is_current(now):
                raise PassphraseNotCurrent
            return service.prepare(new, control)

        self._run(runs=True)
        self._context.jobs.start(
            _JOB, with_progress=work, done=self._take, failed=self._failed, progressed=self._progressed
        )

    def _take(self, prepared: Prepared) -> None:
        try:
            self._service.take(prepared)
        except UserError as error:
            self._failed(error)
            return
        self.changed.emit()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._run(runs=False)
        if not isinstance(error, UserError):
            raise error
        if not isinstance(error, Cancelled):
            self._refuse(sentence(error), self._now if isinstance(error, PassphraseNotCurrent) else self._new)

    def _broken_off(self, _result: None) -> None:
        self._service.sweep()
        super().reject()

    def _progressed(self, share: float) -> None:
        self._bar.setValue(round(share * 100))

    def _run(self, *, runs: bool) -> None:
        for widget in (self._now, self._new, self._again, self._make, self._change):
            widget.setDisabled(runs)
        self._bar.setVisible(runs)
        self._said.setVisible(not runs and bool(self._said.text()))

    def _refuse(self, said: str, field: PassphraseField) -> None:
        self._said.setText(said)
        self._said.show()
        field.select_all()
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _nothing() -> None:
    """The next in the queue: when it is done, so is what was cancelled."""
