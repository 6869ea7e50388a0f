"""A long text in brief is its beginning, on one line, and people in it stay people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.brief import brief
from leader_journal.core.mentions import mentioned, reference

MARIA = "0190b6a5-5c1c-7a51-8000-000000000001"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", ""),
        ("  One\n line ", "One line"),
        ("The letter went to the wrong address. We rang them.", "The letter went to the wrong address."),
        ("Bad news. The letter went wrong. We rang.", "Bad news. The letter went wrong."),
        ("She asked: “Who decides?” Nobody knew, and we sat there.", "She asked: “Who decides?”"),
        ("a " * 60, "a a a a a a a a a a a a a a a a a a a…"),
        ("x" * 60, "x" * 40 + "…"),
    ],
)
def test_the_first_sentence_or_as_much_as_a_line_holds(text: str, short: str) -> None:
    assert brief(text, 40) == short


def test_a_reference_counts_for_a_name_and_is_never_cut() -> None:
    text = f"{reference(MARIA)} and {reference(MARIA)} rang twice this morning about the list"

    short = brief(text, 30)

    assert short == f"{reference(MARIA)} and {reference(MARIA)} rang twice…"
    assert mentioned(short) == (MARIA,)


@given(st.text(max_size=300), st.integers(8, 60))
def test_nothing_is_longer_than_it_may_be_or_says_what_was_not_said(text: str, limit: int) -> None:
    short = brief(text, limit)

    line = " ".join(text.split())
    assert len(short) <= limit + 1
    assert "\n" not in short
    assert short == line or line.startswith(short.removesuffix("…").rstrip())
