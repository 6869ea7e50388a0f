"""Reading people."""

from __future__ import annotations

from leader_journal.core.codec import decode
from leader_journal.core.folding import fold
from leader_journal.core.records import Person
from leader_journal.storage.revisions import Source


class People:
    """The people the leader works with."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by alias."""
        rows = self._source.connection.execute("SELECT payload FROM person JOIN revision USING (seq)").fetchall()
        people = [decode(payload, Person) for (payload,) in rows]
        return tuple(sorted(people, key=lambda person: (fold(person.alias), person.id)))

    def get(self, person: str) -> Person:
        """Return one person. Raises KeyError."""
        found = self._source.connection.execute(
            "SELECT payload FROM person JOIN revision USING (seq) WHERE uid = ?", (person,)
        ).fetchone()
        if found is None:
            raise KeyError(person)
        return decode(found[0], Person)
