"""Where an entry stands in its source, and where what cannot be read stands: that is what its writer is told."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.exchange.incoming_samples import read, zipped

from leader_journal.core.imports import LineReason
from leader_journal.exchange.text import lines_of

_MAIL = (
    "From: Kim <k@x.dk>\nTo: Kim <k@x.dk>\nSubject: S\nDate: {}\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{}\n"
)


def _mail(date: str, words: str) -> str:
    return _MAIL.format(date, words)


def _box(*mails: str) -> str:
    return "\n".join(f"From k@x.dk Mon Mar  2 09:30:00 2026\n{mail}" for mail in mails)


def _evernote(*dates: str) -> str:
    notes = "".join(
        f"<note><title>T{number}</title>{date}<content><![CDATA[<en-note>words</en-note>]]></content></note>"
        for number, date in enumerate(dates)
    )
    return f'<?xml version="1.0"?><en-export>{notes}</en-export>'


def _day_one(*dates: str) -> str:
    entries = [{"uuid": date, "creationDate": date, "text": "words"} for date in dates]
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries})


def _roam(*days: str) -> str:
    return json.dumps([{"title": day, "children": [{"string": f"words of {day}"}]} for day in days])


_FIRST, _SECOND, _BAD = "2026-03-02", "2026-03-03", "2026-02-30"


@pytest.mark.parametrize(
    ("files", "lines", "problem"),
    [
        pytest.param(
            {
                "a.md": f"# {_FIRST}\n\nwords\n\n# {_SECOND}\n\nmore\n",
                "b.md": f"# 2026-03-04\n\nwords\n\n# {_BAD}\n\nmore\n",
            },
            [1, 5, 1],
            ("b.md", 7, LineReason.NO_DATE),
            id="Markdown, days as headings",
        ),
        pytest.param(
            {"a.md": f"---\ndate: {_FIRST}\n---\nwords\n", "b.md": f"---\ndate: {_SECOND}\n---\n \n"},
            [4],
            ("b.md", 3, LineReason.NO_TEXT),
            id="Markdown, a day in the head",
        ),
        pytest.param(
            {"a.md": f"---\ntitle: Kim\n---\n\n# {_FIRST}\n\nwords\n\n# {_BAD}\n\nmore\n\n\n"},
            [5],
            ("a.md", 11, LineReason.NO_DATE),
            id="Markdown, days as headings below a head",
        ),
        pytest.param(
            {"a.md": f"---\ndate: {_FIRST}\n---\n## 09:15 Anna\nwords\n## 10:15 Bo\nmore\n"},
            [4, 6],
            None,
            id="Markdown, times as headings below a head",
        ),
        pytest.param(
            {
                "a.org": f"* <{_FIRST} Mon 09:30> Anna\nwords\n* <{_SECOND} Mon 09:30> Bo\nmore\n",
                "b.org": f"* <2026-03-04 Wed 09:30> Anna\nwords\n* <{_BAD} Mon 09:30> Bo\nmore\n",
            },
            [1, 3, 1],
            ("b.org", 4, LineReason.NO_DATE),
            id="Org",
        ),
        pytest.param(
            {
                "a.enex": _evernote("<created>20260302T083000Z</created>", "<updated>20260303T083000Z</updated>"),
                "b.enex": _evernote("<created>20260304T083000Z</created>", "<created>20260230T083000Z</created>"),
            },
            [1, 2, 1],
            ("b.enex", 2, LineReason.UNREADABLE_DATE),
            id="Evernote",
        ),
        pytest.param(
            {
                "a.json": _day_one("2026-03-02T08:30:00Z", "2026-03-03T08:30:00Z"),
                "b.json": _day_one("2026-02-30T08:30:00Z"),
            },
            [1, 2],
            ("b.json", 1, LineReason.UNREADABLE_DATE),
            id="Day One",
        ),
        pytest.param(
            {"a.json": _roam("March 2nd, 2026", "March 3rd, 2026"), "b.json": '[{"title": "March 4th, 2026"}, 5]'},
            [1, 2],
            ("b.json", 2, LineReason.NOT_AN_ENTRY),
            id="Roam",
        ),
        pytest.param(
            {"a.csv": f"date,text\n{_FIRST},a\n{_SECOND},b\n", "b.csv": f"date,text\n2026-03-04,c\n{_BAD},d\n"},
            [2, 3, 2],
            ("b.csv", 3, LineReason.UNREADABLE_DATE),
            id="tables",
        ),
        pytest.param(
            {"a.eml": _mail("Mon, 02 Mar 2026 09:30:00 +0100", "a"), "b.eml": _mail("soon", "b")},
            [1],
            ("b.eml", 1, LineReason.UNREADABLE_DATE),
            id="mails",
        ),
        pytest.param(
            {"a.mbox": _box(_mail("Mon, 02 Mar 2026 09:30:00 +0100", "a"), _mail("soon", "b"))},
            [1],
            ("a.mbox", 2, LineReason.UNREADABLE_DATE),
            id="a box of mails",
        ),
    ],
)
def test_each_entry_and_each_problem_says_where_it_stands(
    files: Mapping[str, str], lines: list[int], problem: tuple[str, int, LineReason] | None
) -> None:
    plan = read("export.zip", zipped(files))
    assert [entry.line for entry in plan.entries] == lines
    assert [(one.file, one.line, one.reason) for one in plan.problems] == ([problem] if problem else [])


@given(st.text(alphabet="ab\n", max_size=12))
@example("\na\n")
def test_lines_one_by_one_are_the_lines_all_at_once(text: str) -> None:
    assert list(lines_of(text)) == text.split("\n")
