"""Markdown: what was typed reads back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.exchange.sheet_markdown import sheet_markdown

PAGE = Sheet(
    title="Maria",
    aside="Thursday 28 November, 10:00",
    motto="“Tell me earlier.”",
    parts=(
        SheetPart(
            head="I owe",
            lines=(
                SheetLine(lead="Doubt", text=", 26 Nov. The rota", note="was due Thursday"),
                SheetLine(text="One\nTwo"),
            ),
        ),
        SheetPart(head="Empty"),
        SheetPart(head="Afterwards", to_write=("What I promised",)),
    ),
    footer="My own notes; they may be personal data.",
)


def test_a_page_is_clean_markdown() -> None:
    assert sheet_markdown(PAGE) == (
        "# Maria\n\n"
        "Thursday 28 November, 10:00\n\n"
        "> “Tell me earlier.”\n\n"
        "## I owe\n\n"
        "- **Doubt**, 26 Nov. The rota · was due Thursday\n"
        "- One\\\n  Two\n\n"
        "## Afterwards\n\n"
        "- What I promised:\n\n"
        "---\n\n"
        "My own notes; they may be personal data.\n"
    )


SIGNS = st.sampled_from([*"\\`*_[]<>&~|!#+-=.)(1 2\t\n:;\"'$@^{}/ax", "&amp;", "<b>", "**", "---", "1. ", "    "])
TEXTS = st.lists(SIGNS | st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map("".join)


@given(TEXTS)
@example("\u00a0")
def test_what_was_typed_reads_back(text: str) -> None:
    page = Sheet(title="x", parts=(SheetPart(head="y", lines=(SheetLine(text=text), SheetLine(text="last"))),))

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(sheet_markdown(page))

    read = [_read(token) for token in tokens if token.type == "inline"]
    assert read == ["x", "y", *_paragraphs(text), "last"]


@given(TEXTS, TEXTS, TEXTS)
@example("C #", "\u00a0", "#")
@example("\\#", "", "")
def test_title_motto_and_lead_read_back(title: str, motto: str, lead: str) -> None:
    line = SheetLine(lead=lead, text="text", note="")
    page = Sheet(title=title, motto=motto, parts=(SheetPart(head="y", lines=(line,)),))

    tokens = MarkdownIt().parse(sheet_markdown(page))

    read = [_read(token) for token in tokens if token.type == "inline" and token.content]
    words = " ".join(lead.split())
    wanted = [" ".join(title.split()), *_paragraphs(motto), "y", f"{words} text" if words else "text"]
    assert read == [one for one in wanted if one]


@pytest.mark.parametrize("text", ["*" * 300_000, "[" * 300_000, "`" * 300_000, "word " * 200_000, "word\n\n" * 60_000])
def test_a_megabyte_is_written(text: str) -> None:
    page = Sheet(title="x", parts=(SheetPart(head="y", lines=(SheetLine(text=text),)),))

    assert len(sheet_markdown(page)) > len(text)


def test_what_no_file_can_hold_is_replaced() -> None:
    page = Sheet(title="a\x00b\ud800", aside="c\r\nd\x1b[31m")

    assert sheet_markdown(page) == "# a\ufffdb\ufffd\n\nc\\\nd\ufffd\\[31m\n"


def _read(token: Token) -> str:
    """Return an inline token as it is read: hard breaks are line ends."""
    parts = {"hardbreak": "\n", "softbreak": "\n"}
    return "".join(
        parts.get(child.type, child.content)
        for child in token.children or ()
        if not child.type.endswith(("_open", "_close"))
    )


def _paragraphs(text: str) -> list[str]:
    """Return what stands between empty lines; how many of those there are is the reader's business."""
    paragraphs = "\n".join(line if line.strip(" \t") else "" for line in text.split("\n")).split("\n\n")
    return [paragraph for one in paragraphs if (paragraph := one.strip("\n"))]
