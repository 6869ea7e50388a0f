"""Search finds what stands in the entries, whatever is typed, and in the order of the list."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.storage import naive
from tests.storage.making import DENMARK, LETTERS, PASSPHRASE, PEOPLE, START, entries, entry, fresh_journal, words

from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import Cancelled, NoAccess
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.folding import fold
from leader_journal.core.mentions import reference
from leader_journal.core.periods import Period
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Answer, Entry, Person, Promise
from leader_journal.core.terms import Kind
from leader_journal.storage import search_beside, search_index, search_upkeep
from leader_journal.storage.driver import Connection
from leader_journal.storage.filter_sql import counting, listing
from leader_journal.storage.journal import Journal
from leader_journal.storage.keyed import open_encrypted
from leader_journal.storage.search_tables import stale_search_tables

ALIAS_OF = {person.id: person.alias for person in PEOPLE}


def hits(journal: Journal, typed: str) -> tuple[str, ...]:
    return journal.entries.ids(EntryFilter(text=typed))


def put(journal: Journal, *records: Entry | Person | Promise) -> str:
    with journal.write() as writer:
        for record in records:
            writer.put(record)
    return writer.changes.change or ""


def index_is_whole(journal: Journal) -> bool:
    return journal.check().ok


@settings(max_examples=60)
@given(st.lists(entries, min_size=1, max_size=10), st.lists(words, min_size=1, max_size=8), st.data())
def test_finds_exactly_what_holds_every_term(made: list[Entry], typed: list[str], data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(made)).facts
    start = data.draw(st.integers(0, len(line)))
    with fresh_journal(*PEOPLE) as journal:
        put(journal, *made)
        for text in (*typed, line[start : start + data.draw(st.integers(1, 8))]):
            wanted = {one.id for one in made if naive.found(text, one, ALIAS_OF)}
            assert set(hits(journal, text)) == wanted
            assert journal.entries.count(EntryFilter(text=text)) == len(wanted)


@given(st.text(alphabet=LETTERS, min_size=1), st.data())
def test_any_part_of_a_line_as_written_is_part_of_the_folded_line(line: str, data: st.DataObject) -> None:
    """Decision 0003: an index of the unfolded text would find nothing that the folded one does not."""
    start = data.draw(st.integers(0, len(line) - 1))
    part = line[start : data.draw(st.integers(start + 1, len(line)))]
    assert fold(part) in fold(line)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=30), min_size=10, max_size=30))
def test_no_text_that_is_typed_makes_it_fail(typed: list[str]) -> None:
    with fresh_journal() as journal:
        put(journal, entry(journal, "et AND to"))
        for text in typed:
            assert journal.entries.count(EntryFilter(text=text)) == len(hits(journal, text))


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '""',
        '"""',
        "AND",
        "et AND",
        "NOT to",
        "NEAR(et to)",
        "facts:et",
        "-et",
        "et*",
        "^et",
        "(",
        "{et}: to",
        "et + to",
        "%",
        "_",
        "\\",
        "'; DROP TABLE entry; --",
        "\0",
        "a\0b",
        "\ud800",
        "\ud83d\ude00",
        "＂et＂ ＂",
        "ab" * 100_000,
        " ".join(f"ord{number}" for number in range(2000)),
    ],
)
def test_signs_of_query_languages_are_letters_like_others(journal: Journal, typed: str) -> None:
    put(journal, entry(journal, "et og to"))
    assert hits(journal, typed) in ((), journal.entries.ids(EVERYTHING))


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("projektfejl i dag", "fejl"),
        ("Ærø", "aero"),
        ("Ærø", "ærø"),
        ("SMØRREBRØD", "smørrebrød"),
        ("en café", "CAFE"),
        ("50% af det", "50%"),
        ("a_b", "a_b"),
        ("C:\\temp", "c:\\t"),
        ('han sagde "nej tak" igen', '"nej tak"'),
        ("han sagde nej\n\n  tak igen", '"nej tak"'),
        ("vi", "vi"),
        ("æ", "æ"),
        ("godt 👍🏽 gået", "👍🏽"),
        ("👍", "👍"),
        ("før\0efter", "efter"),
        ("før\0efter", "før efter"),
        ("et halvt \ud83d tegn", "halvt"),
        ("helt \ud83d\ude00 tegn", "😀"),
        ("漢字かな", "字か"),
        ("x" * 100 + "y", "x" * 100 + "y"),
    ],
)
def test_finds(journal: Journal, line: str, typed: str) -> None:
    made = entry(journal, line)
    put(journal, made, entry(journal, "noget helt andet"))
    assert hits(journal, typed) == (made.id,)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("gar", "går"),
        ("50 af det", "50%"),
        ("axb", "a_b"),
        ("nej, ikke tak", '"nej tak"'),
        ("x" * 100 + "y", "x" * 100 + "z"),
        ("ab", "abc"),
    ],
)
def test_does_not_find(journal: Journal, line: str, typed: str) -> None:
    put(journal, entry(journal, line))
    assert hits(journal, typed) == ()


