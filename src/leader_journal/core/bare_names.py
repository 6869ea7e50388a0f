"""Where somebody is named without a reference, found as `core.name_places` finds it.

A name is an alias, a real name, or a part of either from two letters on (a first name, a family name), alone or with a
genitive. No more is claimed: no nickname, no letter that stands alone, no misspelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from leader_journal.core.folding import fold
from leader_journal.core.name_places import NamePlaces, composed, name_of
from leader_journal.core.records import Person

__all__ = ["BareName", "BareNames", "composed", "names_of", "parts_of"]

_SHORTEST = 2
_JOINED = re.compile(r"[\s\-‐‑‒–—]+")


class BareName(Struct, frozen=True):
    """Letters `start` to `end` of a text in composed letters (NFC) name the person, a genitive among them.

    `certain` is one that is written as the name is, by itself, and that nobody else has; of others only the leader
    knows.
    """

    start: int
    end: int
    genitive: bool
    certain: bool


class BareNames:
    """Finds what names one person. `known` are all the records of them that there are, or were; `others` the rest."""

    def __init__(self, known: Iterable[Person], others: Iterable[Person] = ()) -> None:
        written = {composed(name) for person in known for name in names_of(person)}
        shared = {fold(name) for person in others for name in names_of(person)}
        self._written = {name for name in written if fold(name) not in shared}
        self._places = NamePlaces(map(name_of, written))

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking: quickly, and never wrong where it says no."""
        return self._places.may_stand_in(text)

    def find(self, text: str) -> tuple[BareName, ...]:
        """Return where a text in composed letters names the person, in order; parts beside each other are one."""
        found: list[BareName] = []
        for place in self._places.find(text):
            as_written = " ".join(text[place.start : place.name_end].removeprefix("@").split())
            alone = not (text[: place.start][-1:].isalnum() or text[place.end : place.end + 1].isalnum())
            one = BareName(place.start, place.end, place.genitive, alone and as_written in self._written)
            before = found[-1] if found else None
            if before is not None and not before.genitive and not _JOINED.sub("", text[before.end : one.start]):
                found[-1] = BareName(before.start, one.end, one.genitive, before.certain or one.certain)
            else:
                found.append(one)
        return tuple(found)

    def is_one(self, text: str) -> bool:
        """Whether a text is nothing but the name."""
        alone = composed(text.strip())
        return any(one.start == 0 and one.end == len(alone) for one in self.find(alone))


def names_of(person: Person) -> Iterator[str]:
    """Yield what somebody is called: alias and real name, whole and in parts."""
    for name in (person.alias, person.real_name):
        whole = " ".join(name.split())
        if len(whole) >= _SHORTEST and any(letter.isalpha() for letter in whole):
            yield whole
        yield from parts_of(whole)


def parts_of(name: str) -> Iterator[str]:
    """Yield the parts of a name that name somebody by themselves: from two letters on, the small "von" not among them.

    Of a name that is written without any capital every part may be one.
    """
    parts = [part for part in _JOINED.split(name) if part]
    if len(parts) > 1:
        capitals = any(part[0].isupper() for part in parts)
        for part in parts:
            is_name = len(part) >= _SHORTEST and any(letter.isalpha() for letter in part)
            if is_name and (part[0].isupper() or not capitals):
                yield part
