"""Reading people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry, Person
from leader_journal.storage.codes import moment_of
from leader_journal.wording.name_order import name_key

if TYPE_CHECKING:
    from leader_journal.storage.revisions import RevisionSource

_OF_PEOPLE = f"head.kind = '{RecordKind.PERSON.value}'"
"""Written out, as the index has it: a parameter would not be known to be the same."""
_EVERYBODY = (
    # keys follow the time, and the first column of this index is the person: from each person to the next
    "WITH RECURSIVE who (person) AS (SELECT min(person) FROM entry_person UNION ALL"
    " SELECT (SELECT min(person) FROM entry_person WHERE person > who.person) FROM who WHERE person IS NOT NULL)"
)
"""Table `who`: everybody who has an entry, and NULL."""


class People:
    """The people the leader works with."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by alias, in the order of the language that is spoken."""
        rows = self._source.connection.execute("SELECT payload FROM person JOIN revision USING (seq)").fetchall()
        people = [decode(payload, Person) for (payload,) in rows]
        return tuple(sorted(people, key=lambda person: (name_key(person.alias), person.id)))

    def ids_by_alias(self) -> dict[str, str]:
        """Return everybody's id by alias, in no order of theirs; nobody is opened."""
        rows = self._source.connection.execute("SELECT alias, uid FROM person ORDER BY uid").fetchall()
        return dict(rows)

    def get(self, person: str) -> Person:
        """Return one person. Raises KeyError."""
        found = self._source.connection.execute(
            "SELECT payload FROM person JOIN revision USING (seq) WHERE uid = ?", (person,)
        ).fetchone()
        if found is None:
            raise KeyError(person)
        return decode(found[0], Person)

    def merged(self) -> dict[str, str]:
        """Return who was merged into whom: the id of one by the id of the other, who may have been merged in turn."""
        return {person.id: person.merged_into for person in self.former() if person.merged_into is not None}

    def known_as(self, person: str) -> tuple[str, ...]:
        """Return the ids under which something may be kept about a person: their own, then who was merged into them."""
        merged = to_the_end(self.merged())
        return (person, *(one for one, end in merged.items() if end == person))

    def former(self) -> tuple[Person, ...]:
        """Return those who were merged into another, as they were: their names may still stand in texts."""
        rows = self._source.connection.execute(
            f"SELECT payload FROM head JOIN revision USING (seq) WHERE {_OF_PEOPLE} AND revision.deleted = 1"
        ).fetchall()
        gone = (decode(payload, Person) for (payload,) in rows)
        return tuple(person for person in gone if person.merged_into is not None)

    def earlier(self) -> tuple[Person, ...]:
        """Return everybody as they were before they were renamed, newest first: such names still stand in texts."""
        rows = self._source.connection.execute(
            "SELECT payload, saved_at, rev FROM head JOIN revision USING (subject)"
            f" WHERE {_OF_PEOPLE} AND revision.seq <> head.seq"
        ).fetchall()
        latest = sorted(rows, key=lambda row: (moment_of(row[1]), row[2]), reverse=True)
        return tuple(dict.fromkeys(decode(payload, Person) for payload, _at, _rev in latest))

    def entries_naming(self, person: str) -> tuple[Entry, ...]:
        """Return the entries that list a person or name them in a text, oldest first; none that lies in the trash."""
        found = self._source.connection.execute(
            "SELECT payload FROM entry_row r JOIN revision USING (seq) WHERE r.key IN (SELECT entry FROM entry_person"
            " WHERE person = ?1 UNION SELECT entry FROM entry_mention WHERE person = ?1) ORDER BY r.key",
            (person,),
        ).fetchall()
        return tuple(decode(payload, Entry) for (payload,) in found)

    def by_first_entry(self) -> tuple[str, ...]:
        """Return the people who have an entry, in the order of the time at which the first of each happened."""
        found = self._source.connection.execute(
            f"{_EVERYBODY} SELECT person FROM who WHERE person IS NOT NULL"
            " ORDER BY (SELECT min(entry) FROM entry_person p WHERE p.person = who.person), person"
        ).fetchall()
        return tuple(person for (person,) in found)

    def days(self) -> dict[str, tuple[dt.date, dt.date]]:
        """Return the first and the last day with an entry of each person who has one."""
        found = self._source.connection.execute(
            f"{_EVERYBODY} SELECT person, a.day, b.day FROM who"
            " JOIN entry a ON a.key = (SELECT min(entry) FROM entry_person p WHERE p.person = who.person)"
            " JOIN entry b ON b.key = (SELECT max(entry) FROM entry_person p WHERE p.person = who.person)"
        ).fetchall()
        return {person: (dt.date.fromordinal(first), dt.date.fromordinal(last)) for person, first, last in found}
