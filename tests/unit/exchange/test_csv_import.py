"""Any CSV file that a spreadsheet may write comes in, line by line, and what cannot is named."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchange import incoming_samples

from leader_journal.core.errors import BadInput, UnreadableSource
from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceReason
from leader_journal.core.records import Marks
from leader_journal.core.terms import Kind
from leader_journal.exchange.import_plan import ImportedEntry, ImportPlan, entry_of
from leader_journal.exchange.incoming.csv_records import records
from leader_journal.exchange.incoming.draft import Options
from leader_journal.exchange.incoming.source import source_of
from leader_journal.exchange.incoming.table import read_table

SOURCE = Path("entries.csv")
CET = dt.timezone(dt.timedelta(hours=1))


def winter(moment: dt.datetime) -> dt.datetime:
    """A place where it is always winter time."""
    return moment.replace(tzinfo=CET) if moment.tzinfo is None else moment.astimezone(CET)


def read(source: str | bytes, **mapping: str) -> ImportPlan:
    """Read a source."""
    data = source.encode() if isinstance(source, str) else source
    return read_table(source_of(SOURCE, data), Options(mapping=tuple(mapping.items()), to_local=winter))


def only(plan: ImportPlan) -> ImportedEntry:
    """The one entry of a plan without problems."""
    assert plan.problems == ()
    (entry,) = plan.entries
    return entry


ENGLISH = "Happened,What happened,Kind,People,Theme,Setting\n"
DANISH = "Dato;Tid;Hvad skete der?;Anledning;Hvem;Tema;Situation\n"


def test_english_headings() -> None:
    entry = only(read(ENGLISH + '2026-09-01 14:03,Asked when,mistake,"Peter, @Nora and Emil",a;b,One-on-one\n'))

    assert entry.happened == dt.datetime(2026, 9, 1, 14, 3, tzinfo=CET)
    assert (entry.line, entry.text, entry.kind) == (2, "Asked when", Kind.MISTAKE)
    assert entry.people == ("Peter", "Nora", "Emil")
    assert (entry.themes, entry.setting) == (("a", "b"), "one_on_one")


def test_danish_headings_semicolons_and_a_time_of_its_own() -> None:
    entry = only(read(DANISH + "1.9.2026;14.03;Sagde, at prisen var høj;Fejl;Åse og Peter;#pris #frist;Bar\n"))

    assert entry.happened == dt.datetime(2026, 9, 1, 14, 3, tzinfo=CET)
    assert (entry.text, entry.kind, entry.people) == ("Sagde, at prisen var høj", Kind.MISTAKE, ("Åse", "Peter"))
    assert (entry.themes, entry.setting) == (("pris", "frist"), "Bar")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_separators_and_windows_line_ends(encoding: str, separator: str) -> None:
    text = separator.join(["Dato", "Hvad skete der", "Hvem"]) + "\r\n" + separator.join(["1/9/2026", "Få æbler", "Åse"])

    entry = only(read((text + "\r\n").encode(encoding)))

    assert (entry.text, entry.people) == ("Få æbler", ("Åse",))


def test_one_bad_byte_does_not_spoil_the_danish_letters_of_the_file() -> None:
    plan = read("Dato,Tekst\n1/9/2026,Få æbler\n2/9/2026,bad ".encode() + b"\xff\n")

    assert [entry.text for entry in plan.entries] == ["Få æbler", "bad �"]


def test_newlines_and_quotes_inside_quotes() -> None:
    plan = read('date,text\n2026-09-01,"He said ""no"",\nthen left"\n2026-09-02,after it\n')

    assert [(entry.line, entry.text) for entry in plan.entries] == [(2, 'He said "no",\nthen left'), (4, "after it")]


def test_the_first_line_that_excel_writes_names_the_separator() -> None:
    entry = only(read("sep=;\ndate;text\n2026-09-01;a, b\n"))

    assert (entry.line, entry.text) == (3, "a, b")


@pytest.mark.parametrize(
    ("date", "happened"),
    [
        ("2026-09-01", "2026-09-01T00:00:00+01:00"),
        ("2026-09-01T14:03", "2026-09-01T14:03:00+01:00"),
        ("2026-09-01 14:03:59.123", "2026-09-01T14:03:59+01:00"),
        ("2026-09-01T14:03:00Z", "2026-09-01T15:03:00+01:00"),
        ("2026-09-01T14:03:00-05:00", "2026-09-01T14:03:00-05:00"),
        ("20260901", "2026-09-01T00:00:00+01:00"),
        ("1/9/2026", "2026-09-01T00:00:00+01:00"),
        ("1/9/2026 14.03", "2026-09-01T14:03:00+01:00"),
        ("01.09.26 14:03", "2026-09-01T14:03:00+01:00"),
        ("1-9-2026 2:03 PM", "2026-09-01T14:03:00+01:00"),
        ("1. september 2026 kl. 14.03", "2026-09-01T14:03:00+01:00"),
        ("Sep 1, 2026 12:03 AM", "2026-09-01T00:03:00+01:00"),
    ],
)
def test_dates_with_the_day_before_the_month(date: str, happened: str) -> None:
    assert only(read(f'date,text\n"{date}",x\n')).happened.isoformat() == happened


def test_a_date_cell_at_midnight_beside_a_time_is_the_day() -> None:
    assert only(read("date,time,text\n2026-09-01 00:00:00,9:05,x\n")).happened.time() == dt.time(9, 5)


def test_broken_lines_are_named_and_the_rest_comes_in() -> None:
    plan = read(
        "Dato,Tid,Tekst\n"
        "31/2/2026,,umulig dag\n"
        "2/9/2026,25:00,umulig tid\n"
        "\n"
        ',,"\n'
        "3/9/2026,,god\n"
        '4/9/2026,,"aldrig lukket\n'
        '5/9/2026,,"god, med citat"\n'
        "6/9/2026,,\n"
        ",,uden dag\n"
        "7/9/2026,,a,b,c\n"
        "8/9/2026,,også god,,\n"
    )

    assert [entry.text for entry in plan.entries] == ["god", "god, med citat", "a,b,c", "også god"]
    assert dict(plan.remarks)[Remark.MORE_FIELDS] == 1
    assert plan.problems == (
        LineProblem(2, LineReason.UNREADABLE_DATE),
        LineProblem(3, LineReason.UNREADABLE_TIME),
        LineProblem(5, LineReason.BROKEN_QUOTES),
        LineProblem(7, LineReason.BROKEN_QUOTES),
        LineProblem(9, LineReason.NO_TEXT),
        LineProblem(10, LineReason.NO_DATE),
    )


def test_a_row_whose_only_words_stand_in_another_column_comes_in() -> None:
    plan = read(
        "Dato;Person;Tekst;Bem\n"
        "05/06/26;Nora;;kun bemærkning\n"
        "15/06/26;Emil;Kom for sent;ok\n"
        "16/06/26;Emil;;ok\n"
        "17/06/26;Emil;;18/06/2026 kl. 14\n"
    )

    assert [entry.text for entry in plan.entries] == ["Bem: kun bemærkning", "Kom for sent\n\nBem: ok"]
    assert [(one.line, one.reason) for one in plan.problems] == [(4, LineReason.NO_TEXT), (5, LineReason.NO_TEXT)]


def test_marks_reactions_and_tones_are_words_and_mark_nothing() -> None:
    plan = read("Date,Text,Humility,Tone,Reaction\n2026-09-01,x,shown,calm,asked\n")

    entry = entry_of(only(plan), source="csv", id="e", written=dt.datetime(2026, 9, 2, tzinfo=CET), id_of={})
    assert (entry.marks, entry.tone, entry.reactions, entry.deepen_later) == (Marks(), None, (), True)
    assert plan.kept == ("Humility", "Tone", "Reaction")
    assert entry.facts == "x\n\nHumility: shown\nTone: calm\nReaction: asked"


@pytest.mark.parametrize(
    ("word", "kind"), [("Uenighed", Kind.DISAGREEMENT), ("brud på aftale", Kind.BREACH), ("weather", None), ("", None)]
)
def test_a_kind_is_taken_only_where_it_is_one_of_ours(word: str, kind: Kind | None) -> None:
    assert only(read(f"date,text,kind\n2026-09-01,x,{word}\n")).kind is kind


def test_names_become_the_people_that_are_known_in_any_case_and_no_others() -> None:
    imported = only(read('date,text,who\n2026-09-01,@peter came,"PETER, Nora"\n'))

    peter = "01890a5d-ac96-774b-bcce-b302099a8057"
    written = dt.datetime(2026, 9, 2, tzinfo=CET)
    entry = entry_of(imported, source="csv", id="e", written=written, id_of={"Peter": peter})
    assert (entry.people, entry.facts) == ((peter,), f"@{{{peter}}} came")


def test_a_map_names_columns_and_the_others_are_still_found() -> None:
    plan = read("When it was,Story,Date,Who\n1/9/2026,x,2/9/2026,Nora\n", text="story", happened="When it was")

    entry = only(plan)
    assert (entry.happened.day, entry.text, entry.people) == (1, "x\n\nDate: 2/9/2026", ("Nora",))
    assert plan.kept == ("Date",)


@pytest.mark.parametrize(("name", "heading"), [("text", "Nowhere"), ("marks", "Date")])
def test_a_map_of_what_is_not_there_says_what_is(name: str, heading: str) -> None:
    with pytest.raises(BadInput) as refused:
        read("Date,Text\n2026-09-01,x\n", **{name: heading})
    assert refused.value.allowed


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", SourceReason.EMPTY),
        (b"\n \n", SourceReason.EMPTY),
        (b"date,weather\n2026-09-01,x\n", SourceReason.NO_TEXT_COLUMN),
        (b"text,weather\nx,y\n", SourceReason.NO_DATE_COLUMN),
        (b'"date,text\n', SourceReason.NO_TEXT_COLUMN),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", SourceReason.NO_TEXT_COLUMN),
    ],
)
def test_what_is_no_table_of_entries_is_refused_with_its_reason(data: bytes, reason: SourceReason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(data)
    assert refused.value.reason == reason


def test_a_field_of_a_megabyte_comes_in_whole() -> None:
    long = "æ" * 600_000 + '"' + "\n" * 10

    assert only(read(f'date,text\n2026-09-01,"{long.replace(chr(34), chr(34) * 2)}end"\n')).text == long + "end"


def test_reading_again_adds_nothing() -> None:
    plan = read("date,text\n1/9/2026,x\n1/9/2026,x\n2/9/2026,x\n")
    keys = frozenset(entry.key for entry in plan.entries)

    assert len(keys) == 3
    assert read("text;date\nx;2026-09-02\nx;2026-09-01\nx;2026-09-01 00:00\n").without(keys).entries == ()


_HEADS = [b"date,text\n", b"Dato;Tekst\r\n", b"date,time,text,kind,who,theme,setting\n", b"\xff\xfe", b"sep=;\n"]
_ROWS = [b"2026-09-01,x\n", b"31/12/9999;", b"1/1/0001,x\n", b'"', b"\n", b",", b"\0", b"\xff", b"\xed\xa0\x80"]
_pieces = st.tuples(
    st.sampled_from(_HEADS) | st.binary(max_size=8),
    st.lists(st.sampled_from(_ROWS) | st.binary(max_size=8), max_size=14).map(b"".join),
).map(b"".join)


@given(_pieces)
def test_any_bytes_give_a_plan_or_a_refusal(data: bytes) -> None:
    try:
        plan = read(data)
    except UnreadableSource:
        return
    for entry in plan.entries:
        assert entry.text.strip()
        assert entry.text.encode()
        assert entry.happened.utcoffset() is not None


_fields = st.text(st.sampled_from('a æ,;"\n\t'), max_size=8)


@given(st.lists(st.lists(_fields, min_size=1, max_size=4), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_pythons_own_writer_writes_is_read_back(rows: list[list[str]], separator: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)

    read_back = [record.fields for record in records(file.getvalue(), separator)]

    assert read_back == [tuple(row) for row in rows if any(field.strip() for field in row)]


@given(st.text(st.sampled_from('a,"\n'), max_size=40))
def test_line_numbers_stay_true_whatever_is_broken(text: str) -> None:
    lines = [record.line for record in records(text, ",")]

    assert lines == sorted(set(lines))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
    assert all(text.split("\n")[line - 1].strip() for line in lines)


_SHEETS = {
    "year, month and day apart": "Year,Month,Day,Text\n2026,March,2,Kim came late\n2026,3,3,Bo came late\n",
    "week and weekday": "Uge;Dag;Noter\n10;Mandag;Kim kom for sent\n10;tir.;Bo kom for sent\n",
    "months": "Month,Notes\nMarch 2026,Much to do here\nApril 2026,Less to do here\n",
    "weeks": "Uge;År;Noter\n10;2026;Kim kom for sent\n11;2026;Bo kom for sent\n",
    "days without a year": "Dato;Noter\n2. marts;Kim kom for sent\n3. marts;Bo kom for sent\n",
    "first and last names": "Date;Employee first name;Employee last name;Notes\n2026-03-02;Kim;Juul;Came late again\n",
    "no headings": "2026-03-02,Kim came here\n2026-03-03,Anna came here\n",
    "answers": "Date,Your name,What went well?,What could I do better?\n2026-03-02,Kim,You listened,Ask more of us\n",
    "one heading twice": "date,text,text\n2026-03-02,first text,second text\n",
}


@pytest.mark.parametrize("sheet", _SHEETS)
def test_the_columns_that_are_shown_may_be_handed_back(sheet: str) -> None:
    """A window asks for all that it shows: what was read by itself is read so again."""
    first = incoming_samples.read("log 2026.csv", _SHEETS[sheet])
    told = tuple((column.read_as or "skip", column.heading) for column in first.columns)
    again = incoming_samples.read("log 2026.csv", _SHEETS[sheet], mapping=told)

    assert again.entries == first.entries
    assert again.columns == first.columns


@pytest.mark.parametrize("sheet", ["year, month and day apart", "week and weekday"])
def test_a_day_in_several_columns_is_one(sheet: str) -> None:
    plan = incoming_samples.read("log 2026.csv", _SHEETS[sheet])
    assert [entry.happened.date().isoformat() for entry in plan.entries] == ["2026-03-02", "2026-03-03"]
    assert not any("10" in entry.text or "March" in entry.text for entry in plan.entries)


def test_a_row_whose_columns_make_no_day_is_named() -> None:
    plan = incoming_samples.read(
        "s.csv", "Year,Month,Day,Text\n2026,2,30,no such day\n2026,3,2,fine day\n2026,3,3,one\n"
    )
    assert [problem.reason for problem in plan.problems] == [LineReason.UNREADABLE_DATE]


@pytest.mark.parametrize("headings", ["First name;Last name", "Fornavn;Efternavn", "Vorname;Nachname"])
def test_first_and_last_names_are_one(headings: str) -> None:
    plan = incoming_samples.read(
        "s.csv", f"Date;{headings};Notes\n2026-03-02;Kim;Juul;Came late again\n2026-03-03;Bo;;Was ill\n"
    )
    assert plan.people == ("Kim Juul", "Bo")
    assert [entry.text for entry in plan.entries] == ["Came late again", "Was ill"]


@pytest.mark.parametrize(
    ("headings", "cells", "people"),
    [
        (
            "Manager first name,Manager last name,Employee first name,Employee last name",
            "Per,Boss,Anna,Holm",
            ("Anna Holm",),
        ),
        ("Name,Manager first name,Manager last name", "Anna,Per,Boss", ("Anna",)),
        ("Employee first name,Manager last name", "Anna,Boss", ("Anna",)),
    ],
)
def test_a_name_is_of_one_person_and_not_of_who_leads(headings: str, cells: str, people: tuple[str, ...]) -> None:
    """Anna Boss was somebody whom nobody knows."""
    rows = "".join(f"{cells},2026-03-0{day},Came late again on day {day}\n" for day in range(2, 6))
    plan = read(f"{headings},Date,Notes\n{rows}")
    assert [entry.people for entry in plan.entries] == [people] * 4
