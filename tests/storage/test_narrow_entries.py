"""How entries went with the others is read as it was written, for the entries that were chosen, oldest first."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.storage import naive
from tests.storage.making import PEOPLE, START, entries, entry, filters, fresh_journal

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.narrow_entry import Noted
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry
from leader_journal.core.terms import CameWithMore, Kind, KnownFor, Loop, Outcome, Quality, RaisedHow, Reaction, Tone
from leader_journal.storage.journal import Journal

ALIAS_OF = {person.id: person.alias for person in PEOPLE}


@settings(max_examples=30)
@given(st.lists(entries, min_size=1, max_size=14), filters)
def test_of_the_chosen_entries_those_that_say_it_and_no_others_are_read(made: list[Entry], chosen: EntryFilter) -> None:
    with fresh_journal(*PEOPLE) as journal:
        with journal.write() as writer:
            for one in made:
                writer.put(one)
        wanted = {one.id: one for one in made if naive.chosen(chosen, one, ALIAS_OF)}
        ordered = [wanted[one] for one in reversed(journal.entries.ids(chosen))]
        assert len(ordered) == len(wanted)
        for noted in Noted:
            said = [naive.narrow_of(one) for one in ordered if naive.notes(one, noted)]
            assert list(journal.entries.narrow(noted, chosen)) == said, noted
        assert list(journal.entries.breaches(chosen)) == list(map(naive.breach_of, ordered))
        themed = [theme for one in ordered for theme in naive.themed_of(one)]
        found = journal.entries.themed(chosen)
        assert sorted(found, key=repr) == sorted(themed, key=repr)
        assert [one.id for one in found] == [one.id for one in themed]
        assert journal.entries.extent(chosen) == (len(ordered), min((one.day for one in ordered), default=None))


def test_everything_about_what_came_of_it_is_read(journal: Journal) -> None:
    made = entry(
        journal,
        kind=Kind.MISTAKE,
        reactions=(Reaction.THANKED, Reaction.DEFENDED),
        tone=Tone.SHARP,
        outcome=Outcome.DECLINED,
        known_for=KnownFor.WEEKS,
        shared_own=True,
        loop=Loop.TOLD,
        told_on=START.date() + dt.timedelta(days=2),
        came_back_on=START.date() + dt.timedelta(days=3),
        came_with_more=CameWithMore.YES,
    )
    with journal.write() as writer:
        writer.put(made)
    for noted in Noted:
        (found,) = journal.entries.narrow(noted, EVERYTHING)
        assert found == naive.narrow_of(made)
        assert found.thanked
        assert found.quality is Quality.MIXED


def test_who_raised_it_is_known_where_the_leader_noticed_it_all_the_same(journal: Journal) -> None:
    one, other = PEOPLE[0].id, PEOPLE[1].id
    made = [
        entry(journal, kind=Kind.BREACH, people=(one, other), raised_by=one, raised_how=how)
        for how in (None, RaisedHow.I_NOTICED)
    ]
    with journal.write() as writer:
        for breach in made:
            writer.put(breach)
    assert [breach.concerned for breach in journal.entries.breaches(EVERYTHING)] == [{other}, {other}]


def test_the_last_version_counts_and_the_trash_does_not(journal: Journal) -> None:
    first, other = entry(journal, loop=Loop.NOT_YET), entry(journal, loop=Loop.NOT_YET)
    with journal.write() as writer:
        writer.put(first)
        writer.put(other)
    with journal.write() as writer:
        writer.put(replace(first, loop=Loop.TOLD))
        writer.delete(RecordKind.ENTRY, other.id)
    assert [one.loop for one in journal.entries.narrow(Noted.LOOP, EVERYTHING)] == [Loop.TOLD]
