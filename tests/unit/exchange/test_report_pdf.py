"""A page as PDF: every word of it, whatever letters it has, tagged and titled; nothing of who made it, and when."""

from __future__ import annotations

import getpass
import io
import re
import socket
import subprocess
from pathlib import Path

import pypdf
import pytest

from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.exchange.report_pdf import ReportChart, picture_pdf, report_pdf

SHEET = Sheet(
    title="Maria",
    aside="Thursday 28 November, 10:00",
    motto="Tell me earlier.",
    parts=(
        SheetPart(
            head="I owe",
            lines=(
                SheetLine(text="Share the draft budget early", note="was due 21 Nov"),
                SheetLine(lead="Tvivl", text=", 26. nov. Ærlig talt, på dansk & <b>tegn</b>", own_words=True),
            ),
        ),
        SheetPart(head="Afterwards", to_write=("What Maria brought", "Next time"), much=("What Maria brought",)),
    ),
    footer="My own notes; they may be personal data.",
)
_PAIRS = " ".join(f"a{pair}e {pair}a" for pair in (f"f{letter}" for letter in "fijltbhk"))
JOINED = f"fjernede fjollede effektiv officiel flot ffi ffl ffj 10:30 {_PAIRS}"
"""Letters that fonts like to join; *fjernede* was read out of a PDF as *ernede*."""


def page_of(text: str) -> Sheet:
    """That text in every font, weight and slant that a page has."""
    lines = (SheetLine(text=text, own_words=True), SheetLine(text=text, lead=text, note=text))
    return Sheet(title=text, aside=text, motto=text, parts=(SheetPart(head=text, lines=lines),), footer=text)


def said(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_every_word_is_read_back_and_a_sign_clings_to_what_it_follows() -> None:
    words = said(report_pdf(SHEET, language="en"))

    for text in SHEET.texts():
        assert text.removeprefix(",").strip() in words
    assert "Tvivl, 26. nov." in words


def test_it_is_tagged_titled_and_in_its_language() -> None:
    for language in ("en", "da"):
        pdf = report_pdf(SHEET, language=language)
        read = pypdf.PdfReader(io.BytesIO(pdf))
        assert f"/Lang({language})".encode() in pdf
        assert b"/Marked true" in pdf
        assert b"/DisplayDocTitle true" in pdf
        assert read.metadata is not None
        assert read.metadata.title == "Maria"


def test_no_letters_are_joined() -> None:
    read = said(report_pdf(page_of(JOINED), language="da"))
    assert sorted(read.replace("·", " ").split()) == sorted(" ".join(page_of(JOINED).texts()).split())


@pytest.mark.desktop
def test_no_letters_are_joined_for_another_reader(tmp_path: Path) -> None:
    (tmp_path / "joined.pdf").write_bytes(report_pdf(page_of(JOINED), language="da"))
    command = ["pdftotext", "-layout", str(tmp_path / "joined.pdf"), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert sorted(read.replace("·", " ").split()) == sorted(" ".join(page_of(JOINED).texts()).split())


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("well done 🎉 Kim", ("🎉", "[party popper]")),
        ("👩\u200d👩\u200d👧 came", ("👩", "[woman][woman][girl] came")),
        ("日本語 and Kim", ("日本語", "[cjk unified")),
        ("a\tb\x00c\ud83dd", ("a b",)),
        ("שלום Привет → ✓ ☐", ("Привет → ✓ ☐",)),
        ("the ﬁnal eﬀect", ("the final effect",)),
    ],
)
def test_a_letter_that_no_font_has_costs_no_word(text: str, read_as: tuple[str, ...]) -> None:
    words = said(report_pdf(page_of(text), language="en"))

    assert any(one in words for one in read_as)
    for word in text.split():
        assert not word.isalpha() or not word.isascii() or word in words


def test_a_letter_that_is_missing_takes_no_other_script_with_it() -> None:
    words = ("🎉", "שלום", "مريم", "日本語", "𓀀", "✓")
    together = said(report_pdf(page_of(" ".join(words)), language="en"))

    for word in words:
        alone = said(report_pdf(page_of(word), language="en"))
        assert all((letter in alone) == (letter in together) for letter in word)


@pytest.mark.desktop
@pytest.mark.parametrize("letters", ["Donaudampfschifffahrtsgesellschaft", "W", "æ", "0", "=", "."])
def test_a_word_that_is_longer_than_a_line_stays_on_the_paper(tmp_path: Path, letters: str) -> None:
    word = letters * (200 // len(letters))
    part = SheetPart(head=word, lines=page_of(word).parts[0].lines)
    sheet = Sheet(title="Maria", parts=(part,), footer="My own notes.")
    file = tmp_path / "page.pdf"
    file.write_bytes(report_pdf(sheet, language="en", contents="Contents"))

    boxes = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout

    rights = [float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert rights
    assert max(rights) <= 595.3 - 20 * 72 / 25.4 + 1
    read = said(file.read_bytes()).replace(" ", "").replace("\u200b", "")
    assert read.count(word) == 6  # the table of contents has it too


def test_a_megabyte_and_nothing_are_pages_too() -> None:
    many = Sheet(title="x", parts=(SheetPart(head="y", lines=(SheetLine(text="words and more " * 33_000),)),))
    assert len(pypdf.PdfReader(io.BytesIO(report_pdf(many, language="en"))).pages) > 50
    assert not said(report_pdf(page_of(""), language="en")).strip("· ")


def test_what_wants_much_room_gets_the_rest_of_the_page_and_no_page_more() -> None:
    for lines in range(0, 60, 12):
        many = SheetPart(head="All", lines=(SheetLine(text="words"),) * lines)
        pages = [
            len(pypdf.PdfReader(io.BytesIO(report_pdf(Sheet(title="x", parts=parts), language="en"))).pages)
            for parts in ((many,), (many, SHEET.parts[1]))
        ]
        assert pages[1] <= pages[0] + 1


def test_nobody_and_nothing_but_the_title_is_named_and_the_same_page_gives_the_same_bytes() -> None:
    pdf = report_pdf(SHEET, language="en")

    assert pdf == report_pdf(SHEET, language="en")
    assert not [word for word in (b"Typst", b"CreationDate", b"ModDate", b"CreateDate", b"ModifyDate") if word in pdf]
    for trace in (getpass.getuser(), socket.gethostname(), str(Path.home()), str(Path.cwd())):
        assert len(trace) < 5 or trace.encode() not in pdf


def test_a_picture_without_its_sentence_is_refused() -> None:
    picture = ReportChart("Title", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", " ")

    with pytest.raises(ValueError, match="sentence"):
        report_pdf(SHEET, (picture,), language="en")
    with pytest.raises(ValueError, match="sentence"):
        picture_pdf(picture, language="en")
