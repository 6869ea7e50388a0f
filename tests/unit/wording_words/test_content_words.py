"""What a text is about: its telling words, whatever their form, in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.folding import fold
from leader_journal.core.mentions import reference
from leader_journal.wording.content_words import content_words, occurs

PETER = "01890000-0000-7000-8000-000000000001"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elevatoren stod stille", "ved den samme elevator"),
        ("The deadlines were moved", "the deadline"),
        ("Vagtplanen er urimelig", "tre vagtplaner på bordet"),
        ("SUMTJEKKET standsede det", "må de få sumtjekket?"),
        ("Et gebyr", "gebyrerne"),
    ],
)
def test_two_forms_of_a_word_are_found_in_each_other(one: str, other: str) -> None:
    assert any(occurs(word, fold(other)) for word in content_words(one))


@pytest.mark.parametrize(
    "text",
    [
        "He said that they would have told me, and I asked what they had thought",
        "Han sagde, at de ville have fortalt mig det, og jeg spurgte, hvad de havde tænkt",
        "I wasn’t there; we couldn’t come",
        f"{reference(PETER)} 4711 2026-11-24 07:30",
        "a to og så af",
        "",
    ],
)
def test_words_that_stand_everywhere_names_and_numbers_say_nothing(text: str) -> None:
    assert content_words(text) == ()


def test_names_are_left_out_and_each_word_stands_once() -> None:
    assert content_words("Peter, Holm and the budget: the budgets, Budget!", ["Peter Holm"]) == ("budge",)


def test_a_short_word_is_found_only_where_a_word_begins() -> None:
    assert occurs("rota", "in the rota now")
    assert occurs("rota", "rotaen")
    assert not occurs("rota", "protaktik")
    assert occurs("udgiv", fold("Nyudgivelsen")) is False
    assert occurs("udgivel", fold("Nyudgivelsen"))


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_gives_words_that_stand_in_it(text: str, names: list[str]) -> None:
    words = content_words(text, names)
    assert all(word in fold(text) for word in words)
    assert len(set(words)) == len(words)
