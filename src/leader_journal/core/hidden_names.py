"""Names off: people on a page as letters, A for whom the page begins with, the same letter all over the page.

Danish and English write the genitive of a letter alike, and so it is written here: "Marias", "Maria's" and "Jonas'"
become "A’s".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, product

from leader_journal.core.mentions import REFERENCE, UNKNOWN_PERSON
from leader_journal.core.records import Person

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are words and look like figures."""

_PART_FROM = 3
_GENITIVE = r"(?P<genitive>['’]?s(?!\w)|['’](?!\w))"
_ENDS_SILENTLY = ("s", "x", "z")
"""Behind these an apostrophe alone makes the genitive; elsewhere it closes a quotation."""


class HiddenNames:
    """Changes the texts of one page: every person who is known, by reference or typed name, becomes a letter.

    A name that two people have, and somebody who was forgotten, become a question mark. A single letter is taken for a
    name only where it is a reference; a part of a real name from three letters on, with its capital.
    """

    def __init__(
        self,
        people: Iterable[Person],
        merged: Mapping[str, str],
        texts: Iterable[str],
        former: Iterable[Person] = (),
    ) -> None:
        """`merged` says who stands for whom; `texts` is the page, whose order gives the letters.

        `former` are those who were merged away: a name that only they had is hidden too.
        """
        people = tuple(people)
        self._aliases = {person.id: person.alias.strip() for person in people}
        self._owner: dict[str, str | None] = {}
        self._own(people, _names)
        self._own(former, _names)
        self._own(people, _parts)
        self._merged = merged
        self._pattern = _pattern(name for name in self._owner if len(name) > 1)
        self._letters: dict[str, str] = {}
        free = free_letters({alias for alias in self._aliases.values() if len(alias) == 1})
        for text in texts:
            for match in self._pattern.finditer(text):
                met = self._person(match)
                if met is not None and met not in self._letters:
                    self._letters[met] = next(free)

    def __call__(self, text: str) -> str:
        """Return a text of the page without names."""
        return self._pattern.sub(self._hidden, text)

    def _own(self, people: Iterable[Person], names_of: Callable[[Person], set[str]]) -> None:
        """Give names to those who have them, but none that somebody has already."""
        owner: dict[str, str | None] = {}
        for person in people:
            for name in names_of(person):
                owner[name] = None if name in owner else person.id
        self._owner = owner | self._owner

    def _hidden(self, match: re.Match[str]) -> str:
        person, genitive = self._person(match), match.group("genitive") or ""
        name = match.group("name") or self._aliases.get(person or "", "")
        if genitive in {"'", "’"} and not name.endswith(_ENDS_SILENTLY):
            return self._letter(person) + genitive
        return self._letter(person) + ("’s" if genitive else "")

    def _letter(self, person: str | None) -> str:
        return self._letters.get(person, UNKNOWN_PERSON) if person is not None else UNKNOWN_PERSON

    def _person(self, match: re.Match[str]) -> str | None:
        """Return who was met, or None where nobody can say."""
        reference = match.group("person")
        person = self._owner[match.group("name")] if reference is None else reference
        person = self._merged.get(person, person) if person is not None else None
        return person if person in self._aliases else None


def _names(person: Person) -> set[str]:
    return {person.alias.strip(), person.real_name.strip()}


def _parts(person: Person) -> set[str]:
    """First names and family names: who reads the page knows them, whatever the alias is."""
    parts = re.split(r"[\s-]+", person.real_name)
    return {part for part in parts if len(part) >= _PART_FROM and part[0].isupper()}


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest_first)) or r"(?!)"
    reference = REFERENCE.pattern.replace("(", "(?P<person>", 1)
    name = rf"(?<!\w)@?(?P<name>{either})(?=['’]?s(?!\w)|(?!\w))"
    return re.compile(rf"(?:{reference}|{name}){_GENITIVE}?")


def free_letters(taken: set[str]) -> Iterator[str]:
    """Yield A, B, C ... and after them AA, AB ..., without those that somebody is called."""
    for length in count(1):
        for letters in product(_LETTERS, repeat=length):
            word = "".join(letters)
            if word not in taken:
                yield word
