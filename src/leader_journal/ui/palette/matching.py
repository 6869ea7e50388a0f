"""How much a typed word is like a said one: itself, begun, in another form, part of a compound, mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from leader_journal.core.folding import fold
from leader_journal.core.word_memories import remembers_words

SURE = 0.6
"""From here on a word is another form of what was typed; below it is guessed to be a slip of the fingers."""

_BEGUN, _FORM, _STEM, _ENDING, _PART = 2, 0.85, 4, 3, 5
_BESIDE = 0.8
"""Worth of another form where the word itself is said somewhere."""

_SLIP, _SHORTEST_SLIP, _NEAR = 0.58, 3, 0.74
"""Two letters that changed places in a word of four leave three quarters of it."""

_ONE_TO_ONE = re.compile(r"\b(?:one|en|1)[ -]?(?:to|on|til|2)[ -]?(?:one|en|1)\b")
"""What a one-on-one is called, of which each word alone says nothing."""

_WORD = re.compile(r"[^\W_]+(?:[:%][^\W_]+)?")
"""A word of a folded text; 1:1 is one."""


@remembers_words(8192)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded, each once and in their order."""
    return tuple(dict.fromkeys(_WORD.findall(_ONE_TO_ONE.sub("1:1", fold(text)))))


def alike(word: str, said: Iterable[str]) -> Mapping[str, float]:
    """Return how like, up to 1, a typed word is to which of the said ones; a slip only where no other is meant."""
    forms = {one: much for one in said if (much := _another_form(word, one))}
    if word in forms:
        return {one: much if one == word else _BESIDE * much for one, much in forms.items()}
    return forms or _slips(word, said)


def _another_form(word: str, said: str) -> float:
    if word == said:
        return 1.0
    if said.startswith(word):
        return SURE + 0.35 * len(word) / len(said) if len(word) >= _BEGUN else 0.0
    same = next((place for place, (a, b) in enumerate(zip(word, said, strict=False)) if a != b), len(said))
    if same >= (_STEM if same == len(said) else _STEM + 1) and max(len(word), len(said)) - same <= _ENDING:
        return _FORM
    if len(said) >= _PART and (word.startswith(said) or word.endswith(said)):
        return SURE + 0.25 * len(said) / len(word)
    return SURE + 0.2 * len(word) / len(said) if len(word) >= _PART and said.endswith(word) else 0.0


def _slips(word: str, said: Iterable[str]) -> Mapping[str, float]:
    """Of few letters nothing can be said, unless they only changed places."""
    if len(word) < _SHORTEST_SLIP:
        return {}
    if len(word) == _SHORTEST_SLIP:
        return {one: _SLIP / 2 for one in said if one[0] == word[0] and sorted(one) == sorted(word)}
    slips, matcher = {}, SequenceMatcher(b=word, autojunk=False)
    for one in said:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            if (ratio := matcher.ratio()) >= _NEAR:
                slips[one] = _SLIP * ratio
        elif len(one) > len(word) and (word in one or _begun_and_mistyped(matcher, word, one)):
            slips[one] = _SLIP / 2
    return slips


def _begun_and_mistyped(matcher: SequenceMatcher[str], word: str, said: str) -> bool:
    if len(word) < _PART or said[0] != word[0]:
        return False
    matcher.set_seq1(said[: len(word)])
    one_slip = 1 - 1.5 / len(word)
    return matcher.quick_ratio() > one_slip and matcher.ratio() > one_slip


def in_order(letters: str, said: str) -> bool:
    """Whether the letters come in this order, the first at the beginning of a word of a folded text."""
    starts = [
        place for place, letter in enumerate(said) if letter == letters[0] and (not place or said[place - 1] == " ")
    ]
    for start in starts:
        rest = iter(said[start:])
        if all(letter in rest for letter in letters):
            return True
    return False