def test_a_term_does_not_reach_from_one_part_into_the_next(journal: Journal) -> None:
    put(journal, entry(journal, "slut", themes=("begynd",)))
    assert hits(journal, '"slut begynd"') == ()
    assert len(hits(journal, "slut begynd")) == 1


def test_a_million_letters_are_kept_and_found(journal: Journal) -> None:
    made = entry(journal, "ord " * 250_000 + "nålen")
    put(journal, made)
    assert journal.entries.get(made.id) == made
    assert hits(journal, "nålen") == (made.id,)
    assert hits(journal, "nå") == (made.id,)


def test_half_a_character_is_kept_as_the_sign_for_an_unknown_one(journal: Journal) -> None:
    made = entry(journal, "før \ud83d efter", themes=("te\udfffma",))
    put(journal, made)
    kept = journal.entries.get(made.id)
    assert (kept.facts, kept.themes) == ("før \ufffd efter", ("te\ufffdma",))
    assert journal.entries.ids(EntryFilter(themes=frozenset({"te\udfffma"}))) == (made.id,)


def test_the_letter_that_ends_c_strings_is_kept(journal: Journal) -> None:
    made = entry(journal, "før\0efter", themes=("a\0b",), setting="c\0d")
    put(journal, made)
    assert journal.entries.get(made.id) == made
    assert journal.entries.rows(EVERYTHING)[0].facts == "før\0efter"
    assert journal.entries.themes()[0].name == "a\0b"
    assert journal.entries.ids(EntryFilter(themes=frozenset({"a\0b"}))) == (made.id,)
    assert journal.entries.ids(EntryFilter(settings=frozenset({"c\0d"}))) == (made.id,)
    assert index_is_whole(journal)


def test_looks_at_answers_people_themes_and_promises(journal: Journal) -> None:
    person = Person(id=journal.ids.new(), alias="Ærø")
    made = entry(
        journal,
        f"talte med {reference(person.id)} igen",
        people=(person.id,),
        themes=("planlægning",),
        answers=(Answer(prompt="p", question="spørgsmålet", text="svaret"),),
    )
    promise = Promise(id=journal.ids.new(), text="ringe tilbage", made=START.date(), entry=made.id)
    put(journal, person, made, promise)
    for typed in ('"med ærø igen"', "svaret", "ærø", "planlaegning", "ringe tilbage"):
        assert hits(journal, typed) == (made.id,), typed
    assert hits(journal, "spørgsmålet") == ()


def test_follows_a_new_name_wherever_the_person_is_named(journal: Journal) -> None:
    person = Person(id=journal.ids.new(), alias="Gammel")
    mention = reference(person.id)
    in_line = entry(journal, f"talte med {mention}", people=(person.id,))
    in_answer = entry(journal, answers=(Answer(prompt="p", question="?", text=f"{mention} sagde"),))
    in_promise = entry(journal)
    promise = Promise(id=journal.ids.new(), text=f"svare {mention}", made=START.date(), entry=in_promise.id)
    put(journal, person, in_line, in_answer, in_promise, promise)
    everywhere = {in_line.id, in_answer.id, in_promise.id}
    assert set(hits(journal, "gammel")) == everywhere
    change = put(journal, replace(person, alias="Nyt navn"))
    assert hits(journal, "gammel") == ()
    assert set(hits(journal, "nyt navn")) == everywhere
    journal.undo(change)
    assert set(hits(journal, "gammel")) == everywhere
    with journal.write() as writer:
        writer.delete(RecordKind.PERSON, person.id)
    assert hits(journal, "gammel") == ()
    assert index_is_whole(journal)


