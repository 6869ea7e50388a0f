"""Danish compounds written as two words ("medarbejder samtale"): each is right by itself, so no checker sees them.

Two neighbours are taken for one word where the dictionary takes them together, both look like nouns, and nothing round
them says that they are two. How often that is right, and how often wrong: docs/decisions/0059.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from leader_journal.spelling import danish

_PAIR = re.compile(r"(?<![\w@'’\-])(?P<first>[^\W\d_]{2,}) (?=(?P<second>[^\W\d_]{3,})(?![\w'’\-]))")
_BEFORE = re.compile(r"(\w+)\s+$")
_LOOKS_BACK = 40
_ENDINGS = ("erne", "ene", "er", "en", "et", "e", "r", "n", "t", "ne", "")


class Knows(Protocol):
    """What has to be known of Danish words."""

    def knows(self, word: str, /) -> bool:
        """Whether it is spelt right."""
        ...

    def lists(self, word: str, /) -> bool:
        """Whether the dictionary has it as it stands."""
        ...

    def stems(self, word: str, /) -> tuple[str, ...]:
        """Return the words of which it may be a form."""
        ...


@dataclass(frozen=True, slots=True)
class Split:
    """Letters `start` to `end` of a text are two words, and may have been meant as one."""

    start: int
    end: int
    joined: str


class Compounds:
    """Finds them. What was found out about a word is remembered."""

    def __init__(self, danish_words: Knows) -> None:
        self._words = danish_words
        self._noun = lru_cache(20_000)(self._is_noun)

    def find(self, text: str) -> Iterator[Split]:
        """Yield what may have been meant as one word, in order."""
        for pair in _PAIR.finditer(text):
            first, second = pair.group("first"), pair.group("second")
            before = _BEFORE.search(text, max(0, pair.start() - _LOOKS_BACK), pair.start())
            if self._is_one(before.group(1) if before is not None else "", first, second):
                yield Split(pair.start(), pair.end("second"), first + second)

    def _is_one(self, before: str, first: str, second: str) -> bool:
        low, known = first.lower(), self._words
        if first != low and before:
            return False  # a name
        if not (self._may_begin(low) and self._may_end(second)):
            return False
        if not (known.knows(first) and known.knows(second) and known.knows(low + second)):
            return False
        does = (
            self._present(low) and (before if before == "I" else before.lower()) in danish.WHO_DOES
        )  # "jeg leder gruppen"
        if known.lists(low + second):
            return not does
        if self._does(second) or self._definite(low):
            return False
        if before.lower() in danish.BEFORE_NOUNS or self._adjective(before.lower()):
            return not does
        return not self._present(low) and self._without_help(before, low, second)

    def _without_help(self, before: str, first: str, second: str) -> bool:
        """Whether it is one word though nothing before says that a noun comes."""
        if not before:
            return not self._definite(second)  # "Start appen"
        if first.endswith("e") and before in danish.BEFORE_VERBS:
            return False  # "at lære appen"
        return first.endswith("s") or not self._definite(second)

    def _may_begin(self, word: str) -> bool:
        if word in danish.NEVER_FIRST or self._adjective(word):
            return False
        if not word.endswith("s"):
            return self._noun(word)
        return not self._definite(word[:-1]) and (self._noun(word) or self._noun(word[:-1]))  # not "portalens"

    def _may_end(self, word: str) -> bool:
        if word in danish.NEVER_SECOND or self._adjective(word):
            return False
        return any(word.endswith(ending) and self._noun(word.removesuffix(ending)) for ending in _ENDINGS)

    def _is_noun(self, word: str) -> bool:
        """Whether it has the forms of a noun: *samtalen*, *mødet*; *trivslen*, *kurset*; each with its genitive."""
        if len(word) < 2:
            return False
        forms = [word + "n", word + "t"] if word.endswith("e") else [word + "en", word + "et"]
        if not word.endswith("e"):
            forms += [word + word[-1] + "en", word + word[-1] + "et"]
        if word.endswith(("el", "er", "en")):
            short = word[:-2] + word[-1]
            forms += [short + "en", short + "et"]
            if len(word) > 4 and word[-3] == word[-4]:
                forms.append(word[:-3] + word[-1] + "en")
        if word.endswith("us"):
            forms.append(word[:-2] + "et")
        known = self._words
        return any(known.knows(form) and known.lists(form) and known.knows(form + "s") for form in forms)

    def _definite(self, word: str) -> bool:
        """Whether it says "the": *mødet*, *lederne*."""
        stems = self._words.stems(word)
        if word in stems:
            return False
        return any(word in _definite_forms(stem) for stem in stems if stem)

    def _adjective(self, word: str) -> bool:
        if word in danish.ADJECTIVES:
            return True
        knows = self._words.knows
        bare = {word, word.removesuffix("e"), word.removesuffix("t")}
        if any(knows(one + "t") and knows(one + "e") and not knows(one + "en") for one in bare if len(one) > 1):
            return True
        return word.endswith("e") and len(word) > 3 and knows(word[:-1] + "t") and not knows(word + "n")

    def _present(self, word: str) -> bool:
        """Whether it may say what somebody does: *leder*, *møder*."""
        return word.endswith("r") and self._words.knows(word[:-1]) and self._words.knows(word[:-1] + "nde")

    def _does(self, word: str) -> bool:
        """Whether it is rather a verb: *viser*, *vises*, *noteret*."""
        knows = self._words.knows
        participle = word.endswith("et") and knows(word[:-2] + "ede") and knows(word[:-2] + "er")
        return participle or word.endswith("s") or self._present(word)


def _definite_forms(stem: str) -> tuple[str, ...]:
    endings = ("en", "et", "n", "t", "ne", "ene", "erne", "rne", stem[-1] + "en", stem[-1] + "et")
    return tuple(stem + ending for ending in endings)
