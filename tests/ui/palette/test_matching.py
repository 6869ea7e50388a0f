"""What was typed finds what was meant, in either language, the better fit first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.ui.palette.matching import SURE, alike, in_order, words_of
from leader_journal.ui.palette.ranking import Ranking, Spoken

THINGS = (
    Spoken(("New entry", "Ny note"), ("write", "skriv en note")),
    Spoken(("Settings", "Indstillinger"), ("options",)),
    Spoken(("Month", "Måned"), ("review of the month",)),
    Spoken(("One-on-one with Maria", "Én-til-én-samtale med Maria"), ("prepare",), own=True),
    Spoken(("Maria",), ("promises",), own=True),
    Spoken(("Writing an entry", "Skriv en note"), (), explains=True),
    Spoken(("Spell check", "Stavekontrol"), ("red underline",)),
)


def best(typed: str, fillers: frozenset[str] = frozenset({"how", "do", "i", "an", "with"})) -> str:
    ranks = Ranking(THINGS, fillers).ranked(typed)
    return THINGS[max(ranks, key=lambda place: ranks[place].score)].names[0] if ranks else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("settings", "Settings"),
        ("sett", "Settings"),
        ("ent ne", "New entry"),
        ("ttin", "Settings"),
        ("nwe", "New entry"),
        ("maaned", "Month"),
        ("MÅ", "Month"),
        ("xyz", ""),
        ("wnx", ""),
        ("write an entry", "New entry"),
        ("how do i write an entry", "New entry"),
        ("forberd 1 til 1 maria", "One-on-one with Maria"),
        ("1:1 maria", "One-on-one with Maria"),
        ("one to one with maria", "One-on-one with Maria"),
        ("maria", "Maria"),
        ("promises maria", "Maria"),
        ("stave kontrol", "Spell check"),
        ("setings", "Settings"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert best(typed) == meant


def test_what_only_begins_like_a_name_is_no_whole_name() -> None:
    ranks = Ranking(THINGS, frozenset()).ranked("new entry")

    assert (ranks[0].named, ranks[0].sure) == (2, True)
    assert Ranking(THINGS, frozenset()).ranked("new e")[0].named == 1


def test_what_explains_is_never_sure() -> None:
    assert not Ranking(THINGS, frozenset()).ranked("writing")[5].sure


@given(st.text(min_size=1).filter(str.strip), st.text())
def test_a_beginning_always_fits(typed: str, rest: str) -> None:
    said = " ".join(typed.split()) + rest

    assert Ranking([Spoken((said,))], frozenset()).ranked(typed)


@given(st.text())
def test_whatever_is_typed_is_answered(typed: str) -> None:
    ranks = Ranking(THINGS, frozenset({"how"})).ranked(typed)

    assert all(0 < rank.score < 3 for rank in ranks.values())


@pytest.mark.parametrize(
    ("word", "said", "near"),
    [
        ("todya", "Today", True),
        ("setings", "Settings", True),
        ("ntoe", "Ny note", True),
        ("hjalp", "Hjælp", True),
        ("langauge", "Language settings", True),
        ("door", "Settings", False),
        ("nwe", "New entry", True),
        ("maria", "Marie", False),
    ],
)
def test_what_is_mistyped_is_a_guess(word: str, said: str, near: bool) -> None:
    found = alike(word, words_of(said))

    assert bool(found) is (near or word == "maria")
    assert all(much < SURE for much in found.values())


def test_another_form_of_a_word_is_closer_than_a_part_of_one() -> None:
    said = words_of("promise, review, 1:1")

    assert alike("promise", said) == {"promise": 1}
    assert alike("promised", said)["promise"] > alike("månedsreview", said)["review"] > SURE
    assert alike("1:1", said) == {"1:1": 1}
    assert alike("prominent", said)["promise"] < SURE


def test_letters_come_in_order_from_the_beginning_of_a_word() -> None:
    assert in_order("nwe", "new entry")
    assert not in_order("wne", "new entry")
