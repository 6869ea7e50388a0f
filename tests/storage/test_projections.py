"""The tables of the present state follow from the log alone, whatever was written, undone and thrown away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.storage.making import PEOPLE, START, entries, entry, fresh_journal, many_entries, texts

from leader_journal.core.checks import ProblemKind
from leader_journal.core.errors import Cancelled
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.mentions import reference
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry, Person, Promise
from leader_journal.storage.journal import Journal

TABLES = (
    "entry",
    "entry_row",
    "entry_person",
    "entry_mention",
    "entry_theme",
    "entry_text",
    "origin",
    "trash",
    "person",
    "promise",
    "agreement",
    "one_on_one",
    "saved_filter",
    "bring_up",
    "head",
)


def tables(journal: Journal, *, places: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """Return what stands in every table; without the places in the log, which an undo moves on."""
    content = {}
    for table in TABLES:
        cursor = journal._file.connection.execute(f"SELECT * FROM {table}")
        rows = cursor.fetchall()
        names = [column[0] for column in cursor.description or ()]
        keep = [index for index, name in enumerate(names) if places or name not in ("seq", "trashed_at")]
        content[table] = sorted((tuple(row[index] for index in keep) for row in rows), key=repr)
    return content


def _rename(journal: Journal, _entry: Entry, text: str) -> None:
    with journal.write() as writer:
        writer.put(replace(PEOPLE[0], alias=text or "?"))


def _promise(journal: Journal, made: Entry, text: str) -> None:
    with journal.write() as writer:
        writer.put(Promise(id=made.id[:-1] + "p", text=text, made=START.date(), entry=made.id))


def _put(journal: Journal, made: Entry, _text: str) -> None:
    with journal.write() as writer:
        writer.put(made)


def _edit(journal: Journal, made: Entry, text: str) -> None:
    with journal.write() as writer:
        writer.put(replace(made, facts=text, happened=START))


def _delete(journal: Journal, made: Entry, _text: str) -> None:
    with journal.write() as writer:
        writer.delete(RecordKind.ENTRY, made.id)


def _forget_person(journal: Journal, _entry: Entry, _text: str) -> None:
    with journal.write() as writer:
        writer.delete(RecordKind.PERSON, PEOPLE[0].id)


Step = Callable[[Journal, Entry, str], None]
steps: st.SearchStrategy[Step] = st.sampled_from((_rename, _promise, _put, _put, _edit, _delete, _forget_person))


@settings(max_examples=40)
@given(
    st.lists(entries, min_size=1, max_size=4),
    st.lists(st.tuples(steps, st.integers(0, 3), texts), min_size=1, max_size=12),
)
def test_undo_goes_all_the_way_back_and_redo_forward_again(
    made: list[Entry], sequence: list[tuple[Step, int, str]]
) -> None:
    with fresh_journal(*PEOPLE) as journal:
        states = [tables(journal, places=False)]
        changes = []
        for step, number, text in sequence:
            before = journal.revisions.count()
            step(journal, made[number % len(made)], text)
            if journal.revisions.count() > before:
                changes.append(list(journal.revisions.all())[-1].change)
                states.append(tables(journal, places=False))
        undone = []
        for change, state in zip(reversed(changes), reversed(states[:-1]), strict=True):
            undone.append(journal.undo(change).change or "")
            assert _without_trash(tables(journal, places=False)) == _without_trash(state)
        for change, state in zip(reversed(undone), states[1:], strict=True):
            journal.undo(change)
            assert _without_trash(tables(journal, places=False)) == _without_trash(state)
        assert journal.check().ok


def _without_trash(state: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """What was made and undone lies in the trash, its origin known; before it was made it did not."""
    live = {uid for _key, uid, *_ in state["entry_row"]}
    origins = [row for row in state["origin"] if row[0] in live]
    return state | {"trash": [], "origin": origins, "head": []}


@settings(max_examples=30)
@given(many_entries, st.lists(st.tuples(steps, st.integers(0, 11), texts), max_size=10))
def test_the_tables_can_be_made_again_from_the_log(made: list[Entry], sequence: list[tuple[Step, int, str]]) -> None:
    with fresh_journal(*PEOPLE) as journal:
        with journal.write() as writer:
            for one in made:
                writer.put(one)
        for step, number, text in sequence if made else ():
            step(journal, made[number % len(made)], text)
        before = tables(journal)
        journal.rebuild()
        assert tables(journal) == before
        assert journal.check().ok


@settings(max_examples=20)
@given(many_entries)
def test_loading_many_leaves_what_putting_each_leaves(made: list[Entry]) -> None:
    with fresh_journal(*PEOPLE) as put, fresh_journal(*PEOPLE) as loaded:
        with put.write() as writer:
            for one in made:
                writer.put(one)
        changes = loaded.load(iter(made), len(made))
        assert bool(changes) == bool(made)
        assert tables(loaded) == tables(put)
        assert loaded.check().ok
        with loaded.write() as writer:  # and the index follows again
            writer.put(entry(loaded, "efter indlæsningen"))
        assert loaded.entries.count(EntryFilter(text="efter indlæsningen")) == 1
        loaded.undo(changes.change or "")
        assert loaded.entries.count(EVERYTHING) == 1


def test_loading_that_is_cancelled_leaves_nothing(journal: Journal) -> None:
    shares = []

    def cancel(share: float) -> None:
        shares.append(share)
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        journal.load((entry(journal, str(number)) for number in range(3000)), 3000, cancel)
    assert len(shares) == 2
    assert journal.entries.count(EVERYTHING) == journal.revisions.count() == 0
    with journal.write() as writer:
        writer.put(entry(journal, "bagefter"))
    assert journal.entries.count(EntryFilter(text="bagefter")) == 1
    assert journal.check().ok


REFERENCES, SEARCH = ProblemKind.REFERENCES, ProblemKind.SEARCH_INDEX


@pytest.mark.parametrize(
    ("damage", "kinds"),
    [
        ("UPDATE head SET seq = 999 WHERE kind = 'entry'", {REFERENCES}),
        ("DELETE FROM head WHERE kind = 'person'", {REFERENCES}),
        ("UPDATE revision SET parent = 'nothing'", {REFERENCES}),
        ("INSERT INTO erased SELECT DISTINCT subject, '' FROM revision", {REFERENCES}),
        ("DELETE FROM entry", {REFERENCES, SEARCH}),
        ("DELETE FROM entry_row", {REFERENCES}),
        ("DELETE FROM entry_person", {REFERENCES}),
        ("UPDATE entry SET humility = 2", {REFERENCES}),
        ("UPDATE entry_row SET facts = 'andet'", {REFERENCES}),
        ("DELETE FROM person", {REFERENCES, SEARCH}),
        ("DELETE FROM promise", {REFERENCES, SEARCH}),
        ("DELETE FROM trash", {REFERENCES}),
        ("INSERT INTO agreement (uid, seq, state) VALUES ('x', 1, 'in_force')", {REFERENCES}),
        ("UPDATE entry_text SET folded = 'andet'", {SEARCH}),
        ("DELETE FROM entry_text", {SEARCH}),
        ("UPDATE revision SET payload = '{}' WHERE kind = 'entry'", {REFERENCES}),
    ],
)
def test_a_check_sees_tables_out_of_step_and_rebuilding_mends_them(
    journal: Journal, damage: str, kinds: set[ProblemKind]
) -> None:
    person = Person(id=journal.ids.new(), alias="Bo")
    made = entry(journal, f"talte med {reference(person.id)}", people=(person.id,), themes=("a",))
    gone = entry(journal)
    promise = Promise(id=journal.ids.new(), text="ringe", made=START.date(), entry=made.id)
    with journal.write() as writer:
        for record in (person, made, gone, promise):
            writer.put(record)
    _delete(journal, gone, "")
    assert journal.check().ok
    with journal._file.transaction() as connection:
        connection.execute(damage)
    assert {problem.kind for problem in journal.check().problems} == kinds
    if not any(log in damage for log in ("head", "revision", "erased")):
        journal.rebuild()
        assert journal.check().ok
