"""Files: the same bytes each time, the finding's words inside, no tool and no time named."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest

from leader_journal.charts.findings import describe, render
from leader_journal.charts.shared.finding import Finding
from leader_journal.figures.export import Format
from leader_journal.figures.style import FigureStyle

FORMATS = (*Format, "pdf")


def rendered(finding: Finding, fmt: str, theme: str = "light") -> bytes:
    return render(finding, describe(finding), FigureStyle.of(theme), fmt)


@pytest.mark.parametrize(
    ("name", "fmt"),
    [
        *(("progress", fmt) for fmt in FORMATS),
        *((name, "svg") for name in ("entries", "month", "reactions", "year", "patterns")),
    ],
)
def test_the_same_finding_gives_the_same_bytes(state: Callable[[str], Finding], name: str, fmt: str) -> None:
    assert rendered(state(name), fmt) == rendered(state(name), fmt)


@pytest.mark.parametrize("fmt", FORMATS)
def test_no_file_names_a_tool_or_a_time(state: Callable[[str], Finding], fmt: str) -> None:
    content = rendered(state("month"), fmt)
    for word in (b"matplotlib", b"Matplotlib", b"CreationDate", b"Software", b"dc:date", b"/Producer", b"/Creator"):
        assert word not in content


def png_chunks(content: bytes) -> dict[bytes, list[bytes]]:
    chunks: dict[bytes, list[bytes]] = {}
    at = 8
    while at < len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        chunks.setdefault(kind, []).append(content[at + 8 : at + 8 + length])
        at += length + 12
    return chunks


@pytest.mark.parametrize("name", ["progress", "month", "reactions, empty", "patterns, few"])
def test_a_png_is_twice_as_fine_and_holds_its_words(state: Callable[[str], Finding], name: str) -> None:
    finding = state(name)
    content = rendered(finding, "png")
    text = describe(finding)
    assert content.startswith(b"\x89PNG")
    chunks = png_chunks(content)
    assert int.from_bytes(chunks[b"IHDR"][0][:4]) == 2 * 912
    written = b"\n".join(body for kind in (b"tEXt", b"iTXt", b"zTXt") for body in chunks.get(kind, []))
    assert b"Title" in written
    assert text.title.encode() in written or text.title.encode("latin-1", "replace") in written


def test_an_svg_holds_its_words_and_stands_alone(state: Callable[[str], Finding]) -> None:
    finding = state("progress")
    text = describe(finding)
    content = rendered(finding, "svg").decode()
    root = ElementTree.fromstring(content)
    title = root.find(".//{http://purl.org/dc/elements/1.1/}title")
    description = root.find(".//{http://purl.org/dc/elements/1.1/}description")
    assert title is not None
    assert title.text == text.title
    assert description is not None
    assert description.text is not None
    assert text.note in description.text
    assert text.subtitle in description.text
    assert "<text" not in content, "letters are outlines, so that it looks the same without the font"


def test_a_pdf_holds_its_words_as_text(state: Callable[[str], Finding]) -> None:
    finding = state("progress")
    content = rendered(finding, "pdf")
    text, read = describe(finding), pypdf.PdfReader(io.BytesIO(content))
    (page,) = read.pages
    said = "".join(page.extract_text().split())

    assert "".join(text.title.split()) in said, "letters, not outlines"
    assert read.metadata is not None
    assert read.metadata.title == text.title
    assert b"/Lang(en)" in content
    assert b"/Marked true" in content
    assert " ".join(text.in_words.split()) in told_aloud(content)


def told_aloud(pdf: bytes) -> list[str]:
    """Return the sentences that stand for the pictures of a PDF."""
    read = pypdf.PdfReader(io.BytesIO(pdf))
    parts: list[Any] = [read.get_object(number) for number in range(1, int(str(read.trailer["/Size"])))]
    return [str(part["/Alt"]) for part in parts if isinstance(part, dict) and "/Alt" in part]


def test_title_and_note_are_drawn_into_every_format(state: Callable[[str], Finding]) -> None:
    finding = state("month")
    longer = describe(finding)
    bare = type(longer)("", "", "", longer.in_words, longer.tabled)
    for fmt in FORMATS:
        with_words = render(finding, longer, FigureStyle.of("light"), fmt)
        without = render(finding, bare, FigureStyle.of("light"), fmt)
        assert len(with_words) > len(without)


def test_dark_and_light_differ(state: Callable[[str], Finding]) -> None:
    assert rendered(state("month"), "png") != rendered(state("month"), "png", "dark")


def test_another_format_is_refused(state: Callable[[str], Finding]) -> None:
    with pytest.raises(ValueError, match="gif"):
        rendered(state("month"), "gif")


def test_pyplot_is_never_imported() -> None:
    code = (
        "import sys, leader_journal.figures.style as s;"
        "from leader_journal.core.filters import EVERYTHING; import datetime as dt;"
        "from leader_journal.charts.month.build import build_month;"
        "from leader_journal.charts.findings import describe, render;"
        "f = build_month({}, EVERYTHING, dt.date(2026, 11, 24));"
        "text, style = describe(f), s.FigureStyle.of('light');"
        "[render(f, text, style, form) for form in ('png', 'svg', 'pdf')];"
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=100).returncode == 0
