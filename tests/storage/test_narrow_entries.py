"""How entries went with the others is read as it was written, for the entries that were chosen, oldest first."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.storage import naive
from tests.storage.making import PEOPLE, START, entries, entry, filters, fresh_journal

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry
from leader_journal.core.terms import (
    CameWithMore,
    Kind,
    KnownFor,
    Loop,
    Outcome,
    Quality,
    Reaction,
    Tone,
)
from leader_journal.storage.journal import Journal

ALIAS_OF = {person.id: person.alias for person in PEOPLE}


def narrow_of(made: Entry) -> NarrowEntry:
    return NarrowEntry(**{name: getattr(made, name) for name in NarrowEntry.__struct_fields__})


@settings(max_examples=30)
@given(st.lists(entries, min_size=1, max_size=14), filters)
def test_the_chosen_entries_and_no_others_are_read(made: list[Entry], chosen: EntryFilter) -> None:
    with fresh_journal(*PEOPLE) as journal:
        with journal.write() as writer:
            for one in made:
                writer.put(one)
        wanted = {one.id: one for one in made if naive.chosen(chosen, one, ALIAS_OF)}
        found = journal.entries.narrow(chosen, NarrowEntry)
        assert [one.id for one in found] == list(reversed(journal.entries.ids(chosen)))
        for read in found:
            assert read == narrow_of(wanted[read.id])
            assert (read.day, read.quality) == (wanted[read.id].day, wanted[read.id].quality)


def test_everything_about_what_came_of_it_is_read(journal: Journal) -> None:
    made = entry(
        journal,
        kind=Kind.MISTAKE,
        reactions=(Reaction.THANKED, Reaction.DEFENDED),
        tone=Tone.SHARP,
        outcome=Outcome.DECLINED,
        known_for=KnownFor.WEEKS,
        themes=("Tempo", "planlægning"),
        shared_own=True,
        loop=Loop.TOLD,
        told_on=START.date() + dt.timedelta(days=2),
        came_back_on=START.date() + dt.timedelta(days=3),
        came_with_more=CameWithMore.YES,
    )
    with journal.write() as writer:
        writer.put(made)
    (found,) = journal.entries.narrow(EVERYTHING, NarrowEntry)
    assert found == narrow_of(made)
    assert found.thanked
    assert found.quality is Quality.MIXED


def test_the_last_version_counts_and_the_trash_does_not(journal: Journal) -> None:
    first, other = entry(journal, loop=Loop.NOT_YET), entry(journal, loop=Loop.NOT_YET)
    with journal.write() as writer:
        writer.put(first)
        writer.put(other)
    with journal.write() as writer:
        writer.put(replace(first, loop=Loop.TOLD))
        writer.delete(RecordKind.ENTRY, other.id)
    assert [one.loop for one in journal.entries.narrow(EVERYTHING, NarrowEntry)] == [Loop.TOLD]
