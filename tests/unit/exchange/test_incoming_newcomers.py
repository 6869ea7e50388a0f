"""What leaders bring along who come from another app: made after its documentation or real files."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.exchange.incoming_samples import entries_of, read, read_folder, zipped

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan


def _bundle(name: str, text: str, made: str, **said: object) -> Mapping[str, str]:
    """Return a page as Bear writes it into a bundle (TextBundle 2)."""
    of_bear = {
        "uniqueIdentifier": f"{name}-1",
        "creationDate": made,
        "modificationDate": "2026-05-01T08:00:00Z",
        **said,
    }
    about = {"type": "net.daringfireball.markdown", "version": 2, "net.shinyfrog.bear": of_bear}
    return {f"{name}.textbundle/text.markdown": text, f"{name}.textbundle/info.json": json.dumps(about)}


_OF_BEAR = {
    **_bundle(
        "1-1 Kim", "# 1:1 Kim\n#work/1-1 #budget and people#\n\nKim asked for more time.", "2026-03-02T09:02:00Z"
    ),
    **_bundle("Retro", "# Retro\nWe talked about #deadlines and #focus.", "2026-03-03T13:15:30Z"),
    **_bundle("Kim Jensen", "## 2026-03-04\nGrowth.\n\n## 2026-03-05\nHolidays.", "2025-01-01T13:15:30Z"),
    **_bundle("2026-03-06 Review", "All done.", "2026-03-09T13:15:30Z"),
    **_bundle("Old", "Thrown away.", "2025-03-03T13:15:30Z", trashed=1),
    **_bundle("No day", "Nobody knows when.", ""),
}


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_in_a_bundle_stands_where_its_app_made_it_unless_it_says_a_day(tmp_path: Path, packed: bool) -> None:
    """The backup of Bear is a zip of bundles; nothing of it came in, since hardly a note says its day itself."""
    inside = {f"Bear Notes/{name}": text for name, text in _OF_BEAR.items()}
    plan = read("Bear Notes.bear2bk", zipped(inside)) if packed else read_folder(tmp_path, _OF_BEAR)

    assert sorted(entries_of(plan)) == [
        ("2026-03-02 10:02", "# 1:1 Kim\n#work/1-1 #budget and people#\n\nKim asked for more time."),
        ("2026-03-03 14:15", "# Retro\nWe talked about #deadlines and #focus."),
        ("2026-03-04 00:00", "Growth."),
        ("2026-03-05 00:00", "Holidays."),
        ("2026-03-06 00:00", "Review\n\nAll done."),
    ]
    themes = {entry.text.split("\n", 1)[0]: set(entry.themes) for entry in plan.entries}
    assert themes["# 1:1 Kim"] == {"work/1-1", "budget and people"}
    assert themes["# Retro"] == {"deadlines", "focus"}
    assert {entry.people for entry in plan.entries if "." in entry.text[:9]} == {("Kim Jensen",)}
    assert dict(plan.remarks) == {Remark.THROWN_AWAY_THERE: 1, Remark.PAGES_WITHOUT_A_DATE: 1}


def test_one_bundle_packed_alone_is_a_page(tmp_path: Path) -> None:
    files = {name.partition("/")[2]: text for name, text in _bundle("Retro", "Fine.", "2026-03-03T13:15:30Z").items()}
    assert entries_of(read("Retro.textpack", zipped(files))) == [("2026-03-03 14:15", "Fine.")]
    folder = tmp_path / "2026-03-02.textbundle"
    assert entries_of(read_folder(folder, files)) == [("2026-03-02 00:00", "Fine.")]


@pytest.mark.parametrize("about", ["", "[]", "{", '{"net.shinyfrog.bear": {"creationDate": 3, "trashed": "no"}}'])
def test_a_bundle_about_which_nothing_is_said_is_a_page_without_a_day(tmp_path: Path, about: str) -> None:
    plan = read_folder(
        tmp_path,
        {"A.textbundle/text.md": "Kim.", "A.textbundle/info.json": about, "2026-03-02.md": "Bo."},
    )
    assert entries_of(plan) == [("2026-03-02 00:00", "Bo.")]
    assert dict(plan.remarks)[Remark.PAGES_WITHOUT_A_DATE] == 1


def _single_file_web_page(charset: str, body: str) -> str:
    """Return what OneNote and Word write as *Single File Web Page* (RFC 2557)."""
    return "\r\n".join(
        (
            "MIME-Version: 1.0",
            'Content-Type: multipart/related;\r\n\tboundary="----=_NextPart_01D9.00"',
            "",
            "This document is a Single File Web Page, also known as a Web Archive file.",
            "",
            "------=_NextPart_01D9.00",
            "Content-Location: file:///C:/1-1.htm",
            "Content-Transfer-Encoding: quoted-printable",
            f'Content-Type: text/html; charset="{charset}"',
            "",
            '<html xmlns:o=3D"urn:schemas-microsoft-com:office:office"><head><title>1:1</title></head><body lang=3Dda>',
            body,
            "</body></html>",
            "",
            "------=_NextPart_01D9.00",
            "Content-Location: file:///C:/filelist.xml",
            'Content-Type: text/xml; charset="utf-8"',
            "",
            "<xml></xml>",
            "------=_NextPart_01D9.00--",
        )
    )


@pytest.mark.parametrize(("charset", "letter"), [("utf-8", "=C3=86"), ("windows-1252", "=C6"), ("nobody-knows", "=C6")])
@pytest.mark.parametrize("ending", ["mht", "mhtml"])
def test_a_page_of_onenote_is_read_that_was_saved_as_one_file(
    tmp_path: Path, ending: str, charset: str, letter: str
) -> None:
    page = (
        "<p style=3D'font-size:20pt'>1:1 Kim Jensen</p><p>2. marts 2026</p><p>10:02</p>"
        f"<p>Han bad om tid. {letter}rgerligt.</p><p>&nbsp;</p>"
    )
    whole = _single_file_web_page(charset, page)
    wanted = [("2026-03-02 10:02", "1:1 Kim Jensen\n\nHan bad om tid. Ærgerligt.")]

    plan = read(f"page.{ending}", whole)
    assert plan.format is SourceFormat.TEXT
    assert entries_of(plan) == wanted
    among_others = read_folder(tmp_path, {f"Kim.{ending}": whole, "2026-03-03.txt": "Bo.", "2026-03-04.txt": "Åse."})
    assert wanted[0] in entries_of(among_others)


@settings(max_examples=60)
@given(
    st.integers(0, 900),
    st.integers(0, 60),
    st.sampled_from(["", "\0", "charset=", 'boundary="', "=?utf-8?b?AA?=", "\n"]),
)
def test_a_damaged_page_is_read_or_refused(begin: int, length: int, instead: str) -> None:
    whole = _single_file_web_page("utf-8", "<p>2. marts 2026</p><p>Han bad om tid.</p>")
    with suppress(UnreadableSource):
        read("page.mht", whole[:begin] + instead + whole[begin + length :])


def test_what_otter_calls_a_talk_stands_above_it() -> None:
    """Its day stands at the beginning of a line, the length of the talk behind it."""
    plan = read(
        "otter.txt",
        "1:1 Kim and Anna\nMon, Mar 02, 2026 10:02AM • 32:10\n\nSUMMARY KEYWORDS\ndeadline, budget\n\n"
        "Anna Holm  00:00\nHow was the week?\n\nKim Jensen  00:05\nHard. 3/12 will not hold.\n",
    )
    talk = "Anna Holm  00:00\nHow was the week?\n\nKim Jensen  00:05\nHard. 3/12 will not hold."
    text = f"1:1 Kim and Anna\n\n32:10\n\nSUMMARY KEYWORDS\ndeadline, budget\n\n{talk}"
    assert entries_of(plan) == [("2026-03-02 10:02", text)]
    assert plan.problems == ()


def test_a_span_below_a_title_stays() -> None:
    plan = read("trip.txt", "The trip\n2.-3. marts 2026\n\nWe talked all day.\n\nThe fair\n9. marts 2026\n\nGood.\n")
    assert entries_of(plan) == [
        ("2026-03-02 00:00", "The trip\n\n2.-3. marts 2026\n\nWe talked all day."),
        ("2026-03-09 00:00", "The fair\n\nGood."),
    ]


def test_a_copy_of_a_text_in_another_column_is_no_second_text() -> None:
    """A script of Apple's own writes a note twice: as a page, and as plain text."""
    note = {
        "name": "1:1 Kim",
        "body": "<div><h1>1:1 Kim</h1></div>\n<div>He asked for <b>time</b>.</div><ul><li>Sent</li></ul>",
        "plaintext": "1:1 Kim\nHe asked for time.\nSent",
        "folder": "Work",
        "created": "2026-03-02T09:02:11.000Z",
        "modified": "2026-04-02T09:02:11.000Z",
    }
    other = {**note, "name": "Retro", "body": "<div>Retro</div><div>Fine.</div>", "plaintext": "Retro\nFine and well."}
    plan = read("notes.json", json.dumps([note, other]))
    assert [text for _day, text in entries_of(plan)] == [
        "1:1 Kim\n\nHe asked for time.\n\n- Sent\n\nfolder: Work",
        "Retro\nFine.\n\nplaintext:\nRetro\nFine and well.\nfolder: Work",
    ]


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_what_stands_in_code_is_no_tag(tmp_path: Path, fence: str) -> None:
    """Notes of Obsidian ask for others in blocks of code (Dataview)."""
    note = f"#feedback\n\n{fence}dataview\nTABLE file.ctime FROM #people\n{fence}\n#done\n{fence}\n#never closed\n"
    plan = read_folder(tmp_path, {".obsidian/app.json": "{}", "2026-03-02.md": note})
    assert _themes(plan) == [("feedback", "done")]
    assert plan.entries[0].text == note.strip()


