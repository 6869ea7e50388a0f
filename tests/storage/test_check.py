"""What a check must find: every column, row and page of a journal, wherever among many entries it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.storage.making import PASSPHRASE, START

from leader_journal.core.checks import Problem, ProblemKind
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import DamagedJournal
from leader_journal.core.mentions import reference
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Answer, Entry, Marks, Origin, Person, Promise
from leader_journal.core.terms import Kind, Loop, Mark, Outcome, RaisedHow, Reaction, Tone
from leader_journal.storage.check import CheckStep, Walk, asked_meanwhile
from leader_journal.storage.driver import Connection
from leader_journal.storage.journal import Journal
from leader_journal.storage.journal_checks import ENTRIES, LOG
from leader_journal.storage.keyed import PAGE_BYTES

FILE, REFERENCES, SEARCH = ProblemKind.FILE, ProblemKind.REFERENCES, ProblemKind.SEARCH_INDEX
MANY = 1_050
"""More than are looked at together, twice over."""
_NUMBERS = (
    "day humility questions room quality rated deepen_later imported plan_done loop_open unrepaired shared_own pressed"
    " consequence_known carried_out_calmly destructive reactions seq"
)
_WORDS = (
    "kind tone setting agreement plan voice outcome known_for loop told_on came_back_on repair came_with_more raised_by"
    " uid happened facts people"
)
NUMBERS, WORDS = set(_NUMBERS.split(" ")), set(_WORDS.split(" "))
KEY = "(SELECT key FROM entry ORDER BY key LIMIT 1 OFFSET {place})"
PLACES = (0, 499, 500, MANY - 1)
"""The first and the last entry, and two between which those that are looked at together are parted."""


def _id(number: int) -> str:
    return f"01935f00-0000-7000-8000-{number:012x}"


def _entries(person: str) -> Iterator[Entry]:
    """Yield entries that say something in every column, and texts of plain letters and of others."""
    for number in range(MANY):
        happened = START + dt.timedelta(hours=number)
        yield Entry(
            id=_id(number),
            happened=happened,
            written=happened,
            facts=f"  Noget nyt {number}\n til {reference(person)}, \u00c6r\u00f8 \u2013 cafe\u0301"
            if number % 2
            else f"something {number}",
            kind=(*Kind, None)[number % 7],
            people=(person,) * (number % 3 > 0),
            raised_by=person if number % 5 == 0 else None,
            raised_how=RaisedHow.I_NOTICED if number % 4 == 0 else None,
            reactions=tuple(Reaction)[number % 3 : number % 9],
            tone=(*Tone, None)[number % (len(Tone) + 1)],
            marks=Marks(humility=tuple(Mark)[number % len(Mark)]),
            themes=("Tempo",) * (number % 2),
            outcome=Outcome.POSTPONED if number % 6 == 0 else None,
            loop=Loop.NOT_YET if number % 7 == 0 else None,
            plan_done=(None, False, True)[number % 3],
            told_on=happened.date() if number % 8 == 0 else None,
            answers=(Answer(prompt="p", question="Hvad?", text=f"Svar {number}"),) * (number % 3 == 0),
            origin=Origin(source="jrnl", key=str(number)) if number % 10 == 0 else None,
        )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a journal of many entries in which nothing is wrong."""
    from leader_journal.storage import vault

    path = tmp_path_factory.mktemp("sound") / "sound.ljournal"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
        journal = Journal.create(path, PASSPHRASE, FixedClock(START))
        person = Person(id=journal.ids.new(), alias="Bo \u00c6")
        with journal.write() as writer:
            writer.put(person)
            for one in _entries(person.id):
                writer.put(one)
            writer.put(Promise(id=journal.ids.new(), text="ringe", made=START.date(), entry=one.id))
            gone = Entry(id=journal.ids.new(), happened=START, written=START, facts="thrown away")
            writer.put(gone)
        with journal.write() as writer:
            writer.delete(RecordKind.ENTRY, gone.id)
        assert journal.check().ok
        journal.close()
        yield path


@pytest.fixture
def journal(sound: Path, journal_path: Path, clock: FixedClock) -> Iterator[Journal]:
    """Return a copy of it, open."""
    journal_path.write_bytes(sound.read_bytes())
    opened = Journal.open(journal_path, PASSPHRASE, clock)
    yield opened
    opened.close()


