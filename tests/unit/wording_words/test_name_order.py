"""Names stand in the order that a reader of the language looks for them in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.name_order import name_key


@pytest.mark.parametrize(
    ("spoken", "names"),
    [
        (Language.DANISH, ["Anna", "bo", "Oda", "Zenia", "Ærlig", "Ørsted", "Aage", "Åse"]),
        (Language.DANISH, ["Andre", "André", "Andrea", "Muus", "Mygind", "Müller", "Myrup"]),
        (Language.DANISH, ["D'Angelo", "D’Arcy", "Dana"]),
        (Language.ENGLISH, ["D'Angelo", "D’Arcy", "Dana", "Muller", "Müllerx", "Muus"]),
        (Language.ENGLISH, ["Aage", "Ærlig", "Anna", "Åse", "bo", "Oda", "Ørsted", "Zenia"]),
    ],
)
def test_names_are_in_the_order_of_the_language(spoken: Language, names: list[str]) -> None:
    with language(spoken):
        assert sorted(set(names), key=name_key) == names


@given(st.text(), st.sampled_from(Language))
def test_every_name_has_a_place(name: str, spoken: Language) -> None:
    with language(spoken):
        assert name_key(name) == name_key(name)
        assert name_key(name)[1] == name
