"""Meetings in the file, and what a one-on-one asks of the entries: the same by columns as by reading every entry."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.storage.making import PASSPHRASE, PEOPLE, START, entries, fresh_journal

from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import decode, encode
from leader_journal.core.mentions import reference
from leader_journal.core.merging import merged_one_on_one
from leader_journal.core.one_on_ones import (
    Block,
    BlockChoice,
    BlockLine,
    MeetingPage,
    MeetingState,
    OneOnOne,
    PageBlock,
    PageLine,
)
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, Loop, Outcome, RaisedHow, Tone
from leader_journal.storage.journal import Journal

GOLDEN = Path(__file__).parent / "golden"
MARIA, PETER = PEOPLE[0].id, PEOPLE[1].id
TODAY = START.date()


def _meeting(journal: Journal, **fields: object) -> OneOnOne:
    made = {"id": journal.ids.new(), "person": MARIA, "created": START} | fields
    return OneOnOne(**made)  # type: ignore[arg-type]  # fields by their names


def _put(journal: Journal, *meetings: OneOnOne) -> None:
    with journal.write() as writer:
        for meeting in meetings:
            writer.put(meeting)


def full_meeting() -> OneOnOne:
    line = PageLine(source="promise:1", text=f"Ring {reference(MARIA)} · today", note="today", edited=True)
    return OneOnOne(
        id="0190b6a5-5c1c-7a51-8000-000000000001",
        person=MARIA,
        created=START,
        day=TODAY,
        time=dt.time(10, 30),
        minutes=30,
        place=f"at {reference(MARIA)}",
        state=MeetingState.HELD,
        held_on=TODAY,
        blocks=(
            BlockChoice(
                block=Block.OWE,
                lines=(BlockLine(source="promise:1", text=f"Ring {reference(MARIA)}"), BlockLine(left_out=True)),
                printed=False,
            ),
        ),
        page=MeetingPage(
            last_held=TODAY,
            motto=reference(MARIA),
            blocks=(PageBlock(block=Block.OWE, lines=(line,)),),
        ),
        brought=f"{reference(MARIA)} brought it",
        promises=("1",),
        thanked=reference(MARIA),
        asked_first=True,
        they_spoke_more=False,
        closing_line=f"Bye {reference(MARIA)}",
    )


def test_a_meeting_is_read_as_it_was_written() -> None:
    meeting = full_meeting()

    with fresh_journal(*PEOPLE) as journal:
        _put(journal, meeting)
        assert journal.one_on_ones.get(meeting.id) == meeting
        journal.rebuild()
        assert journal.one_on_ones.all() == (meeting,)
    assert decode(encode(meeting), OneOnOne) == meeting


def test_a_meeting_names_nobody_who_was_merged_into_another() -> None:
    merged = merged_one_on_one(full_meeting(), {MARIA: PETER})

    assert merged.person == PETER
    assert MARIA not in encode(merged).decode()


def test_meetings_by_state_and_day() -> None:
    with fresh_journal(*PEOPLE) as journal:
        held = [
            _meeting(journal, state=MeetingState.HELD, held_on=TODAY - dt.timedelta(days=days), closing_line=line)
            for days, line in ((30, "Long ago"), (2, ""), (9, "Not long ago"))
        ]
        by_no_day, late, soon = (
            _meeting(journal, **fields)
            for fields in (
                {},
                {"day": TODAY, "time": dt.time(14)},
                {"day": TODAY, "time": dt.time(9), "person": PETER},
            )
        )
        gone = _meeting(journal, state=MeetingState.CANCELLED, day=TODAY)
        _put(journal, *held, by_no_day, late, soon, gone)

        books = journal.one_on_ones
        assert [one.closing_line for one in books.held(MARIA)] == ["", "Not long ago", "Long ago"]
        assert books.last_held(MARIA) == held[1]
        assert books.last_held(PETER) is None
        assert books.last_of_all() == held[2]
        assert books.open() == (soon, late, by_no_day)
        assert books.open(MARIA) == (late, by_no_day)


def test_a_meeting_that_is_undone_is_gone_and_comes_back() -> None:
    with fresh_journal(*PEOPLE) as journal:
        meeting = _meeting(journal)
        _put(journal, meeting)
        _put(journal, replace(meeting, closing_line="Bye"))
        change = list(journal.revisions.all())[-1].change

        undone = journal.undo(change).change
        assert journal.one_on_ones.get(meeting.id) == meeting
        journal.undo(undone or "")
        assert journal.one_on_ones.get(meeting.id).closing_line == "Bye"
        with journal.write() as writer:
            writer.delete(RecordKind.ONE_ON_ONE, meeting.id)
        assert journal.one_on_ones.all() == ()


@settings(max_examples=40)
@given(
    st.lists(
        st.builds(
            replace,
            entries,
            loop=st.none() | st.sampled_from(Loop),
            outcome=st.none() | st.sampled_from(Outcome),
            tone=st.none() | st.sampled_from(Tone),
            came_back_on=st.none() | st.just(TODAY),
            shared_own=st.booleans(),
        ),
        max_size=10,
    ),
    st.booleans(),
    st.dates(dt.date(2025, 12, 31), dt.date(2026, 1, 12)),
)
def test_what_is_due_is_found_by_columns_as_by_reading(made: list[Entry], again: bool, since: dt.date) -> None:
    with fresh_journal(*PEOPLE) as journal:
        with journal.write() as writer:
            for one in made:
                writer.put(one)
        if again:
            journal.rebuild()
        everything = tuple(journal.entries.all())
        with_maria = [one for one in everything if MARIA in one.people]

        newest = list(reversed(with_maria))
        assert journal.entries.latest_with(MARIA, since, 3) == tuple(one for one in newest[:3] if one.day >= since)
        assert journal.entries.latest_marks_with(MARIA, 3) == tuple(one.marks for one in newest[:3])
        assert journal.entries.loops_open(MARIA, 2) == tuple([one for one in with_maria if one.loop_open][:2])
        hard = [one for one in newest if one.unrepaired and one.raised_by in (None, MARIA) and one.day >= since]
        assert journal.entries.unrepaired(MARIA, since, 2) == tuple(one.id for one in hard[:2])
        own = [one for one in reversed(everything) if one.shared_own or (one.kind is Kind.MISTAKE and not one.people)]
        assert journal.entries.of_my_own(dt.date(2025, 1, 1), 2) == tuple(own[:2])
        assert journal.entries.of_my_own(dt.date(2027, 1, 1), 2) == ()


def test_a_journal_of_the_first_version_knows_what_is_due(journal_path: Path, clock: FixedClock) -> None:
    shutil.copyfile(GOLDEN / "v1.ljournal", journal_path)
    journal = Journal.open(journal_path, PASSPHRASE, clock)
    select = "SELECT loop_open, unrepaired, shared_own FROM entry ORDER BY key"
    migrated = journal._file.connection.execute(select).fetchall()

    journal.rebuild()

    assert journal._file.connection.execute(select).fetchall() == migrated
    assert any(map(any, migrated))
    journal.close()


def test_who_came_with_it() -> None:
    alone = Entry(id="1", happened=START, written=START, people=(MARIA,))

    assert alone.came_from(MARIA)
    assert not alone.came_from(PETER)
    assert not replace(alone, raised_how=RaisedHow.I_NOTICED).came_from(MARIA)
    together = replace(alone, people=(MARIA, PETER))
    assert not together.came_from(MARIA)
    assert replace(together, raised_by=PETER).came_from(PETER)
    assert not replace(together, raised_by=PETER).came_from(MARIA)
