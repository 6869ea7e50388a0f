"""HTML for Qt: whatever was typed stays text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.exchange.sheet_html import SheetLook, sheet_html

LOOK = SheetLook(
    sans="Inter", serif="Source Serif 4", ink="#111111", muted="#222222", hairline="#333333", writing_line="#444444"
)
KNOWN = {"html", "body", "table", "tr", "td", "p", "span", "br"}


class _Reader(HTMLParser):
    """Collects the paragraphs, and the tags that were met."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "p":
            self.paragraphs.append("")
        elif tag == "br":
            self.paragraphs[-1] += "\n"

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data


def _read(page: Sheet) -> _Reader:
    reader = _Reader()
    reader.feed(sheet_html(page, LOOK))
    reader.close()
    return reader


def _page(text: str) -> Sheet:
    line = SheetLine(lead=text, text=text, note=text, own_words=True)
    return Sheet(
        title=text, aside=text, motto=text, parts=(SheetPart(head=text, lines=(line,), to_write=(text,)),), footer=text
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</p></td></table><img src='file:///etc/passwd'>",
        '" onclick="x',
        "&lt;b&gt; &amp; <!-- ",
        "<img src=x onerror=y> 🎉 å",
    ],
)
def test_no_text_becomes_a_tag(text: str) -> None:
    reader = _read(_page(text))

    assert reader.tags <= KNOWN
    assert reader.paragraphs[0] == text
    assert reader.paragraphs[-1] == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80))
def test_every_letter_is_there(text: str) -> None:
    noncharacters = {chr(code) for code in (*range(0xFDD0, 0xFDF0), 0xFFFC, 0xFFFE, 0xFFFF)}
    wanted = "".join("\ufffd" if letter in noncharacters else letter for letter in text)

    assert _read(_page(text)).paragraphs[0] == wanted.replace("\u2028", "\n").replace("\u2029", "\n")


def test_what_is_no_text_is_replaced() -> None:
    assert _read(Sheet(title="a\x00b\ud800c\ufffc\r\nd")).paragraphs[0] == "a\ufffdb\ufffdc\ufffd\nd"


def test_own_words_stand_in_the_serif_and_the_app_never_does() -> None:
    page = Sheet(title="t", parts=(SheetPart(head="h", lines=(SheetLine(text="own", own_words=True),)),))

    html = sheet_html(page, LOOK)

    assert html.count("Source Serif 4") == 1
    assert html.index("Source Serif 4") < html.index(">own<")


def test_a_part_without_lines_is_not_there() -> None:
    assert "nothing" not in sheet_html(Sheet(title="t", parts=(SheetPart(head="nothing"),)), LOOK)


def test_a_megabyte_is_written() -> None:
    assert len(sheet_html(_page("word <&> " * 110_000), LOOK)) > 1_000_000
