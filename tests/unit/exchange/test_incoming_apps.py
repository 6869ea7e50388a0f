"""Apps of notes and diaries whose exports are read: every note once, at its moment, with its tags, and no copy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read, read_folder, zipped

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import Remark, SourceFormat, SourceReason

_USUAL = {"color": "DEFAULT", "isTrashed": False, "isPinned": False, "isArchived": False}
_KEEP = {
    "Takeout/Keep/1_1 Anna.json": json.dumps(
        {
            **_USUAL,
            "title": "1:1 Anna",
            "textContent": "She asked why.",
            "labels": [{"name": "work"}],
            "userEditedTimestampUsec": 1772530200000000,
            "createdTimestampUsec": 1772443800000000,
        }
    ),
    "Takeout/Keep/1_1 Anna.html": "<html><body>She asked why.</body></html>",
    "Takeout/Keep/Ask.json": json.dumps(
        {
            **_USUAL,
            "title": "Ask",
            "listContent": [{"text": "HR", "isChecked": False}, {"text": "Bo", "isChecked": True}],
            "userEditedTimestampUsec": 1772530200000000,
        }
    ),
    "Takeout/Keep/gone.json": json.dumps(
        {**_USUAL, "isTrashed": True, "textContent": "away", "userEditedTimestampUsec": 1772530200000000}
    ),
    "Takeout/Keep/Labels.txt": "work\n",
}
_SIMPLENOTE = json.dumps(
    {
        "activeNotes": [
            {
                "id": "a",
                "content": "Talk with Anna\r\nShe asked.",
                "creationDate": "2026-03-02T09:30:00.000Z",
                "lastModified": "2026-03-03T09:30:00.000Z",
                "tags": ["work"],
            }
        ],
        "trashedNotes": [{"id": "b", "content": "away", "creationDate": "2026-03-02T09:30:00.000Z"}],
    }
)
_ROAM = json.dumps(
    [
        {
            "title": "March 2nd, 2026",
            "children": [
                {"string": "Anna asked #team", "children": [{"string": "{{[[TODO]]}} ask [[HR]]"}]},
                {"string": "two\nlines"},
            ],
        },
        {"title": "Anna Holm", "children": [{"string": "role:: dev"}]},
        {"title": "March 3rd, 2026", "children": [{"string": "Bo #[[hard talk]]"}]},
        {"title": "March 4th, 2026", "edit-time": 1},
    ]
)
_EVERNOTE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n'
    '<en-export application="Evernote" version="10.1"><note><title>1:1 Anna &amp; me</title>'
    "<created>20260302T083000Z</created><updated>20260305T083000Z</updated><tag>work</tag>"
    '<content><![CDATA[<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/'
    'enml2.dtd"><en-note><div>She asked <b>why</b>.</div><en-todo checked="false"/>Ask HR</en-note>]]></content>'
    '<resource><data encoding="base64">AAAA</data></resource></note>'
    "<note><title>Late</title><created>20260304T230500Z</created><content><![CDATA[<en-note>Bo</en-note>]]></content>"
    "</note></en-export>"
)
_DIARO = (
    '<?xml version="1.0" encoding="utf-8"?><data version="2"><table name="diaro_tags"><r><uid>t1</uid>'
    '<title>work</title></r></table><table name="diaro_entries"><r><uid>e1</uid>'
    "<date>1772443800000</date><tz_offset>+01:00</tz_offset>"
    "<title>Hard talk</title><text>Anna asked &amp; I was short</text><tags>,t1,</tags></r></table></data>"
)
_ORG = (
    "#+TITLE: Journal\n* 2026\n** 2026-03 March\n*** 2026-03-02 Monday\n**** Anna asked   :team:\n"
    "[2026-03-02 Mon 09:30]\nI was short.\n*** 2026-03-03 Tuesday\n**** TODO ask HR\nEntered on [2026-03-03 Tue]\n"
)
_STAMPED_ORG = (
    "* <2026-03-02 Mon 09:30> Anna asked\n:PROPERTIES:\n:ID: 4711\n:END:\nI was short.\n* A doubt\n:PROPERTIES:\n"
    ":CREATED: [2026-03-03 Tue 10:00]\n:END:\nHm\n* <2026-03-04 Wed> Bo\nHm\n"
    "* Indented as Org does\n  [2026-03-05 Thu 08:00]\n  Said.\n* A drawer, too\n  :PROPERTIES:\n"
    "  :CREATED: [2026-03-06 Fri]\n  :END:\n  Hm\n"
)
_VIMWIKI = {
    "diary/2026-03-02.wiki": "= Monday =\n* Anna asked\n:team:\n",
    "diary/2026-03-03.wiki": "Bo\n",
    "diary/diary.wiki": "= Diary =\n- [[2026-03-02]]\n- [[2026-03-03]]\n",
    "index.wiki": "= Home =\n",
}


def _mail(subject: str, date: str, body: str, sender: str = "Kim Berg <kim@x.dk>", kind: str = "text/plain") -> str:
    return (
        f"From: {sender}\nTo: Kim Berg <kim@x.dk>\nSubject: {subject}\nDate: {date}\nMIME-Version: 1.0\n"
        f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n"
    )


_TO_ONESELF = _mail("=?utf-8?q?Om_S=C3=B8ren?=", "Mon, 02 Mar 2026 09:30:00 +0100", "Han spurgte.")
_FROM_ANNA = _mail(
    "Plan", "Tue, 03 Mar 2026 10:00:00 +0100", "<p>I &amp; Bo disagree.</p>", "Anna Holm <anna@x.dk>", "text/html"
)
_MANY = f"From kim@x.dk Mon Mar  2 09:30:00 2026\n{_TO_ONESELF}\nFrom anna@x.dk Tue Mar  3 10:00:00 2026\n{_FROM_ANNA}"


@pytest.mark.parametrize(
    ("name", "content", "kind", "entries", "themes"),
    [
        pytest.param(
            "takeout.zip",
            zipped(_KEEP),
            SourceFormat.GOOGLE_KEEP,
            [("2026-03-02 10:30", "1:1 Anna\n\nShe asked why."), ("2026-03-03 10:30", "Ask\n\n- [ ] HR\n- [x] Bo")],
            {"work"},
            id="Google Keep",
        ),
        pytest.param(
            "notes.json",
            _SIMPLENOTE,
            SourceFormat.SIMPLENOTE,
            [("2026-03-02 10:30", "Talk with Anna\nShe asked.")],
            {"work"},
            id="Simplenote",
        ),
        pytest.param(
            "notes.zip",
            zipped({"source/notes.json": _SIMPLENOTE, "Talk with Anna.txt": "Talk with Anna\nShe asked."}),
            SourceFormat.SIMPLENOTE,
            [("2026-03-02 10:30", "Talk with Anna\nShe asked.")],
            {"work"},
            id="Simplenote, with copies",
        ),
        pytest.param(
            "roam.json",
            _ROAM,
            SourceFormat.ROAM,
            [
                ("2026-03-02 00:00", "- Anna asked #team\n  - [ ] ask [[HR]]\n- two\n  lines"),
                ("2026-03-03 00:00", "- Bo #[[hard talk]]"),
            ],
            {"team", "hard talk"},
            id="Roam",
        ),
        pytest.param(
            "My Notes.enex",
            _EVERNOTE,
            SourceFormat.EVERNOTE,
            [("2026-03-02 09:30", "1:1 Anna & me\n\nShe asked why.\n[ ] Ask HR"), ("2026-03-05 00:05", "Late\n\nBo")],
            {"work"},
            id="Evernote",
        ),
        pytest.param(
            "Diaro.zip",
            zipped({"DiaroBackup.xml": _DIARO}),
            SourceFormat.DIARO,
            [("2026-03-02 10:30", "Hard talk\n\nAnna asked & I was short")],
            {"work"},
            id="Diaro",
        ),
        pytest.param(
            "journal.org",
            _ORG,
            SourceFormat.ORG,
            [
                ("2026-03-02 09:30", "Anna asked #team\n\nI was short."),
                ("2026-03-03 00:00", "- [ ] ask HR\nEntered on 2026-03-03"),
            ],
            {"team"},
            id="Org, a tree of days",
        ),
        pytest.param(
            "notes.org",
            _STAMPED_ORG,
            SourceFormat.ORG,
            [
                ("2026-03-02 09:30", "Anna asked\n\nI was short."),
                ("2026-03-03 10:00", "A doubt\n\nHm"),
                ("2026-03-04 00:00", "Bo\n\nHm"),
                ("2026-03-05 08:00", "Indented as Org does\n\n  Said."),
                ("2026-03-06 00:00", "A drawer, too\n\n  Hm"),
            ],
            set(),
            id="Org, stamped headings",
        ),
        pytest.param(
            "wiki.zip",
            zipped(_VIMWIKI),
            SourceFormat.VIMWIKI,
            [("2026-03-02 00:00", "# Monday\n* Anna asked\n#team"), ("2026-03-03 00:00", "Bo")],
            {"team"},
            id="Vimwiki",
        ),
        pytest.param(
            "a.eml",
            _TO_ONESELF,
            SourceFormat.MAIL,
            [("2026-03-02 09:30", "Om Søren\n\nHan spurgte.")],
            set(),
            id="a mail to oneself",
        ),
        pytest.param(
            "notes.mbox",
            _MANY,
            SourceFormat.MAIL,
            [
                ("2026-03-02 09:30", "Om Søren\n\nHan spurgte."),
                ("2026-03-03 10:00", "Plan\n\nFrom: Anna Holm\n\nI & Bo disagree."),
            ],
            set(),
            id="a box of mails",
        ),
    ],
)
def test_notes_come_in_once_at_their_moment(
    name: str, content: str | bytes, kind: SourceFormat, entries: list[tuple[str, str]], themes: set[str]
) -> None:
    plan = read(name, content)
    assert plan.format is kind
    assert entries_of(plan) == entries
    assert {theme for entry in plan.entries for theme in entry.themes} == themes
    assert not plan.problems


@pytest.mark.parametrize(
    ("files", "remark"),
    [(_KEEP, Remark.THROWN_AWAY_THERE), (_VIMWIKI, Remark.PAGES_WITHOUT_A_DATE)],
    ids=["Google Keep", "Vimwiki"],
)
def test_what_is_left_out_is_told(files: Mapping[str, str], remark: Remark, tmp_path: Path) -> None:
    assert remark in dict(read_folder(tmp_path, files).remarks)


def test_xml_that_unfolds_is_refused() -> None:
    bomb = _EVERNOTE.replace('evernote-export4.dtd">', 'evernote-export4.dtd" [<!ENTITY a "aaaa">]>', 1)
    with pytest.raises(UnreadableSource) as refused:
        read("a.enex", bomb)
    assert refused.value.reason is SourceReason.DAMAGED


def test_a_day_one_entry_may_have_its_words_in_the_newer_form_alone() -> None:
    rich = json.dumps({"contents": [{"text": "Anna "}, {"text": "asked"}], "meta": {"version": 1}})
    entry = {"uuid": "A", "creationDate": "2026-03-02T08:30:00Z", "timeZone": "Europe/Copenhagen", "richText": rich}
    plan = read("Journal.json", json.dumps({"metadata": {"version": "1.0"}, "entries": [entry]}))
    assert entries_of(plan) == [("2026-03-02 09:30", "Anna asked")]
