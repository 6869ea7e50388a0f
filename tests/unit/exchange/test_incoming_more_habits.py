"""What leaders write in sheets, names of files and headings: each entry with its day, its people and all its words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read, read_folder

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import DateOrder, Remark, SourceReason
from leader_journal.exchange.import_plan import ImportPlan


def _sheet(headings: str, *rows: str) -> ImportPlan:
    return read("s.csv", "\n".join((headings, *rows)))


@pytest.mark.parametrize("heading", ["Mærker", "Labels", "Nøgleord", "Keywords", "Etiket", "Stikord"])
def test_themes_are_found_under_whatever_they_are_called(heading: str) -> None:
    plan = _sheet(f"Dato;Notat;{heading}", "2026-03-02;Kim kom forbi.;plan, tag")

    assert plan.entries[0].themes == ("plan", "tag")
    assert plan.entries[0].text == "Kim kom forbi."


@pytest.mark.parametrize(
    ("headings", "cell", "people"),
    [
        ("Dato;KI;Notat", "Copilot", ()),
        ("Datum;KI;Notiz", "ChatGPT", ()),
        ("Dátum;Ki;Mi történt", "Kovács Anna", ("Kovács Anna",)),
        ("Date;Worker;Notes", "Kim Jensen", ("Kim Jensen",)),
        ("Date;Who did you meet?;Notes", "Kim Jensen", ("Kim Jensen",)),
        ("Dato;Hvem talte du med?;Notat", "Kim Jensen", ("Kim Jensen",)),
    ],
)
def test_who_is_asked_for_in_many_ways_and_an_assistant_is_nobody(
    headings: str, cell: str, people: tuple[str, ...]
) -> None:
    plan = _sheet(headings, f"2026-03-02;{cell};Vi talte om planen.", f"2026-03-03;{cell};Og igen om den.")

    assert {entry.people for entry in plan.entries} == {people}
    assert all(people or cell in entry.text for entry in plan.entries)


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        (["N/A", "ingen", "#N/A", "none", "-"], [()] * 5),
        (["Kim + Bo", "Åse"], [("Kim", "Bo"), ("Åse",)]),
        (["JENSEN Kim", "HOLM Bo"], [("Kim Jensen",), ("Bo Holm",)]),
        (["JENSEN KIM", "HOLM BO"], [("JENSEN KIM",), ("HOLM BO",)]),
        (["kim.jensen@example.com", "bo_holm@example.com"], [("Kim Jensen",), ("Bo Holm",)]),
        (["kij@example.com", "Kim Jensen <kij@example.com>"], [("kij@example.com",), ("Kim Jensen",)]),
    ],
)
def test_a_cell_for_people_names_whom_it_means(cells: Sequence[str], people: Sequence[tuple[str, ...]]) -> None:
    plan = _sheet("Dato;Medarbejder;Notat", *(f"2026-03-0{day};{cell};Notat nr." for day, cell in enumerate(cells, 1)))

    assert [entry.people for entry in plan.entries] == people


@pytest.mark.parametrize("cell", ["alle", "Hele teamet", "Everyone"])
def test_everybody_is_nobodys_name_and_stays_as_a_word(cell: str) -> None:
    plan = _sheet("Date,Who,Notes", f"2026-03-02,{cell},We met.", "2026-03-03,Kim,She came.")

    assert [(entry.people, entry.text) for entry in plan.entries] == [
        ((), f"We met.\n\nWho: {cell}"),
        (("Kim",), "She came."),
    ]


@pytest.mark.parametrize(
    ("time", "clock"),
    [
        ("2.03 em.", "14:03"),
        ("2.03 e.m.", "14:03"),
        ("9.30 fm.", "09:30"),
        ("12.15 em", "12:15"),
        ("12:15p", "12:15"),
        ("2:03\u202fPM", "14:03"),
        ("1430", "14:30"),
        ("14-15", "14:00"),
        ("kl. 9-9.30", "09:00"),
    ],
)
def test_a_time_is_read_as_clocks_and_hands_write_it(time: str, clock: str) -> None:
    plan = _sheet("Dato;Tid;Notat", f"2026-03-02;{time};Vi talte.", "2026-03-03;14:00;Og igen.")

    assert entries_of(plan)[0] == (f"2026-03-02 {clock}", "Vi talte.")


def test_a_time_may_be_a_share_of_a_day_where_the_day_is_a_count() -> None:
    plan = _sheet("Dato;Tid;Notat", "46083;0,5854166667;Vi talte.", "46084;0,375;Og igen.")
    hours = _sheet("Dato;Tid;Notat", "2026-03-02;0,5;Vi talte.", "2026-03-03;1,5;Og igen.")

    assert entries_of(plan) == [("2026-03-02 14:03", "Vi talte."), ("2026-03-03 09:00", "Og igen.")]
    assert entries_of(hours)[0] == ("2026-03-02 00:00", "Vi talte.\n\nTid: 0,5")


@pytest.mark.parametrize(
    "days",
    [
        "2.-3. marts 2026",
        "2-3/3 2026",
        "2.-3.3.2026",
        "2-3 March 2026",
        "March 2-3, 2026",
        "2. og 3. marts 2026",
        "2/3 - 3/3 2026",
        "2. marts - 3. april 2026",
        "2 March 2026 - 4 March 2026",
        "02.03.2026 – 04.03.2026",
        "2026-03-02 to 2026-03-04",
        "2. - 4. marts 2026",
    ],
)
@pytest.mark.parametrize("form", ["Dato;Notat\n{days};Seminar.\n24.12.2025;Fri.\n", "## {days}\nSeminar.\n"])
def test_of_several_days_the_first_counts_and_all_are_told(days: str, form: str) -> None:
    plan = read("s.csv" if ";" in form else "s.md", form.format(days=days), dates=DateOrder.DAY_FIRST)

    day, text = entries_of(plan)[0]
    assert day == "2026-03-02 00:00"
    assert days in text
    assert dict(plan.remarks)[Remark.FIRST_OF_A_SPAN] == 1


@pytest.mark.parametrize(
    "stamp",
    ["2026-03-02 14:03-15:00", "2/3-26", "1-2-2026", "2026-03-02T09:30-10:00", "14.10 - 14.30 2/3/2026", "3/3 2024"],
)
def test_what_is_one_day_is_no_span(stamp: str) -> None:
    plan = _sheet("Dato;Notat", f"{stamp};Vi talte sammen.", "24.12.2025;Fri i dag.")

    assert Remark.FIRST_OF_A_SPAN not in dict(plan.remarks)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-334", "2026-11-30"),
        ("Nov 30 '26", "2026-11-30"),
        ("ti 03.03.26", "2026-03-03"),
        ("to. 05.03.26", "2026-03-05"),
        ("on d. 4. marts 2026", "2026-03-04"),
        ("[[2026-03-02]]", "2026-03-02"),
    ],
)
def test_a_day_is_read_in_the_column_for_it(stamp: str, day: str) -> None:
    assert entries_of(_sheet("Dato;Notat", f"{stamp};Vi talte.")) == [(f"{day} 00:00", "Vi talte.")]


def test_the_number_of_a_case_is_no_day_of_the_year() -> None:
    with pytest.raises(UnreadableSource) as refused:
        _sheet("Sag;Notat", "2026-123;Vi talte om sagen.", "2026-124;Og om den anden.")

    assert refused.value.reason == SourceReason.NO_DATE_COLUMN


@pytest.mark.parametrize(
    ("days", "read_as", "asks"),
    [
        (["26-03-30", "26-03-31"], ["2026-03-30", "2026-03-31"], False),
        (["26-03-02", "26-03-30", "26-04-14"], ["2026-03-02", "2026-03-30", "2026-04-14"], False),
        (["26-03-02", "26-03-14"], ["2002-03-26", "2014-03-26"], True),
        (["02-03-26", "14-03-26"], ["2026-03-02", "2026-03-14"], False),
        (["24-03-26", "25-03-26"], ["2026-03-24", "2026-03-25"], False),
    ],
)
def test_two_figures_are_the_year_where_nothing_else_has_happened_yet(
    days: Sequence[str], read_as: Sequence[str], asks: bool
) -> None:
    plan = _sheet("Dato;Notat", *(f"{day};Vi talte sammen." for day in days))

    assert [f"{entry.happened:%Y-%m-%d}" for entry in plan.entries] == read_as
    assert bool(plan.dates.doubtful) is asks


def test_a_row_that_says_only_what_a_talk_was_about_is_not_empty() -> None:
    plan = _sheet("Dato;Emne;Notat", "2026-03-02;Ferie;", "2026-03-03;Plan;Hun sender et udkast.")

    assert [(entry.text, entry.themes) for entry in plan.entries] == [
        ("Ferie", ("Ferie",)),
        ("Hun sender et udkast.", ("Plan",)),
    ]


def test_a_calendar_saved_as_a_table_has_titles_and_beginnings() -> None:
    plan = _sheet(
        "Emne;Startdato;Starttidspunkt;Slutdato;Beskrivelse;Placering",
        "1:1 Kim;02-03-2026;14:00:00;02-03-2026;;Lokale 2",
        "1:1 Bo;25-03-2026;09:00:00;25-03-2026;Taget;Lokale 3",
    )

    assert entries_of(plan) == [
        ("2026-03-02 14:00", "1:1 Kim\n\nSlutdato: 02-03-2026"),
        ("2026-03-25 09:00", "1:1 Bo\n\nTaget\n\nSlutdato: 25-03-2026"),
    ]
    assert [entry.setting for entry in plan.entries] == ["Lokale 2", "Lokale 3"]


def test_what_an_item_of_a_list_is_called_is_a_theme_and_not_its_fields() -> None:
    row = {"date": "2026-3-2", "notes": "Kim came by.", "tags": [{"type": "Emotions", "entries": ["tired", "calm"]}]}
    plan = read("p.json", json.dumps([row, {**row, "date": "2026-3-3", "tags": [{"id": 4, "name": "plan"}]}]))

    assert [entry.themes for entry in plan.entries] == [("tired", "calm"), ("plan",)]


@pytest.mark.parametrize(
    ("files", "entries"),
    [
        ({"202603021403 Kim.md": "Came by.\n"}, [("2026-03-02 14:03", "Kim\n\nCame by.")]),
        (
            {"260302 Kim.md": "Came by.\n", "260330.md": "No.\n"},
            [("2026-03-02", "Kim\n\nCame by."), ("2026-03-30", "No.")],
        ),
        ({"2026-03-02 Kim Jensen.md": "Came by.\n"}, [("2026-03-02", "Kim Jensen\n\nCame by.")]),
        ({"2026-03-02 Kim Jensen.txt": "Came by.\n"}, [("2026-03-02", "Kim Jensen\n\nCame by.")]),
        ({"2026-03-02_kim-came.md": "Yes.\n"}, [("2026-03-02", "kim came\n\nYes.")]),
        ({"2026-03-02 Kim.md": "# Kim\nCame by.\n"}, [("2026-03-02", "# Kim\nCame by.")]),
        (
            {"2026-03-02-Monday.md": "Kim.\n", "2026-03-03 daily note.md": "Bo.\n"},
            [("2026-03-02", "Kim."), ("2026-03-03", "Bo.")],
        ),
    ],
)
def test_what_a_file_is_called_beside_its_day_is_told(
    files: Mapping[str, str], entries: list[tuple[str, str]], tmp_path: Path
) -> None:
    plan = read_folder(tmp_path, files)

    assert entries_of(plan) == [(day if ":" in day else f"{day} 00:00", text) for day, text in entries]


def test_the_talks_of_a_year_are_not_its_first_day() -> None:
    plan = read("1-1 2026.txt", "2. marts: Kim came by.\n3. marts: Bo said no.\n")

    assert entries_of(plan) == [("2026-03-02 00:00", "Kim came by."), ("2026-03-03 00:00", "Bo said no.")]


def test_whom_a_file_is_about_its_name_or_its_folder_says(tmp_path: Path) -> None:
    files = {
        "1-1s/Kim Jensen/2026-03-02.md": "Came by.\n",
        "People/Bo Holm.md": "## 2026-03-03\nSaid no.\n",
        "Customers/Big One/2026-03-04.md": "They came.\n",
        "Ledelsesdagbog.md": "## 2026-03-05\nAlone.\n",
    }
    plan = read_folder(tmp_path, files)

    assert {entry.text: entry.people for entry in plan.entries} == {
        "Came by.": ("Kim Jensen",),
        "Said no.": ("Bo Holm",),
        "They came.": (),
        "Alone.": (),
    }


def test_a_folder_of_texts_is_a_person_each(tmp_path: Path) -> None:
    plan = read_folder(
        tmp_path, {"Kim Jensen.txt": "2 March 2026\nCame by.\n", "Bo Holm.txt": "3 March 2026\nSaid no.\n"}
    )

    assert [entry.people for entry in plan.entries] == [("Bo Holm",), ("Kim Jensen",)]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("n.md", "## Mar 2, 2026 | Kim / Anna\n\n* Plan\n", "Kim / Anna\n\n* Plan"),
        ("n.txt", "Mar 2, 2026 | Kim / Anna\n* Plan\n", "Kim / Anna\n* Plan"),
        ("n.md", "# Log\n\n## [[2026-03-02]] Monday\nKim came.\n", "Kim came."),
        ("n.md", "- [[2026-03-02]] Kim came.\n- [[2026-03-03]]: Bo left.\n", "Kim came."),
        ("n.md", '---\ndate: "[[2026-03-02]]"\n---\nKim came.\n', "Kim came."),
        ("n.txt", "Kim - 2026-03-02\nShe came.\n\nBo - 2026-03-03\nHe left.\n", "Kim\nShe came."),
        ("n.html", "<h1>Kim 1:1</h1><p>2. marts 2026</p><p>She came.</p>", "# Kim 1:1\n\nShe came."),
        ("n.txt", "Kim 1:1\n2. marts 2026\n00:00\n\nShe came.\n", "Kim 1:1\n\nShe came."),
    ],
)
def test_a_heading_with_its_day_keeps_its_title(name: str, text: str, words: str) -> None:
    plan = read(name, text)

    assert entries_of(plan)[0] == ("2026-03-02 00:00", words)
    assert plan.problems == ()


def test_a_sentence_that_ends_with_a_day_begins_no_entry() -> None:
    with pytest.raises(UnreadableSource):
        read("n.txt", "We met on 2 March 2026\nand spoke.\n\nThen again on 2026-03-03\nand once more.\n")


def test_tags_may_begin_with_figures_and_stand_behind_a_label() -> None:
    page = read("2026-03-02.md", "Kim came by. #1on1 #q1-2026 and #12\n")
    note = read("n.md", "# Weekly\n\nDate: March 2, 2026\nTags: plan, roof\n\nKim came by.\n")

    assert page.entries[0].themes == ("1on1", "q1-2026")
    assert note.entries[0].themes == ("plan", "roof")


def test_open_tasks_are_found_in_every_list() -> None:
    plan = read("2026-03-02.md", "Kim.\n\n1. [ ] one\n+ [ ] two\n[ ] three\n* [x] done\n- [/] half\n")

    assert plan.entries[0].tasks == ("one", "two", "three")


_OF_KIM = "2 March 2026\nShe came.\n\n3 March 2026\nShe left."


@pytest.mark.parametrize(
    ("content", "entries"),
    [
        (_OF_KIM, [("2026-03-02", "She came."), ("2026-03-03", "She left.")]),
        (
            f"Likes Fridays.\n{_OF_KIM}",
            [("2025-01-01", "Likes Fridays."), ("2026-03-02", "She came."), ("2026-03-03", "She left.")],
        ),
        ("2 March 2026\nShe came.", [("2025-01-01", "Kim Jensen\n\n2 March 2026\nShe came.")]),
    ],
)
def test_a_note_of_an_app_with_days_in_it_is_its_days(content: str, entries: list[tuple[str, str]]) -> None:
    notes = (
        read(
            "k.json",
            json.dumps({"title": "Kim Jensen", "textContent": content, "createdTimestampUsec": 1735722000000000}),
        ),
        read(
            "e.enex",
            "<?xml version='1.0'?><en-export><note><title>Kim Jensen</title><content><![CDATA[<en-note>"
            + "".join(f"<div>{line or '<br/>'}</div>" for line in content.split("\n"))
            + "</en-note>]]></content><created>20250101T090000Z</created></note></en-export>",
        ),
    )
    for plan in notes:
        assert [(f"{entry.happened:%Y-%m-%d}", entry.text) for entry in plan.entries] == entries
        assert all(entry.people == (("Kim Jensen",) if "2 March" not in entry.text else ()) for entry in plan.entries)


def test_what_lies_beside_the_page_of_a_bundle_is_no_table(tmp_path: Path) -> None:
    about = json.dumps({"net.shinyfrog.bear": {"creationDate": "2026-03-02T13:03:00Z"}, "title": "x"})
    plan = read_folder(
        tmp_path,
        {
            "A.textbundle/text.md": "## 2026-03-02\nKim came.\n",
            "A.textbundle/info.json": about,
            "tags.json": json.dumps([{"title": "plan", "modificationDate": "2026-03-02T13:03:00Z"}]),
        },
    )

    assert entries_of(plan) == [("2026-03-02 00:00", "Kim came.")]
