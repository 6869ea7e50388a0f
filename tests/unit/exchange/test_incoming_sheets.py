"""Sheets that leaders keep by hand or get out of a system: each value where it belongs, and nothing by guesswork."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read, read_folder

from leader_journal.core.imports import DateOrder, LineReason, Remark
from leader_journal.wording.imports import doubt_sentence, note_sentences


def test_two_dates_that_contradict_each_other_are_asked_about() -> None:
    sheet = "Date,Note\n13/02/2026,Anna asked\n02/14/2026,Bo was in doubt\n"
    plan = read("a.csv", sheet)
    words = "The dates contradict each other: 13/02/2026 has the day first, 02/14/2026 the month."
    assert doubt_sentence(plan.dates) == words
    assert not [words for words in note_sentences(plan.dates, (), (), ()) if "nothing else" in words]


@pytest.mark.parametrize("order", [DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST])
def test_once_told_the_date_that_does_not_fit_is_named_and_never_turned(order: DateOrder) -> None:
    plan = read("a.csv", "Date,Note\n13/02/2026,Anna asked\n02/14/2026,Bo was in doubt\n", dates=order)
    assert not plan.dates.doubtful
    assert (len(plan.entries), [one.reason for one in plan.problems]) == (1, [LineReason.UNREADABLE_DATE])


def test_a_sheet_with_danish_headings_has_the_day_first() -> None:
    plan = read("a.csv", "Dato;Medarbejder;Noter\n02-03-2026;Anna;Om ferie\n03-03-2026;Bo;Plan\n")
    assert not plan.dates.doubtful
    assert [day for day, _text in entries_of(plan)] == ["2026-03-02 00:00", "2026-03-03 00:00"]


def test_danish_names_in_an_english_sheet_do_not_decide_its_dates() -> None:
    assert read("a.csv", "Date,Note\n03/04/2026,Søren laughed\n03/05/2026,Åse asked Søren\n").dates.doubtful


@pytest.mark.parametrize(
    ("sheet", "day", "kept"),
    [
        ("Month,Employee,Notes\n2026-03,Anna,She asked\n", "2026-03-01", "Month: 2026-03"),
        ("Måned;Medarbejder;Noter\nmarts 2026;Anna;Hun spurgte\n", "2026-03-01", "Måned: marts 2026"),
        ("Year,Month,Notes\n2026,March,She asked me\n", "2026-03-01", "Month: March"),
        ("Year,Month,Notes\n2026,3,She asked me\n", "2026-03-01", "Month: 3"),
        ('Uge;Noter\n"10, 2026";Hun spurgte mig\n', "2026-03-02", "Uge: 10, 2026"),
        ("Week,Notes\n2026-W10,She asked me\n", "2026-03-02", "Week: 2026-W10"),
    ],
)
def test_a_month_or_a_week_is_put_on_its_first_day_and_told(sheet: str, day: str, kept: str) -> None:
    plan = read("a.csv", sheet)
    assert [f"{entry.happened:%Y-%m-%d}" for entry in plan.entries] == [day]
    assert kept in plan.entries[0].text
    assert dict(plan.remarks)[Remark.FIRST_OF_A_SPAN] == 1


def test_a_month_that_is_named_as_the_day_takes_its_place() -> None:
    plan = read("a.csv", "Period,Notes\n2026-03,She asked me\n", mapping=(("happened", "Period"),))
    assert entries_of(plan) == [("2026-03-01 00:00", "She asked me")]


def test_a_text_may_begin_with_somebodys_words() -> None:
    plan = read("a.csv", 'Date;Note\n2026-03-02;"No," she said, "not now"\n2026-03-03;"open\n2026-03-04;Fine\n')
    assert entries_of(plan) == [("2026-03-02 00:00", '"No," she said, "not now"'), ("2026-03-04 00:00", "Fine")]
    assert [(one.line, one.reason) for one in plan.problems] == [(3, LineReason.BROKEN_QUOTES)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac_roman", "cp850"])
def test_every_encoding_that_a_spreadsheet_offers_keeps_its_letters(encoding: str) -> None:
    sheet = "Dato;Tekst\n2026-03-02;Søren kom på en idé\n2026-03-03;Åse, Ærø og Østbjerg\n"
    texts = [text for _day, text in entries_of(read("a.csv", sheet.encode(encoding)))]
    assert texts == ["Søren kom på en idé", "Åse, Ærø og Østbjerg"]


def test_answers_stand_below_their_questions() -> None:
    sheet = (
        "Reviewee,Date,What went well this week?,What was hard about it?\n"
        "Anna Holm,2026-03-02,I shipped it,\nBo Lund,2026-03-03,,Nothing to speak of\nCy Dahl,2026-03-04,,\n"
    )
    plan = read("a.csv", sheet)
    assert [entry.text for entry in plan.entries] == [
        "What went well this week?: I shipped it",
        "What was hard about it?: Nothing to speak of",
    ]
    assert [entry.people for entry in plan.entries] == [("Anna Holm",), ("Bo Lund",)]
    assert [one.reason for one in plan.problems] == [LineReason.NO_TEXT]


def test_what_jrnl_calls_yaml_is_read_though_it_is_none() -> None:
    page = "---\ntitle: Anna: asked. Why?\ndate: 2026-03-14 09:30:00 PM\nstarred: False\ntags: anna\n"
    page += "body: |\t\t\n\tUnsure.\n\t\n\tMore.\n..."
    plan = read("2026-03-14_anna.md", page)
    assert entries_of(plan) == [("2026-03-14 21:30", "Anna: asked. Why?\n\nUnsure.\n\nMore.")]
    assert plan.entries[0].themes == ("anna",)


def test_a_page_may_say_its_day_below_its_heading() -> None:
    found = read("Hard talk.md", "# Hard talk\n\n2 March 2026 at 09:30\n\nAnna asked.\n")
    assert entries_of(found) == [("2026-03-02 09:30", "# Hard talk\n\nAnna asked.")]
    assert not found.problems


@pytest.mark.parametrize("field", ["happened", "text"])
def test_a_table_that_lost_its_day_or_text_by_a_choice_keeps_its_columns_to_choose_again(
    tmp_path: Path, field: str
) -> None:
    """They went from the window with the choice, and only leaving it brought them back."""
    tables = {
        "a.csv": "Date,Note\n2026-03-02,Anna asked why\n",
        "b.csv": "Dato,Tekst\n2026-03-03,Bo var i tvivl\n",
        "c.csv": "Code,Number\n1,2\n",
    }
    before = read_folder(tmp_path, tables)
    lost = {"happened": "Date", "text": "Note"}[field]
    told = tuple((one.read_as, one.heading) for one in before.columns if one.heading != lost)
    plan = read_folder(tmp_path, tables, mapping=(*told, ("skip", lost)))
    assert entries_of(plan) == [("2026-03-03 00:00", "Bo var i tvivl")]
    assert (
        {one.heading for one in plan.columns}
        == {one.heading for one in before.columns}
        == {"Date", "Note", "Dato", "Tekst"}
    )


def test_a_folder_with_a_table_for_each_person_says_whom_a_row_is_about(tmp_path: Path) -> None:
    sheet = "Date,Note\n2026-03-02,Asked why\n"
    plan = read_folder(tmp_path / "team", {"Anna Holm.csv": sheet, "Bo Lund.csv": sheet})
    assert sorted(entry.people for entry in plan.entries) == [("Anna Holm",), ("Bo Lund",)]


def test_seconds_since_1970_are_a_moment_with_its_zone() -> None:
    plan = read("a.csv", "Date,Note\n1772443800,Anna asked\n")
    assert [entry.happened.astimezone(dt.UTC).isoformat() for entry in plan.entries] == ["2026-03-02T09:30:00+00:00"]


def test_a_doubtful_date_is_shown_as_both_days() -> None:
    plan = read("a.csv", "Date,Note\n03/04/2026,Anna asked\n")
    words = "The dates can be read in two ways: 03/04/2026 is 3 April 2026 or 4 March 2026."
    assert doubt_sentence(plan.dates) == words


def test_a_time_that_nobody_can_read_leaves_its_day() -> None:
    plan = read("a.md", "---\ndate: 2026-03-02 09:30\ntime: after lunch\n---\nAnna asked.\n")
    assert [f"{entry.happened:%Y-%m-%d %H:%M}" for entry in plan.entries] == ["2026-03-02 09:30"]
    assert not plan.problems
