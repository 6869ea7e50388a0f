"""Settings, Backups: that they are made, a second folder for them, and the way to Restore."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection, ShowRestore
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _


class BackupSettings(SettingsForm):
    """What is made by itself, and where else it goes."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            SettingsSection.BACKUPS.words,
            lambda: _(
                "Once a day the app makes a backup of the journal, encrypted like the journal itself. It "
                "keeps those of the last 14 days, and one from each month for a year."
            ),
        )
        self._add_restore()
        self._add_second()
        self.end()

    def retranslate(self) -> None:
        super().retranslate()
        self._show_second()

    def _add_restore(self) -> None:
        button = DefaultButton(self.theme, small=True)
        self.say(button.setText, lambda: _("Restore"))
        button.clicked.connect(partial(self._context.go, ShowRestore()))
        self.add_row(
            lambda: _("The backups"),
            lambda: _("What is in each, and the way back: the whole journal or single entries."),
            button,
        )

    def _add_second(self) -> None:
        control = QWidget()
        self._choose, self._none = DefaultButton(self.theme, small=True), TextButton(self.theme, small=True)
        self.row(6, control).add(self._none, self._choose)
        self.say(self._choose.setText, lambda: _("Choose a folder"))
        self.say(self._none.setText, lambda: _("None"))
        self._choose.clicked.connect(self._ask)
        self._none.clicked.connect(self._forget)
        self.add_row(
            lambda: _("A second folder"),
            lambda: _("On a USB stick or a network drive. If it has been out of reach for a week, the app says so."),
            control,
        )
        self._place, self._under = TextLabel(self.theme, "small", "muted", wrap=True), QWidget()
        self.column(self._under, margins=(0, 0, 0, 14)).add(self._place)
        self.add_widget(self._under)
        self._show_second()

    def _ask(self) -> None:
        folder = self._context.messages.ask_open_folder(_("A second folder for backups"))
        if folder is not None:
            today = self._context.clock.now().date()
            self._context.settings.update(backup_folder=str(folder), backup_folder_seen=today.isoformat())
            self._show_second()

    def _forget(self) -> None:
        self._context.settings.update(backup_folder="", backup_folder_seen="")
        self._show_second()

    def _show_second(self) -> None:
        folder = self._context.settings.current.backup_folder
        self._place.setText(folder)
        self._under.setVisible(bool(folder))
        self._none.setVisible(bool(folder))
