"""What the tests of one-on-ones write down: people, entries, and the lines of a page as they are read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from leader_journal.composition import Services
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import Block, OneOnOne, PageBlock
from leader_journal.core.records import Entry, Person

NOW = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TODAY = NOW.date()


def days_ago(count: int) -> dt.datetime:
    return NOW - dt.timedelta(days=count)


class MeetingDesk:
    """Puts records in, and reads pages."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.maria = self.person("Maria")

    def person(self, alias: str, **fields: Any) -> str:
        made = Person(id=self.services.journal.ids.new(), alias=alias, **fields)
        self.put(made)
        return made.id

    def put(self, *records: Any) -> None:
        with self.services.writes.change() as writer:
            for record in records:
                writer.put(record)

    def entry(self, facts: str, ago: int = 3, **fields: Any) -> Entry:
        known: dict[str, Any] = {"people": (self.maria,), "happened": days_ago(ago), "written": days_ago(ago)} | fields
        stored = self.services.people.stored(facts)
        made = Entry(id=self.services.journal.ids.new(), facts=stored, **known)
        self.put(made)
        return made

    def held(self, ago: int, closing_line: str = "", person: str | None = None) -> OneOnOne:
        meeting = self.services.one_on_ones.prepare(person or self.maria)
        note = OneOnOneNote(held_on=days_ago(ago).date(), closing_line=closing_line)
        return self.services.one_on_ones.get(self.services.one_on_one_notes.note(meeting, note).ids[0])

    @property
    def meeting(self) -> OneOnOne:
        return self.services.one_on_ones.prepare(self.maria)

    def block(self, block: Block, meeting: OneOnOne | None = None) -> PageBlock:
        return self.services.one_on_ones.page(meeting or self.meeting).of(block)

    def lines(self, block: Block, meeting: OneOnOne | None = None) -> list[str]:
        return [self.services.people.shown(line.text) for line in self.block(block, meeting).shown]
