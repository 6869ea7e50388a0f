"""What a journal promises to whoever writes: one change or nothing, nothing lost, everything undone."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.storage.making import PASSPHRASE, START, entry, put, trash

from leader_journal.core.changes import NOTHING, Topic
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import ChangedSince
from leader_journal.core.filters import EVERYTHING, EntryFilter, SavedFilter
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import Record
from leader_journal.core.records import Agreement, Origin, Person, Promise
from leader_journal.core.revision import Revision
from leader_journal.core.terms import Kind, PromiseState
from leader_journal.storage.journal import Journal

DAY = dt.timedelta(days=1)


def test_everything_is_there_after_closing_and_opening(journal_path: Path, clock: FixedClock) -> None:
    journal = Journal.create(journal_path, PASSPHRASE, clock)
    person = Person(id=journal.ids.new(), alias="Bo", real_name="Bo Ry", notes="hos os siden maj")
    made = entry(journal, people=(person.id,), kind=Kind.DOUBT)
    promise = Promise(id=journal.ids.new(), text="ringe", made=START.date(), entry=made.id, due=START.date())
    agreement = Agreement(id=journal.ids.new(), what="vi ringer", said_to=(person.id,), said_on=START.date())
    saved = SavedFilter(id=journal.ids.new(), name="tvivl", filter=EntryFilter(kinds=frozenset({Kind.DOUBT})))
    put(journal, person, made, promise, agreement, saved)
    journal.drafts.save("capture", b"halv")
    name = journal.id
    journal.close()
    journal.close()

    journal = Journal.open(journal_path, PASSPHRASE, clock)
    assert (journal.id, journal.path) == (name, journal_path)
    assert journal.entries.get(made.id) == made
    assert (journal.people.all(), journal.people.get(person.id)) == ((person,), person)
    assert journal.promises.all() == journal.promises.of_entry(made.id) == journal.promises.open() == (promise,)
    assert journal.agreements.all() == (agreement,)
    assert journal.saved_filters.all() == (saved,)
    draft = journal.drafts.load("capture")
    assert draft is not None
    assert (draft.payload, draft.saved_at) == (b"halv", clock.now())
    assert journal.check().ok
    journal.close()


def test_a_write_says_what_it_changed(journal: Journal) -> None:
    person, made = Person(id=journal.ids.new(), alias="Bo"), entry(journal)
    with journal.write() as writer:
        writer.put(person)
        writer.put(made)
    assert writer.changes.topics == {Topic.PEOPLE, Topic.ENTRIES}
    assert writer.changes.ids == (person.id, made.id)
    assert [revision.subject for revision in journal.revisions.of_change(writer.changes.change or "")] == [
        person.id,
        made.id,
    ]


def test_saving_what_is_saved_already_writes_nothing(journal: Journal) -> None:
    kinds = frozenset({Kind.DOUBT, Kind.IDEA, Kind.MISTAKE})
    records = (entry(journal), SavedFilter(id=journal.ids.new(), name="n", filter=EntryFilter(kinds=kinds)))
    put(journal, *records)
    with journal.write() as writer:
        for record in records:
            writer.put(record)
        writer.delete(RecordKind.ENTRY, "unknown")
        writer.delete(RecordKind.PERSON, records[0].id)
    assert writer.changes == NOTHING
    assert journal.revisions.count() == 2


def test_the_same_moment_in_another_offset_is_another_entry_to_save(journal: Journal) -> None:
    made = entry(journal)
    put(journal, made)
    put(journal, replace(made, happened=made.happened.astimezone(dt.timezone(13 * dt.timedelta(hours=1)))))
    assert journal.entries.get(made.id).day == START.date()
    assert journal.entries.rows(EVERYTHING)[0].happened.utcoffset() == dt.timedelta(hours=13)


def test_a_failure_in_the_middle_leaves_nothing(journal: Journal) -> None:
    made = entry(journal)
    put(journal, made)
    before = list(journal.revisions.all())
    with pytest.raises(ZeroDivisionError), journal.write() as writer:  # noqa: PT012 - the block is what fails
        writer.put(Person(id=journal.ids.new(), alias="Bo"))
        writer.put(replace(made, facts="ny"))
        writer.put(entry(journal))
        raise ZeroDivisionError
    assert writer.changes == NOTHING
    assert list(journal.revisions.all()) == before
    assert [row.facts for row in journal.entries.rows(EVERYTHING)] == [made.facts]
    assert journal.people.all() == ()
    assert put(journal, entry(journal))
    assert journal.check().ok


def test_undo_brings_back_what_was_and_undoing_it_what_is(journal: Journal) -> None:
    first = entry(journal, "som det var")
    second = replace(first, facts="rettet", happened=START - 3 * DAY)
    put(journal, first)
    change = put(journal, second)
    undone = journal.undo(change)
    assert journal.entries.get(first.id) == first
    assert undone.topics == {Topic.ENTRIES}
    assert undone.ids == (first.id,)
    assert undone.change is not None
    journal.undo(undone.change)
    assert journal.entries.get(first.id) == second
    assert journal.entries.rows(EVERYTHING)[0].happened == second.happened


def test_undoing_a_new_entry_puts_it_into_the_trash_and_back(journal: Journal) -> None:
    person, made = Person(id=journal.ids.new(), alias="Bo"), entry(journal)
    undone = journal.undo(put(journal, person, made))
    assert (journal.entries.count(EVERYTHING), journal.people.all()) == (0, ())
    assert [trashed.entry for trashed in journal.entries.trashed()] == [made]
    journal.undo(undone.change or "")
    assert (journal.entries.get(made.id), journal.people.all()) == (made, (person,))
    assert journal.entries.trashed() == ()


def test_undo_never_takes_back_what_was_written_later(journal: Journal) -> None:
    one, other = entry(journal, "først"), entry(journal, "andet")
    made = put(journal, one, other)
    edited = put(journal, replace(one, facts="rettet"), replace(other, facts="også rettet"))
    put(journal, replace(one, facts="og rettet igen"))
    for change in (edited, made):
        with pytest.raises(ChangedSince):
            journal.undo(change)
    assert journal.entries.get(one.id).facts == "og rettet igen"
    assert journal.entries.get(other.id).facts == "også rettet"
    assert journal.check().ok


def test_undoing_one_change_after_the_other_is_no_conflict(journal: Journal) -> None:
    first = entry(journal, "a")
    changes = [put(journal, replace(first, facts=facts)) for facts in ("a", "b", "c")]
    for change in reversed(changes):
        journal.undo(change)
    assert [trashed.entry.facts for trashed in journal.entries.trashed()] == ["a"]


def test_undoing_a_change_of_nothing_changes_nothing(journal: Journal) -> None:
    assert journal.undo("unknown") == NOTHING


def test_versions_are_kept_and_read(journal: Journal, clock: FixedClock) -> None:
    first = entry(journal, "første")
    put(journal, first)
    clock.advance(-DAY)  # a clock that goes back does not change their order
    put(journal, replace(first, facts="anden"))
    trash(journal, first)
    newest, middle, oldest = journal.entries.versions(first.id)
    assert [newest.deleted, middle.deleted, oldest.deleted] == [True, False, False]
    assert (middle.saved_at, oldest.saved_at) == (START - DAY, START)
    assert journal.entries.version(first.id, oldest.rev) == first
    assert journal.entries.version(first.id, newest.rev).facts == "anden"
    for wrong in ((first.id, "unknown"), ("unknown", oldest.rev)):
        with pytest.raises(KeyError):
            journal.entries.version(*wrong)


def test_the_trash_is_out_of_everything_but_its_own_list(journal: Journal, clock: FixedClock) -> None:
    kept, gone = entry(journal, "bliver"), entry(journal, "forsvinder", origin=Origin(source="jrnl", key="k"))
    put(journal, kept, gone)
    clock.advance(DAY)
    trash(journal, gone)
    assert journal.entries.ids(EVERYTHING) == (kept.id,)
    assert journal.entries.count(EntryFilter(text="forsvinder")) == 0
    with pytest.raises(KeyError):
        journal.entries.get(gone.id)
    (trashed,) = journal.entries.trashed()
    assert (trashed.entry, trashed.trashed_at) == (gone, START + DAY)
    assert journal.entries.origins("jrnl") == {"k"}
    put(journal, gone)
    assert journal.entries.count(EntryFilter(text="forsvinder")) == 1
    assert journal.entries.trashed() == ()


def test_the_trash_shows_what_was_thrown_away_last_first(journal: Journal) -> None:
    made = [entry(journal, str(number)) for number in range(3)]
    put(journal, *made)
    for number in (1, 2, 0):
        trash(journal, made[number])
    assert [trashed.entry.facts for trashed in journal.entries.trashed()] == ["0", "2", "1"]


def test_lists_stand_in_their_order(journal: Journal) -> None:
    people = [Person(id=journal.ids.new(), alias=alias) for alias in ("bo", "Ærø", "Anna", "Øjvind")]
    dues = (None, START.date() + DAY, START.date())
    promises = [Promise(id=journal.ids.new(), text=str(due), made=START.date(), due=due) for due in dues]
    closed = Promise(id=journal.ids.new(), text="holdt", made=START.date(), state=PromiseState.KEPT)
    filters = [SavedFilter(id=journal.ids.new(), name=name, filter=EVERYTHING) for name in ("b", "A")]
    made = [
        entry(journal, themes=themes, setting=setting)
        for themes, setting in ((("b", "a"), "y"), (("b",), "x"), (("c",), "x"))
    ]
    put(journal, *people, *promises, closed, *filters, *made)
    assert [person.alias for person in journal.people.all()] == ["Ærø", "Anna", "bo", "Øjvind"]
    assert [promise.due for promise in journal.promises.open()] == [START.date(), START.date() + DAY, None]
    assert journal.promises.all() == (*promises, closed)
    assert [saved.name for saved in journal.saved_filters.all()] == ["A", "b"]
    assert [(theme.name, theme.count) for theme in journal.entries.themes()] == [("b", 2), ("a", 1), ("c", 1)]
    assert journal.entries.settings_used() == ("x", "y")


def test_deleting_other_records_takes_them_out_of_their_lists(journal: Journal) -> None:
    records: dict[RecordKind, Record] = {
        RecordKind.PERSON: Person(id=journal.ids.new(), alias="Bo"),
        RecordKind.PROMISE: Promise(id=journal.ids.new(), text="ringe", made=START.date()),
        RecordKind.AGREEMENT: Agreement(id=journal.ids.new(), what="vi ringer"),
        RecordKind.SAVED_FILTER: SavedFilter(id=journal.ids.new(), name="alt", filter=EVERYTHING),
    }
    put(journal, *records.values())
    with journal.write() as writer:
        for kind, record in records.items():
            writer.delete(kind, record.id)
    lists = (journal.people.all, journal.promises.all, journal.agreements.all, journal.saved_filters.all)
    assert [read() for read in lists] == [()] * 4
    with pytest.raises(KeyError):
        journal.people.get(records[RecordKind.PERSON].id)
    journal.undo(writer.changes.change or "")
    assert [read() for read in lists] == [(record,) for record in records.values()]


def test_kinds_of_a_newer_version_survive_in_the_log(journal: Journal, journal_path: Path, clock: FixedClock) -> None:
    unknown = Revision(
        journal.ids.new(), "a change", "meeting", "a meeting", None, "elsewhere", START, False, b'{"x":"\xc3\xa6"}'
    )
    with journal._file.transaction():
        journal.revisions.append(unknown)
    journal.rebuild()
    assert journal.undo("a change").topics == frozenset()
    journal.close()
    again = Journal.open(journal_path, PASSPHRASE, clock)
    first, deletion = again.revisions.all()
    assert first == unknown
    assert (deletion.kind, deletion.subject, deletion.deleted, deletion.payload) == (
        "meeting",
        "a meeting",
        True,
        unknown.payload,
    )
    assert again.check().ok
    again.close()


def test_fields_of_a_newer_version_survive_an_edit_here(journal: Journal) -> None:
    made = entry(journal, "fra en nyere udgave")
    put(journal, made)
    saved = journal.revisions.of_change(journal.revisions.get(journal.entries.versions(made.id)[0].rev).change)[0]
    newer = json.loads(saved.payload)
    newer["mood"] = {"before": "træt"}
    newer["marks"]["courage"] = "shown"
    with journal._file.transaction():
        journal.revisions.append(
            replace(saved, rev=journal.ids.new(), parent=saved.rev, payload=json.dumps(newer).encode())
        )
    journal.rebuild()
    with journal.write() as writer:
        writer.put(journal.entries.get(made.id))
    assert writer.changes == NOTHING  # only what is known is compared, and that is the same
    put(journal, replace(made, facts="rettet her"))
    assert journal.entries.get(made.id).facts == "rettet her"
    head = journal.revisions.head(made.id)
    assert head is not None
    assert json.loads(head.revision.payload)["mood"] == {"before": "træt"}
    assert json.loads(head.revision.payload)["marks"]["courage"] == "shown"
    assert journal.check().ok


def test_a_draft_is_one_row_overwritten_and_no_revision(journal: Journal) -> None:
    for payload in (b"a", b"ab", b"abc"):
        journal.drafts.save("capture", payload)
    journal.drafts.save("entry:1", b"other")
    assert [draft.payload for slot in ("capture", "entry:1") if (draft := journal.drafts.load(slot))] == [
        b"abc",
        b"other",
    ]
    journal.drafts.clear("capture")
    journal.drafts.clear("capture")
    assert journal.drafts.load("capture") is None
    assert journal.drafts.load("entry:1") is not None
    assert journal.revisions.count() == 0


def test_a_draft_that_is_kept_again_is_no_write_but_on_another_day(journal: Journal, clock: FixedClock) -> None:
    """It is kept each time a page is left; and of some of them the day counts on which they were kept."""
    journal.drafts.save("capture", b"halv")
    before = journal._file._changes
    clock.advance(dt.timedelta(minutes=1))
    journal.drafts.save("capture", b"halv")
    assert journal._file._changes == before
    assert journal.drafts.unkept == {}
    clock.advance(dt.timedelta(days=1))
    journal.drafts.save("capture", b"halv")
    draft = journal.drafts.load("capture")
    assert draft is not None
    assert draft.saved_at.date() == clock.now().date()
    journal.drafts.save("capture", b"hel")
    draft = journal.drafts.load("capture")
    assert draft is not None
    assert draft.payload == b"hel"


def test_a_reader_reads_the_same_and_cannot_write(journal: Journal) -> None:
    person, made = Person(id=journal.ids.new(), alias="Bo"), entry(journal)
    put(journal, person, made)
    with journal.reader() as reader:
        assert reader.entries.get(made.id) == made
        assert reader.people.all() == (person,)
        assert reader.revisions.count() == 2
        put(journal, entry(journal))
        assert reader.entries.count(EVERYTHING) == 1
    assert journal.entries.count(EVERYTHING) == 2
