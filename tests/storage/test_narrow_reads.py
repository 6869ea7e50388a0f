"""What People, Agreements and a one-on-one ask for first reads what it is about, and no large table whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.storage.making import PEOPLE, entries, fresh_journal

from leader_journal.core.columns import ONE_EACH
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.records import Entry
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series
from leader_journal.storage.driver import Connection

_LARGE = re.compile(r"SCAN (e|entry|head|revision|entry_person|p|v)\b(?!.* INDEX (entry_frame_owed|head_person))")


@contextmanager
def _asked() -> Iterator[list[tuple[str, Sequence[object]]]]:
    """Note the statements asked inside the block, with what they are given."""
    asked: list[tuple[str, Sequence[object]]] = []
    execute = Connection.execute

    def noted(self: Connection, sql: str, parameters: Sequence[object] = ()) -> object:
        asked.append((sql, parameters))
        return execute(self, sql, parameters)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Connection, "execute", noted)
        yield asked


def test_no_large_table_is_read_from_end_to_end() -> None:
    with fresh_journal(*PEOPLE) as journal:
        with _asked() as asked:
            journal.people.days()
            journal.people.by_first_entry()
            journal.people.former()
            journal.people.earlier()
            journal.agreements.times({"agreement": dt.date(2026, 11, 2), "another": None})
            journal.agreements.frames_owed()
            journal.agreements.frames(0, 10)
            person = frozenset({PEOPLE[0].id})
            journal.entries.count(EntryFilter(people=person))
            journal.entries.count(EntryFilter(people=person, period=Period(dt.date(2026, 1, 1), dt.date(2026, 11, 2))))
            journal.entries.last_brought(Period(None, dt.date(2026, 11, 2)), PEOPLE[0].id)
        assert len(asked) == 10
        for sql, parameters in asked:
            plan = journal._source.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
            assert plan
            assert not [row[-1] for row in plan if _LARGE.match(row[-1])], sql


def test_frames_that_are_owed_are_counted_and_read_from_their_own_index() -> None:
    """By that of kinds each breach was opened for it, and all of them sorted for the latest ten."""
    with fresh_journal(*PEOPLE) as journal:
        with _asked() as asked:
            journal.agreements.frames_owed()
            journal.agreements.frames(0, 10)
        counted, read = (
            [row[-1] for row in journal._source.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()]
            for sql, parameters in asked
        )
        assert counted == ["SCAN entry USING INDEX entry_frame_owed"]
        assert "SCAN entry USING INDEX entry_frame_owed" in read
        assert not [step for step in read if "TEMP B-TREE" in step or "entry_voice" in step]


def test_what_waits_with_somebody_is_looked_up_in_indexes_of_what_waits() -> None:
    """By the table each entry with them was read for it, of which few wait."""
    with fresh_journal(*PEOPLE) as journal:
        with _asked() as asked:
            journal.entries.loops_open(PEOPLE[0].id, 60)
            journal.entries.unrepaired(PEOPLE[0].id, dt.date(2026, 1, 1), 60)
        loops, hard = (
            [row[-1] for row in journal._source.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()]
            for sql, parameters in asked
        )
        assert loops[:2] == [
            "SEARCH p USING PRIMARY KEY (person=?)",
            "SEARCH e USING COVERING INDEX entry_loop_open (key=? AND rowid=?)",
        ]
        assert hard[:2] == [
            "SEARCH p USING PRIMARY KEY (person=? AND entry>?)",
            "SEARCH u USING COVERING INDEX entry_unrepaired (key=? AND rowid=?)",
        ]


def test_who_seldom_brings_something_is_looked_up() -> None:
    """Neither their entries are read for it nor those of others, all of which stand in table `entry`."""
    with fresh_journal(*PEOPLE) as journal:
        with _asked() as asked:
            journal.entries.last_brought(Period(None, dt.date(2026, 11, 2)), PEOPLE[0].id)
        ((sql, parameters),) = asked
        plan = journal._source.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
        steps = [row[-1] for row in plan if re.match(r"SEARCH [ep]\b", row[-1])]
        of_each_kind, theirs, *of_any = steps
        assert of_each_kind == "SEARCH e USING COVERING INDEX entry_voice (kind=? AND voice=? AND day<?)"
        assert theirs == "SEARCH p EXISTS USING PRIMARY KEY (person=? AND entry>? AND entry<?)"
        assert of_any == ["SEARCH p USING PRIMARY KEY (person=?)", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"]


def test_what_all_kinds_are_counted_of_is_read_in_the_order_in_which_it_stands() -> None:
    """The index by kind and voice leads all over the table: 100,000 entries through it took four times as long."""
    with fresh_journal(*PEOPLE) as journal:
        until = EntryFilter(period=Period(None, dt.date(2026, 11, 2)))
        with _asked() as asked:
            for chosen in (EntryFilter(), until, EntryFilter(settings=frozenset({"office"}))):
                journal.entries.answers(chosen)
                journal.entries.answered(chosen)
                journal.entries.marked(ONE_EACH[0], chosen)
                for factor in Factor:
                    journal.entries.level_counts(factor, Series.ROOM, chosen)
        for sql, parameters in asked:
            plan = journal._source.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
            assert plan
            assert not [row[-1] for row in plan if "entry_voice" in row[-1]], sql


@settings(max_examples=20)
@given(st.lists(entries, max_size=12))
def test_everybody_has_the_first_and_the_last_day_of_their_entries(made: list[Entry]) -> None:
    with fresh_journal(*PEOPLE) as journal:
        with journal.write() as writer:
            for one in made:
                writer.put(one)
        ordered = [journal.entries.get(one) for one in reversed(journal.entries.ids(EntryFilter()))]
        days: dict[str, list[dt.date]] = {}
        for one in ordered:
            for person in sorted(one.people):
                days.setdefault(person, []).append(one.day)
        assert journal.people.days() == {person: (held[0], held[-1]) for person, held in days.items()}
        assert journal.people.by_first_entry() == tuple(days)
