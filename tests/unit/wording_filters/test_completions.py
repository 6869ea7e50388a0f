"""What is offered while somebody types can be chosen as it is, and never asks for what is chosen already."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.wording.filters.completion import Completions, FilterOffer
from leader_journal.wording.filters.parsing import parse_filter

TODAY = dt.date(2026, 11, 24)
PEOPLE = {"Peter": "p1", "Åse": "p2", "Anna Maria": "p3"}


def offers(typed: str, given_filter: EntryFilter = EVERYTHING) -> tuple[FilterOffer, ...]:
    """What is offered in a journal with a few of everything."""
    return Completions(PEOPLE, ["pris", "priser"], ["Bar"], {"Agree early": "a"}).of(typed, TODAY, given=given_filter)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pet", "Peter"),
        ("@a", "Åse"),
        ("maria", "Anna Maria"),
        ("mist", "Mistake"),
        ("fejl", "Mistake"),
        ("questions m", "Questions missed"),
        ("spørgsmål mang", "Questions missed"),
        ("room:p", "Room partly"),
        ("ydm", "Humility shown"),
        ("sharp", "Sharp tone"),
        ("tone:", "Calm tone"),
        ("#pri", "#pris"),
        ("team", "Team meeting"),
        ("bar", "Bar"),
        ("agree", "Agree early"),
        ("unf", "To deepen"),
        ("this m", "This month"),
        ("denne", "This week"),
        ("since 1/9", "Since 1 September"),
        ("last:90d", "Since 27 August"),
    ],
)
def test_the_closest_offer_comes_first(typed: str, first: str) -> None:
    assert offers(typed)[0].text == first


def test_an_offer_is_the_filter_that_the_words_would_be() -> None:
    assert offers("questions m")[0].filter == parse_filter(["questions:missed"], PEOPLE, TODAY)
    assert offers("pet")[0].filter == parse_filter(["@Peter"], PEOPLE, TODAY)


def test_the_words_before_stay_as_text() -> None:
    (peter,) = offers("price table pet")

    assert (peter.text, peter.detail, peter.rest) == ("Peter", "Person", "price table")
    assert peter.filter == EntryFilter(text="price table", people=frozenset({"p1"}))


def test_what_is_chosen_already_is_not_offered_and_a_period_takes_the_place_of_another() -> None:
    chosen = parse_filter(["@Peter", "this month"], PEOPLE, TODAY)

    assert offers("peter", chosen) == ()
    assert offers("last month", chosen)[0].filter == parse_filter(["@Peter", "last month"], PEOPLE, TODAY)
    assert offers("since 1/9", chosen)[0].filter == parse_filter(["@Peter", "since 1/9"], PEOPLE, TODAY)


@pytest.mark.parametrize("typed", ["", "  ", "xyzzy", "@xyzzy", ":"])
def test_nothing_is_offered_for_nothing(typed: str) -> None:
    assert offers(typed) == ()


@given(st.text(max_size=20) | st.text(st.sampled_from('aeiprst@#: ,"19/'), max_size=12))
def test_any_typing_gives_a_few_distinct_filters(typed: str) -> None:
    found = offers(typed)

    assert len(found) <= 8
    assert len({completion.filter for completion in found}) == len(found)
    assert all(completion.text and completion.filter.text == completion.rest for completion in found)
