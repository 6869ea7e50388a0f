"""What apps and hands do to a text on its way: copies, tags, chats, exports that are nearly another form."""

from __future__ import annotations

import gzip
import json

import pytest
from tests.unit.exchange.incoming_samples import entries_of, read, zipped

from leader_journal.core.imports import LineReason, Remark, SourceFormat

_AT = {"creationDate": "2026-03-02T13:03:00Z", "timeZone": "Europe/Copenhagen"}


def _day_one(*entries: tuple[str, str]) -> str:
    found = [{"uuid": uuid, "text": text, **_AT} for uuid, text in entries]
    return json.dumps({"metadata": {"version": "1.0"}, "entries": found})


def test_an_entry_that_an_app_wrote_into_two_of_its_journals_comes_in_once() -> None:
    packed = zipped({"Work.json": _day_one(("A", "Kim came.")), "All.json": _day_one(("A", "Kim came."), ("B", "Bo."))})
    assert [text for _at, text in entries_of(read("export.zip", packed))] == ["Kim came.", "Bo."]


def test_what_differs_in_a_word_or_in_its_name_is_no_copy() -> None:
    plan = read("d.json", _day_one(("A", "Kim came."), ("A", "Kim came. And left."), ("B", "Kim came.")))
    assert [entry.text for entry in plan.entries] == ["Kim came.", "Kim came. And left.", "Kim came."]
    assert len({entry.key for entry in plan.entries}) == 3


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Use <b> for bold and a < b", "Use <b> for bold and a < b"),
        ("He wrote <i>", "He wrote <i>"),
        ("if a<b and c>d then", "if a<b and c>d then"),
        ("</p> is a tag", "</p> is a tag"),
        ("<b>Kim</b> came.<br>Late.", "Kim came.\nLate."),
        ("Talked with <Kim><br/>Then left", "Talked with <Kim>\nThen left"),
        ("<p>Kim & Bo</p>", "Kim & Bo"),
        ("Kim &amp; Bo", "Kim &amp; Bo"),
    ],
)
def test_a_tag_that_nobody_closed_is_what_somebody_wrote(cell: str, text: str) -> None:
    assert [entry.text for entry in read("a.csv", f"Date,Notes\n2026-03-02,{cell}\n").entries] == [text]


def test_jrnls_xml_is_read() -> None:
    # as jrnl 4.6 writes it: title and body on one line
    text = (
        '<?xml version="1.0" ?>\n<journal>\n\t<entries>\n\t\t<entry date="2026-03-02T14:03:00" starred="">\n'
        '\t\t\t<tag name="@kim"/>\n\t\t\tKim came. @kim He asked &amp; left &lt;early&gt;.\n\t\t</entry>\n'
        '\t\t<entry date="2026-03-03T09:00:00" starred="">Bo said no.</entry>\n\t</entries>\n\t<tags/>\n</journal>\n'
    )
    plan = read("journal.xml", text)
    assert plan.format is SourceFormat.JRNL
    assert entries_of(plan) == [
        ("2026-03-02 14:03", "Kim came. @kim He asked & left <early>."),
        ("2026-03-03 09:00", "Bo said no."),
    ]
    assert plan.entries[0].tags == ("@kim",)


_NOTES: dict[str, object] = {
    "name": "Saved Messages",
    "type": "saved_messages",
    "id": 1,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2026-03-02T14:03:00",
            "from": "Lea",
            "text": ["Kim ", {"type": "bold", "text": "came"}, "."],
        },
        {"id": 2, "type": "service", "date": "2026-03-02T14:04:00", "action": "pin_message"},
        {"id": 3, "type": "message", "date": "2026-03-03T09:00:00", "from": "Lea", "text": "Bo said no. #plan"},
        {"id": 4, "type": "message", "date": "2026-03-03T09:01:00", "from": "Lea", "photo": "p.jpg", "text": ""},
    ],
}
_CHAT = {
    "name": "Kim Holm",
    "type": "personal_chat",
    "id": 2,
    "messages": [
        {"id": 9, "type": "message", "date": "2026-03-04T10:00:00", "from": "Kim Holm", "text": "May I leave?"}
    ],
}


def test_telegrams_notes_to_oneself_and_chats_are_read() -> None:
    alone = read("result.json", json.dumps(_NOTES))
    assert alone.format is SourceFormat.TELEGRAM
    assert entries_of(alone) == [("2026-03-02 14:03", "Kim came."), ("2026-03-03 09:00", "Bo said no. #plan")]
    assert alone.entries[1].themes == ("plan",)
    assert dict(alone.remarks) == {Remark.PICTURES: 1}

    everything = read("result.json", json.dumps({"about": "x", "chats": {"list": [_NOTES, _CHAT]}}))
    assert [entry.people for entry in everything.entries] == [(), (), ("Kim Holm",)]


def test_a_broken_message_of_telegram_is_named() -> None:
    said = {"type": "message", "date": "2026-03-04T10:00:00", "text": "Yes."}
    plan = read("result.json", json.dumps({**_CHAT, "messages": [said, 7, {"type": "message", "text": "x"}]}))
    assert [(one.line, one.reason) for one in plan.problems] == [(2, LineReason.NOT_AN_ENTRY), (3, LineReason.NO_DATE)]


def test_a_chat_of_whatsapp_is_read_without_its_dash() -> None:
    text = "16/03/2026, 14:03 - Kim: May I leave?\n16/03/2026, 14:05 - Lea: Yes.\nBut call.\n"
    assert entries_of(read("chat.txt", text)) == [
        ("2026-03-16 14:03", "Kim: May I leave?"),
        ("2026-03-16 14:05", "Lea: Yes.\nBut call."),
    ]


def test_a_gzip_of_several_parts_is_read_whole() -> None:
    packed = gzip.compress(b"[2026-03-02 14:03] Kim came.\n") + gzip.compress(b"[2026-03-03 09:00] Bo said no.\n")
    assert len(read("j.txt.gz", packed).entries) == 2


def test_a_text_that_ends_within_a_letter_is_a_text() -> None:
    plan = read("a.csv", "Date,Notes\n2026-03-02,Kåre kom\n2026-03-03,Åse så".encode()[:-1])
    assert [text for _at, text in entries_of(plan)] == ["Kåre kom", "Åse s\ufffd"]


def test_a_zone_in_brackets_is_a_zone() -> None:
    plan = read("n.csv", 'Name,Date,Notes\nTalk,"March 2, 2026 2:03 PM (GMT+1)",Kim came late\n')
    assert [f"{entry.happened:%H:%M %z}" for entry in plan.entries] == ["14:03 +0100"]
