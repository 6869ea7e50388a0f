"""One language: what hunspell says about a word, remembered."""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from hunspell import Hunspell  # type: ignore[import-untyped] # the binding has no types

from leader_journal.spelling.dictionaries import Dictionary
from leader_journal.spelling.words import plain

_REMEMBERED = 50_000


class LoadedDictionary:
    """A dictionary that is loaded. Raises OSError where its files have gone meanwhile."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._hunspell = Hunspell(
            dictionary.name,
            hunspell_data_dir=str(dictionary.folder),
            system_encoding=sys.getfilesystemencoding(),
        )
        self.language = dictionary.language
        self.knows = lru_cache(_REMEMBERED)(self._knows)
        self.lists = lru_cache(_REMEMBERED)(self._lists)
        self.stems = lru_cache(_REMEMBERED)(self._stems)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        try:
            return tuple(self._hunspell.suggest(plain(word)))
        except UnicodeEncodeError:  # letters that the dictionary's encoding has not
            return ()

    def _knows(self, word: str) -> bool:
        """Whether a word is spelt right; one with letters that the dictionary cannot hold cannot be judged, and is."""
        try:
            return bool(self._hunspell.spell(plain(word)))
        except UnicodeEncodeError:
            return True

    def _lists(self, word: str) -> bool:
        """Whether the dictionary has the word, rather than parts of which it may be put together."""
        try:
            return any(_PART.search(found) is None for found in self._hunspell.analyze(word))
        except UnicodeEncodeError:
            return False

    def _stems(self, word: str) -> tuple[str, ...]:
        try:
            return tuple(self._hunspell.stem(word))
        except UnicodeEncodeError:
            return ()


_PART = re.compile(r"(?:^|\s)pa:")
