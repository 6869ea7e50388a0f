"""Which of many things is meant by what was typed: by name, by other words for it, by most of a question's words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from math import log

from msgspec import Struct

from leader_journal.ui.palette.matching import (
    CLOSE,
    SAID,
    SCATTERED,
    WHOLE,
    WORD_BEGINS,
    closeness,
    fit,
    nearness,
    words_of,
)

_ENOUGH = 0.35
"""Of the words, by their weight, that something has to say in order to be guessed at."""

_LESS = 0.25
"""Between two things that fit as well: one by its name and one by another word for it, or without "how do I …"."""

_OTHERWISE = 0.97
"""Worth of a word that is not in the name."""


class Spoken(Struct, frozen=True):
    """What something is called, in each language, and what else is typed by whoever looks for it."""

    names: tuple[str, ...]
    also: tuple[str, ...] = ()


class Rank(Struct, frozen=True):
    """Where one thing stands: how it fits, and how much of the question it answers."""

    level: float
    worth: float


def ranked(typed: str, things: Sequence[Spoken], fillers: Set[str]) -> dict[int, Rank]:
    """Return what fits, by its place among the things. `SCATTERED` and less are guesses.

    "How do I …" and the like is left out, where there are other words. Rare words tell more than common ones.
    """
    words = words_of(typed)
    telling = [word for word in words if word not in fillers] or list(words)
    worth = _worths(telling, things)
    found: dict[int, Rank] = {}
    for place, one in enumerate(things):
        level = max(_level(typed, one), min(_level(" ".join(telling), one), WORD_BEGINS) - _LESS if telling else 0)
        answered, complete = worth.get(place, (0.0, False))
        level = max(level, SAID if complete else 0)
        if level > 0 or answered >= _ENOUGH:
            found[place] = Rank(level, answered)
    return found


def _level(typed: str, one: Spoken) -> float:
    """Names come before other words for it. Letters in between say nothing about those: there are too many of them."""
    other = fit(typed, one.also)
    return max(fit(typed, one.names), min(other, WHOLE - _LESS) if other > SCATTERED else 0)


def _worths(words: Sequence[str], things: Sequence[Spoken]) -> Mapping[int, tuple[float, bool]]:
    """Return what part of the words each thing says, by their weight, and whether it surely says them all."""
    names = [words_of(*one.names) for one in things]
    others = [words_of(*one.also) for one in things]
    known = [one for word in words if any((one := _heard(word, names, others)).close)]
    if 2 * len(known) < len(words) or not known:
        return {}
    all_sure = len(known) == len(words) and all(one.sure for one in known)
    whole = sum(one.weight for one in known)
    return {
        place: (
            sum(one.weight * one.close[place] for one in known) / whole,
            all_sure and all(one.close[place] >= _OTHERWISE * CLOSE for one in known),
        )
        for place in range(len(things))
        if any(one.close[place] for one in known)
    }


class _Heard(Struct, frozen=True):
    """One word that was typed: how close it is to what each thing says, and whether that is no slip of the fingers."""

    close: tuple[float, ...]
    sure: bool

    @property
    def weight(self) -> float:
        return log(1 + len(self.close) / sum(map(bool, self.close)))


def _heard(word: str, names: Sequence[Mapping[str, None]], others: Sequence[Mapping[str, None]]) -> _Heard:
    close = _each(closeness, word, names, others)
    if max(close, default=0.0) >= _OTHERWISE * CLOSE:
        return _Heard(close, sure=True)
    return _Heard(tuple(map(max, close, _each(nearness, word, names, others))), sure=False)


def _each(
    how: Callable[[str, Collection[str]], float],
    word: str,
    names: Sequence[Mapping[str, None]],
    others: Sequence[Mapping[str, None]],
) -> tuple[float, ...]:
    once = {id(other): _OTHERWISE * how(word, other) for other in {id(one): one for one in others}.values()}
    return tuple(max(how(word, name), once[id(other)]) for name, other in zip(names, others, strict=True))
