"""Settings, General: how the app speaks and looks."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from leader_journal.settings import LARGEST_TEXT_PERCENT, SMALLEST_TEXT_PERCENT, Settings
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.desktop.global_key import KeyOffer
from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import ThemeMode
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.this_program import installed_command
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import Language, _, current_language, pgettext
from leader_journal.wording.numbers import percent as shown


class GeneralSettings(SettingsForm):
    """Language, appearance, text size, animation, and the way to a key for a new entry."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, SettingsSection.GENERAL.words)
        self.add_gap(8)
        self._add_language()
        self._add_mode()
        self._add_size()
        self._add_motion()
        if sys.platform.startswith("linux"):
            self._add_key_from_anywhere()
        self.end()

    def restyle(self) -> None:
        """Measure again, and show the text size that a key has chosen."""
        super().restyle()
        self._show_size()

    def _add_language(self) -> None:
        languages = [(Language.ENGLISH, "English"), (Language.DANISH, "Dansk")]
        self._language = Segmented(self.theme, languages, _("Language"))
        self._language.set_value(current_language())
        self._language.chosen.connect(self._choose_language)
        self.add_row(lambda: _("Language"), None, self._language)

    def _add_mode(self) -> None:
        modes = [
            (ThemeMode.SYSTEM, lambda: _("As the system")),
            (ThemeMode.LIGHT, lambda: _("Light")),
            (ThemeMode.DARK, lambda: _("Dark")),
        ]
        self._mode = Segmented(self.theme, modes, _("Appearance"))
        self._mode.set_value(ThemeMode(self._context.settings.current.theme))
        self._mode.chosen.connect(self._choose_mode)
        self.add_row(lambda: _("Appearance"), None, self._mode)

    def _add_size(self) -> None:
        self._size = Select(self.theme)
        for percent in range(SMALLEST_TEXT_PERCENT, LARGEST_TEXT_PERCENT + 1, 10):
            self._size.addItem(shown(percent / 100), percent)
        self._show_size()
        self._size.activated.connect(self._choose_size)
        self.add_row(
            lambda: _("Text size"), lambda: _("Ctrl with plus, minus or zero changes it anywhere."), self._size
        )

    def _add_motion(self) -> None:
        modes = [
            (Animation.SYSTEM, lambda: _("As the system")),
            (Animation.ON, lambda: pgettext("animation", "On")),
            (Animation.OFF, lambda: pgettext("animation", "Off")),
        ]
        self._motion = Segmented(self.theme, modes, _("Animation"))
        self._motion.set_value(Animation(self._context.settings.current.animation))
        self._motion.chosen.connect(self._choose_motion)
        self.add_row(lambda: _("Animation"), lambda: _("Messages and what folds out move a little."), self._motion)

    def _add_key_from_anywhere(self) -> None:
        """A key by the desktop's portal where it gives any; else the command for the desktop's own settings."""
        self._offered = False
        self._hears = Switch(self.theme)
        self._hears.setChecked(self._context.settings.current.global_key)
        self._hears.toggled.connect(self._choose_key)
        self._hears.hide()
        self._key = DefaultButton(self.theme, lambda: _("Copy the command"), small=True)
        self._key.clicked.connect(self._copy_command)
        either = QWidget()
        self.row(6, either).add(self._hears, self._key)
        self.add_row(lambda: _("A key for a new entry, from any app"), self._way_to_a_key, either)
        self.say(self._key.setAccessibleName, lambda: _("Copy the command"))  # as it is read
        self.say(self._hears.set_name, lambda: _("A key for a new entry, from any app"))
        self._offer = KeyOffer(self)
        self._offer.offered.connect(self._show_offered)
        self._offer.ask()
        _end_with(self, self._context.settings.listen(self._show_whether_it_hears))

    def _way_to_a_key(self) -> str:
        if self._offered:
            return _(
                "Your desktop asks which key, and lists it in its keyboard settings. It starts a new entry; while the "
                "journal is locked, one line that is sealed at once."
            )
        return _(
            "The keyboard settings of your desktop can give a key to a command. This one starts a new entry; "
            "while the journal is locked, one line that is sealed at once."
        )

    def _choose_key(self, on: bool) -> None:
        self._context.settings.update(global_key=on)

    def _show_whether_it_hears(self, _before: Settings, now: Settings) -> None:
        """Show what is chosen now: the desktop may have refused the key, while this page is seen or not."""
        with QSignalBlocker(self._hears):
            self._hears.setChecked(now.global_key)

    def _show_offered(self) -> None:
        self._offered = True
        self._hears.show()
        self._key.hide()
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask once more where no key was offered: the portal may have come later than this page."""
        super().showEvent(event)
        if sys.platform.startswith("linux") and not self._offered:
            self._offer.ask()

    def _copy_command(self) -> None:
        clipboard.copy(shlex.join([*installed_command(), "--new"]))
        self._context.messages.tell(_("Copied"))

    def _choose_language(self, language: Language) -> None:
        self._context.settings.update(language=language.value)

    def _choose_mode(self, mode: ThemeMode) -> None:
        self._context.settings.update(theme=mode.value)
        self.theme.set_mode(mode)

    def _choose_size(self, index: int) -> None:
        percent = int(self._size.itemData(index))
        self._context.settings.update(text_percent=percent)
        self.theme.set_scale(percent)

    def _choose_motion(self, mode: Animation) -> None:
        self._context.settings.update(animation=mode.value)
        self.theme.motion.set_mode(mode)

    def _show_size(self) -> None:
        self._size.setCurrentIndex(self._size.findData(self.theme.percent))


def _end_with(page: QWidget, stop: Callable[[], None]) -> None:
    def end() -> None:  # `stop` itself would be handed the page
        stop()

    page.destroyed.connect(end)
