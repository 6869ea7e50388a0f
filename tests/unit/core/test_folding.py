"""Folding: what is typed finds what was written, however the letters were typed."""

from __future__ import annotations

import itertools
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.folding import evenly_spaced, fold, folded_with_owners, places, search_terms

LETTERS = st.text(max_size=60)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Ærø", "aero"),
        ("projektfejl", "fejl"),
        ("Går", "GÅR"),
        ("café", "cafe"),
        ("STRASSE", "straße"),
        ("blåbær", "blaabaer"),
        ("\N{MATHEMATICAL BOLD CAPITAL A}nna", "anna"),
    ],
)
def test_words_are_found_however_they_are_typed(written: str, typed: str) -> None:
    assert fold(typed) in fold(written)


def test_walking_and_ready_stay_apart() -> None:
    assert fold("gar") not in fold("går")


@given(LETTERS, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_text_folds_to_a_part_of_its_folding(text: str, start: int, length: int) -> None:
    composed = unicodedata.normalize("NFC", text)
    part = composed[start : start + length]
    assert "".join(fold(letter) for letter in part) in "".join(fold(letter) for letter in composed)


@given(LETTERS | st.text("ab \n\t\u00a0\u2028\u200b"))
def test_even_spaces_are_those_of_its_words_joined(text: str) -> None:
    assert evenly_spaced(text) == " ".join(text.split())


def test_nothing_that_parts_words_can_be_printed_but_the_space() -> None:
    assert [letter for letter in map(chr, range(sys.maxunicode + 1)) if letter.isspace() and letter.isprintable()] == [
        " "
    ]


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(LETTERS | st.text("abcÆøÅ’“ß\u0130\u03a3\u13a0\ud83d\n "))
def test_a_text_folds_letter_by_letter(text: str) -> None:
    """As a whole it is folded by other means than a letter is, whose place is known."""
    assert fold(text) == folded_with_owners(unicodedata.normalize("NFC", text))[0]


@given(LETTERS, LETTERS)
def test_places_are_in_order_apart_and_inside(text: str, term: str) -> None:
    found = places(text, [fold(term)])
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))


def test_a_hit_is_marked_in_the_text_as_it_was_written() -> None:
    text = "En blåbærtærte til Sofie"
    assert [text[start:end] for start, end in places(text, search_terms("aerta SOFIE"))] == ["ærtæ", "Sofie"]


@given(LETTERS)
def test_any_query_gives_terms_without_spaces_at_their_ends(query: str) -> None:
    assert all(term and term == term.strip() for term in search_terms(query))


def test_a_phrase_stays_together_and_a_lone_quote_is_no_error() -> None:
    assert search_terms('rota "på tirsdag" "') == ("rota", "paa tirsdag")


def test_hits_that_touch_are_one_and_hits_apart_are_two() -> None:
    assert places("Marta", ["mar", "ta"]) == [(0, 5)]
    assert places("Mar ta", ["mar", "ta"]) == [(0, 3), (4, 6)]
    assert places("abcabc", ["abc", "ab", "bc"]) == [(0, 6)]
    assert places("ab ab ab", ["ab", "b"]) == [(0, 2), (3, 5), (6, 8)]


@pytest.mark.parametrize("quotes", ['""', "“”", "„“", "””"])
def test_a_phrase_is_held_together_by_the_quotes_of_any_country(quotes: str) -> None:
    assert search_terms(f"rota {quotes[0]}The  Night{quotes[1]} late") == ("rota", "the night", "late")
