"""What leaders kept elsewhere is recognised by what is in it, and comes in whole: nothing lost, nothing invented."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import (
    CALENDAR,
    DAY_ONE,
    DIARIUM,
    JOPLIN,
    JOURNEY,
    LIFEOGRAPH_1050,
    LIFEOGRAPH_2000,
    STANDARD_NOTES,
    entries_of,
    jex,
    read,
    read_file,
    read_folder,
    zipped,
)

from leader_journal.core.imports import DateOrder, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportedMeeting
from leader_journal.exchange.incoming.draft import tidy


@pytest.mark.parametrize(
    ("name", "content", "kind", "entries"),
    [
        ("d.json", DAY_ONE, SourceFormat.DAY_ONE, [("2020-05-06 09:46", "Kim came by. It was short.")]),
        (
            "d.zip",
            zipped({"J.json": DAY_ONE, "photos/a.jpeg": "x"}),
            SourceFormat.DAY_ONE,
            [("2020-05-06 09:46", "Kim came by. It was short.")],
        ),
        ("j.json", JOURNEY, SourceFormat.JOURNEY, [("2024-03-04 23:30", "Coffee & a talk")]),
        (
            "j.zip",
            zipped({"1-a.json": JOURNEY, "a.jpg": "x"}),
            SourceFormat.JOURNEY,
            [("2024-03-04 23:30", "Coffee & a talk")],
        ),
        ("x.json", DIARIUM, SourceFormat.DIARIUM, [("2024-03-04 10:20", "Retro\n\nKim & I\n\ntalked")]),
        (
            "x.zip",
            zipped({"Diarium.json": DIARIUM}),
            SourceFormat.DIARIUM,
            [("2024-03-04 10:20", "Retro\n\nKim & I\n\ntalked")],
        ),
        ("s.txt", STANDARD_NOTES, SourceFormat.STANDARD_NOTES, [("2024-03-04 11:00", "Kim\n\nHe came by.")]),
        ("n.jex", jex(JOPLIN), SourceFormat.JOPLIN, [("2024-03-04 11:00", "Talk\n\nKim came by.")]),
        ("o.diary", LIFEOGRAPH_1050, SourceFormat.LIFEOGRAPH, [("2024-01-02 00:00", "First title\nBody line")]),
        ("n.diary", LIFEOGRAPH_2000, SourceFormat.LIFEOGRAPH, [("2024-01-02 00:00", "First title\nBody line")]),
        (
            "2024-01.txt",
            "1:\n  text: 'Kim said no. #plan'\n2: {text: \"14:30\\nmeeting\", Ideas: {new roof: null}}\n",
            SourceFormat.REDNOTEBOOK,
            [("2024-01-01 00:00", "Kim said no. #plan"), ("2024-01-02 00:00", "14:30\nmeeting\n\nIdeas: new roof")],
        ),
        (
            "diary.txt",
            "Mandag den 4. marts 2024\nKim kom forbi.\n\nTirsdag den 5. marts 2024\nIntet nyt.\nLinje to.\n",
            SourceFormat.TEXT,
            [("2024-03-04 00:00", "Kim kom forbi."), ("2024-03-05 00:00", "Intet nyt.\nLinje to.")],
        ),
        (
            "log.txt",
            "2024-03-04 Kim came by\nmore\n2024-03-05 Nothing\n",
            SourceFormat.TEXT,
            [("2024-03-04 00:00", "Kim came by\nmore"), ("2024-03-05 00:00", "Nothing")],
        ),
        (
            "fm.md",
            "---\ntitle: Planning\ndate: 2024-03-04\ntime: 14:30\npeople: [Kim, Bo]\nmood: no\n---\n\nWe talked.\n",
            SourceFormat.MARKDOWN,
            [("2024-03-04 14:30", "Planning\n\nWe talked.\n\nmood: no")],
        ),
        (
            "2024-01-02 Roof.md",
            "# Roof\n\n- [ ] Ask Bo\n",
            SourceFormat.MARKDOWN,
            [("2024-01-02 00:00", "# Roof\n\n- [ ] Ask Bo")],
        ),
    ],
    ids=lambda value: value.value if isinstance(value, SourceFormat) else None,
)
def test_each_format_is_recognised_and_read(
    name: str, content: str | bytes, kind: SourceFormat, entries: list[tuple[str, str]], tmp_path: Path
) -> None:
    for plan in (read(name, content), read_file(tmp_path / name, content)):
        assert plan.format is kind
        assert entries_of(plan) == entries


@pytest.mark.parametrize(
    "mark", ["# Roof", "###### Roof", "- [ ] Ask", "* [x] Asked", "> so he said", "```", "![roof]"]
)
def test_a_text_that_is_called_like_a_day_is_markdown_where_it_is_written_so(mark: str) -> None:
    assert read("2024-03-04.txt", f"Kim said no.\n{mark}\n").format is SourceFormat.MARKDOWN
    assert read("2024-03-04.txt", f"Kim said no.\na{mark}\n").format is SourceFormat.TEXT


def test_what_the_newer_editor_of_standard_notes_wrote_is_read_as_text() -> None:
    text = {"type": "text", "text": "Kim said no."}
    item = {"type": "listitem", "children": [{"type": "text", "text": "ask Bo"}]}
    lines = [
        {"type": "paragraph", "children": [text, {"type": "linebreak"}, text]},
        {"type": "list", "children": [item, item]},
        {"type": "horizontalrule"},
        "no block",
    ]
    for tree, said in (
        ({"root": {"children": lines}}, "Kim said no.\nKim said no.\n- ask Bo\n- ask Bo"),
        ({"root": {}}, ""),
        ({"root": None}, '{"root": null}'),
    ):
        note = json.loads(STANDARD_NOTES)
        note["items"][0]["content"] = {"title": "Kim", "text": json.dumps(tree)}
        (entry,) = read("s.txt", json.dumps(note)).entries
        assert entry.text == f"Kim\n\n{said}".rstrip()


@pytest.mark.parametrize(
    ("line", "setting"), [("setting: 1-1\n", "one_on_one"), ("setting:  the  café\n", "the café"), ("", None)]
)
def test_a_setting_is_one_of_ours_or_the_leaders_own_or_none(line: str, setting: str | None) -> None:
    (entry,) = read("x.md", f"---\ndate: 2024-03-04\n{line}---\nKim said no.\n").entries
    assert entry.setting == setting


def test_what_is_left_out_is_counted() -> None:
    assert dict(read("d.json", DAY_ONE).remarks) == {Remark.PICTURES: 1}
    assert [problem.reason for problem in read("d.json", DAY_ONE).problems] == [LineReason.NO_TEXT]
    assert dict(read("n.jex", jex(JOPLIN)).remarks) == {Remark.PICTURES: 1}
    assert dict(read("s.txt", STANDARD_NOTES).remarks) == {Remark.THROWN_AWAY_THERE: 1}
    assert dict(read("o.diary", LIFEOGRAPH_1050).remarks) == {Remark.PAGES_WITHOUT_A_DATE: 1}
    assert dict(read("n.diary", LIFEOGRAPH_2000).remarks) == {Remark.THROWN_AWAY_THERE: 1}


def test_tags_people_and_open_tasks_come_along() -> None:
    page = "---\ndate: 2024-03-04\npeople: ['[[Kim]]', Bo]\ntags: plan\n---\n#roof leaks\n- [ ] Ask Bo\n- [x] done\n"
    (entry,) = read("x.md", page).entries

    assert (entry.people, entry.themes, entry.tasks) == (("Kim", "Bo"), ("plan", "roof"), ("Ask Bo",))
    assert [entry.themes for entry in read("n.jex", jex(JOPLIN)).entries] == [("plan",)]
    assert [entry.themes for entry in read("s.txt", STANDARD_NOTES).entries] == [("plan",)]
    assert [(entry.people, entry.themes) for entry in read("x.json", DIARIUM).entries] == [(("Kim",), ("t",))]


def test_what_the_head_of_a_page_says_and_no_field_holds_is_kept_as_it_is_written() -> None:
    head = "Date: 2026-09-07\nAnna: came,with a doubt\nWeather: {Sky: grey, Degrees: [9, 12]}\nDone: no\nEmpty:\n"
    ((_minute, text),) = entries_of(read("n.md", f"---\n{head}---\nThe rest"))
    assert text == "The rest\n\nAnna: came,with a doubt\nWeather: Sky: grey, Degrees: 9, 12\nDone: no"


def test_a_file_called_like_a_person_is_about_that_person() -> None:
    page = (
        "# Kim Jensen\n\n## 2024-01-02\nSaid no.\n\n### Follow-up\nAsk again.\n\n## 9 January 2024: Roof\nIt leaks.\n"
    )

    plan = read("Kim Jensen.md", page)

    assert entries_of(plan) == [
        ("2024-01-02 00:00", "Said no.\n\n### Follow-up\nAsk again."),
        ("2024-01-09 00:00", "Roof\n\nIt leaks."),
    ]
    assert {entry.people for entry in plan.entries} == {("Kim Jensen",)}
    assert [entry.people for entry in read("Work log.md", page).entries] == [(), ()]


def test_a_vault_gives_its_dated_notes_and_counts_the_others(tmp_path: Path) -> None:
    plan = read_folder(
        tmp_path,
        {".obsidian/app.json": "{}", "Daily/2024-03-04.md": "Kim came.\n", "Ideas.md": "no date\n", "a.png": b"x"},
    )

    assert (plan.format, entries_of(plan)) == (SourceFormat.OBSIDIAN, [("2024-03-04 00:00", "Kim came.")])
    assert dict(plan.remarks) == {Remark.PAGES_WITHOUT_A_DATE: 1, Remark.PICTURES: 1}


def test_logseqs_journal_is_read_without_its_own_properties(tmp_path: Path) -> None:
    plan = read_folder(
        tmp_path,
        {
            "logseq/config.edn": "{}",
            "journals/2024_01_02.md": "- tags:: plan\n- Kim came by\n  id:: 65a\n  - TODO Ask Bo\n  mood:: fine\n",
            "pages/Kim.md": "- x\n",
        },
    )

    assert entries_of(plan) == [("2024-01-02 00:00", "- Kim came by\n  - TODO Ask Bo\n  mood: fine")]
    assert (plan.format, plan.entries[0].themes, plan.entries[0].tasks) == (SourceFormat.LOGSEQ, ("plan",), ("Ask Bo",))


def test_a_folder_of_jrnl_and_one_of_months(tmp_path: Path) -> None:
    days = read_folder(tmp_path / "j", {"2024/01/02.txt": "[2024-01-02 10:00] One\nbody\n\n[2024-01-02 11:00] Two\n"})
    months = read_folder(tmp_path / "r", {"2024-01.txt": "1: {text: a}\n", "2024-02.txt": "5: {text: b}\n"})

    assert entries_of(days) == [("2024-01-02 10:00", "One\nbody"), ("2024-01-02 11:00", "Two")]
    assert entries_of(months) == [("2024-01-01 00:00", "a"), ("2024-02-05 00:00", "b")]


def test_a_table_that_lies_beside_its_pages_is_read_once(tmp_path: Path) -> None:
    plan = read_folder(
        tmp_path,
        {
            "M abc.csv": 'Name,Created,Tags\nRetro,"March 2, 2026 9:00 AM",team\n',
            "M abc_all.csv": 'Name,Created,Tags,Notes\nRetro,"March 2, 2026 9:00 AM",team,went ok\n',
            "M/Retro 1.md": "# Retro\n\nCreated: March 2, 2026 9:00 AM\n",
        },
    )

    assert entries_of(plan) == [("2026-03-02 09:00", "Retro\n\nwent ok")]


def test_yaml_runs_nothing_and_unfolds_nothing() -> None:
    bomb = "---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\ndate: 2024-01-02\n---\nText\n"

    assert entries_of(read("2024-01-02.md", bomb)) == [("2024-01-02 00:00", bomb.strip())]
    month = read("2024-02.txt", "5:\n  text: !!python/object/apply:os.system ['x']\n6: {text: fine}\n")
    assert entries_of(month) == [("2024-02-06 00:00", "fine")]


def test_one_on_ones_of_a_calendar_are_meetings_with_the_other_one() -> None:
    plan = read("c.ics", CALENDAR)

    kim = ImportedMeeting(
        person="Kim", day=dt.date(2024, 3, 4), time=dt.time(10), minutes=30, place="Room 2", notes="Plan\nRoof"
    )
    bo = ImportedMeeting(person="Bo", day=dt.date(2024, 3, 6), cancelled=True)
    assert plan.format is SourceFormat.ICS
    assert plan.meetings[:2] == (kim, bo)
    assert [meeting.day.day for meeting in plan.meetings] == [4, 6, 18], "the 11th was taken out of the series"
    assert dict(plan.remarks) == {Remark.OTHER_EVENTS: 1, Remark.REPEATED_EVENTS: 1}


# --- tables as leaders keep them ---


def test_a_mood_tracker_is_read_with_its_title_and_its_lists() -> None:
    table = (
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2023-04-12,12 April,Wednesday,12:00,meh,"meeting | travel","A long day",'
        '"Kim was late.<br>We spoke about it."\n'
        '2023-04-13,13 April,Thursday,9:00 PM,good,"meeting","Only a title",""\n'
        '2023-04-14,14 April,Friday,12:00 am,good,"meeting | phone","",""\n'
    )

    plan = read("daylio.csv", table)

    assert entries_of(plan) == [
        ("2023-04-12 12:00", "A long day\n\nKim was late.\nWe spoke about it.\n\nmood: meh"),
        ("2023-04-13 21:00", "Only a title\n\nmood: good"),
    ]
    assert plan.entries[0].themes == ("meeting", "travel")
    assert [(problem.line, problem.reason) for problem in plan.problems] == [(4, LineReason.NO_TEXT)]


def test_a_year_in_a_column_of_its_own_belongs_to_the_day() -> None:
    plan = read("old.csv", 'year,date,weekday,time,mood,note\n2018,12 April,Thursday,9:00 PM,rad,"A walk"\n')

    assert entries_of(plan) == [("2018-04-12 21:00", "A walk\n\nmood: rad")]


def test_of_a_span_of_days_the_first_counts_and_the_span_stays() -> None:
    plan = read("pages.csv", 'Name,Date,Notes\nTrip,"March 2, 2026 → March 4, 2026",We were away.\n')

    assert entries_of(plan) == [("2026-03-02 00:00", "Trip\n\nWe were away.\n\nDate: March 2, 2026 → March 4, 2026")]
    assert dict(plan.remarks)[Remark.FIRST_OF_A_SPAN] == 1


def test_jrnls_markdown_and_a_log_with_headings_are_read_by_their_days() -> None:
    plan = read(
        "j.md", "# 2018\n\n## June\n\n### 2018-06-05 08:32 One\n\nBody\n\n## July\n\n### 2018-07-01 09:00 Two\n"
    )

    assert entries_of(plan) == [("2018-06-05 08:32", "One\n\nBody"), ("2018-07-01 09:00", "Two")]


def test_a_sheet_of_one_on_ones_keeps_every_column() -> None:
    table = (
        "Dato;Medarbejder;Emner;Aftalt;Næste møde\n"
        "3/3-24;Jensen, Kim (KJE);Talte om planen og hans ferie;Jeg spørger Bo om tallene;2024-03-17\n"
        "10/3-24;Holm, Åse;;Hun ringer til kunden i morgen;\n"
    )

    plan = read("sheet.csv", table)

    assert entries_of(plan) == [
        (
            "2024-03-03 00:00",
            "Talte om planen og hans ferie\n\nAftalt: Jeg spørger Bo om tallene\nNæste møde: 2024-03-17",
        ),
        ("2024-03-10 00:00", "Aftalt: Hun ringer til kunden i morgen"),
    ]
    assert [entry.people for entry in plan.entries] == [("Kim Jensen",), ("Åse Holm",)]


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        (("JENSEN, Kim", "HOLM, Bo"), (("Kim Jensen",), ("Bo Holm",))),
        (("Jensen, Kim", "Holm, Bo"), (("Kim Jensen",), ("Bo Holm",))),
        (("Kim, Bo", "Bo, Kim"), (("Kim", "Bo"), ("Bo", "Kim"))),
        (("Kim, Bo", "Åse"), (("Kim", "Bo"), ("Åse",))),
        (("Kim Jensen <kim@firm.dk>", "Bo Holm (1234)"), (("Kim Jensen",), ("Bo Holm",))),
        (("Kim | Bo", "Kim og Bo; Åse"), (("Kim", "Bo"), ("Kim", "Bo", "Åse"))),
    ],
)
def test_names_are_read_as_the_whole_column_writes_them(
    cells: tuple[str, str], people: tuple[tuple[str, ...], ...]
) -> None:
    rows = "\n".join(f'2024-01-0{day},"{cell}",We spoke.' for day, cell in enumerate(cells, 1))

    assert tuple(entry.people for entry in read("t.csv", f"Date,Employee,Notes\n{rows}\n").entries) == people


def test_a_name_is_a_title_where_it_names_nobody() -> None:
    table = (
        'Name,Date,Tags,Notes\nSprint retro,"March 2, 2026 9:00 AM","team, retro",We talked about pace\n'
        '"Budget, Q2 and Q3","March 3, 2026",money,Too low\nKim 1:1,"March 4, 2026",,Wants fewer customers\n'
    )

    plan = read("pages.csv", table)

    assert plan.people == ()
    assert [text for _when, text in entries_of(plan)] == [
        "Sprint retro\n\nWe talked about pace",
        "Budget, Q2 and Q3\n\nToo low",
        "Kim 1:1\n\nWants fewer customers",
    ]
    names = read("people.csv", "Date,Name,Notes\n2024-01-02,Kim,x\n2024-01-03,Bo Holm,y\n")
    assert names.people == ("Kim", "Bo Holm")


def test_a_table_without_headings_says_so_and_is_read_by_what_is_in_it() -> None:
    plan = read("t.csv", '2024-02-20,14:20,"We spoke about the plan"\n2024-02-21,14:20,"We spoke again"\n')

    assert dict(plan.remarks) == {Remark.FIRST_LINE_IS_AN_ENTRY: 1}
    assert entries_of(plan) == [("2024-02-20 14:20", "We spoke about the plan"), ("2024-02-21 14:20", "We spoke again")]


def test_headings_may_stand_below_a_title_and_a_table_may_be_json() -> None:
    below = read("t.csv", "Report of 2024;;\n;;\nDato;Hvem;Noter\n1. marts 2024;Kim;Sagde nej\n")
    rows = read("t.json", '[{"date": "2024-03-01", "who": ["Kim"], "notes": "Said no", "mood": 3}]')

    assert entries_of(below) == [("2024-03-01 00:00", "Sagde nej")]
    assert entries_of(rows) == [("2024-03-01 00:00", "Said no\n\nmood: 3")]


def test_title_and_body_are_one_text_and_a_mapping_says_otherwise() -> None:
    table = "Date,Title,Body,Weather\n2024-01-02,Sprint,We spoke for long.,rain\n"

    assert entries_of(read("t.csv", table)) == [("2024-01-02 00:00", "Sprint\n\nWe spoke for long.\n\nWeather: rain")]
    mapped = read("t.csv", table, mapping=(("text", "Body"), ("skip", "Weather"), ("theme", "Title")))
    assert (entries_of(mapped), mapped.entries[0].themes) == ([("2024-01-02 00:00", "We spoke for long.")], ("Sprint",))
    assert mapped.left_out == ("Weather",)


# --- decided by the whole ---


def test_one_impossible_date_decides_the_order_of_all() -> None:
    table = "Date,Person,Notes\n1/9/2026,Kim,first\n1/13/2026,Kim,second\n12/31/2025,Kim,fourth\n"
    jrnl = "[04/03/26 10:05 AM] One.\n\n[11/28/26 10:05 PM] Two.\n\n[12/01/26 09:00 AM] Three.\n"

    assert [when[:10] for when, _text in entries_of(read("t.csv", table))] == ["2026-01-09", "2026-01-13", "2025-12-31"]
    assert read("t.csv", table).dates.proof == "1/13/2026"
    assert [when for when, _text in entries_of(read("j.txt", jrnl))] == [
        "2026-04-03 10:05",
        "2026-11-28 22:05",
        "2026-12-01 09:00",
    ]


def test_where_no_date_decides_the_leader_is_asked() -> None:
    table = "Date,Notes\n1/9/2026,a\n2/9/2026,b\n"

    plan = read("t.csv", table)

    assert plan.dates.doubtful == "1/9/2026"
    assert plan.dates.readings == (dt.date(2026, 9, 1), dt.date(2026, 1, 9))
    told = read("t.csv", table, dates=DateOrder.MONTH_FIRST)
    assert ([when[:10] for when, _text in entries_of(told)], told.dates.doubtful) == (["2026-01-09", "2026-02-09"], "")


def test_chat_lines_inside_an_entry_are_its_text() -> None:
    plan = read(
        "j.txt",
        "2018-03-01 09:00 First meeting\nWe went through the plan.\n\n2018-03-02 10:15 Second one\nFrom the chat:\n"
        "[2018-03-02 10:02] N: I am late\n[2018-03-02 10:04] M: fine\n\n2018-03-05 08:30 Third one\nNothing new.\n",
    )

    assert [text for _when, text in entries_of(plan)] == [
        "First meeting\nWe went through the plan.",
        "Second one\nFrom the chat:\n[2018-03-02 10:02] N: I am late\n[2018-03-02 10:04] M: fine",
        "Third one\nNothing new.",
    ]


def test_what_is_nearly_a_date_is_named_and_not_swallowed() -> None:
    plan = read(
        "j.txt",
        "[2019-07-18 14:23] One\nBody one.\n\n[2019-07 14:23] Two\nBody two.\n\n[19 juli 14:23] Three\nBody three.\n\n"
        "[2019-07-20 14:23] Four\nBody four.\n",
    )

    assert [text for _when, text in entries_of(plan)] == ["One\nBody one.", "Four\nBody four."]
    assert [(problem.line, problem.reason) for problem in plan.problems] == [
        (4, LineReason.UNREADABLE_DATE),
        (7, LineReason.UNREADABLE_DATE),
    ]


@pytest.mark.parametrize(
    "stamp",
    [
        "2026-09-01 14:03",
        "01.09.2026 14:03",
        "1 September 2026 14:03",
        "Tue 1 Sep 2026 2:03 PM",
        "2026/09/01 14.03",
        "20260901 14:03",
    ],
)
@pytest.mark.parametrize("form", ["[{}] Title.\nBody.\n", "{} Title.\nBody.\n"])
def test_jrnl_is_read_in_any_date_format_that_it_writes(stamp: str, form: str) -> None:
    plan = read("j.txt", form.format(stamp))

    assert (plan.format, entries_of(plan)) == (SourceFormat.JRNL, [("2026-09-01 14:03", "Title.\nBody.")])


def test_a_logseq_folder_is_read_with_its_journals_or_as_them(tmp_path: Path) -> None:
    page = "- Kim said no\n"
    whole = read_folder(tmp_path / "graph", {"journals/2024_03_04.md": page, "pages/2024_03_05.md": page})
    alone = read_folder(tmp_path / "days", {"2024_03_04.md": page, "logseq/bak/2024_03_05.md": page})
    assert [entries_of(plan) for plan in (whole, alone)] == [[("2024-03-04 00:00", "- Kim said no")]] * 2


def test_line_breaks_of_every_system_are_one(tmp_path: Path) -> None:
    said = {"\n": "", "\r\n": "", "\r": ""}
    for number, mark in enumerate(said):
        said[mark] = entries_of(read(f"{number}.txt", f"[2024-03-04 10:20] Kim said no.{mark}Anna asked why.{mark}"))[
            0
        ][1]
    assert set(said.values()) == {"Kim said no.\nAnna asked why."}
    for mark in said:
        assert tidy(f"{mark}Kim said no.{mark}Anna asked why.{mark}") == "Kim said no.\nAnna asked why."


def test_what_could_not_be_read_names_its_file(tmp_path: Path) -> None:
    good, bad = "[2024-03-04 10:20] Kim said no.\n", "[2024-13-45 10:20] Kim said no.\n"
    files = {"2024/03/04.txt": good, "2024/03/05.txt": bad + good, "2024/03/06.txt": "no day\n" + good}
    plan = read_folder(tmp_path, files)
    assert [(problem.file, problem.reason) for problem in plan.problems] == [
        ("2024/03/05.txt", LineReason.UNREADABLE_DATE),
        ("2024/03/06.txt", LineReason.NO_DATE),
    ]
    assert len(plan.entries) == 3
