"""Asks for the passphrase of backups that cannot be looked into without it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.themed import Themed, Words
from leader_journal.wording.catalogue import _


class AskedPassphrase(Themed, QWidget):
    """Says why it asks; what was typed stays, for the next time that the backups are read."""

    handed_in = Signal(str)
    """A passphrase, never an empty one."""

    def __init__(self, theme: Theme, why: Words) -> None:
        super().__init__()
        self._follow(theme)
        self._field = PassphraseField(theme)
        self.say(self._field.setAccessibleName, lambda: _("Passphrase of the backups"))
        self.say(self._field.setPlaceholderText, lambda: _("Passphrase"))
        self.fit(self._field.setFixedWidth, 280)
        show = DefaultButton(theme, lambda: _("Show what is in them"))
        asked = self.row(10)
        asked.add(self._field, show, STRETCH)
        self.column(self, spacing=6).add(TextLabel(theme, "small", "muted", text=why, wrap=True), asked)
        show.clicked.connect(self._hand_in)
        self._field.returnPressed.connect(self._hand_in)

    @property
    def typed(self) -> bool:
        """Whether anything was."""
        return bool(self._field.text())

    @property
    def passphrase(self) -> str:
        """What was typed, which is hidden with that."""
        return self._field.submitted()

    def take_focus(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_in(self) -> None:
        if passphrase := self.passphrase:
            self.handed_in.emit(passphrase)
