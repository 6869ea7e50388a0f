"""Workbooks and documents of an office, as most leaders keep their one-on-ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import (
    entries_of,
    letter,
    open_letter,
    read,
    read_folder,
    sheet_rows,
    workbook,
    zipped,
)

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineReason, Remark, SourceFormat, SourceReason

_MARCH_2 = 46083
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Ark1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
_TEXT_CELL = '<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
_WORD = "<text:p>x</text:p></table:table-cell>"
_MANY_ROWS = '<table:table-row table:number-rows-repeated="1048570">'
_DAY = 'office:value-type="date" office:date-value="2026-03-02"'
_DAY_CELL = f"<table:table-cell {_DAY}><text:p>2</text:p></table:table-cell>"


def _ods(rows: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": kind, "content.xml": _ODS.format(rows=rows), "META-INF/manifest.xml": manifest})


def test_a_workbook_with_a_sheet_a_person_is_read_sheet_by_sheet() -> None:
    anna = sheet_rows(("Dato", "Noter", "Aftalt"), (_MARCH_2, "Om ferie", "Jeg spørger HR"))
    bo = sheet_rows(("Dato", "Noter", "Aftalt"), (_MARCH_2 + 1, "Om løn", ""))
    plan = read("Samtaler.xlsx", workbook({"Anna Holm": anna, "Bo": bo}))
    assert entries_of(plan) == [
        ("2026-03-02 00:00", "Om ferie\n\nAftalt: Jeg spørger HR"),
        ("2026-03-03 00:00", "Om løn"),
    ]
    assert [entry.people for entry in plan.entries] == [("Anna Holm",), ("Bo",)]
    assert plan.format is SourceFormat.CSV


def test_a_row_of_a_sheet_that_stays_out_is_named_by_the_sheet() -> None:
    rows = sheet_rows(("Dato", "Noter"), ("", "Uden dato"), (_MARCH_2, "Om ferie"))
    plan = read("Samtaler.xlsx", workbook({"Anna Holm": rows, "A. Dahl": rows}))
    assert [one.file for one in plan.problems] == ["Samtaler/Anna Holm", "Samtaler/A. Dahl"]
    assert [entry.people for entry in plan.entries] == [("Anna Holm",), ("A. Dahl",)]


def test_a_time_that_is_said_twice_is_a_time() -> None:
    sheet = "Date,Time,Notes\n2026-03-02,9:30,One\n2026-03-02,9:40,Two\n"
    plan = read("a.csv", f"{sheet}2026-03-03 10:00,10:00,Three\n2026-03-04 10:00,11:00,Four\n")
    assert [f"{entry.happened:%d %H:%M}" for entry in plan.entries] == ["02 09:30", "02 09:40", "03 10:00"]
    assert [one.reason for one in plan.problems] == [LineReason.UNREADABLE_TIME]


@pytest.mark.parametrize("names", [("Ark1", "Ark2"), ("Marts", "April"), ("Noter", "Anna")])
def test_sheets_that_are_not_all_called_like_people_name_nobody(names: tuple[str, str]) -> None:
    rows = sheet_rows(("Date", "Notes"), (_MARCH_2, "She asked"))
    plan = read("a.xlsx", workbook(dict.fromkeys(names, rows)))
    assert [entry.people for entry in plan.entries] == [(), ()]


def test_a_day_in_a_joined_cell_is_the_day_of_all_its_rows() -> None:
    rows = sheet_rows(("Date", "Notes"), (_MARCH_2, "She asked"), ("", "He disagreed"), joined="A2:A3")
    plan = read("a.xlsx", workbook({"Ark1": rows}))
    assert entries_of(plan) == [("2026-03-02 00:00", "She asked"), ("2026-03-02 00:00", "He disagreed")]


def test_a_sheet_of_libreoffice_is_read() -> None:
    head = "".join(_TEXT_CELL.format(words=words) for words in ("Dato", "Noter"))
    row = _DAY_CELL + _TEXT_CELL.format(words="Søren spurgte")
    blank = _MANY_ROWS + '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f"<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>{blank}</table:table-row>"
    assert entries_of(read("a.ods", _ods(rows))) == [("2026-03-02 00:00", "Søren spurgte")]


def test_a_document_with_days_as_headings_is_read() -> None:
    found = letter("# 1:1 med Anna, 2. marts 2026", "Hun spurgte.", "# 1:1 med Anna, 9. marts 2026", "Hun var enig.")
    plan = read("Anna Holm.docx", found)
    assert [(str(entry.happened.date()), entry.people) for entry in plan.entries] == [
        ("2026-03-02", ("Anna Holm",)),
        ("2026-03-09", ("Anna Holm",)),
    ]
    assert "Hun spurgte." in plan.entries[0].text
    assert plan.format is SourceFormat.DOCUMENT


def test_a_document_with_days_on_lines_of_their_own_is_read() -> None:
    plan = read("Noter.docx", letter("Mine noter", "2. marts 2026", "Hun spurgte.", "3. marts 2026", "Han var uenig."))
    assert entries_of(plan) == [("2026-03-02 00:00", "Hun spurgte."), ("2026-03-03 00:00", "Han var uenig.")]
    assert [one.reason for one in plan.problems] == [LineReason.NO_DATE]


def test_a_table_in_a_document_is_a_table() -> None:
    plan = read("a.docx", letter(("Dato", "Medarbejder", "Noter"), ("2. marts 2026", "Anna", "Hun spurgte mig")))
    assert [(entry.text, entry.people) for entry in plan.entries] == [("Hun spurgte mig", ("Anna",))]


def test_rich_text_is_read() -> None:
    words = r"{\rtf1\ansi\ansicpg1252 2. marts 2026\par S\'f8ren spurgte.\par\par 3. marts 2026\par Bo svarede.\par}"
    plan = read("Noter.rtf", words.encode("ascii"))
    assert entries_of(plan) == [("2026-03-02 00:00", "Søren spurgte."), ("2026-03-03 00:00", "Bo svarede.")]


def test_a_folder_of_documents_names_what_is_damaged_and_reads_the_rest(tmp_path: Path) -> None:
    files = {
        "Anna Holm.docx": letter("# 2. marts 2026", "Hun spurgte."),
        "Bo Lund.docx": letter("# 3. marts 2026", "Han var uenig."),
        "Cy Dahl.docx": b"PK\x03\x04 no document at all",
        "Løn.xlsx": b"PK\x03\x04 no workbook at all",
    }
    plan = read_folder(tmp_path, files)
    assert [entry.people for entry in plan.entries] == [("Anna Holm",), ("Bo Lund",)]
    assert [(one.file, one.reason) for one in plan.problems] == [("Cy Dahl.docx", LineReason.BROKEN_FILE)]
    assert dict(plan.remarks)[Remark.OTHER_FILES] == 1  # no reader of documents looks into a workbook


def test_a_folder_of_workbooks_names_what_is_damaged_and_counts_what_is_hidden(tmp_path: Path) -> None:
    rows = sheet_rows(("Date", "Notes"), (46083, "Kim came late"))
    files = {"a.xlsx": workbook({"Ark1": rows, "Løn": rows}, hidden=("Løn",)), "b.xlsx": b"PK\x03\x04 no workbook"}
    plan = read_folder(tmp_path, files)
    assert entries_of(plan) == [("2026-03-02 00:00", "Kim came late")]
    assert [(one.file, one.reason) for one in plan.problems] == [("b", LineReason.BROKEN_FILE)]
    assert dict(plan.remarks) == {Remark.HIDDEN_SHEETS: 1}


def test_a_document_of_libreoffice_is_read() -> None:
    body = (
        "<text:tracked-changes><text:p>taken back</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">2 March 2026</text:h>'
        '<text:p>Kim<text:s text:c="2"/>&amp; Bo<text:line-break/><text:span>came</text:span>.</text:p>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        "<text:p>Why?<office:annotation><text:p>mine</text:p></office:annotation></text:p>"
        '<text:h text:outline-level="1">3 March 2026</text:h><text:p>Bo said no.</text:p>'
    )
    plan = read("notes.odt", open_letter(body))
    assert entries_of(plan) == [
        ("2026-03-02 00:00", "Kim & Bo\ncame.\n\n- one\n\nWhy?"),
        ("2026-03-03 00:00", "Bo said no."),
    ]


@pytest.mark.parametrize("cell", ["ZZ1000000", "XFD9000"])
def test_a_cell_far_away_does_not_make_room_for_all_between(cell: str) -> None:
    far = f'<sheetData><row><c r="A1"><v>1</v></c><c r="{cell}"><v>2</v></c></row></sheetData>'
    with pytest.raises(UnreadableSource) as refused:
        read("a.xlsx", workbook({"Ark1": far}))
    assert refused.value.reason is SourceReason.TOO_LARGE


@pytest.mark.parametrize(
    "cells",
    [
        f"<table:table-cell table:number-columns-repeated='16000' office:value-type='string'>{_WORD}",
        f"<table:table-cell office:value-type='string'>{_WORD}" * 10,
    ],
)
def test_a_cell_that_is_repeated_without_end_is_refused(cells: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read("a.ods", _ods(f"{_MANY_ROWS}{cells}</table:table-row>".replace("'", '"')))
    assert refused.value.reason is SourceReason.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("a.pptx", zipped({"ppt/presentation.xml": "<p/>"})),
        ("a.odp", zipped({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<a/>"})),
    ],
)
def test_other_documents_say_what_to_do(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(name, data)
    assert refused.value.reason is SourceReason.SPREADSHEET


def test_a_damaged_or_locked_document_of_libreoffice_is_refused() -> None:
    packed = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
    locked = {**packed, "META-INF/manifest.xml": "<manifest:encryption-data/>"}
    for files, reason in ((packed, SourceReason.DAMAGED), (locked, SourceReason.ENCRYPTED_DOCUMENT)):
        with pytest.raises(UnreadableSource) as refused:
            read("a.odt", zipped(files))
        assert refused.value.reason is reason


def test_one_damaged_file_of_a_folder_costs_no_other(tmp_path: Path) -> None:
    files = {"1.json": '{"date_journal": 1772443800000, "text": "Anna", "type": "md"}', "2.json": '{"date_journal": 17'}
    plan = read_folder(tmp_path, files)
    assert [entry.text for entry in plan.entries] == ["Anna"]
    assert [(one.file, one.reason) for one in plan.problems] == [("2.json", LineReason.BROKEN_FILE)]
