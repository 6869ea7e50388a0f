"""People in text: typed as @Alias, stored as a reference, read as the alias."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.mentions import may_stand_in, mentioned, reference, shown, stored

PETER = "0190f5fe-7c4a-7000-8000-000000000001"
PETRA = "0190f5fe-7c4a-7000-8000-000000000002"
IDS = {"Peter": PETER, "Peter Berg": PETRA}
ALIASES = {PETER: "Peter", PETRA: "Peter Berg"}


def test_the_longest_alias_wins() -> None:
    assert mentioned(stored("@Peter Berg asked @Peter.", IDS)) == (PETRA, PETER)


def test_a_name_inside_a_word_or_an_address_is_no_mention() -> None:
    assert stored("@Petersen, write to me@Peter", IDS) == "@Petersen, write to me@Peter"


def test_a_text_is_read_with_the_alias_of_now() -> None:
    text = stored("@Peter was late", IDS)
    assert shown(text, {PETER: "P."}) == "P. was late"
    assert shown(text, ALIASES, sign="@") == "@Peter was late"


def test_somebody_who_was_forgotten_is_a_question_mark() -> None:
    assert shown(f"{reference(PETER)} asked", {}) == "? asked"


@given(st.text(max_size=80))
def test_editing_and_storing_again_changes_nothing(text: str) -> None:
    kept = stored(text, IDS)
    assert stored(shown(kept, ALIASES, sign="@"), IDS) == kept


@given(st.text(alphabet="@ pePEßsSøØı.", max_size=30), st.lists(st.text(alphabet=" pePEßsSøØı", max_size=4)))
def test_who_stands_in_a_text_in_whatever_case_is_among_those_who_may(text: str, aliases: list[str]) -> None:
    standing = [alias for alias in aliases if alias and f"@{alias}".casefold() in text.casefold()]
    assert set(standing) <= set(may_stand_in(text, aliases))


@given(st.text(alphabet="@{}abcPeter -0123456789", max_size=60))
def test_braces_in_a_text_are_no_reference(text: str) -> None:
    assert mentioned(text) == ()
