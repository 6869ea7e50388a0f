"""Settings, About: which version this is, and on what terms."""

from __future__ import annotations

from leader_journal import __version__
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.wording.catalogue import _


class AboutSettings(SettingsForm):
    """The version and the licence."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, lambda: _("About"))
        self.add_text("lead", "", lambda: _("Leader Journal {version}").format(version=__version__))
        self.add_gap(12)
        self.add_text(
            "body",
            "muted",
            lambda: _(
                "My own notes; they may be personal data. Free software under the MIT licence; the licences of the "
                "software it is built on come with it."
            ),
        )
        self.end()
