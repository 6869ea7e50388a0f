"""The letters of a recovery sheet: every key comes back, and a slip of the pen is found in its group."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.recovery import (
    ALPHABET,
    GROUPS,
    LETTERS,
    groups_of,
    key_in,
    letters_of,
    typed_groups,
    wrong_groups,
)
from leader_journal.wording.recovery import sheet_page

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_key_comes_back_from_its_letters(key: bytes) -> None:
    groups = groups_of(key)
    assert len(groups) == GROUPS
    assert {len(group) for group in groups} == {LETTERS + 1}
    for text in (
        letters_of(key),
        " ".join(groups),
        "".join(groups).lower(),
        "\n".join(groups),
        f"  {letters_of(key)}.",
    ):
        assert key_in(text) == key
        assert wrong_groups(text) == ()


@pytest.mark.parametrize("key", [bytes(32), b"\xff" * 32])
def test_the_smallest_and_the_largest_key_come_back(key: bytes) -> None:
    assert key_in(letters_of(key)) == key


@given(KEYS, st.data())
def test_every_wrong_letter_is_found_in_its_group(key: bytes, data: st.DataObject) -> None:
    groups = list(groups_of(key))
    place, letter = data.draw(st.integers(0, GROUPS - 1)), data.draw(st.integers(0, LETTERS))
    right = groups[place]
    other = data.draw(st.sampled_from([one for one in ALPHABET + "01ILOÆÅ!" if one != right[letter]]))
    groups[place] = right[:letter] + other + right[letter + 1 :]
    assert wrong_groups(" ".join(groups)) == (place + 1,)
    assert key_in(" ".join(groups)) is None


@given(KEYS, st.data())
def test_letters_that_changed_places_are_found(key: bytes, data: st.DataObject) -> None:
    groups = list(groups_of(key))
    place = data.draw(st.integers(0, GROUPS - 1))
    one, other = sorted(data.draw(st.sets(st.integers(0, LETTERS), min_size=2, max_size=2)))
    letters = list(groups[place])
    letters[one], letters[other] = letters[other], letters[one]
    changed = "".join(letters)
    assert (wrong_groups(" ".join([*groups[:place], changed, *groups[place + 1 :]])) == ()) == (
        changed == groups[place]
    )


@given(KEYS, st.data())
def test_a_group_in_the_place_of_another_is_found(key: bytes, data: st.DataObject) -> None:
    groups = list(groups_of(key))
    one, other = sorted(data.draw(st.sets(st.integers(0, GROUPS - 1), min_size=2, max_size=2)))
    groups[one], groups[other] = groups[other], groups[one]
    assert wrong_groups(" ".join(groups)) == (one + 1, other + 1)


@given(KEYS, st.integers(0, GROUPS * (LETTERS + 1) - 1))
def test_what_is_not_typed_yet_is_not_wrong(key: bytes, length: int) -> None:
    typed = "".join(groups_of(key))[:length]
    assert wrong_groups(typed) == ()
    assert key_in(typed) is None
    assert "".join(typed_groups(typed)) == typed


def test_more_than_a_sheet_holds_is_wrong() -> None:
    assert wrong_groups(letters_of(bytes(32)) + "2222") == (GROUPS + 1,)


@given(st.text())
def test_any_text_is_a_key_or_none(text: str) -> None:
    assert key_in(text) is None
    wrong_groups(text)


def test_a_key_of_another_length_is_none() -> None:
    with pytest.raises(ValueError, match="key"):
        letters_of(bytes(31))


@pytest.mark.parametrize("between", ["\u2011", "\u2212", "\u202f", "\u00ad-", "_", " · ", "\u200b", "\r\n", "\t"])
@given(key=KEYS)
def test_whatever_stands_between_the_groups_is_no_letter(between: str, key: bytes) -> None:
    assert key_in(between.join(groups_of(key))) == key


@given(KEYS)
def test_what_is_copied_out_of_the_page_is_read(key: bytes) -> None:
    """With the numbers of the groups before each line; and in letters as wide as an East Asian keyboard types them."""
    letters = sheet_page("Mine", groups_of(key), dt.date(2026, 11, 29)).parts[1]
    lines = [line.lead + line.text for line in letters.lines]
    assert key_in(" ".join(lines)) == key_in("\n".join(lines)) == key
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in "".join(groups_of(key)))
    assert key_in(wide) == key