def test_follows_a_promise_that_is_reworded_moved_and_deleted(journal: Journal) -> None:
    one, other = entry(journal, "den ene"), entry(journal, "den anden")
    promise = Promise(id=journal.ids.new(), text="ringe", made=START.date(), entry=one.id)
    put(journal, one, other, promise)
    assert hits(journal, "ringe") == (one.id,)
    put(journal, replace(promise, text="skrive", entry=other.id))
    assert (hits(journal, "ringe"), hits(journal, "skrive")) == ((), (other.id,))
    with journal.write() as writer:
        writer.delete(RecordKind.PROMISE, promise.id)
    assert hits(journal, "skrive") == ()
    assert index_is_whole(journal)


def test_a_change_of_very_many_texts_leaves_the_index_whole(journal: Journal) -> None:
    person = Person(id=journal.ids.new(), alias="Gammel")
    made = [entry(journal, f"nummer {number}", people=(person.id,)) for number in range(60)]
    import_change = put(journal, person, *made)
    renaming = put(journal, replace(person, alias="Nyt navn"))
    assert (len(hits(journal, "gammel")), len(hits(journal, "nyt navn"))) == (0, 60)
    journal.undo(renaming)
    journal.undo(import_change)
    assert hits(journal, "nummer") == ()
    assert len(journal.entries.trashed()) == 60
    assert index_is_whole(journal)


def test_an_unfinished_change_of_very_many_texts_leaves_the_index_as_it_was(journal: Journal) -> None:
    person = Person(id=journal.ids.new(), alias="Gammel")
    put(journal, person, *(entry(journal, f"nummer {number}", people=(person.id,)) for number in range(20)))
    with pytest.raises(ZeroDivisionError), journal.write() as writer:  # noqa: PT012 - the block is what fails
        writer.put(replace(person, alias="Nyt navn"))
        writer.finish()
        raise ZeroDivisionError
    assert (len(hits(journal, "gammel")), len(hits(journal, "nyt navn"))) == (20, 0)
    assert index_is_whole(journal)


def test_many_texts_at_once_and_then_one_after_the_other_leave_the_index_in_step(journal: Journal) -> None:
    """What went wrong in ordinary use: thrown away together, brought back, thrown away one by one."""
    made = [entry(journal, f"nummer {number} " + "så kom der mange ord " * 20) for number in range(60)]
    put(journal, *made)
    some = made[-30:]
    with journal.write() as writer:
        for one in some:
            writer.delete(RecordKind.ENTRY, one.id)
    journal.undo(writer.changes.change or "")
    for one in some:
        with journal.write() as writer:
            writer.delete(RecordKind.ENTRY, one.id)
        assert index_is_whole(journal)
    assert len(hits(journal, "nummer")) == 30


def _put_out_of_step(journal: Journal) -> None:
    with journal._file.transaction() as connection:
        connection.execute("INSERT INTO entry_text_fts (entry_text_fts) VALUES ('delete-all')")
    assert not index_is_whole(journal)


def test_an_index_that_went_out_of_step_is_mended_by_opening(journal: Journal, clock: FixedClock) -> None:
    made = entry(journal, "noget at finde")
    put(journal, made)
    _put_out_of_step(journal)
    journal.close()
    again = Journal.open(journal.path, PASSPHRASE, clock)
    assert again.search_upkeep.compared
    assert hits(again, "finde") == (made.id,)
    assert index_is_whole(again)
    again.close()


