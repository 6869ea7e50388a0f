"""What is being typed in a dialog survives a lock, a kill and a closed window: it stands there again next time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit

from leader_journal.core.errors import UserError
from leader_journal.ui.context import UiContext
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

_KEEP_AFTER_MS = 800


class KeptWords(QObject):
    """Made once the fields of a dialog hold what was saved. Saving ends what is kept; so does leaving, with an undo."""

    def __init__(self, context: UiContext, form: str, fields: Sequence[QLineEdit], dialog: QDialog) -> None:
        """`form` names the form for `FormDrafts`."""
        super().__init__(dialog)
        self._context = context
        self._form = form
        self._dialog = dialog
        self._fields = tuple(fields)
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._throttle.timeout.connect(self._keep_in_passing)
        self._saved = self._typed()
        self._is_kept = self._closed = False
        self._fill()
        for field in self._fields:
            field.textChanged.connect(self._touched)
        dialog.accepted.connect(self._drop)
        dialog.rejected.connect(self._throw_away)
        dialog.installEventFilter(self)

    def keep(self) -> None:
        """Keep it at once: the journal is about to be closed. Raises UserError."""
        self._throttle.stop()
        if self._closed:
            return
        typed, forms = self._typed(), self._context.services.forms
        if typed != self._saved:
            forms.keep(self._form, typed)
        elif self._is_kept:
            forms.drop(self._form)  # what was typed is deleted again
        self._is_kept = typed != self._saved

    def close(self) -> None:
        """The journal is closed from now on: whatever becomes of the dialog, nothing is written any more."""
        self._throttle.stop()
        self._closed = True

    def leave(self) -> None:
        """Close the dialog, and write nothing of what stands in it: what is kept is what counts."""
        self.close()
        self._dialog.reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """See the dialog open."""
        if event.type() == QEvent.Type.Show and self._typed() != self._saved:
            QTimer.singleShot(0, self, self._go_on_at_the_end)
        return False

    def _go_on_at_the_end(self) -> None:
        """Qt selects what stands in the first field of a dialog: the next letter would take all that was found.

        The dialog shows the beginning of what was saved; what was being written goes on where it ended.
        """
        for field, saved in zip(self._fields, self._saved, strict=True):
            if field.hasSelectedText() or field.text() != saved:
                field.end(False)  # noqa: FBT003 - Qt takes it by place

    def _fill(self) -> None:
        kept = self._context.services.forms.kept(self._form)
        self._is_kept = kept is not None
        if kept is not None:
            for field, words in zip(self._fields, kept, strict=False):
                field.setText(words)

    def _typed(self) -> tuple[str, ...]:
        return tuple(field.text() for field in self._fields)

    def _touched(self) -> None:
        self._throttle.touch()

    def _keep_in_passing(self) -> None:
        try:
            self.keep()
        except UserError as error:
            self._context.messages.failed(sentence(error))

    def _drop(self) -> None:
        self._throttle.stop()
        if not self._closed:
            self._context.services.forms.drop(self._form)

    def _throw_away(self) -> None:
        typed = self._typed()
        self._drop()
        if not self._closed and typed != self._saved:
            again = partial(_keep_again, self._context, self._form, typed)
            self._context.messages.tell(_("What you typed was thrown away"), _("Undo"), again)


def _keep_again(context: UiContext, form: str, typed: tuple[str, ...]) -> None:
    if context.attempt(partial(context.services.forms.keep, form, typed)):
        context.messages.tell(_("It stands there when you open it again"))
