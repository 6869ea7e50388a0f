"""The people the leader works with, and how they appear in what the leader types."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from leader_journal.core.folding import fold
from leader_journal.core.mentions import UNKNOWN_PERSON, may_stand_in, reference, shown, stored
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.names import FoundName, NameFinder
from leader_journal.core.records import Person

if TYPE_CHECKING:
    from leader_journal.core.changes import Changes
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer

_NEW_NAME = re.compile(r"(?<![\w@}])@([^\W\d_](?:\w|(?!['’]s\b)['’.-](?=\w))*)")
"""Signs belong to a name only inside it, and an English genitive's 's does not. A `}` ends a reference."""


class PeopleService:
    """Aliases, completion, and the way between `@Alias` as typed and the reference that is stored."""

    def __init__(self, journal: Journal, writes: Writes) -> None:
        self._journal = journal
        self._writes = writes
        self._aliases: Mapping[str, str] | None = None
        self._typed: _TypedNames | None = None
        writes.after_each(self._forget_aliases)

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by alias."""
        return self._journal.people.all()

    def alias_of(self, person: str) -> str:
        """Return the alias of a person, or a question mark for one who was forgotten."""
        return self.aliases().get(person, UNKNOWN_PERSON)

    def aliases(self) -> Mapping[str, str]:
        """Return alias by id; who was merged into another has the other's.

        Kept until the next write: a list asks for every row that it paints.
        """
        if self._aliases is None:
            aliases = {person.id: person.alias for person in self.all()}
            merged = to_the_end(self._journal.people.merged())
            aliases |= {person: aliases[end] for person, end in merged.items() if end in aliases}
            self._aliases = aliases
        return self._aliases

    def known_as(self, person: str) -> tuple[str, ...]:
        """Return the ids under which something may be kept about a person: their own, then who was merged into them."""
        return self._journal.people.known_as(person)

    def ids_by_alias(self) -> dict[str, str]:
        """Return id by alias, for reading what was typed."""
        return {person.alias: person.id for person in self.all()}

    def known_ids(self) -> Mapping[str, str]:
        """Return the same, kept until the next write: for what is kept while somebody types."""
        return self._typed_names().ids

    def find(self, alias: str) -> Person | None:
        """Return who has this alias: as it is written, else in whatever case, accents or spacing."""
        everybody = self.all()
        wanted = _folded(alias)
        exact = (person for person in everybody if person.alias == alias)
        return next(exact, next((person for person in everybody if _folded(person.alias) == wanted), None))

    def complete(self, prefix: str) -> tuple[str, ...]:
        """Return the aliases that fit what was typed after `@`: those that begin with it first; active people only."""
        return self._typed_names().complete(fold(prefix))

    def shown(self, text: str) -> str:
        """Return a stored text as it is read."""
        return shown(text, self.aliases())

    def editable(self, text: str) -> str:
        """Return a stored text as it is edited: people as `@Alias`."""
        return shown(text, self.aliases(), sign="@")

    def stored(self, typed: str) -> str:
        """Return an edited text with references for the people who are known; new names stay as typed."""
        return stored(typed, self._typed_names().ids)

    def stored_list(self, typed: str) -> str:
        """Return a line of people and whoever else, commas between them, with references for whoever is known.

        An alias needs no `@` there, since it stands alone.
        """
        found = []
        for part in filter(None, (part.strip() for part in typed.split(","))):
            person = self.find(part.removeprefix("@"))
            found.append(reference(person.id) if person is not None else self.stored(part))
        return ", ".join(found)

    def names_in(self, typed: str) -> tuple[FoundName, ...]:
        """Return the names of active people that stand in an edited text without `@`, to be confirmed."""
        return self._typed_names().finder.find(typed)

    def add(self, alias: str) -> Changes:
        """Add somebody by alias or initials."""
        with self._writes.change() as writer:
            self.put_new(writer, alias)
        return writer.changes

    def put_new(self, writer: Writer, alias: str) -> Person:
        """Add somebody inside a change; a known alias (however it is written) is the same person.

        Raises ValueError for an alias without a letter.
        """
        if not alias.strip():
            raise ValueError("an alias is needed")
        known = self.find(alias)
        if known is not None:
            return known
        person = Person(id=self._journal.ids.new(), alias=" ".join(alias.split()))
        writer.put(person)
        return person

    def store_with_new(self, writer: Writer, typed: str) -> str:
        """Return an edited text as it is stored, adding everybody named by an `@Name` that was not known."""
        if "@" not in typed:
            return typed
        known = self._journal.people.ids_by_alias()
        known = _other_spellings(typed, known) | known
        as_stored = stored(typed, known)
        new = dict.fromkeys(_NEW_NAME.findall(as_stored))
        if not new:
            return as_stored
        for name in new:
            spelled, person = self._named(writer, name)
            known[spelled] = person.id
        return stored(typed, _other_spellings(typed, known) | known)

    def _named(self, writer: Writer, name: str) -> tuple[str, Person]:
        """Return whom a name means, and the name without a genitive's s that somebody known does not carry."""
        bare = name.removesuffix("s")
        for spelled in (name, bare) if len(bare) > 1 else (name,):
            person = self.find(spelled)
            if person is not None:
                return spelled, person
        return name, self.put_new(writer, name)

    def _typed_names(self) -> _TypedNames:
        """What is asked at every key; kept until the next write, as the aliases are."""
        if self._typed is None:
            self._typed = _TypedNames(self.all())
        return self._typed

    def _forget_aliases(self) -> None:
        self._aliases = self._typed = None


class _TypedNames:
    """Everybody as the fields for writing ask for them: folded once, and not at each key."""

    def __init__(self, people: Sequence[Person]) -> None:
        active = [person for person in people if person.active]
        self.ids: Mapping[str, str] = {person.alias: person.id for person in people}
        self.finder = NameFinder(active)
        self._folded = [(fold(one.alias), fold(one.real_name), one.alias) for one in active]
        self.complete = lru_cache(maxsize=256)(self._complete)

    def _complete(self, wanted: str) -> tuple[str, ...]:
        hits = [(alias, name) for alias, real, name in self._folded if wanted in alias or wanted in real]
        return tuple(name for _alias, name in sorted(hits, key=lambda hit: not hit[0].startswith(wanted)))


def _folded(alias: str) -> str:
    return " ".join(fold(alias).split())


def _other_spellings(typed: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return the aliases that stand in a text in another case, by that spelling: `@bo ry` is Bo Ry, not a new Bo."""
    here = may_stand_in(typed, known)
    if not here:
        return {}
    longest_first = sorted(here, key=lambda alias: (-len(alias), alias))
    either = "|".join(map(re.escape, longest_first))
    ids = {alias.casefold(): known[alias] for alias in here}
    spellings = re.findall(rf"(?<![\w@])@({either})(?!\w)", typed, re.IGNORECASE)
    return {name: ids[name.casefold()] for name in spellings if name.casefold() in ids}