def test_a_large_index_is_compared_by_a_job_instead(
    journal: Journal, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = entry(journal, "noget at finde")
    put(journal, made)
    _put_out_of_step(journal)
    journal.close()
    monkeypatch.setattr(search_upkeep, "_SOON_COMPARED", 0)
    again = Journal.open(journal.path, PASSPHRASE, clock)
    assert not again.search_upkeep.compared
    assert again.search_upkeep.is_stale()
    again.search_upkeep.rebuild()
    assert not again.search_upkeep.is_stale()
    assert hits(again, "finde") == (made.id,)
    again.close()


@pytest.mark.parametrize("stopped", [False, True])
def test_what_an_index_is_built_with_is_not_what_it_is_kept_with(
    journal: Journal, clock: FixedClock, stopped: bool
) -> None:
    """A build that is stopped takes its settings back, on the connection that goes on and in the file."""
    made = entry(journal, "noget at finde")
    put(journal, made)
    before = _kept_with(journal)
    if stopped:
        with pytest.raises(Cancelled), journal.write() as writer:
            writer.load([entry(journal, "taget tilbage")], 1, _stopped_at_the_end)
    else:
        journal.search_upkeep.rebuild()
        assert _kept_with(journal) == {
            **before,
            "pgsz": 3960,
            "automerge": 4,
            "crisismerge": 16,
            "hashsize": 1024 * 1024,
        }
    for number in range(40):
        put(journal, entry(journal, f"og mere at finde {number}"))
    assert hits(journal, "tilbage") == ()
    assert len(hits(journal, "finde")) == 41
    assert index_is_whole(journal)
    journal.close()
    again = Journal.open(journal.path, PASSPHRASE, clock)
    assert _kept_with(again).get("hashsize", 1024 * 1024) == 1024 * 1024
    assert index_is_whole(again)
    again.close()


def test_a_leaf_of_an_index_that_was_built_lies_on_one_page(journal: Journal) -> None:
    """A leaf of FTS5's own size lay on two: the cipher takes 80 bytes of each page."""
    made = [entry(journal, f"{number} {number * 7919:b} og {number * 104729:o}") for number in range(1500)]
    with journal.write() as writer:
        writer.load(made, len(made))
    pages = dict(
        journal._file.connection.execute(
            "SELECT pagetype, count(*) FROM dbstat WHERE name = 'entry_text_fts_data' GROUP BY 1"
        ).fetchall()
    )
    assert pages["leaf"] > 20
    assert "overflow" not in pages


@pytest.mark.parametrize("loaded", [True, False])
def test_no_save_joins_the_index_that_was_built(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, loaded: bool
) -> None:
    """It was left in pieces, which one of the next fifteen saves joined: a second at 10,000 entries."""
    monkeypatch.setattr(search_index, "_HASH_BYTES_BUILT", 64 * 1024)
    monkeypatch.setattr(search_index, "_PAGES_A_STEP", 20)
    made = [entry(journal, f"{number} {number * 7919:b} og {number * 104729:o}") for number in range(1500)]
    with journal.write() as writer:
        writer.load(made, len(made))
    if not loaded:
        journal.search_upkeep.rebuild()
    (built,) = _segments(journal)
    before = _pages(journal)
    for number in range(40):
        put(journal, entry(journal, f"endnu en linje {number}"))
        assert built in _segments(journal)
        assert _pages(journal) < before * 1.1
    assert len(hits(journal, "endnu en")) == 40
    assert index_is_whole(journal)


def _segments(journal: Journal) -> frozenset[int]:
    """Return the pieces of the index that have more than one leaf."""
    rows = journal._file.connection.execute("SELECT segid FROM entry_text_fts_idx GROUP BY 1 HAVING count(*) > 1")
    return frozenset(segment for (segment,) in rows.fetchall())


def _pages(journal: Journal) -> int:
    return int(journal._file.connection.execute("PRAGMA page_count").fetchone()[0])


def _stopped_at_the_end(share: float) -> None:
    if share == 1.0:
        raise Cancelled


def _kept_with(journal: Journal) -> dict[str, int]:
    rows = journal._file.connection.execute("SELECT k, v FROM entry_text_fts_config WHERE k <> 'version'").fetchall()
    return dict(rows)


@pytest.mark.parametrize("out_of_step", [False, True])
def test_it_is_compared_while_somebody_writes(journal: Journal, out_of_step: bool) -> None:
    """A save waited for the whole comparison, which asks by a statement that writes."""
    put(journal, entry(journal, "noget at finde"))
    if out_of_step:
        _put_out_of_step(journal)
    with journal.write() as writer:
        writer.put(entry(journal, "skrevet imens"))
        assert journal.search_upkeep.is_stale() is out_of_step
        assert journal.check().ok is not out_of_step
    assert not list(journal.path.parent.glob(".*.part"))


def test_the_copy_that_is_compared_opens_by_no_key_that_is_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[bytes]()

    def looked_at(connection: Connection, schema: str) -> tuple[str, ...]:
        (part,) = journal.path.parent.glob(".*.search.part")
        seen.append(part.read_bytes())
        with closing(open_encrypted(part, journal._file._secret)) as again, pytest.raises(sqlite3.DatabaseError):
            again.execute("SELECT * FROM sqlite_schema")
        return stale_search_tables(connection, schema)

    put(journal, entry(journal, "noget at finde"))
    monkeypatch.setattr(search_beside, "stale_search_tables", looked_at)
    assert not journal.search_upkeep.is_stale()
    (content,) = seen
    assert len(content) > 4096
    assert b"noget" not in content
    assert b"CREATE" not in content


def test_where_nothing_can_be_written_beside_the_journal_it_is_compared_in_place(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> NoReturn:
        raise NoAccess(path)

    put(journal, entry(journal, "noget at finde"))
    _put_out_of_step(journal)
    monkeypatch.setattr(search_beside, "made_beside", refused)
    assert journal.search_upkeep.is_stale()


@pytest.mark.parametrize(
    "chosen",
    [
        EVERYTHING,
        EntryFilter(text="fejl"),
        EntryFilter(text="fe"),
        EntryFilter(text="fejl fe", kinds=frozenset({Kind.IDEA}), marked=True),
        EntryFilter(text="fejl", people=frozenset({"p"}), themes=frozenset({"t"}), ids=frozenset({"i"})),
        EntryFilter(people=frozenset({"p", "q"}), themes=frozenset({"t"}), ids=frozenset({"i"})),
        EntryFilter(kinds=frozenset({Kind.IDEA}), period=Period(START.date(), START.date())),
        EntryFilter(to_deepen=True, period=Period(START.date(), None)),
        EntryFilter(to_deepen=True, people=frozenset({"p"})),
    ],
)
def test_a_list_is_read_in_order_without_sorting(journal: Journal, chosen: EntryFilter) -> None:
    query = listing(chosen)
    plan = journal._file.connection.execute(
        f"EXPLAIN QUERY PLAN SELECT e.key FROM {query.tables}{query.where} ORDER BY {query.order} DESC LIMIT 50",
        query.parameters,
    ).fetchall()
    assert not [detail for *_, detail in plan if "ORDER BY" in detail]


def test_statistics_of_everything_are_read_from_the_index_by_day(journal: Journal) -> None:
    query = counting(EVERYTHING, needs_entries=True)
    plan = journal._file.connection.execute(
        f"EXPLAIN QUERY PLAN SELECT e.day, count(*) FROM {query.tables}{query.where} GROUP BY e.day ORDER BY e.day"
    ).fetchall()
    assert [detail for *_, detail in plan] == ["SCAN e USING COVERING INDEX entry_day"]


def test_hits_come_newest_first(journal: Journal) -> None:
    made = [
        entry(journal, f"fejl {day}", happened=START.replace(day=day).astimezone(DENMARK)) for day in (3, 1, 20, 7, 11)
    ]
    put(journal, *made)
    newest_first = sorted(made, key=lambda one: one.happened, reverse=True)
    assert hits(journal, "fejl") == tuple(one.id for one in newest_first)
