"""How well a few typed letters fit the words of a choice: fuzzy, blind to accents and case."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from leader_journal.core.folding import fold

WHOLE, BEGINS, WORD_BEGINS, SAID, INSIDE, SCATTERED = 6, 5, 4, 3, 2, 1
"""How something fits. `SAID`: each word is said, though not in one breath (`closeness`)."""

CLOSE = 0.7
"""From here on a word is another form of what was typed, and no accident: two letters begin a great many."""

_ENOUGH, _STEM, _ENDING, _PART = 4, 4, 3, 5
_NEAR = 0.74
"""Two letters that changed places in a word of four leave three quarters of it."""

_WORD = re.compile(r"[^\W_]+(?:[:%][^\W_]+)?")
"""A word of a folded text; 1:1 is one."""


def fit(typed: str, words: Iterable[str]) -> int:
    """Return how well the best of these words fits what was typed: 0 not at all, `WHOLE` exactly."""
    wanted = fold(" ".join(typed.split()))
    return max((_fit(wanted, _folded(one)) for one in words), default=0)


@lru_cache(maxsize=1024)
def words_of(*texts: str) -> Mapping[str, None]:
    """Return the words of texts, folded, each once and in their order."""
    return dict.fromkeys(word for text in texts for word in _WORD.findall(fold(text)))


_folded = lru_cache(maxsize=4096)(fold)
"""Every key asks for the same few hundred names again."""


def closeness(word: str, said: Collection[str]) -> float:
    """Return how close, up to 1, the closest said word is: itself, begun, in another form, part of a compound."""
    if word in said:
        return 1.0
    return max((_close(word, one) for one in said), default=0.0)


def nearness(word: str, said: Collection[str]) -> float:
    """Return how near, up to 1, the nearest of the said words is to a word that may be mistyped; 0 where none is.

    Of few letters nothing can be said.
    """
    if len(word) < _ENOUGH:
        return 0.0
    best, matcher = 0.0, SequenceMatcher(b=word, autojunk=False)
    for one in said:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            best = max(best, matcher.ratio())
    return best if best >= _NEAR else 0.0


def _close(word: str, said: str) -> float:
    if said.startswith(word):
        return 0.6 + 0.35 * len(word) / len(said)
    stem = next((place for place, (a, b) in enumerate(zip(word, said, strict=False)) if a != b), len(said))
    if stem >= _STEM and max(len(word), len(said)) - stem <= _ENDING:
        return 0.8
    part = said[:-1] if len(said) > _PART else said
    return 0.6 if len(said) >= _PART and (word.startswith(said) or word.endswith((said, part))) else 0.0


def _fit(wanted: str, said: str) -> int:
    if not wanted or wanted == said:
        return WHOLE
    if said.startswith(wanted):
        return BEGINS
    if _each_begins_a_word(wanted, said):
        return WORD_BEGINS
    if " " in said and f" {said} " in f" {wanted} ":
        return SAID
    if wanted in said:
        return INSIDE
    return SCATTERED if _in_order(wanted.replace(" ", ""), said) else 0


def _each_begins_a_word(wanted: str, said: str) -> bool:
    words = said.replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in wanted.replace("-", " ").split())


def _in_order(letters: str, said: str) -> bool:
    """Whether the letters come in this order, the first at the beginning of a word."""
    starts = [
        place for place, letter in enumerate(said) if letter == letters[0] and (not place or said[place - 1] == " ")
    ]
    for start in starts:
        rest = iter(said[start:])
        if all(letter in rest for letter in letters):
            return True
    return False
