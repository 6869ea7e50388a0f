"""The people the leader works with, and how they appear in what the leader types."""

from __future__ import annotations

import re

from leader_journal.core.changes import Changes
from leader_journal.core.folding import fold
from leader_journal.core.mentions import UNKNOWN_PERSON, shown, stored
from leader_journal.core.names import FoundName, names_in
from leader_journal.core.records import Person
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal, Writer

_NEW_NAME = re.compile(r"(?<![\w@])@([^\W\d_](?:[\w'’-]|\.(?=\w))*)")


class PeopleService:
    """Aliases, completion, and the way between `@Alias` as typed and the reference that is stored."""

    def __init__(self, journal: Journal, writes: Writes) -> None:
        self._journal = journal
        self._writes = writes

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by alias."""
        return self._journal.people.all()

    def alias_of(self, person: str) -> str:
        """Return the alias of a person, or a question mark for one who was forgotten."""
        return self._aliases().get(person, UNKNOWN_PERSON)

    def ids_by_alias(self) -> dict[str, str]:
        """Return id by alias, for reading what was typed."""
        return {person.alias: person.id for person in self.all()}

    def complete(self, prefix: str) -> tuple[str, ...]:
        """Return the aliases that fit what was typed after `@`: those that begin with it first; active people only."""
        wanted = fold(prefix)
        hits = [p for p in self.all() if p.active and wanted in fold(f"{p.alias} {p.real_name}")]
        return tuple(p.alias for p in sorted(hits, key=lambda p: not fold(p.alias).startswith(wanted)))

    def shown(self, text: str) -> str:
        """Return a stored text as it is read."""
        return shown(text, self._aliases())

    def editable(self, text: str) -> str:
        """Return a stored text as it is edited: people as `@Alias`."""
        return shown(text, self._aliases(), sign="@")

    def stored(self, typed: str) -> str:
        """Return an edited text with references for the people who are known; new names stay as typed."""
        return stored(typed, self.ids_by_alias())

    def names_in(self, typed: str) -> tuple[FoundName, ...]:
        """Return the names of active people that stand in an edited text without `@`, to be confirmed."""
        return names_in(typed, (person for person in self.all() if person.active))

    def add(self, alias: str) -> Changes:
        """Add somebody by alias or initials."""
        with self._writes.change() as writer:
            self.put_new(writer, alias)
        return writer.changes

    def put_new(self, writer: Writer, alias: str) -> Person:
        """Add somebody inside a change; a known alias (however it is written) is the same person."""
        for person in self.all():
            if fold(person.alias) == fold(alias):
                return person
        person = Person(id=self._journal.ids.new(), alias=alias)
        writer.put(person)
        return person

    def store_with_new(self, writer: Writer, typed: str) -> str:
        """Return an edited text as it is stored, adding everybody named by an `@Name` that was not known."""
        known = self.ids_by_alias()
        text = stored(typed, known)
        for name in dict.fromkeys(_NEW_NAME.findall(text)):
            known[name] = self.put_new(writer, name).id
        return stored(text, known)

    def _aliases(self) -> dict[str, str]:
        return {person.id: person.alias for person in self.all()}
