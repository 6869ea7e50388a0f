"""The people as a book: who is there, what each page holds, and what can be done with a page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.draft_slots import OF_PEOPLE
from leader_journal.core.errors import AliasTaken, NoWords
from leader_journal.core.filters import EntryFilter
from leader_journal.core.merging import (
    joined,
    merged_agreement,
    merged_bring_up,
    merged_entry,
    merged_filter,
    merged_notes,
    merged_one_on_one,
    merged_plan,
    merged_promise,
    merged_prompt,
    merged_review,
)
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Person
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import AgreementState
from leader_journal.services.drafts import clear_draft

if TYPE_CHECKING:
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer

LATEST_SHOWN = 5
"""Entries on a person's page; the rest stand in the journal, filtered."""


class PersonLine(Struct, frozen=True):
    """A person in the list: when they were last written about, how many promises are open, and when the two meet."""

    person: Person
    last: dt.date | None
    promises: int
    next: OneOnOne | None = None


class PersonPage(Struct, frozen=True):
    """What a person's page shows beside their promises. `since` is the day of the first of all their entries."""

    person: Person
    entries: int
    since: dt.date | None
    latest: tuple[EntryRow, ...]
    agreements: tuple[Agreement, ...]


class PeopleBook:
    """What the page of people does. Nobody is ever rated, ranked or compared here."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people

    def lines(self) -> tuple[PersonLine, ...]:
        """Return everybody: whom the leader meets next first, then by alias, those who left last."""
        promises = Counter(promise.to for promise in self._journal.promises.open())
        days = self._journal.people.days()
        meetings: dict[str, OneOnOne] = {}
        for meeting in self._journal.one_on_ones.open():
            if meeting.day is not None:
                meetings.setdefault(meeting.person, meeting)
        lines = (
            PersonLine(
                person,
                days[person.id][1] if person.id in days else None,
                promises[person.id],
                meetings.get(person.id),
            )
            for person in self._journal.people.all()
        )
        return tuple(sorted(lines, key=_by_what_comes))

    def get(self, person: str) -> Person:
        """Return one person. Raises KeyError."""
        return self._journal.people.get(person)

    def page(self, person: str) -> PersonPage:
        """Return one person's page. Raises KeyError."""
        entries, chosen = self._journal.entries, EntryFilter(people=frozenset({person}))
        days = self._journal.people.days()
        return PersonPage(
            self._journal.people.get(person),
            entries.count(chosen),
            days[person][0] if person in days else None,
            entries.rows(chosen, limit=LATEST_SHOWN),
            tuple(
                agreement
                for agreement in self._journal.agreements.all()
                if person in agreement.said_to and agreement.state is not AgreementState.ENDED
            ),
        )

    def add(self, alias: str) -> Changes:
        """Add somebody; `changes.ids[0]` is who it is. Raises NoWords and AliasTaken."""
        alias = self._free_alias(alias, None)
        with self._writes.change() as writer:
            self._people.put_new(writer, alias)
        return writer.changes

    def rename(self, person: Person, alias: str) -> Changes:
        """Give somebody another alias, which every entry shows and is found by from now on. Raises likewise."""
        return self._put(replace(person, alias=self._free_alias(alias, person)))

    def set_real_name(self, person: Person, real_name: str) -> Changes:
        return self._put(replace(person, real_name=" ".join(real_name.split())))

    def set_cadence(self, person: Person, weeks: int | None) -> Changes:
        """Note how often the two meet, in weeks; None without a rhythm."""
        return self._put(replace(person, cadence_weeks=weeks))

    def set_active(self, person: Person, active: bool) -> Changes:
        """Mark somebody as left, or as back: who left is no longer proposed while writing."""
        return self._put(replace(person, active=active))

    def remove(self, person: Person) -> Changes:
        """Take somebody out who was entered by a slip: nothing may name them yet. Undo brings them back."""
        with self._writes.change() as writer:
            writer.delete(RecordKind.PERSON, person.id)
        return writer.changes

    def merge(self, one: Person, other: Person) -> Changes:
        """Make two people one: everything that names `one` names `other` from now on. One change, undone as one."""
        if one.id == other.id:
            return NOTHING
        into = {one.id: other.id}
        one, other = self._as_written(one), self._as_written(other)
        with self._writes.change() as writer:
            self._merge_records(writer, into)
            self._merge_meetings(writer, into)
            writer.put(merged_notes(joined(one, other), into))
            writer.put(replace(one, merged_into=other.id))
            writer.delete(RecordKind.PERSON, one.id)
            for person in (one, other):
                writer.drop_draft(_slot(person.id))
        return writer.changes

    # notes, which are saved when the leader leaves them

    def notes(self, person: Person) -> str:
        """Return the notes as they are edited; what was being written when the app was ended is still there."""
        draft = self._journal.drafts.load(_slot(person.id))
        if draft is not None:
            try:
                return self._people.editable(decode(draft.payload, str))
            except Undecodable:
                clear_draft(self._journal, _slot(person.id))
        return self._people.editable(person.notes)

    def keep_notes(self, person: Person, typed: str) -> None:
        """Keep notes that are being written; makes no version."""
        self._journal.drafts.save(_slot(person.id), encode(self._people.stored(typed)))

    def save_notes(self, person: Person, typed: str) -> Changes:
        """Save the notes, with any `@New name` in them added to the people."""
        with self._writes.change() as writer:
            writer.put(replace(person, notes=self._people.store_with_new(writer, typed.strip())))
            writer.drop_draft(_slot(person.id))
        return writer.changes

    def _as_written(self, person: Person) -> Person:
        """Return a person with the notes that were being written when the app was ended, if any were."""
        if self._journal.drafts.load(_slot(person.id)) is None:
            return person
        return replace(person, notes=self._people.stored(self.notes(person).strip()))

    def _merge_records(self, writer: Writer, into: dict[str, str]) -> None:
        one = next(iter(into))
        for entry in self._journal.people.entries_naming(one):
            writer.put(merged_entry(entry, into))
        for promise in self._journal.promises.all():
            writer.put(merged_promise(promise, into))
        for agreement in self._journal.agreements.all():
            writer.put(merged_agreement(agreement, into))
        for plan in self._journal.plans.all():
            writer.put(merged_plan(plan, into))
        for review in self._journal.reviews.all():
            writer.put(merged_review(review, into))
        for prompt in self._journal.own_prompts.all():
            writer.put(merged_prompt(prompt, into))
        for saved in self._journal.saved_filters.all():
            writer.put(merged_filter(saved, into))
        for person in self._journal.people.all():
            writer.put(merged_notes(person, into))

    def _merge_meetings(self, writer: Writer, into: dict[str, str]) -> None:
        for meeting in self._journal.one_on_ones.all():
            writer.put(merged_one_on_one(meeting, into))
        for bring_up in self._journal.bring_ups.all():
            writer.put(merged_bring_up(bring_up, into))

    def _put(self, person: Person) -> Changes:
        with self._writes.change() as writer:
            writer.put(person)
        return writer.changes

    def _free_alias(self, alias: str, owner: Person | None) -> str:
        wanted = " ".join(alias.strip().removeprefix("@").split())
        if not any(letter.isalnum() for letter in wanted):
            raise NoWords
        holder = self._people.find(wanted)
        if holder is not None and (owner is None or holder.id != owner.id):
            raise AliasTaken
        return wanted


def _slot(person: str) -> str:
    return f"{OF_PEOPLE}{person}"


def _by_what_comes(line: PersonLine) -> tuple[bool, dt.date, dt.time]:
    """The order of the list; people of one rank stay by alias."""
    meeting = line.next
    if meeting is None or meeting.day is None:
        return not line.person.active, dt.date.max, dt.time.max
    return not line.person.active, meeting.day, meeting.time or dt.time.max
