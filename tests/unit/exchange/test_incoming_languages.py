"""Dates and headings as programs and hands write them in the languages of the neighbours, and in ISO's other forms."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read

from leader_journal.exchange.date_words import MONTHS, WEEKDAYS
from leader_journal.exchange.incoming.columns import Column, known_heading
from leader_journal.exchange.stamps import UnreadableDate, is_stamp, leading_date, parse_stamp

_DAY = "2026-11-29 00:00"
_MINUTE = "2026-11-29 14:03"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-W48-7", _DAY),
        ("2026W487", _DAY),
        ("2026-W48-7 14:03", _MINUTE),
        ("2026-11-28 24:00", _DAY),
        ("2026-11-28T24:00:00", _DAY),
        ("28/11-2026 kl. 24", _DAY),
        ("2026. november 29.", _DAY),
        ("2026. nov. 29. 14:03", _MINUTE),
        ("2026. 11. 29.", _DAY),
        ("2026.11.29. 14:03", _MINUTE),
        ("2026. november 29., vasárnap 14:03", _MINUTE),
        ("29. November 2026", _DAY),
        ("Sonntag, den 29. November 2026", _DAY),
        ("So., 29.11.2026, 14.03 Uhr", _MINUTE),
        ("am 29. November 2026 um 14:03 Uhr", _MINUTE),
        ("söndag 29 november 2026 kl. 14:03", _MINUTE),
        ("den 29 nov. 2026 klockan 14.03", _MINUTE),
        ("søndag 29. november 2026 klokken 14.03", _MINUTE),
        ("zondag 29 november 2026 om 14:03 uur", _MINUTE),
        ("dimanche 29 novembre 2026 à 14 h 03", _MINUTE),
        ("domingo, 29 de noviembre de 2026", _DAY),
        ("29. marraskuuta 2026", _DAY),
        ("29 listopada 2026", _DAY),
        ("2026 November 29", _DAY),
        ("2026-Nov-29", _DAY),
        ("2026年11月29日", _DAY),
        ("2026-11-29.", _DAY),
        ("Sun Nov 29 14:03:00 2026", _MINUTE),
        ("Sun Nov 29 14:03:00 CET 2026", _MINUTE),
        ("14:03 29/11/2026", _MINUTE),
        ("14:03 Uhr, 29.11.2026", _MINUTE),
        ("2:03 PM, 29 November 2026", _MINUTE),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str, moment: str) -> None:
    assert f"{parse_stamp(written):%Y-%m-%d %H:%M}" == moment


@pytest.mark.parametrize(
    "words", ["2026-W54-1", "2026-W48-8", "2026-W48", "2026. 13. 29.", "1 set 2026 plates", "so", "14:03 meeting 2026"]
)
def test_what_is_nearly_a_date_is_none(words: str) -> None:
    with pytest.raises(UnreadableDate):
        parse_stamp(words)


@pytest.mark.parametrize("clock", ["24:01", "24:00:01", "25:00", "24:00 pm"])
def test_only_midnight_has_a_twenty_fourth_hour(clock: str) -> None:
    assert not is_stamp(f"2026-11-28 {clock}")


def test_a_full_stop_ends_a_date_and_begins_no_word() -> None:
    assert leading_date("29. november 2026. Kim kom for sent.") == ("29. november 2026.", "Kim kom for sent.")
    assert not is_stamp("2026-11-29.3")


@pytest.mark.parametrize("month", sorted(MONTHS))
def test_every_month_has_its_day(month: str) -> None:
    assert parse_stamp(f"3. {month} 2026").date().isoformat() == f"2026-{MONTHS[month]:02}-03"


@pytest.mark.parametrize("weekday", sorted(WEEKDAYS))
def test_every_weekday_may_stand_before_its_day(weekday: str) -> None:
    day = 23 + WEEKDAYS[weekday]
    assert parse_stamp(f"{weekday} {day}.11.2026").date().isoformat() == f"2026-11-{day}"


@pytest.mark.parametrize(
    ("headings", "day"),
    [
        ("Datum;Uhrzeit;Mitarbeiterin;Notizen", "29.11.2026"),
        ("Datum;Tid;Medarbetare;Anteckningar", "2026-11-29"),
        ("Dato;Klokkeslett;Medarbeider;Hva skjedde", "29.11.2026"),
        ("Datum;Tijd;Medewerker;Opmerkingen", "29-11-2026"),
        ("Dátum;Időpont;Munkatárs;Megjegyzés", "2026. november 29."),
    ],
)
def test_a_sheet_is_read_under_the_headings_of_its_language(headings: str, day: str) -> None:
    fields = [Column.HAPPENED, Column.TIME, Column.PERSON, Column.TEXT]
    assert [known_heading(heading) for heading in headings.split(";")] == fields
    plan = read("samtaler.csv", f"{headings}\n{day};14:03;Åsa Öberg;Hon tvivlade på planen.\n")
    assert entries_of(plan) == [(_MINUTE, "Hon tvivlade på planen.")]
    assert plan.people == ("Åsa Öberg",)


@pytest.mark.parametrize(
    ("name", "text", "entries"),
    [
        (
            "kim.md",
            "# Kim\n\n## 29. November 2026\nEr kam.\n\n## Montag, 30. November 2026 um 9:15 Uhr\nEr ging.\n",
            [(_DAY, "Er kam."), ("2026-11-30 09:15", "Er ging.")],
        ),
        (
            "log.md",
            "# KW 48 2026\n\n## Sonntag\nEins.\n",
            [(_DAY, "Eins.")],
        ),
        ("log.md", "# November 2026\n\n## 29.\nHon kom.\n", [(_DAY, "Hon kom.")]),
        ("log.txt", "2026. november 29.\nVasárnap volt.\n", [(_DAY, "Vasárnap volt.")]),
        ("2026-W48-7.md", "Kim came.\n", [(_DAY, "Kim came.")]),
        ("n.md", "---\nDatum: 29.11.2026\nUhrzeit: 14:03\n---\nEr kam.\n", [(_MINUTE, "Er kam.")]),
        ("n.txt", "Gespräch mit Kim\nDatum: 29.11.2026\n\nEr kam.\n", [(_DAY, "Gespräch mit Kim\n\nEr kam.")]),
        (
            "n.md",
            "| Datum | Mitarbeiter | Notizen |\n|---|---|---|\n| 29.11.2026 | Kim | Er kam spät |\n",
            [(_DAY, "Er kam spät")],
        ),
        ("j.txt", "[29. November 2026 14:03] Kim.\nEr kam.\n", [(_MINUTE, "Kim.\nEr kam.")]),
    ],
)
def test_days_are_read_in_pages_and_texts_too(name: str, text: str, entries: list[tuple[str, str]]) -> None:
    assert entries_of(read(name, text)) == entries


def test_what_a_web_page_does_not_show_is_no_text() -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE html><html><body><h1>Log</h1><!--[if gte mso 9]><xml>flood</xml><![endif]-->'
        "<h2>29 November 2026</h2><p>Kim<!-- hidden --> came</p><ul><li>late<li>twice</ul></body></html>"
    )
    plan = read("log.html", page)
    assert entries_of(plan) == [(_DAY, "Kim came\n\n- late\n- twice")]
    assert plan.problems == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Team Member Name",
        "1:1 with",
        "Medarbejders navn",
        "Samtale med",
        "Name der Mitarbeiterin",
        "Medarbetarens namn",
    ],
)
def test_a_longer_heading_over_names_is_about_people(heading: str) -> None:
    plan = read("s.csv", f"date,{heading},notes\n2026-11-29,Kim Jensen,He came with a doubt\n2026-11-30,Bo,So did he\n")
    assert plan.people == ("Kim Jensen", "Bo")
    assert [text for _minute, text in entries_of(plan)] == ["He came with a doubt", "So did he"]


def test_a_longer_heading_over_anything_else_is_kept() -> None:
    plan = read("s.csv", "date,Team member count,notes,person\n2026-11-29,three of us,He came with a doubt,Bo\n")
    assert plan.people == ("Bo",)
    assert entries_of(plan) == [(_DAY, "He came with a doubt\n\nTeam member count: three of us")]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Date (dd/mm/yyyy)", "2026-03-02 00:00"),
        ("Date (mm/dd/yyyy)", "2026-02-03 00:00"),
        ("Datum (TT/MM/JJJJ)", "2026-03-02 00:00"),
        ("Dato dd/mm/åååå", "2026-03-02 00:00"),
    ],
)
def test_the_order_of_dates_that_a_heading_says_is_not_asked_for(heading: str, day: str) -> None:
    plan = read("s.csv", f"{heading},Notes\n02/03/2026,We spoke of the plan\n")
    assert not plan.dates.doubtful
    assert entries_of(plan) == [(day, "We spoke of the plan")]


def test_a_heading_that_its_dates_contradict_says_nothing() -> None:
    plan = read("s.csv", "Date (dd/mm/yyyy),Notes\n02/13/2026,We spoke of it\n02/03/2026,And again of it\n")
    assert [minute for minute, _text in entries_of(plan)] == ["2026-02-13 00:00", "2026-02-03 00:00"]


@pytest.mark.parametrize(
    "title",
    [
        "1-2-1 Kim",
        "1 2 1: Kim",
        "Medarbejdersamtale: Kim",
        "MUS-samtale med Kim",
        "Mitarbeitergespräch Kim",
        "Einzelgespräch mit Kim",
        "Utvecklingssamtal Kim",
        "Medarbeidersamtale med Kim",
    ],
)
def test_a_meeting_is_a_one_on_one_in_every_language(title: str) -> None:
    event = f"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T130000Z\r\nSUMMARY:{title}\r\nEND:VEVENT"
    plan = read("c.ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}\r\nEND:VCALENDAR\r\n")
    assert [meeting.person for meeting in plan.meetings] == ["Kim"]


_FORMS = (
    "%Y-%m-%d %H:%M|%d.%m.%Y %H:%M|%m/%d/%Y %I:%M %p|%c|%A %d %B %Y %H:%M|%B %d, %Y at %I:%M %p|%d %b %y %H:%M"
    "|%F %T|%Y/%m/%d %H.%M|%Y%m%d %H%M|%Y%m%dT%H%M%S|%Y-%m-%d (%a) %H:%M|%H:%M %d/%m/%Y|%I:%M%p %d %B %Y"
    "|%G-W%V-%u %H:%M|%b %d %Y %H:%M|%Y_%m_%d %H:%M|%Y-%m-%d_%H-%M|%Y-%m-%d @ %H:%M|%a, %d %b %Y %H:%M:%S"
)


@pytest.mark.parametrize("brackets", [True, False])
@pytest.mark.parametrize("form", _FORMS.split("|"))
def test_jrnl_writes_its_dates_as_it_is_told(form: str, brackets: bool) -> None:
    moments = [dt.datetime(2026, 3, day, 14, 3) for day in (2, 13, 25)]  # noqa: DTZ001 - as jrnl writes it
    written = [f"[{moment:{form}}]" if brackets else f"{moment:{form}}" for moment in moments]
    plan = read("j.txt", "".join(f"{stamp} Kim came.\nBody  two.\n\n" for stamp in written))

    assert entries_of(plan) == [(f"{moment:%Y-%m-%d %H:%M}", "Kim came.\nBody  two.") for moment in moments]
    assert plan.problems == ()


def test_a_day_in_brackets_needs_no_time() -> None:
    plan = read("j.txt", "[2026-03-02] Kim came.\nBody.\n\n[2026-03-03] Bo came.\n")
    assert entries_of(plan) == [("2026-03-02 00:00", "Kim came.\nBody."), ("2026-03-03 00:00", "Bo came.")]


def test_a_figure_that_never_changes_is_the_year() -> None:
    plan = read("j.txt", "".join(f"[26-03-{day:02} 14:03] Kim came.\n\n" for day in (2, 3, 9, 25)))
    assert [minute for minute, _text in entries_of(plan)] == [f"2026-03-{day:02} 14:03" for day in (2, 3, 9, 25)]
    assert plan.dates.proof == ""
