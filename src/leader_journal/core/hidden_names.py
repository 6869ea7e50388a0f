"""Names off: people on a page as letters, A for whom the page begins with, the same letter all over the page.

Danish and English write the genitive of a letter alike, and so it is written here: "Marias", "Maria's" and "Jonas'"
become "A’s".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, product
from typing import Protocol, Self

from leader_journal.core.known_names import KnownNames, Naming
from leader_journal.core.mentions import UNKNOWN_PERSON
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.name_places import composed
from leader_journal.core.records import Person

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

    A name that two people have, and somebody who was forgotten, become a question mark.
    """

    @classmethod
    def of(cls, people: PeopleKept, texts: Iterable[str], also: Iterable[str] = (), order: Iterable[str] = ()) -> Self:
        """Hide everybody in a journal; `also` are words that the leader takes for names."""
        return cls(known_names(people, also), texts, order)

    def __init__(self, names: KnownNames, texts: Iterable[str], order: Iterable[str] = ()) -> None:
        """`texts` is the page, whose order gives the letters, after those whose `order` is known already."""
        self._names = names
        free = free_letters({alias for alias in self._names.aliases.values() if len(alias) == 1})
        self._letters = dict(zip(dict.fromkeys(order), free, strict=False))
        for text in texts:
            for naming in self._names.find(composed(text)):
                if len(naming.people) == 1 and naming.people[0] not in self._letters:
                    self._letters[naming.people[0]] = next(free)

    @property
    def order(self) -> tuple[str, ...]:
        """Who has a letter, A first: for another part of what leaves, where a letter is the same person."""
        return tuple(self._letters)

    def __call__(self, text: str) -> str:
        """Return a text of the page without names."""
        whole = composed(text)
        found = self._names.find(whole)
        for naming in reversed(found):
            whole = whole[: naming.start] + self._letter(naming) + whole[naming.end :]
        return whole if found else text

    def _letter(self, naming: Naming) -> str:
        (person,) = naming.people if len(naming.people) == 1 else ("",)
        return self._letters.get(person, UNKNOWN_PERSON) + ("’s" if naming.genitive else "")


def free_letters(taken: set[str]) -> Iterator[str]:
    """Yield A, B, C ... and after them AA, AB ..., without those that somebody is called."""
    for length in count(1):
        for letters in product(_LETTERS, repeat=length):
            word = "".join(letters)
            if word not in taken:
                yield word
