"""Settings, Writing help: which nudges are shown, and the leader's own words for them."""

from __future__ import annotations

from functools import partial

from leader_journal.services.nudges import NudgeKind
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.ui.toolkit.word_list import WordList
from leader_journal.wording.catalogue import _


class WritingSettings(SettingsForm):
    """Two switches and a list of words."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            SettingsSection.WRITING.words,
            lambda: _(
                "A dotted line under a few words, and one question when you pause at them. Nothing is changed for "
                "you, nothing is counted, and you can save it as it is."
            ),
        )
        self._switches = {kind: self._switch(kind) for kind in NudgeKind}
        self.add_row(
            lambda: _("Words that look for who"),
            lambda: _("In what happened: “who did it”, “should have”, “always late”."),
            self._switches[NudgeKind.BLAME],
        )
        self.add_row(
            lambda: _("Closed and leading questions"),
            lambda: _("In what you said first: “Did you …?”, “Don’t you think …?”, “Why didn’t you …?”"),
            self._switches[NudgeKind.QUESTIONS],
        )
        self._words = WordList(context.theme)
        self._words.added.connect(self._add_word)
        self._words.removed.connect(self._remove_word)
        self.add_row(
            lambda: _("Your own words"),
            lambda: _("Looked for as whole words in what happened. They stay in the encrypted journal."),
            self._words,
            under=True,
        )
        self.end()
        self.show_chosen()

    def _switch(self, kind: NudgeKind) -> Switch:
        switch = Switch(self.theme)
        switch.toggled.connect(partial(self._turn, kind))
        return switch

    def show_chosen(self) -> None:
        nudges = self._context.services.nudges
        for kind, switch in self._switches.items():
            switch.setChecked(nudges.is_on(kind))
        self._words.set_words(nudges.own_words)

    def _turn(self, kind: NudgeKind, on: bool) -> None:
        if not self._context.run(partial(self._context.services.nudges.turn, kind, on=on), ""):
            self.show_chosen()

    def _add_word(self, typed: str) -> None:
        if self._context.run(partial(self._context.services.nudges.add_word, typed), _("Word added")):
            self._words.clear_line()

    def _remove_word(self, word: str) -> None:
        self._context.run(partial(self._context.services.nudges.remove_word, word), _("Word removed"))
