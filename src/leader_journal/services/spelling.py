"""Spelling in this journal: whether and in which languages it is looked at, the leader's own words, and known names."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import NoWords
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.services.journal_settings import JournalSettingsService
from leader_journal.services.people.service import PeopleService
from leader_journal.spelling.dictionaries import LANGUAGES, Dictionary, can_be_read, installed
from leader_journal.spelling.words import plain, words

__all__ = ["Dictionary", "SpellingService"]

_GENITIVES = ("", "s", "'s", "'")


class SpellingService:
    """What is set, and which words are right because the leader or the journal knows them. It changes no text."""

    def __init__(
        self,
        settings: JournalSettingsService,
        people: PeopleService,
        dictionaries: Callable[[], tuple[Dictionary, ...]] = installed,
        readable: Callable[[], bool] = can_be_read,
    ) -> None:
        self._settings = settings
        self._people = people
        self._installed = dictionaries
        self._readable = readable

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that can be looked at, with or without a dictionary."""
        return LANGUAGES

    @property
    def is_on(self) -> bool:
        """Whether anything is looked at."""
        return self._settings.current.spelling

    @property
    def looks_for_splits(self) -> bool:
        """Whether two words that may be one are shown as well."""
        return self._settings.current.spelling_splits

    @property
    def can_look(self) -> bool:
        """Whether there is, for this kind of computer, what reads dictionaries."""
        return self._readable()

    def has(self, language: str) -> bool:
        """Whether the system has a dictionary of a language, and it can be read here."""
        return self.can_look and any(dictionary.language == language for dictionary in self._installed())

    def looks_at(self, language: str) -> bool:
        """Whether words of a language are taken for right."""
        return language not in self._settings.current.spelling_off

    def dictionaries(self) -> tuple[Dictionary, ...]:
        """Return what is looked into; nothing while it is off."""
        if not (self.is_on and self.can_look):
            return ()
        return tuple(one for one in self._installed() if self.looks_at(one.language))

    def turn(self, *, on: bool) -> Changes:
        """Look at spelling from now on, or no more."""
        return self._change(lambda settings: replace(settings, spelling=on))

    def turn_splits(self, *, on: bool) -> Changes:
        """Show what may be one word, or no more."""
        return self._change(lambda settings: replace(settings, spelling_splits=on))

    def choose(self, language: str, *, on: bool) -> Changes:
        """Take words of a language for right, or no more."""
        others = self._settings.current.spelling_off - {language}
        return self._change(lambda settings: replace(settings, spelling_off=others if on else others | {language}))

    @property
    def own_words(self) -> tuple[str, ...]:
        """The leader's own words, in the order of the alphabet."""
        return tuple(sorted(self._settings.current.own_words, key=str.casefold))

    def add_word(self, word: str) -> Changes:
        """Take a word for right from now on, or two neighbours for two. Raises NoWords."""
        word = " ".join(word.split())
        if not any(map(str.isalpha, word)):
            raise NoWords
        if _folded(word) in map(_folded, self.own_words):
            return NOTHING
        return self._change(lambda settings: replace(settings, own_words=(*settings.own_words, word)))

    def remove_word(self, word: str) -> Changes:
        """Take it for right no more."""
        return self._change(
            lambda settings: replace(settings, own_words=tuple(one for one in settings.own_words if one != word))
        )

    def known(self) -> Callable[[str], bool]:
        """Return what says whether a word, or two neighbours, need no dictionary: own words, and names of people."""
        own = frozenset(map(_folded, self._settings.current.own_words))
        names = frozenset(
            _folded(word.text) + ending
            for person in self._people.all()
            for name in (person.alias, person.real_name)
            for word in words(name)
            for ending in _GENITIVES
        )
        return lambda word: _folded(word) in own or _folded(word) in names

    def _change(self, changed: Callable[[JournalSettings], JournalSettings]) -> Changes:
        current = self._settings.current
        return self._settings.change(changed) if changed(current) != current else NOTHING


def _folded(word: str) -> str:
    return plain(word).casefold()
