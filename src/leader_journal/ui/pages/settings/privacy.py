"""Settings, Privacy: what encryption covers, when the app locks, where the file is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from leader_journal.services.remembering import Remembering
from leader_journal.settings import SettingsChanges
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop.screen_capture import can_be_kept_out
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.pages.settings.ways_in import SettingsOfWaysIn
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.themed import Words
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.security import not_protected, protected, security_lead

QUIET_MINUTES = (2, 5, 10, 20, 30, 0)


class PrivacySettings(SettingsForm):
    """What is protected, the quiet time, the file."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, SettingsSection.PRIVACY.words, security_lead)
        self._add_protection()
        SettingsOfWaysIn(self, context, Remembering(context.settings))
        self._add_quiet()
        self._add_switches()
        self._add_place()
        self.end()

    def retranslate(self) -> None:
        super().retranslate()
        self._fill_quiet()

    def _add_protection(self) -> None:
        self.add_line()
        self.add_gap(12)
        self.add_pair(
            (lambda: _("Protected"), _each_of(protected)),
            (lambda: _("Not protected"), _each_of(not_protected)),
        )
        self.add_gap(18)

    def _add_quiet(self) -> None:
        self._quiet = Select(self.theme)
        self._fill_quiet()
        self._quiet.activated.connect(self._choose_quiet)
        self.add_row(
            lambda: _("Lock after a while without activity"),
            lambda: _("The draft you are writing is kept, encrypted."),
            self._quiet,
        )

    def _add_switches(self) -> None:
        chosen = self._context.settings.current
        self._switch(
            lambda: _("Lock when the computer sleeps"), None, chosen.lock_on_sleep, lambda on: {"lock_on_sleep": on}
        )
        self._switch(
            lambda: _("Lock with the screen"),
            lambda: _("Also when another user of this computer takes over."),
            chosen.lock_on_screen_lock,
            lambda on: {"lock_on_screen_lock": on},
        )
        self._switch(
            lambda: _("Hide the pages when another app is in front"),
            lambda: _("Without locking. F9 hides them at any time, and shows them again."),
            chosen.hide_when_left,
            lambda on: {"hide_when_left": on},
        )
        if can_be_kept_out():
            self._switch(
                lambda: _("Keep the windows out of screenshots and screen sharing"),
                None,
                chosen.out_of_pictures,
                lambda on: {"out_of_pictures": on},
            )

    def _switch(self, title: Words, said: Words | None, on: bool, change: Callable[[bool], SettingsChanges]) -> None:
        switch = Switch(self.theme)
        switch.setChecked(on)
        switch.toggled.connect(partial(self._choose, change))
        self.add_row(title, said, switch)

    def _choose(self, change: Callable[[bool], SettingsChanges], on: bool) -> None:
        self._context.settings.update(**change(on))

    def _add_place(self) -> None:
        place = TextLabel(self.theme, "small", "muted", text=str(self._context.services.journal.path), wrap=True)
        self.add_row(lambda: _("The journal’s file"), None, place)

    def _fill_quiet(self) -> None:
        chosen = self._context.settings.current.lock_after_minutes
        self._quiet.clear()
        for minutes in dict.fromkeys((*QUIET_MINUTES[:-1], chosen, 0)):
            words = ngettext("{count} minute", "{count} minutes", minutes).format(count=counted(minutes))
            self._quiet.addItem(words if minutes else _("Never"), minutes)
        self._quiet.setCurrentIndex(self._quiet.findData(chosen))

    def _choose_quiet(self, index: int) -> None:
        self._context.settings.update(lock_after_minutes=int(self._quiet.itemData(index)))


def _each_of(sentences: Callable[[], Sequence[str]]) -> list[Words]:
    """Return each sentence as words of its own, in whatever language is chosen."""
    return [partial(_one_of, sentences, place) for place in range(len(sentences()))]


def _one_of(sentences: Callable[[], Sequence[str]], place: int) -> str:
    return sentences()[place]
