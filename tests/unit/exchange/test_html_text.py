"""HTML as the plain text that a reader sees."""

from __future__ import annotations

import pytest

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
