"""Names off: people on a page as letters, A for whom the page begins with, the same letter all over the page.

Danish and English write the genitive of a letter alike, and so it is written here: "Marias", "Maria's" and "Jonas'"
become "A’s".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count, product
from typing import Protocol, Self

from leader_journal.core.known_names import KnownNames, Naming
from leader_journal.core.mentions import UNKNOWN_PERSON
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.name_places import composed
from leader_journal.core.records import Person

_LABEL, _LABELS = 40, 1000
"""Letters of what comes again and again on a page (a label, a line of people), and how many of them are remembered."""
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are words and look like figures."""


class PeopleKept(Protocol):
    """The people of a journal, wherever they are read from."""

    def all(self) -> tuple[Person, ...]:
        """Return everybody."""
        ...

    def merged(self) -> Mapping[str, str]:
        """Return into whom somebody was merged."""
        ...

    def former(self) -> tuple[Person, ...]:
        """Return who was merged away."""
        ...

    def earlier(self) -> tuple[Person, ...]:
        """Return everybody as they were before they were renamed."""
        ...


def known_names(people: PeopleKept, also: Iterable[str] = ()) -> KnownNames:
    """Return the names of everybody in a journal, and the words that are taken for names."""
    return KnownNames(people.all(), to_the_end(people.merged()), people.former(), people.earlier(), also=also)


class HiddenNames:
    """Changes the texts of one page: every person who is known, by reference or typed name, becomes a letter.

    Letters are given in the order in which people are met, so that a long page is read once and never held.
    A name that two people have, and somebody who was forgotten, become a question mark.
    """

    @classmethod
    def of(cls, people: PeopleKept, texts: Iterable[str], also: Iterable[str] = (), order: Iterable[str] = ()) -> Self:
        """Hide everybody in a journal; `also` are words that the leader takes for names."""
        return cls(known_names(people, also), texts, order)

    def __init__(self, names: KnownNames, texts: Iterable[str], order: Iterable[str] = ()) -> None:
        """`texts` are met first, after those whose `order` is known already."""
        self._names = names
        self._free = free_letters({alias for alias in self._names.aliases.values() if len(alias) == 1})
        self._letters = dict(zip(dict.fromkeys(order), self._free, strict=False))
        self._unmet = self._names.aliases.keys() - self._letters.keys()
        self._label = lru_cache(_LABELS)(self._without_names)
        self.meet(texts)

    def meet(self, texts: Iterable[str]) -> None:
        """Give letters in the order of these texts, as far as anybody is without one."""
        for text in texts:
            if not self._unmet:
                return
            for naming in self._names.find(composed(text)):
                self._letter(naming)

    @property
    def order(self) -> tuple[str, ...]:
        """Who has a letter, A first: for another part of what leaves, where a letter is the same person."""
        return tuple(self._letters)

    def __call__(self, text: str) -> str:
        """Return a text of the page without names."""
        return self._label(text) if len(text) <= _LABEL else self._without_names(text)

    def _without_names(self, text: str) -> str:
        if not self._names.may_stand_in(text):
            return text
        whole = composed(text)
        found = self._names.find(whole)
        if not found:
            return text
        pieces, at = list[str](), 0
        for naming in found:
            pieces += whole[at : naming.start], self._letter(naming)
            at = naming.end
        return "".join((*pieces, whole[at:]))

    def _letter(self, naming: Naming) -> str:
        letter = self._letter_of(*naming.people) if len(naming.people) == 1 else UNKNOWN_PERSON
        return letter + ("’s" if naming.genitive else "")

    def _letter_of(self, person: str) -> str:
        if person not in self._letters:
            self._letters[person] = next(self._free)
            self._unmet.discard(person)
        return self._letters[person]


def free_letters(taken: set[str]) -> Iterator[str]:
    """Yield A, B, C ... and after them AA, AB ..., without those that somebody is called."""
    for length in count(1):
        for letters in product(_LETTERS, repeat=length):
            word = "".join(letters)
            if word not in taken:
                yield word
