"""What was typed finds what was meant, in either language, the better fit first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.ui.palette.matching import fit, resemblance


@pytest.mark.parametrize(
    ("typed", "words", "level"),
    [
        ("settings", "Settings", 5),
        ("sett", "Settings", 4),
        ("new en", "New entry", 4),
        ("ent ne", "New entry", 3),
        ("ttin", "Settings", 2),
        ("nwe", "New entry", 1),
        ("maaned", "Måned", 5),
        ("MÅ", "måned", 4),
        ("xyz", "Settings", 0),
        ("wne", "New entry", 0),
    ],
)
def test_levels(typed: str, words: str, level: int) -> None:
    assert fit(typed, [words]) == level


def test_the_best_of_the_words_counts() -> None:
    assert fit("indstil", ["Settings", "Indstillinger"]) == 4


@given(st.text(min_size=1).filter(str.strip), st.text())
def test_a_beginning_always_fits(typed: str, rest: str) -> None:
    said = " ".join(typed.split()) + rest

    assert fit(typed, [said]) > 0


@pytest.mark.parametrize(
    ("typed", "words", "near"),
    [
        ("todya", "Today", True),
        ("setings", "Settings", True),
        ("ny ntoe", "Ny note", True),
        ("hjalp", "Hjælp", True),
        ("door", "Settings", False),
        ("nwe", "New entry", False),
        ("qqqq entry", "New entry", False),
    ],
)
def test_what_is_mistyped_is_near_in_every_word(typed: str, words: str, near: bool) -> None:
    assert (resemblance(typed, [words]) > 0) is near
