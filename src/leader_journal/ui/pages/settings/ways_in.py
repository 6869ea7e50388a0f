"""Settings, Privacy: what opens the journal. The passphrase, the recovery sheet, and remembering on this computer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from leader_journal.services.remembering import Remembering
from leader_journal.ui.context import UiContext
from leader_journal.ui.keys.passphrase_dialog import PassphraseDialog
from leader_journal.ui.keys.sheet_dialog import SheetDialog
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import _
from leader_journal.wording.recovery import sheet_state

_REMEMBER, _FORGET = "keyring.keep", "keyring.drop"


class SettingsOfWaysIn(QObject):
    """Three rows of a form; of the sample two."""

    def __init__(self, form: SettingsForm, context: UiContext, remembering: Remembering) -> None:
        super().__init__(form)
        self._form = form
        self._context = context
        self._remembering = remembering
        self._journal = context.services.journal
        self._add_passphrase()
        self._add_sheet()
        self._switch = Switch(context.theme)
        if not context.is_sample:  # it is gone when it is closed: there is nothing to remember
            self._add_remembering()

    def _add_passphrase(self) -> None:
        button = DefaultButton(self._context.theme, lambda: _("Change the passphrase"), small=True)
        button.clicked.connect(self._change)
        self._form.add_row(
            lambda: _("Passphrase"),
            lambda: _("If you lose it and have no recovery sheet, you have lost the journal."),
            button,
        )

    def _add_sheet(self) -> None:
        button = DefaultButton(self._context.theme, lambda: _("Make a recovery sheet"), small=True)
        button.clicked.connect(self._make_sheet)
        self._form.add_row(lambda: _("Recovery sheet"), self._sheet_state, button)

    def _add_remembering(self) -> None:
        self._switch.setChecked(self._remembering.is_on(self._journal.path))
        self._switch.clicked.connect(self._choose)
        self._form.add_row(
            lambda: _("Remember on this computer"),
            lambda: _(
                "The app then opens the journal when it starts, with a key kept in the system’s keyring. "
                "Anyone who uses this computer under your account can read everything. After a lock you "
                "are still asked for the passphrase."
            ),
            self._switch,
        )

    # the passphrase and the sheet

    def _change(self) -> None:
        dialog = PassphraseDialog(self._context, self._form.window())
        dialog.changed.connect(self._changed)
        dialog.open()

    def _changed(self) -> None:
        """A key that the keyring has opens nothing any more; whoever wants it remembered says so again."""
        said = _("The new passphrase opens the journal from now on.")
        if self._forget():
            said += " " + _("This computer no longer remembers it.")
        self._context.messages.tell(said, _("Make a recovery sheet"), self._make_sheet)
        self._form.retranslate()

    def _make_sheet(self) -> None:
        dialog = SheetDialog(self._context, self._form.window())
        dialog.made.connect(self._form.retranslate)
        dialog.open()

    def _sheet_state(self) -> str:
        service = self._context.services.passphrases
        return sheet_state(service.sheet_day, struck=service.sheet_was_struck)

    # remembering

    def _choose(self, on: bool) -> None:
        if not on:
            self._forget()
            return
        self._switch.setEnabled(False)
        keep = partial(self._remembering.keep, self._journal.id, self._journal.keys.letters)
        self._context.jobs.start(_REMEMBER, keep, self._kept)

    def _kept(self, kept: bool) -> None:
        self._switch.setEnabled(True)
        self._switch.setChecked(kept)
        if kept:
            self._remembering.switch_on(self._journal.path, self._journal.id)
        else:
            self._context.messages.failed(
                _(
                    "The keyring of this computer did not accept the key. You will be asked for the passphrase, "
                    "as before."
                )
            )

    def _forget(self) -> bool:
        """Take the key out of the keyring, wherever the file lay when it was put there; return whether it was."""
        self._switch.setChecked(False)
        if not self._remembering.switch_off(self._journal.id):
            return False
        self._context.jobs.start(_FORGET, partial(self._remembering.drop, self._journal.id))
        return True
