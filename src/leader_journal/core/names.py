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

_HEAD = 3
"""Letters by which names are looked up."""
_ENDS = re.compile(ENDS_A_NAME)


class FoundName(Struct, frozen=True):
    """Letters `start` to `end` of a text name a person; a genitive's s is not among them."""

    start: int
    end: int
    person: Person


class NameFinder:
    """Finds the names of these people in texts. Of two people with the same name neither is found: only the leader
    knows who was meant. With `whoever` one of them is: somebody is named.
    """

    def __init__(self, people: Iterable[Person], *, whoever: bool = False) -> None:
        self._by_name = _by_name(people, whoever=whoever)
        self._by_head: dict[str, list[str]] = {}
        for name in sorted(self._by_name, key=lambda name: (-len(name), name)):
            self._by_head.setdefault(name[:_HEAD], []).append(name)
        firsts = "".join(re.escape(first) for first in sorted({name[0] for name in self._by_name}))
        self._starts = re.compile(rf"(?<![\w@])[{firsts}]") if firsts else None

    def find(self, text: str) -> tuple[FoundName, ...]:
        """Return the names in an edited or stored text, in order, never two that overlap; the longest wins.

        What is a mention already (`@Alias`, a reference) is left out.
        """
        if self._starts is None:
            return ()
        ends = [match.end() for match in REFERENCE.finditer(text)]
        starts = [match.start() for match in REFERENCE.finditer(text)]
        found: list[FoundName] = []
        over = 0
        for match in self._starts.finditer(text):
            start = match.start()
            name = self._at(text, start) if start >= over else None
            if name is None:
                continue
            over = start + len(name)
            following = bisect_right(ends, start)  # the first reference that is not over before the name begins
            if following == len(starts) or starts[following] >= over:
                found.append(FoundName(start, over, self._by_name[name]))
        return tuple(found)

    def _at(self, text: str, start: int) -> str | None:
        """Return the longest name that begins at a place and ends with its word: of thousands few begin alike."""
        for letters in range(_HEAD, 0, -1):
            for name in self._by_head.get(text[start : start + letters], ()):
                if text.startswith(name, start) and _ENDS.match(text, start + len(name)):
                    return name
        return None


def _by_name(people: Iterable[Person], *, whoever: bool) -> dict[str, Person]:
    owners: dict[str, list[Person]] = {}
    for person in people:
        for name in {person.alias.strip(), person.real_name.strip()} - {""}:
            owners.setdefault(name, []).append(person)
    return {name: owner[0] for name, owner in owners.items() if whoever or len(owner) == 1}