def _themes(plan: ImportPlan) -> list[tuple[str, ...]]:
    return [entry.themes for entry in plan.entries]


def test_lines_above_several_days_are_still_named() -> None:
    plan = read("log.txt", "Kim / Anna 1:1\n\nMar 2, 2026 | He asked for time\nMar 9, 2026 | Better\n")
    assert [day for day, _text in entries_of(plan)] == ["2026-03-02 00:00", "2026-03-09 00:00"]
    assert [(one.line, one.reason) for one in plan.problems] == [(1, LineReason.NO_DATE)]


@pytest.mark.parametrize("trashed", [0, 1])
def test_a_page_beside_a_bundle_of_the_same_name_is_a_page_of_its_own(tmp_path: Path, trashed: int) -> None:
    bundle = _bundle("Retro", "Kim was there.", "2026-03-03T13:15:30Z", trashed=trashed)
    plan = read_folder(tmp_path, {**bundle, "Retro.md": "## 2026-03-05\nBo was there.", "2026-03-06.md": "Ada."})
    texts = {entry.text for entry in plan.entries}
    assert {"Bo was there.", "Ada."} <= texts
    assert ("Kim was there." in texts) is not bool(trashed)


@pytest.mark.parametrize(
    ("code", "themes"),
    [
        ("```SELECT #1st``` is what I ran\n#feedback", ("feedback",)),
        ("````\n```\n#in\n```\n#in\n````\n#done", ("done",)),
        ("- as a query:\n  ```\n  FROM #people\n  ```\n#done", ("done",)),
        ("``a ` #in`` and #done", ("done",)),
        ("~~~~\n#in\n~~~\n#in\n~~~~~ \n#done", ("done",)),
    ],
)
def test_code_ends_where_markdown_ends_it(tmp_path: Path, code: str, themes: tuple[str, ...]) -> None:
    plan = read_folder(tmp_path, {".obsidian/app.json": "{}", "2026-03-02.md": code})
    assert _themes(plan) == [themes]


