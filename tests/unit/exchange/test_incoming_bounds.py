"""Whatever a source is, it becomes a plan or a refusal with a reason: broken, huge, encrypted, or meant to do harm."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchange.incoming_samples import (
    CALENDAR,
    DAY_ONE,
    DIARIUM,
    JOPLIN,
    JOURNEY,
    LIFEOGRAPH_2000,
    STANDARD_NOTES,
    entries_of,
    jex,
    read,
    read_folder,
    zipped,
)

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import DateOrder, SourceReason
from leader_journal.exchange.date_order import decide
from leader_journal.exchange.incoming import bounds as limits
from leader_journal.exchange.incoming.source import open_source
from leader_journal.exchange.stamps import parse_stamp

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", SourceReason.EMPTY),
        ("words.txt", b"just some words\n", SourceReason.UNKNOWN),
        ("deep.json", b"[" * 200_000, SourceReason.TOO_DEEP),
        ("half.json", DAY_ONE[:-5].encode(), SourceReason.DAMAGED),
        ("half.gz", gzip.compress(DAY_ONE.encode() * 99)[:-9], SourceReason.DAMAGED),
        ("half.ics", CALENDAR[: CALENDAR.index("DTSTART")].encode(), SourceReason.DAMAGED),
        ("mark.csv", b"\xef\xbb\xbf", SourceReason.EMPTY),
        ("spaces.md", "\n \n\u00a0\n".encode(), SourceReason.EMPTY),
        ("a.csv", b"Date,Notes\n2/3,Kim came\n16/3,Bo said no\n", SourceReason.NO_YEAR),
        ("half.zip", zipped({"a.json": DAY_ONE})[:60], SourceReason.DAMAGED),
        ("book.xlsx", zipped({"xl/workbook.xml": "<x/>"}), SourceReason.SPREADSHEET),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", SourceReason.SPREADSHEET),
        ("app.db", b"SQLite format 3\0" + bytes(100), SourceReason.DATABASE),
        ("bomb.zip", zipped({"2024-01-01.md": "a" * 60_000_000}), SourceReason.PACKED_TOO_TIGHT),
        ("deep.zip", zipped({"/".join("a" * 60) + "/2024-01-01.md": "x"}), SourceReason.TOO_DEEP),
        ("locked.diary", b"LIFEOGRAPHDB\nV 2000\nE y\n\n\x00\x01", SourceReason.ENCRYPTED),
        ("no.diary", b"LIFEOGRAPHDB\n\nx", SourceReason.DAMAGED),
        ("c.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", SourceReason.NO_ENTRIES),
        (
            "s.txt",
            json.dumps({"items": [{"content_type": "Note", "content": "004:abc"}]}).encode(),
            SourceReason.ENCRYPTED,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, content: bytes, reason: SourceReason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(name, content)
    assert (refused.value.path, refused.value.reason) == (Path(name), reason)


def test_too_much_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST", 1000)
    (tmp_path / "big.txt").write_text("2024-01-01 x\n" * 100)
    days = {f"2024-01-{day:02}.md": "x" * 300 for day in range(1, 6)}
    for place, act in (
        (tmp_path / "big.txt", lambda: open_source(tmp_path / "big.txt")),
        (tmp_path / "many", lambda: read_folder(tmp_path / "many", days)),
        (Path("big.zip"), lambda: read("big.zip", zipped(days))),
        (Path("big.docx"), lambda: read("big.docx", zipped({"word/document.xml": "x" * 1500}))),
    ):
        with pytest.raises(UnreadableSource) as refused:
            act()
        assert (refused.value.path, refused.value.reason) == (place, SourceReason.TOO_LARGE)
    monkeypatch.setattr(limits, "MOST_FILES", 3)
    with pytest.raises(UnreadableSource) as refused:
        open_source(tmp_path / "many")
    assert refused.value.reason == SourceReason.TOO_MANY_FILES


def test_links_and_the_open_journal_are_never_opened(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("2024-01-01 secret\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "2024-01-02.md").write_text("text\n")
    (folder / "2024-01-03.md").symlink_to(tmp_path / "mine.txt")

    assert [file.name for file in open_source(folder).files] == ["2024-01-02.md"]
    assert open_source(folder, folder / "2024-01-02.md").files == ()
    with pytest.raises(UnreadableSource):
        open_source(tmp_path / "mine.txt", tmp_path / "mine.txt")


@pytest.mark.parametrize("name", ["jrnl-4.6-encrypted.txt", "jrnl-2-encrypted.txt"])
def test_what_jrnl_encrypted_opens_with_its_password_only(name: str) -> None:
    data = (FIXTURES / name).read_bytes()

    assert entries_of(read(name, data, password="hemmelig")) == [
        ("2026-09-01 14:03", "Kim sagde nej.\nVi talte om æbler.")
    ]
    given: tuple[dict[str, str | None], ...] = ({}, {"password": None}, {"password": "wrong"})
    reasons = (SourceReason.ENCRYPTED, SourceReason.ENCRYPTED, SourceReason.WRONG_PASSWORD)
    for options, reason in zip(given, reasons, strict=True):
        with pytest.raises(UnreadableSource) as refused:
            read(name, data, **options)
        assert refused.value.reason == reason


_SAMPLES = [
    CALENDAR,
    DAY_ONE,
    DIARIUM,
    JOURNEY,
    LIFEOGRAPH_2000,
    STANDARD_NOTES,
    "---\ndate: 2024-01-02\n---\nx\n",
    "## 2024-01-02\nx\n",
    "1: {text: a}\n",
    "[2024-01-02 10:00] x\n",
    "date,text\n2024-01-02,x\n",
]
_pieces = st.lists(
    st.sampled_from(_SAMPLES).map(str.encode) | st.binary(max_size=12) | st.just(jex(JOPLIN)) | st.just(b"PK\x03\x04"),
    min_size=1,
    max_size=3,
).map(b"".join)


@given(_pieces, st.sampled_from(["a.md", "2024-01.txt", "a.csv", "a.json", "a.ics", "a"]), st.integers(0, 400))
def test_any_bytes_give_a_plan_or_a_refusal(data: bytes, name: str, cut: int) -> None:
    try:
        plan = read(name, data[: len(data) - cut] if cut < len(data) else data)
    except UnreadableSource:
        return
    for entry in plan.entries:
        assert entry.text.strip()
        assert entry.text.encode()
        assert entry.happened.utcoffset() is not None


_days = st.dates(dt.date(1971, 1, 1), dt.date(2068, 12, 31))
_forms = {
    DateOrder.DAY_FIRST: "{d}/{m}/{y}",
    DateOrder.MONTH_FIRST: "{m}/{d}/{y}",
}


@given(st.lists(_days, min_size=1, max_size=12), st.sampled_from(list(_forms)))
def test_dates_are_read_as_written_or_the_leader_is_asked(days: list[dt.date], order: DateOrder) -> None:
    written = [_forms[order].format(d=day.day, m=day.month, y=day.year) for day in days]

    decided = decide(written)

    read_back = [parse_stamp(text, order=decided.order).date() for text in written]
    assert read_back == days or decided.doubtful
    assert not (decided.proof and decided.doubtful)
    if any(day.day > 12 for day in days):
        assert (read_back, decided.doubtful) == (days, "")
    assert [parse_stamp(text, order=decide(written, order).order).date() for text in written] == days


@given(_days)
def test_a_weekday_beside_a_date_decides_where_it_can(day: dt.date) -> None:
    written = f"{day:%A} {day.month}/{day.day}/{day.year}"

    decided = decide([written])

    assert decided.doubtful or parse_stamp(written, order=decided.order).date() == day


_MEETING = """BEGIN:VEVENT
SUMMARY:1:1 Kim / Anna
DTSTART:20240304T100000Z
DTEND:20240304T103000Z
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE:20240311T100000Z
ATTENDEE;CN=Kim:mailto:kim@example.org
ORGANIZER;CN=Anna:mailto:anna@example.org
STATUS:CONFIRMED
END:VEVENT
"""
_PROPERTIES = [line for line in _MEETING.splitlines() if not line.startswith(("BEGIN", "END:"))]


@pytest.mark.parametrize("line", [*_PROPERTIES, "DURATION:PT30M", "NAME:x"])
@pytest.mark.parametrize(
    "broken", ["{name}:x", "{name}:", "{name};x:y", "{name}:\ufffd", "{line}\n{line}", "{name}:20240230T1Z"]
)
def test_what_is_broken_in_one_meeting_takes_no_other_away(line: str, broken: str) -> None:
    name = line.split(":")[0].split(";")[0]
    spoilt = broken.format(name=name, line=line)
    first = _MEETING.replace(line, spoilt) if line in _MEETING else _MEETING.replace("STATUS", f"{spoilt}\nSTATUS")
    good = _MEETING.replace("Kim", "Bo").replace("2024030", "2024060").replace("2024031", "2024061")
    plan = read("c.ics", f"BEGIN:VCALENDAR\nVERSION:2.0\n{first}{good}END:VCALENDAR\n")
    assert {meeting.day for meeting in plan.meetings} >= {dt.date(2024, 6, 4), dt.date(2024, 6, 18)}


@pytest.mark.parametrize("name", ["a.zip", "a.jex"])
def test_a_packed_source_of_which_any_byte_is_another_one_is_read_or_refused(name: str) -> None:
    whole = zipped({"J.json": DAY_ONE}) if name == "a.zip" else jex(JOPLIN)
    refused = 0
    for place in range(0, len(whole), 1 if name == "a.zip" else 41):
        for byte in (0x00, 0x7F, 0xFF):
            data = bytearray(whole)
            data[place] = byte
            try:
                read(name, bytes(data))
            except UnreadableSource:
                refused += 1
    assert refused
