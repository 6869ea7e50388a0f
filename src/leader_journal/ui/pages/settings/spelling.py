"""Settings, Spelling: whether it is looked at, by which dictionaries, and the leader's own words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from leader_journal.core.changes import Changes
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.ui.toolkit.word_list import WordList
from leader_journal.wording.catalogue import _


class SpellingSettings(SettingsForm):
    """Switches, and a list of words."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            SettingsSection.SPELLING.words,
            lambda: _(
                "Words that no dictionary of this computer has are underlined while you write. They are looked up "
                "here and nowhere else, and nothing is changed for you."
            ),
        )
        self._service = context.services.spelling
        self._on = self._switch(self._service.turn)
        self.add_row(
            lambda: _("Check spelling"),
            self._how,
            self._on,
        )
        self._languages = {
            language: self._switch(partial(self._service.choose, language)) for language in self._service.languages
        }
        self.add_row(lambda: _("English"), partial(self._explained, "en"), self._languages["en"])
        self.add_row(lambda: _("Danish"), partial(self._explained, "da"), self._languages["da"])
        self._splits = self._switch(self._service.turn_splits)
        self.add_row(
            lambda: _("Danish words written apart"),
            lambda: _("“Medarbejder samtale”: each word is right, and one word may be meant."),
            self._splits,
        )
        self._words = self._list()
        self.end()
        self.show_chosen()

    def _list(self) -> WordList:
        words = WordList(self.theme)
        words.added.connect(self._add_word)
        words.removed.connect(self._remove_word)
        self.add_row(
            lambda: _("Your own words"),
            lambda: _("Never underlined, as the names of your people are not. They stay in the encrypted journal."),
            words,
            under=True,
        )
        return words

    def _switch(self, turn: Callable[..., Changes]) -> Switch:
        switch = Switch(self.theme)
        switch.toggled.connect(partial(self._turn, turn))
        return switch

    def _how(self) -> str:
        if not self._service.can_look:
            return _(
                "Nothing can be checked here: hunspell, which reads dictionaries, does not come for this kind of "
                "computer."
            )
        return _("F8 goes to the next underlined word and offers others; so does a right click.")

    def _explained(self, language: str) -> str:
        """Say whether there is a dictionary, and how one comes."""
        if self._service.has(language):
            return _("This computer has a dictionary. With both languages on, a word of either is right.")
        if not self._service.can_look:
            return _("Nothing is checked in Danish.") if language == "da" else _("Nothing is checked in English.")
        if language == "da":
            return _(
                "This computer has no Danish dictionary, so nothing is checked in Danish. The package hunspell-da "
                "of most Linux systems brings one; it is found the next time you unlock."
            )
        return _(
            "This computer has no English dictionary, so nothing is checked in English. The package hunspell-en-us "
            "or hunspell-en-gb of most Linux systems brings one; it is found the next time you unlock."
        )

    def show_chosen(self) -> None:
        self._on.setChecked(self._service.is_on)
        self._splits.setChecked(self._service.looks_for_splits)
        for language, switch in self._languages.items():
            switch.setChecked(self._service.looks_at(language))
            switch.setEnabled(self._service.has(language) and self._service.is_on)
        self._splits.setEnabled(self._service.is_on and self._service.has("da") and self._service.looks_at("da"))
        self._words.set_words(self._service.own_words)

    def _turn(self, turn: Callable[..., Changes], on: bool) -> None:
        self._context.run(partial(turn, on=on), "")
        self.show_chosen()

    def _add_word(self, typed: str) -> None:
        if self._context.run(partial(self._service.add_word, typed), _("Word added")):
            self._words.clear_line()

    def _remove_word(self, word: str) -> None:
        self._context.run(partial(self._service.remove_word, word), _("Word removed"))
