"""HTML as the plain text that a reader sees."""

from __future__ import annotations

import pytest
from bs4.element import Tag

from leader_journal.exchange.incoming.html_text import html_text


@pytest.mark.parametrize("block", ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol"])
def test_what_is_a_paragraph_stands_apart(block: str) -> None:
    assert html_text(f"One<{block}>two</{block}>three") == "One\n\ntwo\nthree"


@pytest.mark.parametrize("inside", ["b", "i", "u", "em", "strong", "span", "a", "code", "sub"])
def test_what_is_a_part_of_a_sentence_stays_in_it(inside: str) -> None:
    assert html_text(f"One <{inside}>two</{inside}> three") == "One two three"


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_are_marked_where_that_is_wanted(level: int) -> None:
    assert html_text(f"<h{level}>One</h{level}>two", headings=True) == f"{'#' * level} One\ntwo"


@pytest.mark.parametrize("unseen", ["script", "style", "head", "title"])
def test_what_no_reader_sees_is_left_out(unseen: str) -> None:
    assert html_text(f"One<{unseen}>two</{unseen}> three") == "One three"


def test_lists_keep_their_numbers_and_stand_under_the_item_that_holds_them() -> None:
    page = (
        "<ul><li>a</li><li>b<ul><li>c</li><li>d</li></ul></li><li>e</li></ul><ol><li>one</li><li>two</li></ol><p>f</p>"
    )

    assert html_text(page) == "- a\n- b\n  - c\n  - d\n- e\n\n1. one\n2. two\n\nf"
    assert html_text('<p>x</p><ol start="3"><li>three<li>four</ol>') == "x\n\n3. three\n4. four"
    assert html_text("<ul><li><p>a</p><p>b</p></li><li><div>c</div></li></ul>") == "- a\n\nb\n- c"
    assert html_text("<ul><li>a</li><ul><li>b</li></ul></ul>") == "- a\n  - b"
    assert html_text("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n<p>c</p>") == "- a\n- b\n\nc"


def test_a_list_that_begins_with_an_endless_number_is_a_list() -> None:
    assert html_text(f"<ol start='{'9' * 5000}'><li>one</li></ol>") == "1. one"


def test_no_item_is_written_out_to_see_whether_it_says_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that was never closed lies in it: a thousand paragraphs took seventeen seconds."""

    def written(tag: Tag) -> str:
        raise AssertionError(f"{tag.name} was written out")

    monkeypatch.setattr(Tag, "__str__", written)

    assert html_text("<ul>" + "<li><p>one" * 20).count("- one") == 20
