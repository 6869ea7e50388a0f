"""Where somebody is named without a reference, found as the search finds words: any case, accents, composed or not.

A name is an alias, a real name, or a part of either from two letters on (a first name, a family name), alone or with a
genitive's s. No more is claimed: no nickname, no letter that stands alone, no misspelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leader_journal.core.folding import fold, folded_with_owners
from leader_journal.core.mentions import REFERENCE
from leader_journal.core.records import Person

_SHORTEST = 2
_GENITIVE = r"(?P<genitive>['’]?s|(?<=[sxz])['’])?"
_JOINED = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class BareName:
    """Letters `start` to `end` of a text in composed letters (NFC) name the person, a genitive among them.

    `certain` is one that is written as the name is, and that nobody else has; of others only the leader knows.
    """

    start: int
    end: int
    genitive: bool
    certain: bool


class BareNames:
    """Finds what names one person. `known` are all the records of them that there are, or were; `others` the rest."""

    def __init__(self, known: Iterable[Person], others: Iterable[Person] = ()) -> None:
        written = {composed(name) for person in known for name in _names_of(person)}
        shared = {fold(name) for person in others for name in _names_of(person)}
        self._written = {name for name in written if fold(name) not in shared}
        self._folded = sorted({fold(name) for name in written}, key=lambda name: (-len(name), name))
        either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in self._folded)
        self._pattern = re.compile(rf"(?<!\w)@?(?P<name>{either}){_GENITIVE}(?!\w)") if either else None

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking: quickly, and never wrong where it says no."""
        folded = fold(text)
        return any(name.split(" ", 1)[0] in folded for name in self._folded)

    def find(self, text: str) -> tuple[BareName, ...]:
        """Return where a text in composed letters names the person, in order; parts beside each other are one."""
        if self._pattern is None or not self.may_stand_in(text):
            return ()
        found: list[BareName] = []
        for one in self._places(text):
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

    def _places(self, text: str) -> Iterator[BareName]:
        assert self._pattern is not None
        folded, owners = folded_with_owners(text)
        taken = [match.span() for match in REFERENCE.finditer(text)]
        for match in self._pattern.finditer(folded):
            start, end = owners[match.start()], owners[match.end() - 1] + 1
            if any(start < behind and before < end for before, behind in taken):
                continue
            first, last = match.span("name")
            as_written = " ".join(text[owners[first] : owners[last - 1] + 1].split())
            yield BareName(start, end, match.group("genitive") is not None, as_written in self._written)


def composed(text: str) -> str:
    """Return a text in composed letters, as places in it are counted here."""
    return unicodedata.normalize("NFC", text)


def _names_of(person: Person) -> Iterator[str]:
    for name in (person.alias, person.real_name):
        whole = " ".join(name.split())
        parts = _JOINED.split(whole)
        for one in (whole, *(parts if len(parts) > 1 else ())):
            is_name = len(one) >= _SHORTEST and any(letter.isalpha() for letter in one)
            if is_name and (one == whole or one[0].isupper()):
                yield one
