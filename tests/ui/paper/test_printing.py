"""Sheets as PDF: what is inside, what is not, and what becomes of a file that cannot be written."""

from __future__ import annotations

import getpass
import io
import resource
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage, QPainter, QTextTable
from PySide6.QtWidgets import QApplication
from tests.ui.paper.pdf_reader import read_pdf

from leader_journal.core.errors import DiskFull, DiskTrouble, NoAccess
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.ui.paper.document import PAPER, PaperDocument
from leader_journal.ui.paper.printing import pdf_of, write_pdf
from leader_journal.wording.catalogue import Language, use_language

SHEET = Sheet(
    title="Maria",
    aside="Thursday 28 November, 10:00",
    motto="“Tell me earlier, even when it is only a feeling.”",
    parts=(
        SheetPart(
            head="I owe",
            lines=(
                SheetLine(text="Share the draft budget early", note="was due 21 Nov"),
                SheetLine(lead="Tvivl", text=", 26. nov. Ærlig talt, på dansk & <b>tegn</b>", own_words=True),
            ),
        ),
        SheetPart(head="Afterwards", to_write=("What Maria brought", "Next time")),
    ),
    footer="My own notes; they may be personal data.",
)
pytestmark = pytest.mark.usefixtures("qapp")


def long_sheet(lines: int = 60, text: str = "Some words that go on. " * 6) -> Sheet:
    return Sheet(title="Long", parts=(SheetPart(head="All", lines=(SheetLine(text=text),) * lines),), footer="Mine")


def letters(text: str) -> str:
    return "".join(text.split())


def test_every_word_of_the_sheet_can_be_read_out_of_the_pdf() -> None:
    (page,) = read_pdf(pdf_of(SHEET)).pages

    for text in SHEET.texts():
        assert letters(text) in page


_PAIRS = " ".join(f"a{pair}e {pair}a" for pair in (f"f{letter}" for letter in "fijltbhk"))
JOINED = f"fjernede fjollede effektiv officiel flot ffi ffl ffj 10:30 {_PAIRS}"
"""Letters that fonts like to join; *fjernede* was read out of a PDF as *ernede*."""


def joined_sheet() -> Sheet:
    """Those words in every font, weight and slant that a page has."""
    lines = (SheetLine(text=JOINED, own_words=True), SheetLine(text=JOINED, lead=JOINED, note=JOINED))
    return Sheet(
        title=JOINED, aside="fjord", motto=JOINED, parts=(SheetPart(head="fjord", lines=lines),), footer="fjor"
    )


def words_of(text: str) -> list[str]:
    """The words in order; a tab stands for a space in Qt's PDFs."""
    return sorted(text.split())


def test_no_letters_are_joined_on_paper() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(joined_sheet())))
    said = " ".join(page.extract_text() for page in reader.pages)

    assert words_of(said.replace("·", " ")) == words_of(" ".join(joined_sheet().texts()))


