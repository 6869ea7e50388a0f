"""A text by all dictionaries at once: a word is right where one of the languages has it, for leaders mix them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import Protocol

from leader_journal.spelling.compounds import Compounds, Knows, Split
from leader_journal.spelling.words import Spelt, words

_MOST_SUGGESTED = 6


class Speller(Knows, Protocol):
    """One language."""

    language: str

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant."""
        ...


class Checker:
    """Finds what no dictionary has, and what was written as two words."""

    def __init__(self, languages: Sequence[Speller]) -> None:
        self._languages = languages
        self._danish = next((one for one in languages if one.language == "da"), None)
        self._others = [one for one in languages if one.language != "da"]
        self._compounds = Compounds(self._danish) if self._danish is not None else None

    def unknown(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where words stand that no language has; nothing while there is no dictionary."""
        for word in words(text) if self._languages else ():
            if not self._right(word):
                yield from self._wrong_parts(word)

    def splits(self, text: str) -> tuple[Split, ...]:
        """Return neighbours that may be one Danish word; none in a text that is rather in another language."""
        if self._compounds is None or not self._is_danish(text):
            return ()
        return tuple(self._compounds.find(text))

    def suggest(self, word: str, text: str = "") -> tuple[str, ...]:
        """Return what may have been meant in a text: the likeliest of each language first, of the text's own before."""
        danish = self._is_danish(text)
        each = [one.suggest(word) for one in sorted(self._languages, key=lambda one: (one.language == "da") != danish)]
        mixed = chain.from_iterable(zip_longest(*each))
        return tuple(dict.fromkeys(one for one in mixed if one is not None))[:_MOST_SUGGESTED]

    def _right(self, word: Spelt) -> bool:
        spellings = (word.text, f"{word.text}.") if word.stop else (word.text,)
        return any(one.knows(spelling) for one in self._languages for spelling in spellings)

    def _wrong_parts(self, word: Spelt) -> Iterator[tuple[int, int]]:
        """The whole word; where a full stop stands inside without a space behind it, each part that is wrong."""
        start = word.start
        for part in word.text.split("."):
            end = start + len(part)
            whole = Spelt(start, end, part)
            if len(part) > 1 and not ("." in word.text and self._right(whole)):
                yield start, end
            start = end + 1

    def _is_danish(self, text: str) -> bool:
        if self._danish is None:
            return False
        danish = other = 0
        for word in words(text):
            here = self._danish.knows(word.text)
            elsewhere = any(one.knows(word.text) for one in self._others)
            danish += here and not elsewhere
            other += elsewhere and not here
        return danish > other or not self._others