def _damage(journal: Journal, *statements: str) -> None:
    connection = journal._file.connection
    connection.execute("PRAGMA foreign_keys = OFF").close()
    for statement in statements:
        connection.execute(statement).close()


def _found(journal: Journal) -> dict[ProblemKind, int]:
    return {problem.kind: problem.count for problem in journal.check().problems}


@pytest.mark.parametrize("table", ["entry", "entry_row"])
def test_every_column_of_an_entry_is_held_against_what_it_said(journal: Journal, table: str) -> None:
    """One column after the other says something else, in one entry each."""
    connection = journal._file.connection
    columns = [name for _at, name, *_rest in connection.execute(f"PRAGMA table_info({table})").fetchall()]
    for number, column in enumerate(columns[1:]):
        assert column in NUMBERS | WORDS
        key, before = connection.execute(
            f"SELECT key, {column} FROM {table} WHERE key = {KEY.format(place=PLACES[number % len(PLACES)])}"
        ).fetchone()
        said = (before or 0) + 1 if column in NUMBERS else f"{before or ''}x"
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE key = ?", (said, key))
        assert _found(journal).get(REFERENCES), column
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE key = ?", (before, key))
    assert journal.check().ok


_UID, _AT_KEY = "(SELECT uid FROM entry WHERE key = {key})", " WHERE key = {key}"
FAULTS = {
    "a person it does not name": ("INSERT INTO entry_person VALUES ('other', {key})", {REFERENCES}),
    "a person gone": ("DELETE FROM entry_person WHERE entry = {named}", {REFERENCES}),
    "a theme it does not have": ("INSERT INTO entry_theme VALUES ('other', {key})", {REFERENCES}),
    "a theme gone": ("DELETE FROM entry_theme WHERE entry = {themed}", {REFERENCES}),
    "a payload that says nothing": (
        "UPDATE revision SET payload = '{{}}' WHERE subject = (SELECT uid FROM entry WHERE key = {key})",
        {REFERENCES},
    ),
    "a payload of another entry": (
        "UPDATE revision SET payload = json_set(payload, '$.happened', '2020-01-01T00:00:00+00:00') WHERE subject = "
        + _UID,
        {REFERENCES},
    ),
    "a text that says another": ("UPDATE entry_text SET folded = folded || 'x' WHERE key = {key}", {SEARCH}),
    "a text gone": ("DELETE FROM entry_text WHERE key = {key}", {SEARCH}),
    "a text of no entry": ("INSERT INTO entry_text VALUES (7, 'text')", {SEARCH}),
    "a text that is not indexed": (
        "INSERT INTO entry_text_fts (entry_text_fts, rowid, folded) SELECT 'delete', key, folded FROM entry_text"
        + _AT_KEY,
        {SEARCH},
    ),
    "words in the index that no text has": (
        "INSERT INTO entry_text_fts (rowid, folded) VALUES (7, 'words of nobody')",
        {SEARCH},
    ),
    "an index that lost a document": ("DELETE FROM entry_text_fts_docsize WHERE id = {key}", {SEARCH}),
    "an index that lost a page": (
        "DELETE FROM entry_text_fts_data WHERE id = (SELECT max(id) FROM entry_text_fts_data)",
        {SEARCH},
    ),
    "a version gone": (
        "DELETE FROM revision WHERE subject = (SELECT uid FROM entry WHERE key = {key})",
        {REFERENCES},
    ),
    "a head gone": ("DELETE FROM head WHERE subject = (SELECT uid FROM entry WHERE key = {key})", {REFERENCES}),
    "a head that points nowhere": (
        "UPDATE head SET seq = 999999 WHERE subject = (SELECT uid FROM entry WHERE key = {key})",
        {REFERENCES},
    ),
    "a version that follows nothing": ("UPDATE revision SET parent = 'other' WHERE seq = 9", {REFERENCES}),
    "erased, and here": ("INSERT INTO erased SELECT uid, '' FROM entry WHERE key = {key}", {REFERENCES}),
    "an entry that no list shows": ("DELETE FROM entry_row WHERE key = {key}", {REFERENCES}),
    "a row of no entry": ("DELETE FROM entry WHERE key = {key}", {REFERENCES, SEARCH}),
    "a row twice": (
        "INSERT INTO entry_row SELECT 7, 'other', seq, happened, facts, people FROM entry_row WHERE key = {key}",
        {REFERENCES},
    ),
    "the bin emptied": ("DELETE FROM trash", {REFERENCES}),
    "in the bin, and in the lists": (
        "INSERT INTO trash SELECT uid, seq, '' FROM entry_row WHERE key = {key}",
        {REFERENCES},
    ),
    "a promise gone": ("DELETE FROM promise", {REFERENCES, SEARCH}),
    "somebody called otherwise": ("UPDATE person SET alias = 'Other'", {SEARCH}),
    "somebody whom no head knows": ("INSERT INTO person VALUES ('other', 1, 'Other')", {REFERENCES}),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_wherever_it_stands(journal: Journal, name: str, place: int) -> None:
    statement, kinds = FAULTS[name]
    bounds = "SELECT min(entry) FROM {} WHERE entry >= " + f"coalesce({KEY.format(place=min(place, MANY - 3))}, 0)"
    _damage(
        journal,
        statement.format(
            key=KEY.format(place=place),
            named=f"({bounds.format('entry_person')})",
            themed=f"({bounds.format('entry_theme')})",
        ),
    )
    assert set(_found(journal)) == kinds


@pytest.mark.parametrize("step", [ENTRIES, LOG])
def test_what_is_written_between_two_questions_is_no_fault(journal: Journal, step: CheckStep | Walk) -> None:
    """A name that was read, a deletion that was not there yet: one step asks more than once."""
    (person,) = journal.people.all()
    asked: list[str] = []

    def write(statement: str) -> None:
        asked.append(statement)
        with journal.write() as writer:
            writer.put(replace(person, alias=f"Called {len(asked)}"))
            writer.delete(RecordKind.ENTRY, _id(len(asked)))

    with journal._file.checker() as checker:
        checker.set_trace_callback(write)
        found = step.look(checker)
        checker.set_trace_callback(None)
    assert len(asked) > 2
    assert not any(found.values())
    assert journal.check().ok


def test_several_faults_are_counted_together(journal: Journal) -> None:
    _damage(
        journal,
        *(f"UPDATE entry SET tone = 'x' WHERE key = {KEY.format(place=place)}" for place in PLACES),
        *(f"UPDATE entry_row SET facts = 'x' WHERE key = {KEY.format(place=place)}" for place in PLACES),
        *(f"UPDATE entry_text SET folded = 'x' WHERE key = {KEY.format(place=place)}" for place in PLACES[:2]),
        *(f"DELETE FROM entry_text_fts_docsize WHERE id = {KEY.format(place=place)}" for place in PLACES[:2]),
    )
    assert journal.check().problems == (Problem(REFERENCES, 4), Problem(SEARCH, 3))


def test_a_page_that_is_rotten_is_found_wherever_it_stands(sound: Path, tmp_path: Path, clock: FixedClock) -> None:
    """Of each table, each index and what the search keeps: one bit of its first page."""
    journal = Journal.open(sound, PASSPHRASE, clock)
    roots = journal._file.connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0").fetchall()
    journal.close()
    whole, path = sound.read_bytes(), tmp_path / "rotten.ljournal"
    for name, page in roots:
        rotten = bytearray(whole)
        rotten[page * PAGE_BYTES - PAGE_BYTES // 2] ^= 1
        path.write_bytes(rotten)
        with suppress(DamagedJournal):  # at the opening, where it is of what nothing opens without
            opened = Journal.open(path, PASSPHRASE, clock)
            try:
                found = _found(opened)
            finally:
                opened.close()
            assert FILE in found, name


def test_an_index_that_does_not_hold_its_table_is_found(journal: Journal) -> None:
    _damage(
        journal,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX revision_change ON revision (subject)'"
        " WHERE name = 'revision_change'",
        "PRAGMA writable_schema = OFF",
    )
    assert FILE in _found(journal)


def test_a_long_statement_asks_now_and_then_and_no_oftener() -> None:
    """Each time it waits for whoever computes in Python: a check asked ninety times a second."""
    asked = list[float]()
    connection = Connection(":memory:")
    steps = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT max(i) FROM n"

    with asked_meanwhile(connection, asked.append):
        connection.execute(steps).fetchall()  # some 1,500,000 steps of the engine
    connection.close()

    assert 2 <= len(asked) <= 12, "of a tenth of a second"
