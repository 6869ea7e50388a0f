"""Settings, Progress: what the charts may compare."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker

from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import _


class ProgressSettings(SettingsForm):
    """Whether people are among what is compared."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, SettingsSection.PROGRESS.words)
        self.add_gap(8)
        self._people = Switch(self.theme)
        self._people.toggled.connect(self._choose_people)
        self.add_row(
            lambda: _("Compare by person too"),
            lambda: _(
                "The chart “By kind and setting” then also looks at who you were with. Nobody gets a share, people "
                "are listed by name, and everything compared is held to a stricter standard."
            ),
            self._people,
        )
        self.end()
        self.show_chosen()

    def show_chosen(self) -> None:
        with QSignalBlocker(self._people):
            self._people.setChecked(self._context.services.settings.current.by_person)

    def _choose_people(self, on: bool) -> None:
        changes = self._context.services.settings.change(lambda settings: replace(settings, by_person=on))
        self._context.saved(changes, _("People are compared too") if on else _("People are not compared"))
