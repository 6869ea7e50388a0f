"""Entries of one moment stand in the order of their ids, whatever came first, by whichever way, and what went since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.old_bin import purge
from tests.storage.making import PASSPHRASE, PEOPLE, START, fresh_journal

from leader_journal.core.checks import ProblemKind
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import ChangedSince
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry
from leader_journal.storage.codes import PER_MOMENT, first_key
from leader_journal.storage.journal import Journal

KEYED = (
    ("entry", "key"),
    ("entry_row", "key"),
    ("entry_person", "entry"),
    ("entry_theme", "entry"),
    ("entry_text", "key"),
)
MOMENTS = (START, START + dt.timedelta(milliseconds=1), START.replace(year=1650), START.replace(year=2300))


def _id(milliseconds: int, count: int, tail: int) -> str:
    """Return an id; the key has room for eight bits of the milliseconds and for the count."""
    letters = f"{0x019A_0000_0000 + milliseconds:012x}7{count:03x}8{tail:015x}"
    return f"{letters[:8]}-{letters[8:12]}-{letters[12:16]}-{letters[16:20]}-{letters[20:]}"


# many agree in the bits that a key has room for, some stand at the very end of a moment, some have no room between
ids = st.builds(_id, st.sampled_from((0, 1, 255, 256, 257, 511)), st.sampled_from((0, 1, 0xFFF)), st.integers(0, 3))
made = st.lists(st.tuples(ids, st.sampled_from(MOMENTS)), min_size=1, max_size=40, unique_by=lambda one: one[0])
Part = Sequence[Entry]


def _put(journal: Journal, part: Part) -> None:
    with journal.write() as writer:
        for one in part:
            writer.put(one)


def _load(journal: Journal, part: Part) -> None:
    journal.load(iter([one for one in part if not journal.knows(one.id)]), len(part))


def _load_in_a_change(journal: Journal, part: Part) -> None:
    with journal.write() as writer:
        writer.load([one for one in part if not journal.knows(one.id)], len(part))


def _merge(journal: Journal, part: Part) -> None:
    with fresh_journal() as other:
        _put(other, part)
        journal.unions.unite(journal.id, tuple(other.revisions.all()), other.revisions.count())


def _change_the_moment(journal: Journal, part: Part) -> None:
    _put(journal, [replace(one, happened=MOMENTS[0]) for one in part])


def _reword(journal: Journal, part: Part) -> None:
    _put(journal, [replace(one, facts=f"{one.facts} igen") for one in part])


def _throw_away(journal: Journal, part: Part) -> None:
    with journal.write() as writer:
        for one in part:
            writer.delete(RecordKind.ENTRY, one.id)


def _undo(journal: Journal, _part: Part) -> None:
    """And redo, every second time: the last change is the undo then."""
    changes = [one.change for one in journal.revisions.all()]
    if changes:
        try:
            journal.undo(changes[-1])
        except ChangedSince:  # a merge may have brought something that is shown instead
            return


def _purge(journal: Journal, _part: Part) -> None:
    purge(journal, START + dt.timedelta(days=9_000))


def _rebuild(journal: Journal, _part: Part) -> None:
    journal.rebuild()


WAYS = (
    _put,
    _load,
    _load_in_a_change,
    _merge,
    _change_the_moment,
    _reword,
    _throw_away,
    _undo,
    _purge,
    _rebuild,
)
ways: st.SearchStrategy[Callable[[Journal, Part], None]] = st.sampled_from(WAYS)


def _in_order(entries: Sequence[Entry]) -> list[str]:
    return [one.id for one in sorted(entries, key=lambda one: (first_key(one.happened), one.id), reverse=True)]


@settings(max_examples=60, deadline=None)
@given(made, st.lists(st.tuples(ways, st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=8))
def test_the_order_follows_from_what_is_there(
    of: list[tuple[str, dt.datetime]], steps: list[tuple[Callable[[Journal, Part], None], int, int]]
) -> None:
    entries = [Entry(id=uid, happened=moment, written=START, facts=f"ord{uid}") for uid, moment in of]
    with fresh_journal() as journal:
        for way, start, count in steps:
            first = start % len(entries)
            way(journal, [*entries[first:], *entries[:first]][:count])
            there = tuple(journal.entries.all())
            assert list(journal.entries.ids(EVERYTHING)) == _in_order(there)
        assert _paged(journal, 3) == _in_order(there)
        assert list(journal.entries.ids(EntryFilter(text="ord0"))) == _in_order(there)
        for one in there:
            assert journal.entries.ids(EntryFilter(text=f"ord{one.id}")) == (one.id,)
        assert journal.check().ok


def _paged(journal: Journal, size: int) -> list[str]:
    found: list[str] = []
    before = None
    while page := journal.entries.rows(EVERYTHING, before=before, limit=size):
        found += [one.id for one in page]
        before = page[-1].key
    return found


def test_what_has_no_room_between_two_is_given_it() -> None:
    """Three ids of which the key has room for the same: the first two stand side by side."""
    one, two, three = (Entry(id=_id(0, 0, tail), happened=START, written=START, facts="ord") for tail in range(3))
    with fresh_journal() as journal:
        for entry in (one, three, two):
            _put(journal, [entry])
        assert list(journal.entries.ids(EVERYTHING)) == [three.id, two.id, one.id]
        assert journal.check().ok


@pytest.mark.parametrize("backwards", [False, True])
def test_very_many_of_one_moment_stand_in_their_order(*, backwards: bool) -> None:
    """As a table without hours, or a folder of notes that were all copied at once, brings them."""
    entries = [
        Entry(id=_id(number // 8 * 9, number % 8, 0), happened=START, written=START, facts="ord")
        for number in range(2_000)
    ]
    there = entries[::-1] if backwards else entries
    with fresh_journal() as journal:
        _load(journal, there[:1_000])
        _merge(journal, there[1_000:])
        assert list(journal.entries.ids(EVERYTHING)) == _in_order(entries)
        assert journal.check().ok


def test_a_check_sees_two_that_stand_the_wrong_way_round() -> None:
    one, two = (Entry(id=_id(0, 0, tail), happened=START, written=START, facts="ord") for tail in range(2))
    with fresh_journal() as journal:
        _put(journal, [one, two])
        with journal._file.transaction() as connection:  # as a version left them that knew no order here
            connection.execute("PRAGMA defer_foreign_keys = ON")
            (key,) = connection.execute("SELECT key FROM entry WHERE uid = ?", (one.id,)).fetchone()
            for table in ("entry", "entry_row", "entry_text"):
                connection.execute(
                    f"UPDATE {table} SET key = ? WHERE key = ?", (first_key(START) + PER_MOMENT - 1, key)
                )
        assert [problem.kind for problem in journal.check().problems] == [ProblemKind.REFERENCES]
        journal.rebuild()
        assert journal.check().ok
        assert list(journal.entries.ids(EVERYTHING)) == [two.id, one.id]


def _by_the_old_rule(path: Path, order: Sequence[Entry]) -> None:
    """Write a journal as the versions before m0007 did: of ids that share a key the first to come stood first."""
    journal = Journal.create(path, PASSPHRASE, FixedClock(START))
    _put(journal, order)
    with journal._file.transaction() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for at, one in enumerate(order):
            key = connection.execute("SELECT key FROM entry WHERE uid = ?", (one.id,)).fetchone()[0]
            there = first_key(START) + PER_MOMENT - 1_000 + at
            for table, column in KEYED:
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (there, key))
        connection.execute("PRAGMA user_version = 6")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0007_order'")
    journal.close()


def test_two_journals_of_an_earlier_version_are_put_in_one_order_when_they_are_opened(tmp_path: Path) -> None:
    kim = PEOPLE[0]
    one, two, three = _three(kim.id)
    orders = []
    for name, order in (("a", (one, three, two)), ("b", (two, three, one))):
        path = tmp_path / f"{name}.ljournal"
        _by_the_old_rule(path, order)
        journal = Journal.open(path, PASSPHRASE, FixedClock(START))
        orders.append(journal.entries.ids(EVERYTHING))
        for entry in order:
            assert journal.entries.ids(EntryFilter(text=entry.facts)) == (entry.id,)
        assert journal.entries.ids(EntryFilter(people=frozenset({kim.id}))) == orders[-1]
        assert journal.check().ok
        journal.close()
    assert orders[0] == orders[1] == (three.id, two.id, one.id)


def _three(person: str) -> list[Entry]:
    return [
        Entry(
            id=_id(256 * number, 0, 0),
            happened=START,
            written=START,
            facts=f"ordet{number}",
            people=(person,),
            themes=("Tempo",),
        )
        for number in range(3)
    ]