@pytest.mark.slow
def test_another_reader_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "joined.pdf").write_bytes(pdf_of(joined_sheet()))
    command = ["pdftotext", "-layout", str(tmp_path / "joined.pdf"), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert words_of(said.replace("·", " ")) == words_of(" ".join(joined_sheet().texts()))


def test_its_fonts_are_inside() -> None:
    assert read_pdf(pdf_of(SHEET)).fonts == {
        "Inter-Regular",
        "Inter-SemiBold",
        "SourceSerif4-Italic",
        "SourceSerif4-Regular",
        "SourceSerif4-SemiBold",
    }


def test_pages_are_numbered_where_there_are_several() -> None:
    pages = read_pdf(pdf_of(long_sheet())).pages

    assert len(pages) > 1
    assert all(page.count("Mine") == 1 for page in pages)
    assert f"Page1of{len(pages)}" in pages[0]
    assert f"Page{len(pages)}of{len(pages)}" in pages[-1]
    assert "".join(pages).count("go on.".replace(" ", "")) == 360
    assert "Page" not in read_pdf(pdf_of(SHEET)).pages[0]


def test_pages_are_numbered_in_danish() -> None:
    use_language(Language.DANISH)

    pages = read_pdf(pdf_of(long_sheet())).pages

    assert f"Side1af{len(pages)}" in pages[0]


def test_lines_to_write_on_stay_together() -> None:
    names = tuple(f"Name {number}" for number in range(6))
    for lines in range(10, 14):
        first = long_sheet(lines).parts[0]
        pages = read_pdf(pdf_of(Sheet(title="x", parts=(first, SheetPart(head="After", to_write=names))))).pages
        assert sum("Name0" in page and "Name5" in page and "After" in page for page in pages) == 1


def test_what_wants_much_room_gets_three_lines_and_the_rest_of_the_page() -> None:
    part = SheetPart(head="After", to_write=("Brought", "Next time"), much=("Brought",))
    filled = [
        PaperDocument(Sheet(title="x", parts=(*(long_sheet(lines).parts if lines else ()), part)))
        for lines in range(0, 18, 2)
    ]
    on_one = [_rows_to_write(pages) for pages in filled if pages.page_count == 1]

    assert on_one[0] == 12 + 1
    assert on_one == sorted(on_one, reverse=True)
    assert on_one[-1] < 12 + 1
    assert all(_rows_to_write(pages) >= 3 + 1 for pages in filled)
    assert "Next time" in filled[0].text()


def _rows_to_write(pages: PaperDocument) -> int:
    """The rows of the last table, as they are laid out."""
    table = pages._document.rootFrame().childFrames()[-1]
    assert isinstance(table, QTextTable)
    return table.rows()


def test_nobody_and_nothing_but_the_title_is_named() -> None:
    pdf = pdf_of(SHEET)

    assert b"/Title" in pdf
    assert "Maria".encode("utf-16-be") in pdf
    for trace in (getpass.getuser(), socket.gethostname(), str(Path.home()), str(Path.cwd())):
        assert trace.encode("utf-16-be") not in pdf
        assert len(trace) < 5 or trace.encode() not in pdf
    assert b"Date" not in pdf


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pdf_of(SHEET) == pdf_of(SHEET)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, small_disk: None) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(b"old")

    with pytest.raises((DiskFull, DiskTrouble)):
        write_pdf(SHEET, target)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoAccess):
        write_pdf(SHEET, tmp_path / "missing" / "page.pdf")


def test_a_megabyte_comes_onto_paper() -> None:
    for text in ("words and more " * 67_000, "x" * 1_000_000):
        document = PaperDocument(long_sheet(1, text))
        assert document.page_count > 100


@pytest.mark.parametrize("text", ["", "\n\n", "🎉 👩‍👩‍👧 🇩🇰", "\ufdd0\ufdd1\ufffc\x00", "שלום", "\u2028"])
def test_odd_texts_are_pages_too(text: str) -> None:
    line = SheetLine(text=text, lead=text, note=text)
    sheet = Sheet(title=text, aside=text, motto=text, parts=(SheetPart(head=text, lines=(line,), to_write=(text,)),))

    assert len(read_pdf(pdf_of(sheet)).pages) == 1


def test_paper_is_dark_on_white_and_inside_its_margins(qapp: QApplication) -> None:
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(420 / PAPER.width(), 420 / PAPER.width())
    PaperDocument(long_sheet()).paint(painter, 0)
    painter.end()

    inked = [(x, y) for x in range(420) for y in range(594) if image.pixelColor(x, y).lightness() < 200]
    assert min(x for x, _ in inked) >= 39
    assert max(x for x, _ in inked) <= 381
    assert min(y for _, y in inked) >= 39
    assert max(y for _, y in inked) <= 575


@pytest.fixture
def small_disk() -> Iterator[None]:
    """A disk that has no room for a PDF."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
