"""Sheets on paper, as a printer that writes a PDF gets them: every word, in our fonts, on whole pages."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage, QPainter, QTextTable
from PySide6.QtWidgets import QApplication
from tests.ui.paper.pdf_reader import printed, read_pdf

from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.ui.paper.document import DPI, PAPER, PaperDocument
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
    (page,) = read_pdf(printed(SHEET)).pages

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
    reader = pypdf.PdfReader(io.BytesIO(printed(joined_sheet())))
    said = " ".join(page.extract_text() for page in reader.pages)

    assert words_of(said.replace("·", " ")) == words_of(" ".join(joined_sheet().texts()))


@pytest.mark.desktop
def test_another_reader_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "joined.pdf").write_bytes(printed(joined_sheet()))
    command = ["pdftotext", "-layout", str(tmp_path / "joined.pdf"), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert words_of(said.replace("·", " ")) == words_of(" ".join(joined_sheet().texts()))


def test_its_fonts_are_inside() -> None:
    assert read_pdf(printed(SHEET)).fonts == {
        "Inter-Regular",
        "Inter-SemiBold",
        "SourceSerif4-Italic",
        "SourceSerif4-Regular",
        "SourceSerif4-SemiBold",
    }


def test_pages_are_numbered_where_there_are_several() -> None:
    pages = read_pdf(printed(long_sheet())).pages

    assert len(pages) > 1
    assert all(page.count("Mine") == 1 for page in pages)
    assert f"Page1of{len(pages)}" in pages[0]
    assert f"Page{len(pages)}of{len(pages)}" in pages[-1]
    assert "".join(pages).count("go on.".replace(" ", "")) == 360
    assert "Page" not in read_pdf(printed(SHEET)).pages[0]


def test_pages_are_numbered_in_danish() -> None:
    use_language(Language.DANISH)

    pages = read_pdf(printed(long_sheet())).pages

    assert f"Side1af{len(pages)}" in pages[0]


@pytest.mark.parametrize("words", [2, 9, 16, 30])
def test_no_line_of_a_paragraph_stands_alone_on_a_page(words: int) -> None:
    """What is short goes over whole; of what is long two lines at least stay, and two go over."""
    for before in range(12, 40, 7):
        lines = (SheetLine(text="a few words"),) * before
        many = (SheetLine(text="Something was said about it. " * words, lead="Idea"),) * 60
        document = PaperDocument(Sheet(title="x", parts=(SheetPart(head="All", lines=(*lines, *many)),)))
        assert document.page_count > 1
        assert min(_lines_at_page_ends(document), default=2) >= 2
        assert _highest_gap(document) < 8 * 16 * DPI / 72, "and no page begins far down"


def _highest_gap(pages: PaperDocument) -> float:
    """The largest room between two lines that follow one another."""
    layout, block, bottom, gap = pages._document.documentLayout(), pages._document.begin(), 0.0, 0.0
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            gap = max(gap, rect.top() + line.y() - bottom)
            bottom = rect.top() + line.y() + line.height()
        block = block.next()
    return gap


def _lines_at_page_ends(pages: PaperDocument) -> list[int]:
    """How many lines of one paragraph, whose parts may be blocks of their own, stand at each side of a page's end."""
    layout, height = pages._document.documentLayout(), pages._body.height()
    block, found, began = pages._document.begin(), list[int](), -1
    while block.isValid():
        count, page = block.layout().lineCount(), int(layout.blockBoundingRect(block).center().y() // height)
        continues = block.previous().isValid() and not block.text().startswith(("Idea", "a few", "All", "x"))
        if continues and began != page:
            found += [block.previous().layout().lineCount(), count]
        block, began = block.next(), page
    return found


def test_lines_to_write_on_stay_together() -> None:
    names = tuple(f"Name {number}" for number in range(6))
    for lines in range(10, 14):
        first = long_sheet(lines).parts[0]
        pages = read_pdf(printed(Sheet(title="x", parts=(first, SheetPart(head="After", to_write=names))))).pages
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


def test_a_megabyte_comes_onto_paper() -> None:
    for text in ("words and more " * 67_000, "x" * 1_000_000):
        document = PaperDocument(long_sheet(1, text))
        assert document.page_count > 100


@pytest.mark.parametrize("text", ["", "\n\n", "🎉 👩‍👩‍👧 🇩🇰", "\ufdd0\ufdd1\ufffc\x00", "שלום", "\u2028"])
def test_odd_texts_are_pages_too(text: str) -> None:
    line = SheetLine(text=text, lead=text, note=text)
    sheet = Sheet(title=text, aside=text, motto=text, parts=(SheetPart(head=text, lines=(line,), to_write=(text,)),))

    assert len(read_pdf(printed(sheet)).pages) == 1


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
