"""Tables of every shape that leaders and their HR systems make, and heads of pages that are nearly YAML."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read, read_folder, zipped

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import Remark, SourceReason

_KIM, _BO = ("2026-03-02 00:00", "Hun kom."), ("2026-03-03 00:00", "Han gik.")


@pytest.mark.parametrize(
    "headings",
    [
        "Dato/Date;Medarbejder/Employee;Noter/Notes",
        "📅 Dato;👤 Hvem;📝 Noter",
        "1. Dato;2. Hvem;3) Noter",
        "Datum;Mitarbeiter/in;Notizen",
        "Dato *;Medarb.;Notat",
        "\u00a0Dato\u00a0;Medarbejder (navn);Hvad skete der?",
        "startDate;FullName;MeetingNotes",
    ],
)
def test_headings_are_known_by_their_words_whatever_stands_round_them(headings: str) -> None:
    plan = read("s.csv", f"{headings}\n02.03.2026;Kim;Hun kom.\n03.03.2026;Bo;Han gik.\n")

    assert entries_of(plan) == [_KIM, _BO]
    assert [entry.people for entry in plan.entries] == [("Kim",), ("Bo",)]


def test_a_table_with_a_column_for_each_day_is_an_entry_a_cell() -> None:
    plan = read(
        "s.csv",
        "Medarbejder;02-03-2026;09-03-2026;16-03-2026\n"
        "Kim;Vil have færre kunder;;Sendte sit udkast\n"
        "Bo;Kom for sent igen;Var syg hele ugen;\n",
    )

    assert [(*one, entry.people) for one, entry in zip(entries_of(plan), plan.entries, strict=True)] == [
        ("2026-03-02 00:00", "Vil have færre kunder", ("Kim",)),
        ("2026-03-16 00:00", "Sendte sit udkast", ("Kim",)),
        ("2026-03-02 00:00", "Kom for sent igen", ("Bo",)),
        ("2026-03-09 00:00", "Var syg hele ugen", ("Bo",)),
    ]


def test_days_that_list_what_happened_are_as_many_entries() -> None:
    days = [
        {
            "date": "2026-03-02",
            "entries": [{"time": "14:03", "text": "Hun kom."}, {"time": "16:00", "text": "Og gik."}],
        },
        {"date": "2026-03-03", "entries": [{"time": "09:00", "text": "Han gik."}]},
    ]
    plan = read("n.json", json.dumps({"days": days}))

    assert entries_of(plan) == [
        ("2026-03-02 14:03", "Hun kom."),
        ("2026-03-02 16:00", "Og gik."),
        ("2026-03-03 09:00", "Han gik."),
    ]


@pytest.mark.parametrize(
    ("name", "cells", "days"),
    [
        ("Marts 2026.csv", ("2", "3."), ("2026-03-02", "2026-03-03")),
        ("1-1 2026 March.csv", ("2", "31"), ("2026-03-02", "2026-03-31")),
    ],
)
def test_days_that_are_numbered_lean_on_the_month_of_their_file(
    name: str, cells: tuple[str, str], days: tuple[str, str]
) -> None:
    plan = read(name, f"Dag;Hvem;Notat\n{cells[0]};Kim;Hun kom.\n{cells[1]};Bo;Han gik.\n")

    assert [f"{entry.happened:%Y-%m-%d}" for entry in plan.entries] == list(days)


@pytest.mark.parametrize(
    "span", ["1. kvartal 2026", "Q1 2026", "2026 Q1", "2026-Q1", "1st quarter 2026", "Kvartal 1, 2026"]
)
def test_a_quarter_is_put_on_its_first_day_and_told(span: str) -> None:
    plan = read("s.csv", f'Periode;Notat\n"{span}";Planen holdt nok.\n'.replace(";", ","))
    page = read("n.md", f"# Log\n\n## {span}\nPlanen holdt nok.\n")

    assert [f"{one.entries[0].happened:%Y-%m-%d}" for one in (plan, page)] == ["2026-01-01"] * 2
    assert all(span in one.entries[0].text for one in (plan, page))
    assert all(dict(one.remarks)[Remark.FIRST_OF_A_SPAN] == 1 for one in (plan, page))


def test_an_object_that_has_a_day_is_a_row_whatever_it_lists() -> None:
    item = {"id": "a", "description": "send a draft"}
    row = {"meetingDate": "2026-03-02", "employeeName": "Kim", "notes": "Hun kom.", "actionItems": [item]}
    plan = read("n.json", json.dumps([row]))

    assert entries_of(plan) == [("2026-03-02 00:00", "Hun kom.\n\nactionItems:\nid: a\ndescription: send a draft")]
    assert plan.entries[0].people == ("Kim",)


def test_several_columns_of_people_name_all_of_them() -> None:
    plan = read("s.csv", "Dato;Deltager 1;Deltager 2;Notat\n2026-03-02;Kim;Bo;Uenige.\n2026-03-03;Åse;;Alene.\n")

    assert [(entry.people, entry.text) for entry in plan.entries] == [(("Kim", "Bo"), "Uenige."), (("Åse",), "Alene.")]


def test_notes_that_differ_by_what_stands_in_brackets_keep_it() -> None:
    plan = read("s.csv", "Dato;Noter (privat);Noter (delt)\n2026-03-02;Hun virkede træt;Planen holder nok\n")

    assert plan.entries[0].text == "Noter (privat): Hun virkede træt\nNoter (delt): Planen holder nok"


def test_a_file_that_was_put_behind_another_one_is_read_too() -> None:
    sheet = "\ufeffDato,Notat\n2026-03-0{day},{text}\n"
    plan = read("s.csv", sheet.format(day=2, text="Hun kom.") + sheet.format(day=3, text="Han gik."))

    assert entries_of(plan) == [_KIM, _BO]
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("stamp", "minute"),
    [
        ("20260302T130300Z", "2026-03-02 14:03"),
        ("2026-03-02 kl. 14,03", "2026-03-02 14:03"),
        ("2026-03-02 klokken 14", "2026-03-02 14:00"),
        ("02MAR2026", "2026-03-02 00:00"),
    ],
)
def test_a_moment_is_read_as_it_is_written_in_one_cell(stamp: str, minute: str) -> None:
    assert entries_of(read("s.csv", f'Dato;Notat\n"{stamp}";Hun kom.\n')) == [(minute, "Hun kom.")]


@pytest.mark.parametrize(
    ("head", "day", "text"),
    [
        ("title: Kim: 1:1\ndate: 2026-03-02\ntags: [plan, roof]\nperson: Kim", "2026-03-02", "Kim: 1:1\n\nHun kom."),
        ("date: 2026-03-02\ntitle: @Kim\nperson: 'Kim'\ntags: plan, roof", "2026-03-02", "@Kim\n\nHun kom."),
    ],
)
def test_a_head_that_is_nearly_yaml_is_read_line_by_line(head: str, day: str, text: str) -> None:
    plan = read("n.md", f"---\n{head}\n---\nHun kom.\n")

    assert entries_of(plan) == [(f"{day} 00:00", text)]
    assert (plan.entries[0].people, plan.entries[0].themes) == (("Kim",), ("plan", "roof"))


def test_a_page_is_of_the_day_that_it_is_called_by_and_not_of_when_it_was_made(tmp_path: Path) -> None:
    plan = read_folder(
        tmp_path,
        {
            "2026-03-02.md": "---\ncreated: 2026-03-09T10:00\n---\nHun kom.\n",
            "2026-03-03.md": "---\ncreated: 2026-03-03T09:00\n---\nHan gik.\n",
        },
    )

    assert entries_of(plan) == [_KIM, ("2026-03-03 09:00", "Han gik.")]


def test_a_mail_that_was_saved_as_text_says_when_it_was_sent() -> None:
    plan = read("m.txt", "From:\tKim\nSent:\t2. marts 2026 14:03\nTo:\tAnna\n\nHun kom.\n")

    assert entries_of(plan) == [("2026-03-02 14:03", "From:\tKim\nTo:\tAnna\n\nHun kom.")]


def test_a_workbook_of_apple_says_what_to_do() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read("s.numbers", zipped({"Index/Document.iwa": "x", "preview.jpg": "x"}))

    assert refused.value.reason == SourceReason.SPREADSHEET


def test_logseqs_journal_in_org_is_read(tmp_path: Path) -> None:
    plan = read_folder(tmp_path, {"journals/2026_03_02.org": "Hun kom.\n", "logseq/config.edn": "{}"})

    assert entries_of(plan) == [_KIM]
