"""Which of many things is meant by what was typed: by its name, by other words for it, by most of a question's words.

A thing is called by phrases. What was typed is held against each of them, by words and from both sides: how much of
what was typed the phrase says, and how much of the phrase was typed; rare words weigh more than common ones, and those
of a question ("how do I …") next to nothing. Halfway it counts what all phrases of the thing say together.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from math import log

from msgspec import Struct

from leader_journal.core.folding import fold
from leader_journal.core.word_memories import remembers_words
from leader_journal.ui.palette.matching import SURE, alike, in_order, words_of

_OTHERWISE = 0.93
"""Worth of a phrase that is not the name."""

_FILLER, _FILLER_SAID, _UNKNOWN = 0.1, 0.15, 0.4
"""What a word weighs that says nothing about what is looked for, typed or in a phrase; and one that nothing says."""

_OWN, _NOT_NAMED, _EXPLAINS = 1.1, 0.9, 0.93
"""What bears a name that the leader gave comes first, and what does not bear it after that; what is read about
something, after what it is about."""

_PART, _BETWEEN = 4, "se"
"""Letters of the shortest part of a compound; those that may join two parts in Danish."""

_ENOUGH = 0.2
_NAMED, _BEGUN = 2.0, 1.0


class Spoken(Struct, frozen=True):
    """What something is called, in each language, and what else is typed by whoever looks for it."""

    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    own: bool = False
    """Whether it is called by a name that the leader gave: whoever types that means one of these."""
    explains: bool = False
    """Whether it is read about something, which itself comes first."""


class Rank(Struct, frozen=True):
    """How well one thing fits, and whether each telling word is surely said by it; else it is guessed at."""

    score: float
    sure: bool

    @property
    def named(self) -> int:
        """Return 2 for what is called exactly that, 1 for what begins so, else 0."""
        return int(self.score)


class _Thing:
    """The words of each phrase of a thing, with what they are worth."""

    def __init__(self, spoken: Spoken) -> None:
        self.names = tuple(map(_folded, spoken.names))
        self.phrases = [(1.0, words) for words in self._said_by(spoken.names)]
        self.phrases += [(_OTHERWISE, words) for words in self._said_by(spoken.also)]
        self.worth: dict[str, float] = {}
        self.explains = spoken.explains
        self.own = [word for words in self._said_by(spoken.names) for word in words] if spoken.own else []
        for worth, words in self.phrases:
            for word in words:
                self.worth[word] = max(worth, self.worth.get(word, 0.0))

    @staticmethod
    def _said_by(texts: Iterable[str]) -> list[tuple[str, ...]]:
        return [words for words in map(words_of, texts) if words]

    def named(self, folded: str) -> float:
        """Return what it is worth that a name is this, or begins so."""
        if folded in self.names:
            return _NAMED
        return _BEGUN if not self.explains and any(name.startswith(folded) for name in self.names) else 0.0


class Ranking:
    """Many things by what they are called. It is made once and asked at every key."""

    def __init__(self, things: Sequence[Spoken], fillers: Set[str]) -> None:
        self._fillers = fillers
        self._things = [_Thing(one) for one in things]
        said_by = Counter(word for thing in self._things for word in thing.worth)
        self._said = {
            word: _FILLER_SAID if word in fillers else log(1 + len(self._things) / times)
            for word, times in said_by.items()
        }

    def ranked(self, typed: str) -> dict[int, Rank]:
        """Return what fits, by its place among the things."""
        question = _Question(typed, self._said, self._things, self._fillers)
        somebody = any(question.names(thing) for thing in self._things)
        found = {
            place: rank
            for place, thing in enumerate(self._things)
            if (rank := self._rank(question, thing, somebody=somebody))
        }
        return found or self._by_letters(question.folded)

    def _rank(self, question: _Question, thing: _Thing, *, somebody: bool) -> Rank | None:
        named = thing.named(question.folded)
        covered = question.covered(thing.worth)
        if not (named or covered):
            return None
        closest = max((worth * self._both_ways(question, words) for worth, words in thing.phrases), default=0.0)
        beside = _NOT_NAMED if somebody else _EXPLAINS if thing.explains else 1.0
        score = (covered + closest) / 2 * (_OWN if question.names(thing) else beside)
        if not named and score < _ENOUGH:
            return None
        return Rank(
            min(score, 0.99) + named, sure=bool(named) or (not thing.explains and question.surely_said(thing.worth))
        )

    def _both_ways(self, question: _Question, words: Sequence[str]) -> float:
        asked = question.covered(dict.fromkeys(words, 1.0))
        if not asked:
            return 0.0
        whole = sum(map(self._said.__getitem__, words))
        said = sum(self._said[word] * question.closest(word) for word in words) / whole
        return 2 * asked * said / (asked + said)

    def _by_letters(self, folded: str) -> dict[int, Rank]:
        letters = folded.replace(" ", "")
        return {
            place: Rank(_ENOUGH, sure=False)
            for place, thing in enumerate(self._things)
            if letters and any(in_order(letters, name) for name in thing.names)
        }


class _Question:
    """What was typed: its words, what each weighs, and which of the words that are said it is like."""

    def __init__(self, typed: str, said: Mapping[str, float], things: Sequence[_Thing], fillers: Set[str]) -> None:
        self.folded = _folded(typed)
        self._fillers = fillers
        words = tuple(part for word in _joined(words_of(typed), said) for part in _parts(word, said))
        self._like = {word: alike(word, said) for word in words}
        self._telling = [word for word in words if word not in fillers] or list(words)
        self._weights = {word: self._weight(word, things, fillers) for word in words}
        self._whole = sum(self._weights.values())

    def _weight(self, word: str, things: Sequence[_Thing], fillers: Set[str]) -> float:
        said_by = sum(not self._like[word].keys().isdisjoint(thing.worth) for thing in things)
        weight = log(1 + len(things) / said_by) if said_by else _UNKNOWN * log(1 + len(things))
        return weight * _FILLER if word in fillers else weight

    @cached_property
    def _closest(self) -> Mapping[str, float]:
        closest: dict[str, float] = {}
        for like in self._like.values():
            for said, much in like.items():
                closest[said] = max(much, closest.get(said, 0.0))
        return closest

    def closest(self, said: str) -> float:
        """Return how close the closest typed word is to one that is said."""
        return self._closest.get(said, 0.0)

    def names(self, thing: _Thing) -> bool:
        """Whether what was typed says the name that the leader gave a thing; a small word in it names nothing."""
        return any(word not in self._fillers and self.closest(word) >= SURE for word in thing.own)

    def covered(self, worth: Mapping[str, float]) -> float:
        """Return what part of what was typed these words say."""
        if not self._whole or self._closest.keys().isdisjoint(worth):
            return 0.0
        return sum(weight * self._heard(word, worth) for word, weight in self._weights.items()) / self._whole

    def surely_said(self, worth: Mapping[str, float]) -> bool:
        """Whether each word that tells something is among these, in one form or another."""
        return all(self._heard(word, worth) >= SURE * _OTHERWISE for word in self._telling)

    def _heard(self, word: str, worth: Mapping[str, float]) -> float:
        return max((much * worth[said] for said, much in self._like[word].items() if said in worth), default=0.0)


def _joined(words: Sequence[str], said: Mapping[str, float]) -> Iterator[str]:
    """Yield the words of a question; two that are said as one are one: *stave kontrol*."""
    rest = deque(words)
    while rest:
        word = rest.popleft()
        yield word + rest.popleft() if rest and word + rest[0] in said else word


def _parts(word: str, said: Mapping[str, float]) -> tuple[str, ...]:
    """Return what a compound is made of, where nothing is called by the whole of it: *kvartal-s-oversigt*."""
    if len(word) < 2 * _PART or any(one.startswith(word) for one in said):
        return (word,)
    for place in range(_PART, len(word) - _PART + 1):
        head, tail = word[:place], word[place:]
        if tail in said:
            for first in (head, head[:-1] if head[-1] in _BETWEEN else ""):
                if first in said:
                    return first, tail
    return (word,)


@remembers_words(1024)
def _folded(text: str) -> str:
    return fold(" ".join(text.split()))
