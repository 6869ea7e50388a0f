"""How well a few typed letters fit the words of a choice: fuzzy, blind to accents and case."""

from __future__ import annotations

from collections.abc import Iterable

from leader_journal.core.folding import fold

_WHOLE, _BEGINS, _WORD_BEGINS, _INSIDE, _SCATTERED = 5, 4, 3, 2, 1


def fit(typed: str, words: Iterable[str]) -> int:
    """Return how well the best of these words fits what was typed: 0 not at all, 5 exactly."""
    wanted = fold(" ".join(typed.split()))
    return max((_fit(wanted, fold(one)) for one in words), default=0)


def _fit(wanted: str, said: str) -> int:
    if not wanted or wanted == said:
        return _WHOLE
    if said.startswith(wanted):
        return _BEGINS
    if _each_begins_a_word(wanted, said):
        return _WORD_BEGINS
    if wanted in said:
        return _INSIDE
    return _SCATTERED if _in_order(wanted.replace(" ", ""), said) else 0


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
