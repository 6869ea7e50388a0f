"""Notes as people keep them by hand, and files as other apps of other years wrote them: each entry once, on its day."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import plistlib
import tarfile
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from tests.unit.exchange.incoming_samples import (
    CALENDAR,
    STANDARD_NOTES,
    entries_of,
    read,
    read_folder,
    zipped,
)

from leader_journal.core.errors import BadInput, UnreadableSource
from leader_journal.core.imports import DateOrder, LineReason, Remark, SourceFormat, SourceReason

_KIM, _BO = ("2026-03-02 00:00", "Kim came."), ("2026-03-03 00:00", "Bo said no.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.md", "# Notes 2026\n\n## Monday, 2 March\nKim came.\n\n## Tuesday, 3 March\nBo said no.\n"),
        ("n.md", "# March 2026\n\n## 2\nKim came.\n\n## 3rd\nBo said no.\n"),
        ("n.md", "# 2026\n\n## Mandag d. 2. marts\nKim came.\n\n## Tirsdag d. 3. marts\nBo said no.\n"),
        ("n.md", "# Week 10, 2026\n\n## Monday\nKim came.\n\n## Tuesday\nBo said no.\n"),
        ("n.txt", "Uge 10 2026\n\nMandag\nKim came.\n\nTirsdag\nBo said no.\n"),
        ("n.txt", "Marts 2026\n\n2. Kim came.\n3. Bo said no.\n"),
        ("n.txt", "2026\n\nmarts\n\n2.: Kim came.\n3.: Bo said no.\n"),
        ("2026-03.txt", "2. Kim came.\n3. Bo said no.\n"),
        ("n.txt", "2026 March\n\nMon 2: Kim came.\nTue 3: Bo said no.\n"),
        ("log 2026.txt", "* 2. marts: Kim came.\n* 3. marts: Bo said no.\n"),
        ("log 2026.txt", "Wed 2/3 - Kim came.\n3/3 - Bo said no.\n".replace("Wed ", "")),
        ("n.md", "- 2026-03-02: Kim came.\n- 2026-03-03: Bo said no.\n"),
        ("n.md", "# 2026-03-02\nKim came.\n\n# 2026-03-03\nBo said no.\n"),
        ("n.html", "<h1>2 March 2026</h1><p>Kim came.</p><h1>3 March 2026</h1><p>Bo said no.</p>"),
        ("n.md", "| Date | Notes |\n|---|---|\n| 2026-03-02 | Kim came. |\n| 2026-03-03 | Bo said no. |\n"),
        ("d.txt", "\tDate:\t2 March 2026\n\nKim came.\n\n\tDate:\t3 March 2026\n\nBo said no.\n"),
        ("n.txt", "Monday, March 2nd, 2026\nKim came.\n\nTuesday, 3 March 2026\nBo said no.\n"),
        ("n.md", "## 02.03.2026 (Mon)\nKim came.\n\n## 03.03.2026 (Tue)\nBo said no.\n"),
        ("n.txt", "2026-03-02 (Monday) — Kim came.\n2026-03-03 (Tuesday) — Bo said no.\n"),
        ("n.md", "## 2026-03-02 Monday\nKim came.\n\n## 2026-03-03 Tuesday\nBo said no.\n"),
        ("n.md", "**2 March 2026:** Kim came.\n\n**3 March 2026**: Bo said no.\n"),
        ("n.md", "## 📅 2026-03-02\nKim came.\n\n## 📅 2026-03-03\nBo said no.\n"),
        ("n.txt", "\u200e2 March 2026\nKim came.\n\n\u200e3\u00a0March\u00a02026\nBo said no.\n"),
        ("n.json", '{"2026-03-02": "Kim came.", "2026-03-03": "Bo said no."}'),
        ("n.json", '{"2026-03-02": [{"text": "Kim came."}], "2026-03-03": [{"text": "Bo said no."}]}'),
        (
            "n.json",
            (
                '{"entries": [{"date": "2026-03-02", "content": "Kim came."}'
                ', {"date": "2026-03-03", "content": "Bo said no."}]}'
            ),
        ),
        (
            "n.json",
            (
                '{"version": 2, "notes": [{"date": "2026-03-02", "text": "Kim came."}'
                ', {"date": "2026-03-03", "text": "Bo said no."}]}'
            ),
        ),
    ],
)
def test_days_are_read_as_hands_write_them(name: str, text: str) -> None:
    order = DateOrder.DAY_FIRST if "/" in text and "<" not in text else None
    plan = read(name, text, dates=order)

    assert entries_of(plan) == [_KIM, _BO]
    assert not plan.problems


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.txt", "* 2/3: Kim came.\n* 9/3: Bo said no.\n"),
        ("n.md", "## 2 March\nKim came.\n\n## 3 March\nBo said no.\n"),
        ("n.txt", "Marts\n\n2. Kim came.\n3. Bo said no.\n"),
    ],
)
def test_a_year_that_is_written_nowhere_is_asked_for_and_not_made_up(name: str, text: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(name, text)
    assert refused.value.reason == SourceReason.NO_YEAR


@pytest.mark.parametrize(
    "text",
    [
        "March 2026\n\n1. Ask HR\n2. Call Bo\n3. Pay",
        "March 2026\n\n1. Ask HR\n1. Call Bo",
        "March 2026\n\nMarch 2 was hard for all of us, he said.\nMay I add that 3 people left?",
    ],
)
def test_what_counts_things_or_speaks_of_days_is_no_list_of_days(text: str) -> None:
    assert entries_of(read("n.md", f"# {text}\n")) == [("2026-03-01 00:00", text)]  # the month, and all in one


def test_a_name_of_a_month_without_a_year_is_none() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read("n.md", "# Goals 2026\n\n## May\n\n- 3 new people\n- 5 courses\n")
    assert refused.value.reason == SourceReason.UNKNOWN


def test_a_heading_may_end_with_its_day_and_a_page_may_say_it_below() -> None:
    ends = read("n.md", "# 1:1 Kim & me - 2026-03-02\nPace.\n\n# 1:1 Bo & me (3 March 2026)\nRoof.\n")
    below = read("n.md", "# 1:1 with Kim\n\n**Date:** 2026-03-02 14:30\n**With:** Kim\n\n- [ ] Ask HR\n")
    several = read("n.md", "# Kim\n\nDato: 2. marts 2026\n\nPace.\n\n# Bo\n\nDato: 3. marts 2026\n\nRoof.\n")

    assert entries_of(ends) == [
        ("2026-03-02 00:00", "1:1 Kim & me\n\nPace."),
        ("2026-03-03 00:00", "1:1 Bo & me\n\nRoof."),
    ]
    assert entries_of(below) == [("2026-03-02 14:30", "# 1:1 with Kim\n\n**With:** Kim\n\n- [ ] Ask HR")]
    assert below.entries[0].tasks == ("Ask HR",)
    assert entries_of(several) == [("2026-03-02 00:00", "# Kim\n\n\nPace."), ("2026-03-03 00:00", "# Bo\n\n\nRoof.")]


def test_a_title_above_its_day_and_the_time_below_it_belong_to_it() -> None:
    plan = read("n.txt", "1:1 Kim\n2. marts 2026\n14:03\nPace.\n\n1:1 Bo\n9. marts 2026\n13.00\nRoof.\n")

    assert entries_of(plan) == [("2026-03-02 14:03", "1:1 Kim\n\nPace."), ("2026-03-09 13:00", "1:1 Bo\n\nRoof.")]


def test_what_stands_outside_of_the_days_of_a_page_is_named() -> None:
    plan = read("Kim.md", "# Kim\n\nLikes numbers.\n\n## 2026-03-02\nLate.\n\n# Ideas\nA course.\n")

    assert entries_of(plan) == [("2026-03-02 00:00", "Late.")]
    assert [(one.line, one.reason) for one in plan.problems] == [(3, LineReason.NO_DATE), (9, LineReason.NO_DATE)]


# --- tables ---


def test_all_tables_of_a_folder_are_read_each_by_its_own_headings(tmp_path: Path) -> None:
    files = {
        "a.csv": "Date,Person,Notes\n2026-03-02,Kim,Late again\n",
        "b.tsv": "Dato\tHvem\tHvad\n3. marts 2026\tBo\tSagde nej\n",
        "c.csv": "Price,Pieces\n3,4\n",
    }
    plan = read_folder(tmp_path, files)

    assert entries_of(plan) == [("2026-03-02 00:00", "Late again"), ("2026-03-03 00:00", "Sagde nej")]
    assert [(one.file, one.reason) for one in plan.problems] == [("c.csv", LineReason.NO_COLUMNS)]
    assert [column.heading for column in plan.columns] == ["Date", "Person", "Notes", "Dato", "Hvem", "Hvad"]
    with pytest.raises(BadInput):
        read("z.zip", zipped(files), mapping=(("text", "Nothing"),))


def test_a_comma_without_quotes_costs_no_word() -> None:
    plan = read("t.csv", "Date,Person,Notes\n2026-03-02,Kim,Pace, roof and rain\n2026-03-03,Bo,Short\n")
    dropped = read("t.csv", "Date,Notes,Person\n2026-03-02,Pace,Kim,x\n2026-03-03,Short,Bo\n")

    assert [text for _when, text in entries_of(plan)] == ["Pace, roof and rain", "Short"]
    assert dict(plan.remarks)[Remark.MORE_FIELDS] == 1
    assert [(one.line, one.reason) for one in dropped.problems] == [(2, LineReason.TOO_MANY_FIELDS)]


def test_the_beginning_is_the_time_and_the_end_is_text() -> None:
    plan = read("t.csv", "Date,Start,End,Notes\n2026-03-02,09:00,09:30,Pace and roof\n2026-03-03,13:15,14:00,Rain\n")

    assert entries_of(plan)[0] == ("2026-03-02 09:00", "Pace and roof\n\nEnd: 09:30")


def test_a_form_of_the_web_says_its_zone() -> None:
    plan = read("f.csv", '"Timestamp","What came up?"\n"2026/03/02 2:03:22 PM GMT+1","Kim came with a doubt"\n')

    assert entries_of(plan) == [("2026-03-02 14:03", "Kim came with a doubt")]


def test_another_column_of_dates_tells_how_all_are_written() -> None:
    plan = read("t.csv", "Employee;Date;Next meeting;Notes\nKim;2-3-2026;16-3-2026;Pace\nBo;9-3-2026;23-3-2026;Roof\n")

    assert [when[:10] for when, _text in entries_of(plan)] == ["2026-03-02", "2026-03-09"]
    assert (plan.dates.doubtful, plan.dates.proof) == ("", "16-3-2026")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Date,Notes\n", SourceReason.NO_ENTRIES),
        ("Date,Mood\n2026-03-02,3\n", SourceReason.NO_TEXT_COLUMN),
        ("Person,Notes\nKim,Late again\n", SourceReason.NO_DATE_COLUMN),
    ],
)
def test_a_table_of_nothing_says_what_it_lacks(text: str, reason: SourceReason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read("t.csv", text)
    assert refused.value.reason == reason


def test_a_tracker_without_a_note_counts_its_rows_and_rows_may_hold_more_rows() -> None:
    mood = read("m.csv", "full_date,time,mood,note\n2026-03-02,9:00 PM,good,\n2026-03-03,9:00 PM,sad,\n")
    nested = read("n.json", '[{"date": "2026-03-02", "text": "Kim", "more": {"said": "no", "to": ["Bo", "Eva"]}}]')

    assert [(one.line, one.reason) for one in mood.problems] == [(2, LineReason.NO_TEXT), (3, LineReason.NO_TEXT)]
    assert entries_of(nested) == [("2026-03-02 00:00", "Kim\n\nmore:\nsaid: no\nto: Bo, Eva")]


# --- other apps ---


def test_lifeographs_third_version_is_read_with_its_times_and_lists() -> None:
    diary = (
        "LIFEOGRAPHDB\nV 3010\nE n\nId1\n\nDo~~~~\nDp5\n\nID2\nT ~general\n\n"
        "ID3\nE __n_BN___~~~~~~202603020140322\nEc202603020140322\nEhr\n"
        "N 202603020140322|202603020140322|4\nEpDKim came\nN 202603020140322|202603020140322|5\nEpD\n"
        "N 202603020140322|202603020140322|6\nEp<_OE~1_____~~~~~ask HR #plan\nEpla55.6\nEplo12.5\nEfB0|3|\n"
        "N 202603020140322|202603020140322|7\nEp<S_E~0_____~~~~~Later\n\n"
        "ID8\nE _Tn_DN___~~~~~~202603030000000\nEpDgone\n\nID9\nE __n_DN___~~~~~~202603040000000\nEpDBo said no\n"
    )
    plan = read("d.diary", diary)

    assert entries_of(plan) == [
        ("2026-03-02 14:03", "Kim came\n\n- [ ] ask HR #plan\nLater"),
        ("2026-03-04 00:00", "Bo said no"),
    ]
    assert (plan.entries[0].themes, plan.entries[0].tasks) == (("plan",), ("ask HR #plan",))
    assert dict(plan.remarks) == {Remark.THROWN_AWAY_THERE: 1}


def test_day_ones_first_folder_is_read(tmp_path: Path) -> None:
    entry = {
        "Creation Date": datetime(2020, 5, 5, 21, 46, tzinfo=UTC).replace(tzinfo=None),
        "Entry Text": "Kim came.",
        "Time Zone": "Pacific/Auckland",
        "Tags": ["plan"],
    }
    plan = read_folder(
        tmp_path,
        {
            "entries/A.doentry": plistlib.dumps(entry),
            "entries/B.doentry": plistlib.dumps({"Creation Date": "then", "Entry Text": "x"}),
            "entries/C.doentry": b"<plist",
            "photos/A.jpg": b"x",
        },
    )

    assert (plan.format, entries_of(plan)) == (SourceFormat.DAY_ONE, [("2020-05-06 09:46", "Kim came.")])
    assert plan.entries[0].themes == ("plan",)
    assert [one.reason for one in plan.problems] == [LineReason.UNREADABLE_DATE, LineReason.BROKEN_FILE]
    assert dict(plan.remarks) == {Remark.PICTURES: 1}


@pytest.mark.parametrize("filler", [b"\x06" * 6, b" " * 6])
def test_what_jrnl_1_encrypted_opens_with_its_password_only(filler: bytes) -> None:
    words = "[2026-03-02 14:03] Kim came æ.\n".encode()
    words += filler if (len(words) + 6) % 16 == 0 else bytes([16 - len(words) % 16]) * (16 - len(words) % 16)
    start = bytes(range(200, 216))
    writer = Cipher(AES(hashlib.sha256(b"hemmelig").digest()), CBC(start)).encryptor()
    data = start + writer.update(words) + writer.finalize()

    assert entries_of(read("j.txt", data, password="hemmelig")) == [("2026-03-02 14:03", "Kim came æ.")]
    for password, reason in ((None, SourceReason.ENCRYPTED), ("wrong", SourceReason.WRONG_PASSWORD)):
        with pytest.raises(UnreadableSource) as refused:
            read("j.txt", data, password=password)
        assert refused.value.reason == reason


# --- packed, and what is no text at all ---


def test_what_was_packed_twice_is_unpacked_twice_and_no_more() -> None:
    page = {"Kim.md": "## 2026-03-02\nKim came.\n"}
    thrice = zipped({"c.zip": zipped({"b.zip": zipped({"a.zip": zipped(page)})})})

    assert entries_of(read("e.zip", zipped({"Export-1.zip": zipped(page)}))) == [_KIM]
    with pytest.raises(UnreadableSource) as refused:
        read("e.zip", thrice)
    assert refused.value.reason == SourceReason.NO_ENTRIES


def test_what_gzip_packed_is_unpacked_within_bounds() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        data = b"## 2026-03-02\nKim came.\n"
        member = tarfile.TarInfo("Kim.md")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))

    assert entries_of(read("e.tgz", packed.getvalue())) == [_KIM]
    assert entries_of(read("j.txt.gz", gzip.compress(b"[2026-03-02 00:00] Kim came.\n"))) == [_KIM]
    for data, reason in (
        (gzip.compress(b"a" * 30_000_000), SourceReason.PACKED_TOO_TIGHT),
        (b"\x1f\x8b\x08\x00 not so", SourceReason.DAMAGED),
    ):
        with pytest.raises(UnreadableSource) as refused:
            read("bomb.gz", data)
        assert refused.value.reason == reason


def test_a_picture_that_is_called_like_a_day_is_no_entry() -> None:
    noise = b"\x89PNG\r\n\x1a\n" + b"".join(hashlib.sha256(bytes([n])).digest() for n in range(64))
    with pytest.raises(UnreadableSource) as refused:
        read("2026-03-02.txt", noise)
    assert refused.value.reason == SourceReason.UNKNOWN


def test_whatever_no_reader_looked_into_is_counted(tmp_path: Path) -> None:
    pages = {f"2026-03-0{day}.md": "Kim came.\n" for day in (1, 2, 3)}
    mixed = read_folder(tmp_path / "a", {**pages, "t.csv": "Date,Notes\n2026-03-02,x\n", "u.json": "{}"})
    texts = read_folder(tmp_path / "b", {"a.txt": "2026-03-02 Kim.\n", "b.txt": "2026-03-03 Bo.\n", "u.json": "{}"})
    backup = read("s.zip", zipped({"Standard Notes Backup and Import File txt.txt": STANDARD_NOTES, "Items/n.txt": ""}))

    assert dict(mixed.remarks) == {Remark.OTHER_FILES: 2}
    assert (len(texts.entries), dict(texts.remarks)) == (2, {Remark.OTHER_FILES: 1})
    assert (backup.format, dict(backup.remarks)) == (SourceFormat.STANDARD_NOTES, {Remark.THROWN_AWAY_THERE: 1})


def test_an_odd_zone_in_a_calendar_is_nobodys_warning() -> None:
    odd = CALENDAR.replace("DTSTART:20240304T090000Z", "DTSTART;TZID=/x.org/Europe/Berlin:20240304T100000")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert read("c.ics", odd).meetings[0].day.day == 4
    assert not said


def test_an_archive_of_json_lines_is_a_table() -> None:
    rows = [{"date": "2026-03-02", "text": "Kim came."}, {"date": "2026-03-03", "text": "Bo said no."}]
    assert entries_of(read("n.json", "\n".join(map(json.dumps, rows)))) == [_KIM, _BO]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.txt", "2 Mar 2026, 9:30 am: Kim came.\n3 Mar 2026, 2:10 pm: Bo said no.\n"),
        ("n.txt", "2 Mar 2026, 9:30\u202fAM - Kim came.\n3 Mar 2026, 2:10\u202fPM - Bo said no.\n"),
        ("n.txt", "[02.03.2026, 09.30.12] Kim came.\n\u200e[03.03.2026, 14.10.00] Bo said no.\n"),
        ("n.txt", "\u200e[02.03.2026, 09.30.12] Kim came.\n\u200e[03.03.2026, 14.10.00] Bo said no.\n"),
        ("n.md", "## 2026-03-02 09:30–10:00\nKim came.\n\n## 2026-03-03 14:10-14:30\nBo said no.\n"),
        ("n.md", "## 2026-03-02 Mon 09:30\nKim came.\n\n## 2026-03-03 Tue, 14.10 - 14.30\nBo said no.\n"),
        ("n.csv", "Dato;Tid;Notat\n02-03-2026;9.30-10.00;Kim came.\n03.03.2026;14:10 – 14:30;Bo said no.\n"),
        ("n.csv", "ts,text\n1772440200.000100,Kim came.\n1772543400.5,Bo said no.\n"),
    ],
)
def test_the_time_beside_a_day_is_its_first_and_no_offset(name: str, text: str) -> None:
    plan = read(name, text, dates=DateOrder.DAY_FIRST)

    assert entries_of(plan) == [("2026-03-02 09:30", "Kim came."), ("2026-03-03 14:10", "Bo said no.")]
    assert [entry.happened.utcoffset() for entry in plan.entries] == [timedelta(hours=1)] * 2


def test_an_offset_that_looks_like_an_end_is_still_one() -> None:
    stamps = ("2026-03-02 02:10-05:00", "2026-03-02T09:30-10:00", "2026-03-02 09:30 -0500")
    plan = read("n.csv", "Date,Note\n" + "".join(f"{stamp},Kim\n" for stamp in stamps))

    assert [entry.happened.utcoffset() for entry in plan.entries] == [timedelta(hours=-one) for one in (5, 10, 5)]


def test_a_sentence_that_begins_with_a_word_like_a_weekday_keeps_it() -> None:
    plan = read("n.txt", "2026-03-02 Man kan ikke sige nej.\n2026-03-03 Monday was bad.\n")

    assert [text for _day, text in entries_of(plan)] == ["Man kan ikke sige nej.", "Monday was bad."]


def test_a_span_of_days_stays_whole_in_the_text() -> None:
    plan = read("n.md", "# 2026-03-02 – 2026-03-04\nOffsite.\n\n# 2026-03-05\nBack.\n")

    assert entries_of(plan) == [
        ("2026-03-02 00:00", "2026-03-02 – 2026-03-04\n\nOffsite."),
        ("2026-03-05 00:00", "Back."),
    ]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("n.csv", 'Date,Note\n2026-03-02,"Kim said \\"no\\", and \\"never\\""\n', 'Kim said "no", and "never"'),
        ("n.csv", 'Date,Note,Path\n2026-03-02,Kim came today,"C:\\dir\\"\n', "Kim came today\n\nPath: C:\\dir\\"),
        ("n.md", "| Date | Note |\n|---|---|\n| 2026-03-02 | Kim \\| Bo |\n", "Kim | Bo"),
        ("n.csv", ",Date,Note\n0,2026-03-02,Kim came today\n", "Kim came today"),
        ("n.csv", "Date,Note,\n2026-03-02,Kim came today,late\n", "Kim came today\n\nlate"),
        ("n.csv", "Date,Note\nDate,Note\n2026-03-02,Kim came today\n", "Kim came today"),
        (
            "n.csv",
            "Dato;Medarbejder;Emner;Aftalt;Næste møde\n2/3/2026;Juul, Maria;Løn;Ingen;13/3/2026\n",
            "Løn\n\nAftalt: Ingen\nNæste møde: 13/3/2026",
        ),
        ("n.csv", "Date,Note\n'2026-03-02,Kim came today\n", "Kim came today"),
    ],
)
def test_signs_of_the_writer_are_no_words_and_no_word_is_lost(name: str, text: str, words: str) -> None:
    plan = read(name, text)

    assert entries_of(plan) == [("2026-03-02 00:00", words)]
    assert plan.problems == ()


def test_an_entry_of_journey_without_a_day_is_told_of() -> None:
    """Words that stay out are never left out in silence; what describes an attachment has none."""
    items = [{"date_journal": 1709595000000, "text": "Kim came."}, {"text": "No day."}, {"type": "photo"}]

    plan = read("j.json", json.dumps(items))

    assert [(one.line, one.reason) for one in plan.problems] == [(2, LineReason.NO_DATE)]