@pytest.mark.parametrize(("text", "beside"), [("🙂", "👍\n👎"), ("1,5 2", "15\n2"), ("มี", "ม\nา")])
def test_what_is_no_copy_stays(text: str, beside: str) -> None:
    note = {"created": "2026-03-02T09:02:11.000Z", "body": f"Kim came. {text}", "plaintext": f"Kim came. {beside}"}
    plan = read("notes.json", json.dumps([note, {**note, "body": "Bo came.", "plaintext": "Bo\ncame."}]))
    assert beside in entries_of(plan)[0][1]


def test_a_web_archive_without_a_page_is_read_as_its_plain_text(tmp_path: Path) -> None:
    plain = 'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\n\n2. marts 2026\nHan bad om tid.\n'
    assert entries_of(read("page.mht", plain)) == [("2026-03-02 00:00", "Han bad om tid.")]


def test_a_web_archive_of_parts_without_end_is_named_and_takes_nothing_along(tmp_path: Path) -> None:
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n'
        for depth in range(sys.getrecursionlimit() * 2)
    )
    plan = read_folder(
        tmp_path, {"a.mht": f"MIME-Version: 1.0\n{heads}", "2026-03-03.txt": "Bo.", "2026-03-04.txt": "Ada."}
    )
    assert [text for _day, text in entries_of(plan)] == ["Bo.", "Ada."]
