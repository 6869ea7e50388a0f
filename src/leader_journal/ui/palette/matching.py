"""How well a few typed letters fit the words of a choice: fuzzy, blind to accents and case."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from leader_journal.core.folding import fold

_WHOLE, BEGINS, _WORD_BEGINS, _INSIDE, SCATTERED = 5, 4, 3, 2, 1
_LONG_ENOUGH, _NEAR = 4, 0.74
"""Two letters that changed places in a word of four leave three quarters of it."""


def fit(typed: str, words: Iterable[str]) -> int:
    """Return how well the best of these words fits what was typed: 0 not at all, 5 exactly."""
    wanted = fold(" ".join(typed.split()))
    return max((_fit(wanted, fold(one)) for one in words), default=0)


def resemblance(typed: str, words: Iterable[str]) -> float:
    """Return how near, up to 1, the best of these words is to what may be mistyped; 0 where it is not near.

    Each word that was typed has a word to which it is near. Of few letters nothing can be said.
    """
    wanted = fold(typed).split()
    if not any(len(one) >= _LONG_ENOUGH for one in wanted):
        return 0.0
    return max((min(_near(part, fold(one).split()) for part in wanted) for one in words), default=0.0)


def _near(part: str, said: Iterable[str]) -> float:
    best, matcher = 0.0, SequenceMatcher(b=part, autojunk=False)
    for word in said:
        if word.startswith(part):
            return 1.0
        matcher.set_seq1(word)
        if len(part) >= _LONG_ENOUGH and matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            best = max(best, matcher.ratio())
    return best if best >= _NEAR else 0.0


def _fit(wanted: str, said: str) -> int:
    if not wanted or wanted == said:
        return _WHOLE
    if said.startswith(wanted):
        return BEGINS
    if _each_begins_a_word(wanted, said):
        return _WORD_BEGINS
    if wanted in said:
        return _INSIDE
    return SCATTERED if _in_order(wanted.replace(" ", ""), said) else 0


def _each_begins_a_word(wanted: str, said: str) -> bool:
    words = said.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


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
