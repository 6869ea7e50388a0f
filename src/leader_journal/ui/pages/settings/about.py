"""Settings, About: which version this is, and on what terms."""

from __future__ import annotations

from leader_journal import __version__
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.wording.catalogue import _


class AboutSettings(SettingsForm):
    """The version and the licence."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, SettingsSection.ABOUT.words)
        self.add_text("lead", "", lambda: _("Leader Journal {version}").format(version=__version__))
        self.add_gap(12)
        self.add_text(
            "body",
            "muted",
            lambda: _(
                "Free software under the MIT licence. Qt, which it is built on, is under the LGPL: you may replace it "
                "by a Qt of your own."
            ),
        )
        self.add_gap(12)
        show = DefaultButton(self.theme, small=True)
        self.say(show.setText, lambda: _("Show the licences"))
        show.clicked.connect(self._show_licences)
        self.add_row(
            lambda: _("Licences"),
            lambda: _("Of the app, and of every library, font and icon that it is built on."),
            show,
        )
        self.end()

    def _show_licences(self) -> None:
        # not ahead, with the page: what reads the packages' own words loads all of `email`
        from leader_journal.ui.pages.settings.licences_dialog import LicencesDialog

        LicencesDialog(self._context, self.window()).open()
