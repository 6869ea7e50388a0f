"""Days and their times where they stand: in headings, names, folders, heads, and above a table."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read, read_folder

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineReason, Remark, SourceReason
from leader_journal.exchange.text import local_time

_ORG = "* Tuesday, 06/04/13\n** 10:28 Company meeting\nEndless.\n\n** 11:33 Work\nA diary.\n** 15:33\nNow it works.\n"
_BY_ORG = [
    ("2013-06-04 10:28", "Company meeting\n\nEndless."),
    ("2013-06-04 11:33", "Work\n\nA diary."),
    ("2013-06-04 15:33", "Now it works."),
]


@pytest.mark.parametrize("name", ["20130604", "20130604.org"])
def test_a_day_of_org_journal_is_as_many_entries_as_it_has_times(name: str, tmp_path: Path) -> None:
    assert entries_of(read(name, _ORG)) == _BY_ORG
    plan = read_folder(tmp_path, {name: _ORG, "20130605": "* Wednesday, 06/05/13\n** 09:00 Kim came\n"})
    assert entries_of(plan) == [*_BY_ORG, ("2013-06-05 09:00", "Kim came")]
    assert plan.remarks == ()


def test_a_month_of_org_journal_is_its_days() -> None:
    text = "* Tuesday, 06/04/13\n** 10:28 Met Kim\n* Wednesday, 06/05/13\n** 09:00 Met Bo\n"
    plan = read("20130601", text)
    assert entries_of(plan) == [("2013-06-04 10:28", "Met Kim"), ("2013-06-05 09:00", "Met Bo")]


@pytest.mark.parametrize(
    ("name", "text", "entries"),
    [
        (
            "2026-03-02.md",
            "# 2026-03-02\n\n## 09:15 Stand-up\nKim was late.\n\n## Kl. 14.00: Bo\nHe asked.\n",
            [("09:15", "Stand-up\n\nKim was late."), ("14:00", "Bo\n\nHe asked.")],
        ),
        (
            "log.md",
            "# Log\n\n## 2 March 2026\n\n### 9:15 am – Stand-up\nKim.\n\n### 2 pm is no time here\n### 2:00 PM\nBo.\n",
            [("09:15", "Stand-up\n\nKim.\n\n### 2 pm is no time here"), ("14:00", "Bo.")],
        ),
        (
            "log.md",
            "# 2 March 2026\nBefore.\n\n## 09:15 Stand-up\nKim.\n\n## Plan\nAsk Bo.\n",
            [("00:00", "Before."), ("09:15", "Stand-up\n\nKim.\n\n## Plan\nAsk Bo.")],
        ),
        (
            "2026-03-02.md",
            "# Log\n## 09:15 Stand-up\nKim.\n\n# Tasks\n- [ ] ask Bo\n\n# Evening\n## 20:10\nTired.\n",
            [("00:00", "# Tasks\n- [ ] ask Bo\n\n# Evening"), ("09:15", "Stand-up\n\nKim."), ("20:10", "Tired.")],
        ),
        (
            "2026-03-02.md",
            "---\ntitle: A long day\nmood: good\n---\n## 09:15 Stand-up\nKim.\n",
            [("00:00", "A long day\n\nmood: good"), ("09:15", "Stand-up\n\nKim.")],
        ),
        (
            "n.txt",
            "Monday, 2 March 2026\n\n14:03\nKim came.\n\n15:00\nBo said no.\n12:30\nis no time.\n",
            [("14:03", "Kim came."), ("15:00", "Bo said no.\n12:30\nis no time.")],
        ),
        ("2026-03-02.md", "# Plan\n\n## 10:1 ratio\nNo time.\n", [("00:00", "# Plan\n\n## 10:1 ratio\nNo time.")]),
        (
            "2026-03-02 0830.md",
            "# Note\n\n## 09:15 Stand-up\nKim.\n",
            [("08:30", "# Note\n\n## 09:15 Stand-up\nKim.")],
        ),
    ],
)
def test_times_inside_a_day_part_it_and_lose_no_word(name: str, text: str, entries: list[tuple[str, str]]) -> None:
    assert entries_of(read(name, text)) == [(f"2026-03-02 {clock}", words) for clock, words in entries]


@pytest.mark.parametrize(
    "head",
    [
        '+++\ntitle = "Talk"\ndate = 2026-03-02T14:03:00+01:00\ntags = ["plan"]\nmood = 3\n+++\n\n',
        '+++\ntitle = "Talk"\ndate = 2026-03-02\ntime = 14:03:00\ntags = ["plan"]\nmood = 3\n+++\n',
        '{\n "title": "Talk", "date": "2026-03-02 14:03", "tags": ["plan"], "mood": 3\n}\n\n',
        "---\ntitle: Talk\ndate: 2026-03-02 14:03\ntags: [plan]\nmood: 3\n---\n",
    ],
)
def test_the_head_of_a_page_is_read_in_every_form(head: str) -> None:
    plan = read("n.md", f"{head}Kim came.\n")
    assert entries_of(plan) == [("2026-03-02 14:03", "Talk\n\nKim came.\n\nmood: 3")]
    assert plan.entries[0].themes == ("plan",)


@pytest.mark.parametrize("head", ["+++\ndate = 2026-03-0\n+++\n", "+++\nno toml\n+++\n", '{"date": }\n'])
def test_a_head_that_is_none_is_text(head: str) -> None:
    plan = read("2026-03-02.md", f"{head}Kim came.\n")
    assert entries_of(plan) == [("2026-03-02 00:00", f"{head}Kim came.")]


def test_folders_may_say_the_day(tmp_path: Path) -> None:
    plan = read_folder(
        tmp_path,
        {
            ".obsidian/app.json": "{}",
            "2026/03/02.md": "Kim came.\n",
            "2026/03-March/03 Tuesday.md": "Bo.\n",
            "9.md": "?",
        },
    )
    assert entries_of(plan) == [("2026-03-02 00:00", "Kim came."), ("2026-03-03 00:00", "Bo.")]
    assert dict(plan.remarks)[Remark.PAGES_WITHOUT_A_DATE] == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("1-1 2026.csv", "Dato;Noter\n2/3;Kim kom for sent\n16/3;Bo sagde nej\n"),
        ("a.csv", "Samtaler 2026;\nDato;Noter\n2. marts;Kim kom for sent\n16. mar.;Bo sagde nej\n"),
    ],
)
def test_a_table_may_say_its_year_above_its_days(name: str, text: str) -> None:
    plan = read(name, text)
    assert entries_of(plan) == [("2026-03-02 00:00", "Kim kom for sent"), ("2026-03-16 00:00", "Bo sagde nej")]


def test_one_table_of_several_without_a_year_is_named_row_by_row(tmp_path: Path) -> None:
    plan = read_folder(
        tmp_path, {"a.csv": "Date,Notes\n2026-03-02,Kim came\n", "b.csv": "Date,Notes\n16/3,Bo said no\n"}
    )
    assert entries_of(plan) == [("2026-03-02 00:00", "Kim came")]
    assert [(one.file, one.reason) for one in plan.problems] == [("b.csv", LineReason.UNREADABLE_DATE)]


def test_two_years_above_a_table_are_none() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read("2025-2026.csv", "Date,Notes\n2/3,Kim came\n16/3,Bo said no\n")
    assert refused.value.reason is SourceReason.NO_YEAR


@pytest.fixture
def danish_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer stands in Denmark."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    time.tzset()
    yield
    monkeypatch.undo()
    assert os.environ.get("TZ") == before
    time.tzset()


@pytest.mark.usefixtures("danish_clock")
@pytest.mark.parametrize(
    ("written", "happened"),
    [
        ("2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
        ("2026-03-29 03:30", "2026-03-29T03:30:00+02:00"),
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-03-29 01:59", "2026-03-29T01:59:00+01:00"),
    ],
)
def test_an_hour_that_the_clock_skipped_is_told_as_one_later_and_the_doubled_one_as_its_first(
    written: str, happened: str
) -> None:
    assert local_time(datetime.fromisoformat(written)).isoformat() == happened


@pytest.mark.parametrize(
    ("name", "text", "entries"),
    [
        (
            "n.md",
            "## Uge 10 (2.-6. marts 2026)\nHele ugen.\n## Uge 11 (9.-13. marts 2026)\nNæste uge.\n",
            [
                ("2026-03-02", "Uge 10 (2.-6. marts 2026)\n\nHele ugen."),
                ("2026-03-09", "Uge 11 (9.-13. marts 2026)\n\nNæste uge."),
            ],
        ),
        (
            "n.md",
            "# 2026\n\n## Week 10\nKim.\n\n## W11\nAnna.\n",
            [("2026-03-02", "Week 10\n\nKim."), ("2026-03-09", "W11\n\nAnna.")],
        ),
        (
            "n.md",
            "# March 2026\n\nMuch.\n\n# April 2026\n\nLess.\n",
            [("2026-03-01", "March 2026\n\nMuch."), ("2026-04-01", "April 2026\n\nLess.")],
        ),
        ("2026-W10.md", "All of it.\n", [("2026-03-02", "2026-W10\n\nAll of it.")]),
    ],
)
def test_a_page_that_says_only_weeks_or_months_is_read_on_their_first_days(
    name: str, text: str, entries: list[tuple[str, str]]
) -> None:
    plan = read(name, text)
    assert entries_of(plan) == [(f"{day} 00:00", words) for day, words in entries]
    assert dict(plan.remarks)[Remark.FIRST_OF_A_SPAN] == len(entries)


@pytest.mark.parametrize("text", ["# 2026\n\n## v2 of the plan\nText.\n", "# 2026\n\n## Week 60\nText.\n"])
def test_what_is_no_week_is_none(text: str) -> None:
    with pytest.raises(UnreadableSource):
        read("n.md", text)


def test_a_month_of_days_is_read_by_its_days(tmp_path: Path) -> None:
    plan = read("2026-03.md", "# March 2026\n\n## Monday, 2 March 2026 Kim\nCame.\n")
    assert entries_of(plan) == [("2026-03-02 00:00", "Kim\n\nCame.")]
    assert Remark.FIRST_OF_A_SPAN not in dict(plan.remarks)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_notes_that_begin_with_their_day_keep_what_follows_it(between: str) -> None:
    text = (
        f"Dato: 2. marts 2026\nMedarbejder: Kim\nNoter: kom{between}Dato: 3. marts 2026\nMedarbejder: Bo\nNoter: gik\n"
    )
    plan = read("n.txt", text)
    assert entries_of(plan) == [
        ("2026-03-02 00:00", "Medarbejder: Kim\nNoter: kom"),
        ("2026-03-03 00:00", "Medarbejder: Bo\nNoter: gik"),
    ]
    assert [entry.people for entry in plan.entries] == [("Kim",), ("Bo",)]


def test_a_week_whose_text_begins_with_a_tag_is_a_week() -> None:
    plan = read("log.md", "# 2026\n\n## Week 12\n\n#retro Kim came\n\n## Week 13\n\nKim came again\n")
    assert [when for when, _text in entries_of(plan)] == ["2026-03-16 00:00", "2026-03-23 00:00"]


@pytest.mark.parametrize("day", ["01", "1", "15"])
def test_one_day_of_each_month_for_years_is_a_day_and_no_year(day: str) -> None:
    """Notes of the first of a month went into 2001."""
    rows = "".join(f"{day}-{month:02}-{year},Kim came in {year}\n" for year in range(22, 27) for month in (2, 5, 12))
    plan = read("t.csv", f"Dato,Hvad skete der\n{rows}")
    assert {when[:4] for when, _text in entries_of(plan)} == {"2022", "2023", "2024", "2025", "2026"}


@pytest.mark.parametrize("name", ["n.md", "n.txt"])
def test_who_is_named_behind_a_label_comes_in_from_a_page_as_well(name: str) -> None:
    text = "Dato: 2. marts 2026\nMedarbejder: Kim\nVi talte.\n\nDato: 3. marts 2026\nMedarbejder: Bo\nIgen.\n"
    assert [entry.people for entry in read(name, text).entries] == [("Kim",), ("Bo",)]


def test_a_heading_in_a_block_of_code_says_no_week() -> None:
    plan = read("n.md", "# 2026\n\n## Week 10\nKim.\n\n```\n## Week 11\ncode\n```\nmore\n")
    assert entries_of(plan) == [("2026-03-02 00:00", "Week 10\n\nKim.\n\n```\n## Week 11\ncode\n```\nmore")]
    assert dict(plan.remarks)[Remark.FIRST_OF_A_SPAN] == 1
