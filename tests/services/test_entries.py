"""Entries: edited, thrown away, brought back, and the versions in between."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from tests.old_bin import empty_old_bin

from leader_journal.composition import Services
from leader_journal.core.changes import Topic
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import NothingWritten
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Answer, Entry, Promise
from leader_journal.services.entries.capture import Captured
from leader_journal.services.entries.service import PAGE, TRASH_DAYS


def saved(services: Services, facts: str = "@Peter asked", **fields: object) -> Entry:
    """Save an entry and return it."""
    captured = replace(Captured(facts=facts), **fields)
    return services.entries.get(services.capture.save(captured).ids[0])


def names(services: Services, entry: str) -> list[str]:
    """The people of an entry."""
    return [services.people.alias_of(person) for person in services.entries.get(entry).people]


def test_an_edit_adds_the_people_it_names_and_keeps_those_beside_them(services: Services) -> None:
    entry = saved(services, people=("Maria",))
    peter, maria = entry.people

    services.entries.save(replace(entry, facts="@Kim asked", people=(maria,)))

    assert names(services, entry.id) == ["Kim", "Maria"]
    assert peter not in services.entries.get(entry.id).people


def test_one_who_left_the_entry_did_not_raise_it(services: Services) -> None:
    entry = saved(services, people=("Maria",), raised_by="Peter")
    assert services.people.alias_of(entry.raised_by or "") == "Peter"
    services.entries.save(replace(entry, facts="Somebody asked", people=entry.people[1:]))
    assert services.entries.get(entry.id).raised_by is None


def test_answers_are_kept_with_their_question_and_their_people_and_blank_ones_are_not(services: Services) -> None:
    entry = saved(services)
    asked = Answer(prompt="told", question="What was I told?", text=" that @Kim left ")
    services.entries.save(replace(entry, answers=(asked, replace(asked, text="  "))))

    (answer,) = services.entries.get(entry.id).answers
    assert answer.question == "What was I told?"
    assert services.people.shown(answer.text) == "that Kim left"


def test_a_promise_made_while_editing_is_part_of_the_same_change(services: Services) -> None:
    entry = saved(services)
    promise = Promise(id=services.journal.ids.new(), text="call @Kim", made=dt.date(2026, 11, 24), entry=entry.id)
    changes = services.entries.save(replace(entry, deepen_later=True), promise)

    assert changes.topics == {Topic.ENTRIES, Topic.PEOPLE, Topic.PROMISES}
    assert [services.people.shown(p.text) for p in services.entries.promises_of(entry.id)] == ["call Kim"]
    services.writes.undo()
    assert services.entries.promises_of(entry.id) == ()
    assert services.entries.get(entry.id) == entry


def test_an_edit_that_is_left_is_finished_where_it_was_answered_or_changed(
    services: Services, clock: FixedClock
) -> None:
    before = saved(services, deepen_later=True)
    services.entries.save_draft(before)
    assert not services.entries.finish(before, before)
    assert services.entries.draft(before.id) is None

    services.entries.finish(replace(before, facts="@Peter asked again"), before)
    changed = services.entries.get(before.id)
    assert changed.deepen_later, "nothing was answered yet"

    answered = replace(changed, answers=(Answer(prompt="told", question="What was I told?", text="That he left"),))
    services.entries.finish(answered, changed, "call @Kim tomorrow")
    assert not services.entries.get(before.id).deepen_later
    (promise,) = services.entries.promises_of(before.id)
    assert promise.due == clock.now().date() + dt.timedelta(days=1)
    assert promise.to == before.people[0]


def test_an_edit_without_a_line_is_not_saved_and_its_draft_stays(services: Services) -> None:
    entry = saved(services)
    empty = replace(entry, facts=" ")
    services.entries.save_draft(empty)
    with pytest.raises(NothingWritten):
        services.entries.save(empty)
    assert services.entries.get(entry.id) == entry
    assert services.entries.draft(entry.id) == empty


def test_an_unfinished_edit_is_kept_until_it_is_saved_or_dropped(services: Services) -> None:
    entry = saved(services)
    edited = replace(entry, facts="changed")
    services.entries.save_draft(edited)
    assert services.entries.draft(entry.id) == edited
    assert len(services.entries.versions(entry.id)) == 1
    services.entries.save(edited)
    assert services.entries.draft(entry.id) is None

    services.entries.save_draft(edited)
    services.entries.drop_draft(entry.id)
    assert services.entries.draft(entry.id) is None


def test_every_save_is_a_version_and_an_earlier_one_can_be_brought_back(services: Services, clock: FixedClock) -> None:
    first = saved(services, "first")
    for facts in ("second", "third"):
        clock.advance(dt.timedelta(hours=1))
        services.entries.save(replace(first, facts=facts))

    versions = services.entries.versions(first.id)
    assert [services.entries.version(first.id, version.rev).facts for version in versions] == [
        "third",
        "second",
        "first",
    ]
    services.entries.bring_back(first.id, versions[-1].rev)

    assert services.entries.get(first.id) == first
    assert len(services.entries.versions(first.id)) == 4
    services.writes.undo()
    assert services.entries.get(first.id).facts == "third"


def test_saving_what_was_not_changed_makes_no_version(services: Services) -> None:
    entry = saved(services)
    assert not services.entries.save(entry)
    assert len(services.entries.versions(entry.id)) == 1
    services.writes.undo()
    assert services.entries.count_all() == 0


def test_what_is_thrown_away_lies_in_the_trash_and_comes_back_as_it_was(services: Services) -> None:
    one, two = saved(services, "one"), saved(services, "two @Kim")
    services.entries.trash([one.id, two.id])
    assert services.entries.count_all() == 0
    assert services.entries.count(EntryFilter(text="two")) == 0
    assert {trashed.entry for trashed in services.entries.trashed()} == {one, two}

    services.entries.restore([two.id])

    assert services.entries.get(two.id) == two
    assert services.entries.count(EntryFilter(text="two")) == 1
    assert [trashed.entry for trashed in services.entries.trashed()] == [one]
    assert not services.entries.restore(["nothing", two.id])


def test_undo_of_throwing_away_brings_all_back_at_once(services: Services) -> None:
    one, two = saved(services, "one"), saved(services, "two")
    services.entries.trash([one.id, two.id])
    services.writes.undo()
    assert services.entries.count_all() == 2
    assert services.entries.trashed() == ()


def days_pass(services: Services, clock: FixedClock, days: int) -> int:
    """Open the journal once a day, which empties the trash, and return how many entries were erased."""
    erased = 0
    for _day in range(days):
        clock.advance(dt.timedelta(days=1))
        erased += empty_old_bin(services).entries
    return erased


def test_the_trash_is_emptied_of_what_is_older_than_thirty_days(services: Services, clock: FixedClock) -> None:
    old, young = saved(services, "old"), saved(services, "young")
    services.entries.trash([old.id])
    services.entries.save_draft(old)
    assert days_pass(services, clock, TRASH_DAYS) == 0
    services.entries.trash([young.id])

    assert days_pass(services, clock, 1) == 1

    assert [trashed.entry for trashed in services.entries.trashed()] == [young]
    assert services.entries.draft(old.id) is None
    assert days_pass(services, clock, TRASH_DAYS - 2) == 0


def test_what_is_known_to_be_thrown_away_is_erased_but_for_what_came_back_since(
    services: Services, clock: FixedClock
) -> None:
    """It is looked for by a job, and erased a moment later: somebody may have put some of it back."""
    old, back, late = saved(services, "old"), saved(services, "back"), saved(services, "late")
    services.entries.trash([old.id, back.id])
    clock.advance(dt.timedelta(days=TRASH_DAYS + 1))
    known = services.entries.thrown_away_in_job()
    assert known == {old.id, back.id}
    services.entries.restore([back.id])
    services.entries.trash([late.id])

    assert empty_old_bin(services, known).entries == 1

    assert services.entries.get(back.id).facts == back.facts
    assert [trashed.entry for trashed in services.entries.trashed()] == [late]
    assert empty_old_bin(services).entries == 0


def test_a_record_that_is_no_entry_is_known_and_erased_alike(services: Services, clock: FixedClock) -> None:
    promise = Promise(id=services.journal.ids.new(), text="a list", made=clock.now().date())
    with services.writes.change() as writer:
        writer.put(promise)
    with services.writes.change() as writer:
        writer.delete(RecordKind.PROMISE, promise.id)
    clock.advance(dt.timedelta(days=TRASH_DAYS + 1))

    empty_old_bin(services, services.entries.thrown_away_in_job())

    assert services.journal.is_erased(promise.id)


def test_a_clock_that_was_set_back_erases_nothing(services: Services, clock: FixedClock) -> None:
    entry = saved(services)
    services.entries.trash([entry.id])
    clock.advance(dt.timedelta(days=-400))
    assert empty_old_bin(services).entries == 0
    assert [trashed.entry for trashed in services.entries.trashed()] == [entry]


def test_what_was_erased_cannot_come_back_by_undo(services: Services, clock: FixedClock) -> None:
    entry = saved(services)
    services.entries.trash([entry.id])
    clock.advance(dt.timedelta(days=TRASH_DAYS - 1))
    empty_old_bin(services)
    clock.advance(dt.timedelta(days=8))
    assert empty_old_bin(services).entries == 1

    while services.writes.can_undo:
        services.writes.undo()
    while services.writes.can_redo:
        services.writes.redo()
    assert services.entries.count_all() == 0
    assert services.entries.trashed() == ()


def test_all_rows_are_read_page_by_page_each_once(services: Services, clock: FixedClock) -> None:
    count = 2 * PAGE + 1
    journal = services.journal
    moments = [clock.now() - dt.timedelta(minutes=number // 2) for number in range(count)]
    journal.load((Entry(id=journal.ids.new(), happened=moment, written=moment, facts="x") for moment in moments), count)
    rows = list(services.entries.every_row(EVERYTHING))
    assert len({row.id for row in rows}) == services.entries.count_all() == count
    assert [row.happened for row in rows] == sorted((row.happened for row in rows), reverse=True)
    with pytest.raises(KeyError):
        services.entries.get("nothing")


def test_counting_in_a_job_counts_the_same(services: Services) -> None:
    saved(services, "one"), saved(services, "two")
    assert services.entries.count_in_job(EntryFilter(text="one")) == 1


def test_themes_and_settings_in_use_are_offered(services: Services) -> None:
    saved(services, themes=("Planning", "Price"), setting="on the hill")
    saved(services, themes=("Planning",))
    assert [(theme.name, theme.count) for theme in services.entries.themes()] == [("Planning", 2), ("Price", 1)]
    assert services.entries.own_settings() == ("on the hill",)
