"""Names off: people on a page as letters, A for whom the page begins with, the same letter all over the page.

Danish and English write the genitive of a letter alike, and so it is written here: "Marias", "Maria's" and "Jonas'"
become "A’s".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count, islice, product
from typing import Protocol, Self

from leader_journal.core.known_names import MARKED_REFERENCE, KnownNames, Naming
from leader_journal.core.mentions import REFERENCE, UNKNOWN_PERSON
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.name_places import composed
from leader_journal.core.records import Person

_LABEL, _LABELS = 40, 1000
"""Letters of what comes again and again on a page (a label, a line of people), and how many of them are remembered."""
_TOGETHER = 16
"""Texts that are looked at as one: most name people by references alone, or nobody, and then so do all of them.

More are not much sooner, and where names are typed it is oftener in vain.
"""
_BETWEEN = "\0"
"""Stands between them: part of no word, and nothing that may stand between two parts of a name."""
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
        self._in_place_of: dict[str, str] = {}
        self.meet(texts)

    def meet(self, texts: Iterable[str]) -> None:
        """Give letters in the order of these texts, as far as anybody is without one."""
        if self._unmet:
            for _read in self._some_read(texts):
                if not self._unmet:
                    return

    @property
    def order(self) -> tuple[str, ...]:
        """Who has a letter, A first: for another part of what leaves, where a letter is the same person."""
        return tuple(self._letters)

    def __call__(self, text: str) -> str:
        """Return a text of the page without names."""
        return self._label(text) if len(text) <= _LABEL else self._without_names(text)

    def all(self, texts: Iterable[str]) -> list[str]:
        """Return texts of the page without names, in reading order: as one after the other, and sooner."""
        return list(chain.from_iterable(self._some_read(texts)))

    def _some_read(self, texts: Iterable[str]) -> Iterator[Sequence[str]]:
        left = iter(texts)
        while some := tuple(islice(left, _TOGETHER)):
            yield self._read_as_one(some) or tuple(map(self, some))

    def _read_as_one(self, texts: Sequence[str]) -> Sequence[str]:
        """Return texts without names; nothing where they have to be looked at one by one."""
        whole = _BETWEEN.join(texts)
        names = self._names
        if composed(whole) != whole or names.may_be_typed_in(whole) or not names.stand_alone_in(whole):
            return ()
        read = MARKED_REFERENCE.sub(self._for_reference, whole).split(_BETWEEN)
        return read if len(read) == len(texts) else ()

    def _for_reference(self, match: re.Match[str]) -> str:
        written = match[0]
        read = self._in_place_of.get(written)
        if read is None:
            read = self._in_place_of[written] = self._with_letters(written)
        return read

    def _without_names(self, text: str) -> str:
        whole = composed(text)
        if not self._names.may_be_typed_in(whole):
            if REFERENCE.search(text) is None:
                return text
            if self._names.stand_alone_in(whole):
                return MARKED_REFERENCE.sub(self._for_reference, whole)
        return self._with_letters(whole) or text

    def _with_letters(self, text: str) -> str:
        found = self._names.find(text)
        if not found:
            return ""
        pieces, at = list[str](), 0
        for naming in found:
            pieces += text[at : naming.start], self._letter(naming)
            at = naming.end
        return "".join((*pieces, text[at:]))

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
