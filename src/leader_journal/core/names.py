"""Names that were typed without `@`: found to be confirmed by the leader, never turned into mentions by themselves.

A name is an alias or a real name, with the same capitals, alone or with the Danish genitive (*Peters*, *Jonas'*). No
more is claimed: no nickname, no part of a name, no other case.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from leader_journal.core.mentions import ENDS_A_NAME, REFERENCE
from leader_journal.core.records import Person


class FoundName(Struct, frozen=True):
    """Letters `start` to `end` of a text name a person; a genitive's s is not among them."""

    start: int
    end: int
    person: Person


class NameFinder:
    """Finds the names of these people in texts. Of two people with the same name neither is found: only the leader
    knows who was meant.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_name = _by_name(people)
        self._pattern = _pattern(self._by_name) if self._by_name else None

    def find(self, text: str) -> tuple[FoundName, ...]:
        """Return the names in an edited or stored text, in order, never two that overlap; the longest wins.

        What is a mention already (`@Alias`, a reference) is left out.
        """
        if self._pattern is None:
            return ()
        ends = [match.end() for match in REFERENCE.finditer(text)]
        starts = [match.start() for match in REFERENCE.finditer(text)]
        found: list[FoundName] = []
        for match in self._pattern.finditer(text):
            start, end = match.span("name")
            following = bisect_right(ends, start)  # the first reference that is not over before the name begins
            if following == len(starts) or starts[following] >= end:
                found.append(FoundName(start, end, self._by_name[match.group("name")]))
        return tuple(found)


def names_in(text: str, people: Iterable[Person]) -> tuple[FoundName, ...]:
    return NameFinder(people).find(text)


def _by_name(people: Iterable[Person]) -> dict[str, Person]:
    owners: dict[str, list[Person]] = {}
    for person in people:
        for name in {person.alias.strip(), person.real_name.strip()} - {""}:
            owners.setdefault(name, []).append(person)
    return {name: owner[0] for name, owner in owners.items() if len(owner) == 1}


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<![\w@])(?P<name>{either}){ENDS_A_NAME}")
