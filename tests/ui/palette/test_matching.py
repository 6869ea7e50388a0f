"""What was typed finds what was meant, in either language, the better fit first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.ui.palette.matching import closeness, fit, nearness, words_of


@pytest.mark.parametrize(
    ("typed", "words", "level"),
    [
        ("settings", "Settings", 6),
        ("sett", "Settings", 5),
        ("new en", "New entry", 5),
        ("ent ne", "New entry", 4),
        ("ttin", "Settings", 2),
        ("nwe", "New entry", 1),
        ("maaned", "Måned", 6),
        ("MÅ", "måned", 5),
        ("xyz", "Settings", 0),
        ("wne", "New entry", 0),
        ("new entry please", "New entry", 3),
        ("én til", "Én-til-én-samtale", 4),
        ("samtale en", "Én-til-én-samtale", 4),
    ],
)
def test_levels(typed: str, words: str, level: int) -> None:
    assert fit(typed, [words]) == level


def test_the_best_of_the_words_counts() -> None:
    assert fit("indstil", ["Settings", "Indstillinger"]) == 5


@given(st.text(min_size=1).filter(str.strip), st.text())
def test_a_beginning_always_fits(typed: str, rest: str) -> None:
    said = " ".join(typed.split()) + rest

    assert fit(typed, [said]) > 0


@pytest.mark.parametrize(
    ("word", "said", "near"),
    [
        ("todya", "Today", True),
        ("setings", "Settings", True),
        ("ntoe", "Ny note", True),
        ("hjalp", "Hjælp", True),
        ("door", "Settings", False),
        ("nwe", "New entry", False),
    ],
)
def test_what_is_mistyped_is_near(word: str, said: str, near: bool) -> None:
    assert (nearness(word, words_of(said)) > 0) is near


def test_another_form_of_a_word_is_closer_than_a_part_of_one() -> None:
    said = words_of("promise, review, 1:1")

    assert closeness("promise", said) == 1
    assert closeness("promised", said) > closeness("månedsreview", said) > 0
    assert closeness("1:1", said) == 1
    assert closeness("prominent", said) == 0
