"""The same in other hands: dates of other clocks, headings nearly right, days in titles, pages beside a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read, read_folder, zipped

from leader_journal.core.imports import LineReason, Remark

_DAY, _MORNING = "2026-03-02 00:00", "2026-03-02 09:00"


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("March 2, 2026 9:00 AM (GMT+1) → 10:00 AM (GMT+1)", _MORNING),
        ("2. marts 2026 09:00 (CET) → 10:00 (CET)", _MORNING),
        ("2026/03/02 9:00 → 10:00", _MORNING),
        ("March 2, 2026 9:00 AM → March 3, 2026 10:00 AM", _MORNING),
        ("Monday, March 2, 2026 at 9:00 AM Central European Standard Time", _MORNING),
        ("2. marts 2026 kl. 09.00.00 Centraleuropæisk normaltid", _MORNING),
        ("2026-03-02T09:00:00+01:00[Europe/Copenhagen]", _MORNING),
        ("2/3/2026 9:00 a.\u00a0m.", _MORNING),
        ("2 de marzo de 2026 a las 9:00", _MORNING),
        ("02 March 2026 – 09:00", _MORNING),
        ("02 March 2026 • 09:00", _MORNING),
        ("202603020900", _MORNING),
        ("20260302090000", _MORNING),
        ("2026-03-02 09:00 AM", _MORNING),
        ("2026-03-02 21:00 PM", "2026-03-02 21:00"),
        ("2026-03-02 00:30 AM", "2026-03-02 00:30"),
        ("2026\u201103\u201102 09:00", _MORNING),
        ("2026\u221203\u221202", _DAY),
        ("2026–03–02", _DAY),
        ("2–3–2026", _DAY),
        ("le lundi 2 mars 2026", _DAY),
        ("den mandag 2. marts 2026", _DAY),
        ("on Monday 2 March 2026", _DAY),
    ],
)
def test_a_moment_is_read_as_other_programs_and_languages_write_it(cell: str, moment: str) -> None:
    assert [when for when, _text in entries_of(read("s.csv", f"Dato;Notat\n{cell};Vi talte.\n"))] == [moment]


@pytest.mark.parametrize("cell", ["2026-03-02 13:00 AM", "2026-03-02 0:30 PM", "2026-03-02 25:00 PM"])
def test_a_clock_that_its_half_of_the_day_has_not_is_named(cell: str) -> None:
    plan = read("s.csv", f"Date,Notes\n{cell},We met.\n")

    assert [problem.reason for problem in plan.problems] == [LineReason.UNREADABLE_TIME]


@pytest.mark.parametrize(
    ("near", "entries", "problems"),
    [
        ("[2019-07-19 14:23]Two", [("2019-07-19 14:23", "Two\nB")], []),
        ("[2019-07-19 14:23 Two", [], [(4, LineReason.UNREADABLE_TIME)]),
        ("[2019-07-19T14:23 Two", [], [(4, LineReason.UNREADABLE_TIME)]),
    ],
)
def test_a_heading_of_jrnl_that_is_nearly_one_is_never_text_of_the_entry_before(
    near: str, entries: list[tuple[str, str]], problems: list[tuple[int, LineReason]]
) -> None:
    plan = read("j.txt", f"[2019-07-18 14:23] One\nA\n\n{near}\nB\n\n[2019-07-20 14:23] Three\nC\n")

    assert entries_of(plan) == [("2019-07-18 14:23", "One\nA"), *entries, ("2019-07-20 14:23", "Three\nC")]
    assert [(problem.line, problem.reason) for problem in plan.problems] == problems


@pytest.mark.parametrize(
    "line",
    [
        "[2019-07-18](https://x.test)",
        "[2019-07-18 14:23]: https://x.test",
        "[2019-07-18]x",
        "[2019-07-18 14:23], she said",
    ],
)
def test_a_link_or_a_footnote_that_is_called_by_a_day_stays_text(line: str) -> None:
    plan = read("j.txt", f"[2019-07-18 14:23] One\n{line}\nA\n")

    assert entries_of(plan) == [("2019-07-18 14:23", f"One\n{line}\nA")]


def test_headings_of_org_say_their_day_before_or_behind_the_words() -> None:
    page = "* Kim <2026-03-02 Mon 09:30>\nKim kom\n* [2026-03-03 tir. 10:00] Bo\nBo kom\n"
    plan = read("o.org", page)

    assert entries_of(plan) == [("2026-03-02 09:30", "Kim\n\nKim kom"), ("2026-03-03 10:00", "Bo\n\nBo kom")]
    assert not plan.problems


def test_a_day_behind_words_further_down_in_org_is_part_of_what_was_written() -> None:
    plan = read("o.org", "* 2026-03-02 Monday\n** Meet Kim <2026-04-01 Wed>\nHe asked.\n")

    assert entries_of(plan) == [(_DAY, "## Meet Kim 2026-04-01\nHe asked.")]


def test_a_field_of_dataview_says_the_day_of_its_page(tmp_path: Path) -> None:
    plan = read_folder(tmp_path, {".obsidian/app.json": "{}", "Kim.md": "date:: 2026-03-02\n\nHe came.\n"})

    assert entries_of(plan) == [(_DAY, "He came.")]


def _web_archive(*paragraphs: str) -> str:
    inside = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        f'Content-Type: text/html; charset="utf-8"\r\n\r\n<html><body>{inside}</body></html>\r\n--b--\r\n'
    )


def test_each_page_of_onenote_has_its_own_title_and_time() -> None:
    kim = ("Talk with Kim", "Monday, March 2, 2026", "9:30 AM", "The plan.")
    plan = read("n.mht", _web_archive(*kim, "Samtale med Bo", "3. marts 2026", "10:00", "Bo kom.", "Og gik."))

    assert entries_of(plan) == [
        ("2026-03-02 09:30", "Talk with Kim\n\nThe plan."),
        ("2026-03-03 10:00", "Samtale med Bo\n\nBo kom.\n\nOg gik."),
    ]
    assert not plan.problems


@pytest.mark.parametrize(
    ("title", "made", "moment"),
    [
        ("2026-03-02 Kim", "2026-04-01T07:00:00Z", _DAY),
        ("Mandag den 2. marts 2026", "2026-04-01T07:00:00Z", _DAY),
        ("Kim - 2 March 2026", "2026-04-01T07:00:00Z", _DAY),
        ("2026-03-02 Kim", "2026-03-02T08:00:00Z", _MORNING),
        ("Plan for 2026-12-01", "2026-03-02T08:00:00Z", _MORNING),
        ("Plan – 1. december 2026", "2026-03-02T08:00:00Z", _MORNING),
        ("2026-12-01 Plan", "2026-03-02T08:00:00Z", _MORNING),
        ("2026-03-02 Kim", "2026-03-01T22:30:00Z", _DAY),
        ("Kim 1:1", "2026-03-02T08:00:00Z", _MORNING),
    ],
)
def test_a_note_stands_on_the_day_that_its_title_says(title: str, made: str, moment: str) -> None:
    compact = made.replace("-", "").replace(":", "")
    plan = read(
        "n.enex",
        f"<?xml version='1.0'?><en-export><note><title>{title}</title><content><![CDATA[<en-note>He came."
        f"</en-note>]]></content><created>{compact}</created></note></en-export>",
    )
    content = {"title": title, "text": "He came.", "references": []}
    item = {"uuid": "n1", "content_type": "Note", "created_at": made, "content": content}
    other = read("s.json", json.dumps({"version": "004", "items": [item]}))

    assert entries_of(plan) == entries_of(other) == [(moment, f"{title}\n\nHe came.")]


def test_a_first_line_on_an_impossible_day_is_an_entry_that_is_named() -> None:
    rows = "".join(f"2024-02-2{day},We spoke again\n" for day in range(1, 4))
    plan = read("s.csv", f"2024-02-30,We spoke about the plan\n{rows}")

    assert len(plan.entries) == 3
    assert [(problem.line, problem.reason) for problem in plan.problems] == [(1, LineReason.UNREADABLE_DATE)]


_ONE, _TWO, _THREE = "0123456789abcdef" * 2, "f123456789abcdef" * 2, "e123456789abcdef" * 2
_TABLE = (
    "\ufeffName,Date,Tags\n"
    'Kim 1:1,"March 2, 2026 9:00 AM → 10:00 AM","plan, roof"\nKim 1:1,"March 9, 2026",\nRetro,"March 3, 2026",\n'
)
_NOTION = {
    f"Log {_ONE}.csv": _TABLE,
    f"Log {_ONE}_all.csv": _TABLE,
    f"Log {_ONE}/Kim 1 1 {_ONE}.md": "# Kim 1:1\n\nDate: March 9, 2026\n\nThe second.\n",
    f"Log {_ONE}/Kim 1 1 {_TWO}.md": "# Kim 1:1\n\nDate: March 2, 2026 9:00 AM → 10:00 AM\nTags: plan, roof\n\n"
    "She wants\n"
    "\nNote: more time.\n",
    f"Log {_ONE}/Retro {_THREE}.md": "# Retro\n\nDate: March 3, 2026\n",
    f"Log {_ONE}/Gone {_TWO}.md": "# Gone\n\nDate: March 4, 2026\n\nIn no row.\n",
}


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_beside_a_table_are_the_words_of_its_rows(tmp_path: Path, packed: bool) -> None:
    plan = read("Export.zip", zipped(_NOTION)) if packed else read_folder(tmp_path, _NOTION)

    assert entries_of(plan) == [
        (_MORNING, "Kim 1:1\n\nShe wants\n\nNote: more time."),
        ("2026-03-09 00:00", "Kim 1:1\n\nThe second."),
        ("2026-03-03 00:00", "Retro"),
    ]
    assert dict(plan.remarks) == {Remark.OTHER_FILES: 1}, "the page that is in no row; not the copy of the table"


@pytest.mark.parametrize(
    ("span", "kept"),
    [
        ("March 2, 2026 9:00 AM → 10:00 AM", False),
        ("02/03/2026 9:00 → 10:00", False),
        ("March 2, 2026 → March 3, 2026", True),
        ("March 2, 2026 9:00 AM → March 3, 2026 10:00 AM", True),
    ],
)
def test_the_end_of_a_span_on_another_day_stays_and_is_told(span: str, kept: bool) -> None:
    plan = read("s.csv", f'Dato,Notat\n"{span}",Vi talte om det.\n')

    assert (plan.entries[0].text == f"Vi talte om det.\n\nDato: {span}") is kept
    assert (Remark.FIRST_OF_A_SPAN in dict(plan.remarks)) is kept


def test_a_heading_that_links_to_its_day_may_show_another_word() -> None:
    plan = read("s.md", "## [[2026-03-02]]\nKim\n\n## [[2026-03-03|tirsdag]]\nBo\n")

    assert entries_of(plan) == [(_DAY, "Kim"), ("2026-03-03 00:00", "Bo")]


def test_a_bold_day_that_words_follow_is_a_day_where_the_others_stand_alone() -> None:
    plan = read("s.md", "**2. marts 2026**\nKim sagde: **3. april** går.\n\n**3. marts 2026** – Bo\nkom\n")

    assert entries_of(plan) == [(_DAY, "Kim sagde: **3. april** går."), ("2026-03-03 00:00", "Bo\nkom")]


def test_times_with_a_full_stop_part_a_day_whose_first_line_is_one() -> None:
    plan = read("t.txt", "mandag d. 2/3 2026\n\n9.15\nKim kom\n\n14.30\nBo kom\n\nmandag d. 9/3 2026\nKim\n\n14.30\n")

    assert entries_of(plan) == [
        ("2026-03-02 09:15", "Kim kom"),
        ("2026-03-02 14:30", "Bo kom"),
        ("2026-03-09 00:00", "Kim\n\n14.30"),
    ]


@pytest.mark.parametrize(
    "titles", [("Stand-up", "Stand-up", "Retro"), ("Status og Plan", "MUS", "Anna"), ("Budget",) * 3]
)
def test_a_column_called_name_that_holds_words_of_work_names_nobody(titles: tuple[str, ...]) -> None:
    plan = read("s.csv", "Date,Name,Notes\n" + "".join(f"2026-03-02,{title},We met.\n" for title in titles))

    assert [(entry.people, entry.text) for entry in plan.entries] == [((), f"{title}\n\nWe met.") for title in titles]


@pytest.mark.parametrize("name", ["August", "May", "Larry Page", "Kim Plan"])
def test_a_name_that_is_a_word_as_well_stays_a_name_beside_others(name: str) -> None:
    plan = read("s.csv", f"Date,Name,Notes\n2026-03-02,{name},We met.\n2026-03-03,Anna,We met again.\n")

    assert [entry.people for entry in plan.entries] == [(name,), ("Anna",)]


def test_a_span_of_org_counts_by_its_first_day_and_stays() -> None:
    plan = read("o.org", "* Kursus <2026-03-02 Mon>--<2026-03-03 Tue>\nVi lærte.\n")

    assert entries_of(plan) == [(_DAY, "2026-03-02 – 2026-03-03 Kursus\n\nVi lærte.")]
    assert dict(plan.remarks) == {Remark.FIRST_OF_A_SPAN: 1}


def test_a_line_under_a_day_is_no_entry_before_its_first_time() -> None:
    day = "Monday, 2 March 2026\n====================\n\n09:00\nKim came.\n\n17:30\nBo left.\n"
    plan = read("m.txt", f"{day}\n{day.replace('2 March', '9 March')}")

    assert [when for when, _text in entries_of(plan)] == [
        "2026-03-02 09:00",
        "2026-03-02 17:30",
        "2026-03-09 09:00",
        "2026-03-09 17:30",
    ]
    assert not plan.problems


def test_a_table_with_a_remark_above_its_headings_is_a_table() -> None:
    plan = read("s.csv", "# exported 2026-04-01\n# by me\nDate,Notes\n2026-03-02,He came\n")

    assert entries_of(plan) == [(_DAY, "He came")]


def test_fields_between_single_quotes_are_read() -> None:
    rows = "'Date','Notes'\n'2026-03-02','He, too'\n'2026-03-03','It''s \"next\"'\n"
    hand = "Date,Notes\n2026-03-02,'Tis the season\n"

    assert entries_of(read("s.csv", rows)) == [(_DAY, "He, too"), ("2026-03-03 00:00", 'It\'s "next"')]
    assert entries_of(read("s.csv", hand)) == [(_DAY, "'Tis the season")]


def test_a_time_of_three_figures_is_one_in_a_column_for_times() -> None:
    plan = read("s.csv", "Date,Time,Notes\n2026-03-02,930,We met.\n2026-03-03,1430,And again.\n")

    assert [when for when, _text in entries_of(plan)] == ["2026-03-02 09:30", "2026-03-03 14:30"]


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-02 – 3 things went well",
        "2026-03-02 | 5 folk kom",
        "2. marts 2026 alle 3 kom for sent",
        "2026-03-02 · 2 dage igen",
    ],
)
def test_a_bare_figure_behind_a_day_is_no_hour(line: str) -> None:
    words = line.partition("2026-03-02")[2].lstrip(" –|·") or line.partition("2026 ")[2]

    assert entries_of(read("n.txt", f"{line}\n\n2026-03-05 Bo kom\n")) == [
        (_DAY, words),
        ("2026-03-05 00:00", "Bo kom"),
    ]


@pytest.mark.parametrize("words", ["We moved to summer time", "Sommertid", "talk about standard time"])
def test_words_behind_a_moment_are_a_zone_only_where_they_name_a_place(words: str) -> None:
    plan = read("n.txt", f"2026-03-02 09:00 {words}\nKim came.\n\n2026-03-03 10:00 Bo\n")

    assert entries_of(plan) == [(_MORNING, f"{words}\nKim came."), ("2026-03-03 10:00", "Bo")]


@pytest.mark.parametrize("word", ["Team", "Budget"])
def test_one_word_of_work_in_a_column_of_names_takes_nobody_away_and_is_nobody(word: str) -> None:
    names = (word, "Kim", "Bo", "Kim")
    plan = read("s.csv", "Date,Name,Notes\n" + "".join(f"2026-03-02,{name},We met.\n" for name in names))

    assert [entry.people for entry in plan.entries] == [(), ("Kim",), ("Bo",), ("Kim",)]


def test_what_stands_above_the_first_time_is_kept_without_a_letter_too() -> None:
    plan = read("n.txt", "2026-03-02\n\n👍\n\n09:00\nKim came\n\n10:00\nBo\n")

    assert entries_of(plan) == [(_DAY, "👍"), (_MORNING, "Kim came"), ("2026-03-02 10:00", "Bo")]


def test_pages_belong_to_the_table_that_their_folder_is_called_like_and_to_no_longer_name(tmp_path: Path) -> None:
    row = 'Name,Date\nKim,"March 2, 2026"\n'
    page = "# Kim\n\nDate: March 2, 2026\n\nShe asked.\n"
    files = {f"M {_ONE}.csv": row, f"M 2025 {_TWO}.csv": row, f"M/Kim {_ONE}.md": page}
    plan = read_folder(tmp_path, files)

    assert sorted(entries_of(plan)) == [(_DAY, "Kim"), (_DAY, "Kim\n\nShe asked.")]
    assert not plan.remarks


def test_a_row_with_too_many_cells_takes_no_page(tmp_path: Path) -> None:
    rows = 'Name,Date\nKim,"March 2, 2026",one,two\nBo,"March 3, 2026"\n'
    pages = {f"M {_ONE}/{name} {_ONE}.md": f"# {name}\n\nShe asked.\n" for name in ("Kim", "Bo")}
    plan = read_folder(tmp_path, {f"M {_ONE}.csv": rows, **pages})

    assert not any("two,She" in text for _when, text in entries_of(plan))
    assert dict(plan.remarks)[Remark.OTHER_FILES] == 1


def test_words_behind_an_arrow_are_text() -> None:
    plan = read("n.txt", "2026-03-02 → Kim\nx\n\n2026-03-03 → 2026-03-04 Trip\ny\n\n2026-03-05 9:00 → 10:00\nz\n")

    assert entries_of(plan) == [
        (_DAY, "2026-03-02 → Kim\nx"),
        ("2026-03-03 00:00", "2026-03-03 → 2026-03-04 Trip\ny"),
        ("2026-03-05 09:00", "z"),
    ]


def test_a_comment_of_org_is_no_heading_that_stands_above_all_others() -> None:
    page = "#+BEGIN_SRC sh\n# see 2026-01-01\n#+END_SRC\n** Kim <2026-03-02 Mon>\nHe came.\n** Bo <2026-03-03 Tue>\nx\n"
    plan = read("o.org", page)

    assert entries_of(plan) == [(_DAY, "Kim\n\nHe came."), ("2026-03-03 00:00", "Bo\n\nx")]


def test_brackets_with_more_than_a_moment_and_a_word_right_behind_them_stay_text() -> None:
    text = "Kim came\n[Talk of 2 March 2026 at 10:00]'s end"
    plan = read("j.txt", f"[2026-03-02 09:00] {text}\n\n[2026-03-03 09:00] Bo\n")

    assert entries_of(plan) == [(_MORNING, text), ("2026-03-03 09:00", "Bo")]
    assert not plan.problems


@pytest.mark.parametrize("days", [("2026-03-02", "2026-03-03"), ("2 March 2026", "3 March 2026")])
def test_words_above_a_day_with_a_time_below_it_stay_with_their_own_day(days: tuple[str, str]) -> None:
    """What is called like its journal, and says one thing a day, looks like pages of OneNote, with titles."""
    plan = read("n.txt", f"My journal\n\n{days[0]}\n\n09:00\n\nKim came.\n\n{days[1]}\n\n10:00\n\nBo came.\n")

    assert entries_of(plan) == [(_MORNING, "Kim came."), ("2026-03-03 10:00", "Bo came.")]
