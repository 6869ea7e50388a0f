"""The word lists of the nudges, and how a phrase of them is found in a text: as whole words, never inside one.

`resources/nudges/` says how a phrase is written. A phrase is looked up by its longest word, so that a text is walked
through once, however long the lists are.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate

from msgspec import Struct, field

from leader_journal import paths
from leader_journal.core.codec import convert
from leader_journal.wording.catalogue import Language

_INSIDE = r"\w\u0300-\u036f\u00ad\u200b-\u200d\u2060"
"""Signs of a word: letters, digits, accents that stand apart from their letter, and what joins without being seen."""
_TOKEN = re.compile(rf"(@?\w[{_INSIDE}]*(?:['’@]\w[{_INSIDE}]*)*)")
"""A word, as a group: splitting a text by it gives what stands before each word and the word, in turn."""
_ELEMENT = re.compile(r"(,?)\s*(\S+?)(?=,?(?:\s|$))")
_BLANK = " \t\u00a0"
_HYPHENS = frozenset("-\u2010\u2011")


class Reason(StrEnum):
    """Why some words are underlined."""

    WHO = "who"
    FAULT = "fault"
    SHOULD = "should"
    PATTERN = "pattern"
    JUDGED = "judged"
    OWN = "own"
    CLOSED = "closed"
    LEADING = "leading"
    WHY = "why"


class WordGroup(Struct, frozen=True, kw_only=True):
    """Phrases with one reason.

    `asks`: only in a sentence that ends in a question mark. `at_end`: only behind a comma, right before the mark.
    """

    reason: Reason
    phrases: tuple[str, ...]
    asks: bool = False
    at_end: bool = False


class NudgeWords(Struct, frozen=True, kw_only=True):
    """What one file of `resources/nudges/` holds."""

    blame: tuple[WordGroup, ...]
    question: tuple[WordGroup, ...]
    blame_innocent: tuple[str, ...]
    question_innocent: tuple[str, ...]
    lead_in: tuple[str, ...]


@cache
def word_list(language: Language) -> NudgeWords:
    """Return the words of a language, as its file has them."""
    file = paths.resources() / "nudges" / f"{language.value}.toml"
    return convert(tomllib.loads(file.read_text(encoding="utf-8")), NudgeWords)


class TextTokens:
    """The words of a text, in order, a mention with its sign: where each stands, and folded for comparing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts = _TOKEN.split(text)
        self.folded = list(map(_FoldedWords().__getitem__, self._parts[1::2]))

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.folded)

    def raw(self, number: int) -> str:
        """Return a word as it is written."""
        return self._parts[2 * number + 1]

    def before(self, number: int) -> str:
        """Return what stands between a word and the one before it, or the beginning."""
        return self._parts[2 * number]

    def span(self, number: int) -> tuple[int, int]:
        """Return where a word begins and ends in the text."""
        return self._ends[2 * number], self._ends[2 * number + 1]

    @cached_property
    def _ends(self) -> list[int]:
        """Where each part ends: asked of the few words that are found."""
        return list(accumulate(map(len, self._parts)))


class _FoldedWords(dict[str, str]):
    """The words of one text, folded: most of them come again."""

    def __missing__(self, word: str) -> str:
        self[word] = folded = _folded(word)
        return folded


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'")


class Hit(Struct, frozen=True):
    """A phrase was found: the first and the last of its words, by their numbers, and the group it stands in."""

    first: int
    last: int
    group: WordGroup


class _Element(Struct, frozen=True):
    """One word of a phrase. `literal` is empty for a wildcard: of any word, one with an ending, or a mention."""

    literal: str
    ending: str = ""
    mention: bool = False
    exact: bool = False
    comma: bool = False

    def fits(self, tokens: TextTokens, number: int) -> bool:
        if self.mention:
            return tokens.raw(number).startswith("@")
        folded = tokens.folded[number]
        if self.literal:
            return self.literal == (tokens.raw(number) if self.exact else folded)
        return len(folded) > len(self.ending) and folded.endswith(self.ending)


class _Phrase(Struct, frozen=True):
    elements: tuple[_Element, ...]
    anchor: int
    group: WordGroup


class Lexicon(Struct):
    """Phrases, each with its group, ready to be looked for."""

    _by_anchor: dict[str, list[_Phrase]] = field(default_factory=dict)

    def add(self, phrase: str, group: WordGroup) -> None:
        """Take in a phrase of a list, with its wildcards."""
        self._put(tuple(map(_element, _ELEMENT.findall(phrase))), group)

    def add_literally(self, phrase: str, group: WordGroup) -> None:
        """Take in words that somebody typed: none of their signs means anything. Words without a letter are nothing."""
        self._put(tuple(map(_Element, TextTokens(phrase).folded)), group)

    def hits(self, tokens: TextTokens) -> Iterator[Hit]:
        """Yield where the phrases occur; hits may overlap."""
        by_anchor = self._by_anchor
        # few words are anchors: a list of those is made faster than all are walked through here
        for number, folded in [found for found in enumerate(tokens.folded) if found[1] in by_anchor]:
            for phrase in by_anchor[folded]:
                first = number - phrase.anchor
                last = first + len(phrase.elements) - 1
                if first >= 0 and last < len(tokens) and _fits(phrase, tokens, first):
                    yield Hit(first, last, phrase.group)

    def _put(self, elements: tuple[_Element, ...], group: WordGroup) -> None:
        literals = [(len(element.literal), -place) for place, element in enumerate(elements) if element.literal]
        if literals:
            anchor = -max(literals)[1]
            phrase = _Phrase(elements, anchor, group)
            self._by_anchor.setdefault(elements[anchor].literal.casefold(), []).append(phrase)


def lexicon(groups: Iterable[WordGroup]) -> Lexicon:
    """Return the phrases of several groups."""
    made = Lexicon()
    for group in groups:
        for phrase in group.phrases:
            made.add(phrase, group)
    return made


def _element(found: tuple[str, str]) -> _Element:
    comma, word = bool(found[0]), found[1]
    if word == "@":
        return _Element("", mention=True, comma=comma)
    if word.startswith("*"):
        return _Element("", ending=word[1:], comma=comma)
    return _Element(word, exact=word != word.lower(), comma=comma)


def _fits(phrase: _Phrase, tokens: TextTokens, first: int) -> bool:
    """Whether every word fits, nothing but a space or a hyphen between them, and they are words of their own."""
    genitive = False
    for number, element in enumerate(phrase.elements, first):
        if not element.fits(tokens, number):
            return False
        if number > first and not _joins(tokens.before(number), comma=element.comma, genitive=genitive):
            return False
        genitive = element.ending == "s"
    return _stands_apart(tokens, first, first + len(phrase.elements) - 1)


def _stands_apart(tokens: TextTokens, first: int, last: int) -> bool:
    """Whether no hyphen makes these words a part of a longer one: blame-free, sjusk-agtig."""
    if first > 0 and tokens.before(first) in _HYPHENS:
        return False
    return last + 1 >= len(tokens) or tokens.before(last + 1) not in _HYPHENS


def _joins(gap: str, *, comma: bool, genitive: bool) -> bool:
    if (comma and gap.startswith(",")) or (genitive and gap[:1] in ("'", "’")):
        gap = gap[1:]
    return bool(gap) and (gap in _HYPHENS or not gap.strip(_BLANK))
